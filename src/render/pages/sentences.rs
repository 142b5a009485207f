//! The sentences of a paragraph, and those of them that are worth projecting: the ones its author set in bold, else the first.

use crate::markup::{self, Element, Node};

/// Words of a bold sentence under which it only announces the next one: « 1950. », « Préparer (2 minutes). »
const LEAD: usize = 4;

/// What to project of a paragraph or an item, without its notes and links.
pub(super) fn key(nodes: &[Node]) -> Vec<Node> {
    let sentences = split(&plain(nodes));
    let is_bold = |sentence: &[Node]| sentence.iter().any(|node| node.named("strong").is_some());
    let mut kept: Vec<Vec<Node>> = Vec::new();
    let mut announced = false;
    for sentence in &sentences {
        if is_bold(sentence) || announced {
            announced = is_bold(sentence) && count(sentence) < LEAD;
            kept.push(sentence.clone());
        }
    }
    if kept.is_empty() {
        kept.extend(sentences.into_iter().next());
    }
    kept.into_iter().flatten().collect()
}

/// How many words stand in some nodes.
pub(super) fn count(nodes: &[Node]) -> usize {
    let words = markup::words(nodes);
    words.split([' ', '\n', '\u{a0}']).filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Nodes without what a screen across the room cannot use: calls of notes go, links leave their words.
pub(super) fn plain(nodes: &[Node]) -> Vec<Node> {
    let mut out = Vec::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Element(element) if element.name == "sup" && element.has_class("note-ref") => {}
            Node::Element(element) if element.name == "a" => out.extend(plain(&element.children)),
            Node::Element(element) => {
                out.push(Node::Element(Element { children: plain(&element.children), ..element.clone() }));
            }
            Node::Text(_) => out.push(node.clone()),
        }
    }
    out
}

/// Cuts inline nodes after each sentence; markup is never cut.
fn split(nodes: &[Node]) -> Vec<Vec<Node>> {
    let mut sentences: Vec<Vec<Node>> = vec![Vec::new()];
    let (mut ended, mut spaced) = (false, false);
    for node in nodes {
        match node {
            Node::Text(text) => {
                let mut rest = text.as_str();
                // « **Un point.** La suite » : the sentence ends within the bold.
                if ended && rest.starts_with([' ', '\n']) {
                    sentences.push(Vec::new());
                }
                while let Some(end) = end_of_sentence(rest) {
                    push(&mut sentences, &rest[..end]);
                    sentences.push(Vec::new());
                    rest = &rest[end..];
                }
                push(&mut sentences, rest);
                ended = is_end(rest);
                spaced = rest.ends_with([' ', '\n']);
            }
            Node::Element(element) => {
                // « Une idée. **Une autre.** »: the sentence ended before the bold.
                if ended && spaced {
                    sentences.push(Vec::new());
                }
                if let Some(sentence) = sentences.last_mut() {
                    sentence.push(node.clone());
                }
                ended = is_end(&markup::words(&element.children));
                spaced = false;
            }
        }
    }
    sentences.retain(|sentence| !sentence.iter().all(Node::is_blank));
    sentences
}

fn is_end(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', '…'])
}

fn push(sentences: &mut [Vec<Node>], text: &str) {
    if let (Some(sentence), false) = (sentences.last_mut(), text.is_empty()) {
        sentence.push(Node::Text(text.to_owned()));
    }
}

/// Where the first sentence of a text ends, the space after it included, when another follows: a full stop (and the quote that
/// it closes), a plain space, a capital or an opening quote.
fn end_of_sentence(text: &str) -> Option<usize> {
    for (at, sign) in text.char_indices().filter(|(_, letter)| matches!(letter, '.' | '!' | '?' | '…')) {
        let mut end = at + sign.len_utf8();
        let after = &text[end..];
        if let Some(closed) = after.strip_prefix("\u{a0}»") {
            end = text.len() - closed.len();
        }
        let Some(next) = text[end..].strip_prefix([' ', '\n']) else { continue };
        // « M. Dupont », « A. Turing »: a lone letter before the point is an abbreviation.
        let word = text[..at].rsplit([' ', '\u{a0}', '\n']).next().unwrap_or_default();
        if sign == '.' && word.chars().count() == 1 {
            continue;
        }
        if next.starts_with(|letter: char| letter.is_uppercase() || letter == '«' || letter.is_ascii_digit()) {
            return Some(end + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keyed(html: &str) -> String {
        markup::html(&key(&markup::read(html)))
    }

    #[test]
    fn bold_sentences_are_kept_and_notes_are_not() {
        let html = "Une idée. On appelle cela <strong>un biais</strong><sup class=\"note-ref\"><a href=\"#n\">1</a></sup>. La suite.";
        assert_eq!(keyed(html), "On appelle cela <strong>un biais</strong>. ");
    }

    #[test]
    fn a_bold_word_that_announces_brings_its_sentence() {
        assert_eq!(
            keyed("<strong>1950.</strong> Turing pose une question. Il propose un jeu."),
            "<strong>1950.</strong> Turing pose une question. "
        );
    }

    #[test]
    fn without_bold_the_first_sentence_stands_for_all() {
        assert_eq!(
            keyed("Comment dire «\u{a0}chat\u{a0}»\u{202f}? On essaie. <a href=\"/\">Ici</a>."),
            "Comment dire «\u{a0}chat\u{a0}»\u{202f}? "
        );
    }

    #[test]
    fn an_initial_does_not_end_a_sentence() {
        assert_eq!(keyed("Selon A. Turing, oui. Et non."), "Selon A. Turing, oui. ");
    }
}
