//! The HTML of a [`crate::model::Document`] as a tree: for what has to be cut, marked or told again (slides, explained words,
//! EPUB). It reads only what [`crate::parse::markdown`] writes: quoted attributes, five entities, every element closed but for
//! `br`, `hr` and `img`. It is no HTML parser, and meets no other HTML.

/// A piece of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// A text, its entities as they are written.
    Text(String),
}

/// An element.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Element {
    /// `p`
    pub name: String,
    /// In the order in which they are written; values keep their entities.
    pub attributes: Vec<(String, String)>,
    /// What it holds.
    pub children: Vec<Node>,
}

/// Elements without an end.
const VOID: [&str; 3] = ["br", "hr", "img"];

/// Reads a document.
pub fn read(html: &str) -> Vec<Node> {
    let mut open: Vec<Element> = vec![Element::default()];
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        push_text(&mut open, text);
        let Some((tag, after)) = after.split_once('>') else { break };
        rest = after;
        match tag.strip_prefix('/') {
            Some(_) => close(&mut open),
            None => {
                let element = start(tag);
                let is_void = VOID.contains(&element.name.as_str());
                open.push(element);
                if is_void {
                    close(&mut open);
                }
            }
        }
    }
    push_text(&mut open, rest);
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|root| root.children).unwrap_or_default()
}

fn push_text(open: &mut [Element], text: &str) {
    if let (Some(element), false) = (open.last_mut(), text.is_empty()) {
        element.children.push(Node::Text(text.to_owned()));
    }
}

fn close(open: &mut Vec<Element>) {
    if open.len() < 2 {
        return;
    }
    if let Some(element) = open.pop()
        && let Some(outer) = open.last_mut()
    {
        outer.children.push(Node::Element(element));
    }
}

/// An element from the inside of its tag: `a href="/" rel="external"`.
fn start(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some((key, after)) = rest.split_once("=\"") {
        let Some((value, after)) = after.split_once('"') else { break };
        attributes.push((key.trim().to_owned(), value.to_owned()));
        rest = after;
    }
    Element { name: name.to_owned(), attributes, children: Vec::new() }
}

impl Element {
    /// A new element.
    pub fn new(name: &str, attributes: &[(&str, &str)], children: Vec<Node>) -> Self {
        let attributes = attributes.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        Self { name: name.to_owned(), attributes, children }
    }

    /// The value of an attribute, entities as they are written.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// Whether it has a class.
    pub fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
    }
}

impl Node {
    /// The element, if it is one.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }

    /// The element of this name, if it is one.
    pub fn named(&self, name: &str) -> Option<&Element> {
        self.element().filter(|element| element.name == name)
    }

    /// Whether it is a text of spaces only.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

/// The words of some nodes, entities as they are written.
pub fn words(nodes: &[Node]) -> String {
    let mut out = String::new();
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(element) if element.name == "br" => out.push(' '),
            Node::Element(element) => out.push_str(&words(&element.children)),
        }
    }
    out
}

/// Nodes as HTML, as they were read.
pub fn html(nodes: &[Node]) -> String {
    let mut out = String::new();
    write(nodes, ">", &mut out);
    out
}

/// Nodes as XHTML: elements without an end are closed.
pub fn xhtml(nodes: &[Node]) -> String {
    let mut out = String::new();
    write(nodes, "/>", &mut out);
    out
}

fn write(nodes: &[Node], end_of_void: &str, out: &mut String) {
    for node in nodes {
        let element = match node {
            Node::Text(text) => {
                out.push_str(text);
                continue;
            }
            Node::Element(element) => element,
        };
        out.push('<');
        out.push_str(&element.name);
        for (key, value) in &element.attributes {
            out.push_str(&format!(" {key}=\"{value}\""));
        }
        if VOID.contains(&element.name.as_str()) {
            out.push_str(end_of_void);
            continue;
        }
        out.push('>');
        write(&element.children, end_of_void, out);
        out.push_str(&format!("</{}>", element.name));
    }
}

/// Calls `change` on every element, the outer ones first.
pub fn each_element(nodes: &mut [Node], change: &mut impl FnMut(&mut Element)) {
    for node in nodes {
        if let Node::Element(element) = node {
            change(element);
            each_element(&mut element.children, change);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::markdown::{Trust, parse};

    const TEXT: &str = "## Un titre\n\nDeux *mots* & un [lien](https://exemple.fr/?a=b&c=d \"ici\")[^1].  \nSuite `<b>`.\n\n\
        > [!NOTE]\n> Une note.\n\n| A | B |\n| :-: | --: |\n| 1 | ![x](/ressources/a/x.png) |\n\n---\n\n1. un\n\n   deux\n\n[^1]: Une source.\n";

    #[test]
    fn what_is_read_is_written_again_as_it_was() {
        let html = parse(TEXT, Trust::Site).document.html;
        assert_eq!(super::html(&read(&html)), html);
    }

    #[test]
    fn xhtml_closes_what_html_leaves_open() {
        let html = parse(TEXT, Trust::Site).document.html;
        let xhtml = xhtml(&read(&html));
        assert!(xhtml.contains("<hr/>") && xhtml.contains("<br/>") && !xhtml.contains("loading=\"lazy\">"), "{xhtml}");
    }

    #[test]
    fn the_words_of_a_text_leave_its_markup() {
        assert_eq!(words(&read("<p>Un <strong>mot</strong><br>\nici</p>")), "Un mot \nici");
    }
}
