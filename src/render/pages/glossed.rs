//! Words explained where they stand: the first time a text uses a word of the glossary, in each of its chapters, the word leads
//! to its definition at the end of the chapter, and the definition leads back. A browser with scripts shows the definition in
//! place; without them, and for a screen reader, these are the links of a glossary (DPUB-ARIA 1.1, `doc-glossref`).

use super::introduction::typeset;
use crate::markup::{Element, Node};
use crate::model::Term;
use crate::text::slugify;
use serde::Serialize;
use std::collections::BTreeMap;

/// A word explained at the end of a chapter.
#[derive(Debug, Serialize)]
pub(super) struct Explained {
    /// Where its definition stands.
    anchor: String,
    /// Where the chapter uses it.
    used: String,
    term: String,
    definition: String,
    /// Its place in the glossary.
    slug: String,
}

/// The words to look for, the longest first: « apprentissage automatique » before « apprentissage ».
pub(super) struct Glossary<'a> {
    /// A form, in letters that match, with its term.
    forms: Vec<(Vec<char>, &'a Term)>,
}

impl<'a> Glossary<'a> {
    pub(super) fn new(terms: &'a [Term]) -> Self {
        let of_term = |term: &'a Term| {
            let forms = std::iter::once(&term.term).chain(&term.variants);
            forms.map(move |form| (form.chars().map(alike).collect::<Vec<char>>(), term))
        };
        let mut forms: Vec<(Vec<char>, &Term)> = terms.iter().flat_map(of_term).collect();
        forms.sort_by(|a, b| (b.0.len(), &a.0).cmp(&(a.0.len(), &b.0)));
        Self { forms }
    }

    /// The glossary without the words of a title: what a text is about is explained once.
    pub(super) fn without(&self, title: &str) -> Self {
        let found: Vec<&Term> = std::iter::successors(self.first(title, &BTreeMap::new()), |(_, end, term)| {
            let known = BTreeMap::from([(slugify(&term.term), ())]);
            self.first(&title[*end..], &known).map(|(start, length, next)| (end + start, end + length, next))
        })
        .map(|(_, _, term)| term)
        .collect();
        Self { forms: self.forms.iter().filter(|(_, term)| !found.contains(term)).cloned().collect() }
    }

    /// Marks the words of a chapter, the `number`th, and gives them in the order in which they are used.
    pub(super) fn mark(&self, chapter: &mut Vec<Node>, number: usize) -> Vec<Explained> {
        let mut marker = Marker { glossary: self, number, found: BTreeMap::new(), explained: Vec::new() };
        marker.nodes(chapter);
        marker.explained
    }

    /// The first word of a text: where it starts and ends, in bytes.
    fn first(&self, text: &str, known: &BTreeMap<String, ()>) -> Option<(usize, usize, &'a Term)> {
        let letters: Vec<(usize, char)> = text.char_indices().map(|(at, letter)| (at, alike(letter))).collect();
        for start in 0..letters.len() {
            if start > 0 && letters[start - 1].1.is_alphanumeric() {
                continue;
            }
            for (form, term) in &self.forms {
                let here = &letters[start..];
                let same =
                    here.len() >= form.len() && here.iter().zip(form).all(|((_, letter), other)| letter == other);
                let after = same.then(|| plural_end(here, form.len())).flatten();
                if let Some(length) = after
                    && !known.contains_key(&slugify(&term.term))
                {
                    let end = here.get(length).map_or(text.len(), |(at, _)| *at);
                    return Some((letters[start].0, end, term));
                }
            }
        }
        None
    }
}

/// Letters up to the end of the word, which may take an « s »; `None` when the word goes on.
fn plural_end(letters: &[(usize, char)], length: usize) -> Option<usize> {
    let ends = |at: usize| letters.get(at).is_none_or(|(_, letter)| !letter.is_alphanumeric());
    match letters.get(length) {
        Some((_, 's')) if ends(length + 1) => Some(length + 1),
        _ if ends(length) => Some(length),
        _ => None,
    }
}

/// Letters that match whatever their case, and whatever typography made of them.
fn alike(letter: char) -> char {
    match letter {
        '’' => '\'',
        '\u{a0}' | '\u{202f}' | '\n' => ' ',
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

struct Marker<'a> {
    glossary: &'a Glossary<'a>,
    number: usize,
    found: BTreeMap<String, ()>,
    explained: Vec<Explained>,
}

impl Marker<'_> {
    fn nodes(&mut self, nodes: &mut Vec<Node>) {
        let mut at = 0;
        while at < nodes.len() {
            match &mut nodes[at] {
                // A link leads elsewhere already; a heading is read in lists; code is no prose.
                Node::Element(element) if is_left_alone(element) => {}
                Node::Element(element) => self.nodes(&mut element.children),
                Node::Text(text) => {
                    if let Some(parts) = self.text(text) {
                        nodes.splice(at..=at, parts);
                        // The text before the word holds no other; what follows it may.
                        at += 1;
                    }
                }
            }
            at += 1;
        }
    }

    /// A text cut around the first word it uses.
    fn text(&mut self, text: &str) -> Option<[Node; 3]> {
        let (start, end, term) = self.glossary.first(text, &self.found)?;
        let slug = slugify(&term.term);
        let (anchor, used) = (format!("mot_{}_{slug}", self.number), format!("lu_{}_{slug}", self.number));
        self.found.insert(slug.clone(), ());
        let href = format!("#{anchor}");
        let attributes = [("class", "word"), ("id", used.as_str()), ("href", href.as_str()), ("role", "doc-glossref")];
        let link = Element::new("a", &attributes, vec![Node::Text(text[start..end].to_owned())]);
        let (term, definition) = (typeset(&term.term), typeset(&term.definition));
        self.explained.push(Explained { anchor, used, term, definition, slug });
        Some([Node::Text(text[..start].to_owned()), Node::Element(link), Node::Text(text[end..].to_owned())])
    }
}

fn is_left_alone(element: &Element) -> bool {
    matches!(
        element.name.as_str(),
        "a" | "h2" | "h3" | "h4" | "h5" | "h6" | "code" | "pre" | "sup" | "figcaption" | "th"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup;

    fn term(term: &str, variants: &[&str]) -> Term {
        Term {
            term: term.to_owned(),
            definition: "Une définition.".to_owned(),
            variants: variants.iter().map(|one| (*one).to_owned()).collect(),
            source: None,
        }
    }

    fn marked(html: &str, terms: &[Term]) -> (String, usize) {
        let mut nodes = markup::read(html);
        let explained = Glossary::new(terms).mark(&mut nodes, 2);
        (markup::html(&nodes), explained.len())
    }

    #[test]
    fn a_word_is_explained_once_a_chapter_and_the_longest_form_wins() {
        let terms = [term("Apprentissage", &[]), term("Apprentissage automatique", &["machine learning"])];
        let (html, count) =
            marked("<p>L’apprentissage automatique, puis l’apprentissage et l’apprentissage.</p>", &terms);
        assert_eq!(count, 2);
        assert_eq!(html.matches("class=\"word\"").count(), 2);
        assert!(html.contains(">apprentissage automatique</a>, puis l’<a "), "{html}");
    }

    #[test]
    fn links_and_headings_are_left_alone() {
        let (html, count) = marked("<h2>Le biais</h2><p><a href=\"/\">biais</a> et biaisé</p>", &[term("Biais", &[])]);
        assert_eq!((count, html.contains("class=\"word\"")), (0, false), "{html}");
    }

    #[test]
    fn a_plural_and_a_no_break_space_match() {
        let (html, count) =
            marked("<p>Des <em>IA\u{a0}génératives</em> ?</p>", &[term("IA générative", &["IA génératives"])]);
        assert_eq!(count, 1, "{html}");
        assert!(html.contains("href=\"#mot_2_ia-generative\""), "{html}");
    }
}
