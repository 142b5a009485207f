//! `/ressources/glossaire/`: the words of AI, by letter.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::introduction::{typeset, typeset_all};
use super::layout::{Frame, Section};
use super::measures::LinkContext;
use crate::model::Term;
use crate::text::{fold, slugify};
use serde::Serialize;

/// What `glossary.html` shows.
#[derive(Debug, Serialize)]
struct GlossaryPage {
    summary: String,
    count: usize,
    letters: Vec<Letter>,
}

/// The terms of a letter.
#[derive(Debug, Serialize)]
struct Letter {
    letter: String,
    terms: Vec<TermContext>,
}

#[derive(Debug, Serialize)]
struct TermContext {
    anchor: String,
    term: String,
    definition: String,
    variants: String,
    source: Option<LinkContext>,
}

/// The glossary.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let terms = &renderer.site.content.glossary;
    let mut letters: Vec<Letter> = Vec::new();
    for term in terms {
        let letter = initial(&term.term);
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.terms.push(TermContext::new(term)),
            None => letters.push(Letter { letter, terms: vec![TermContext::new(term)] }),
        }
    }
    let summary = renderer.texts.say("glossary.summary");
    let frame = Frame::new("/ressources/glossaire/", &renderer.texts.say("glossary.name"), &summary)
        .section(Section::Library)
        .crumb(&renderer.texts.say("library.name"), "/ressources/");
    renderer.html("glossary.html", frame, &GlossaryPage { summary, count: terms.len(), letters })
}

impl TermContext {
    fn new(term: &Term) -> Self {
        Self {
            anchor: slugify(&term.term),
            term: typeset(&term.term),
            definition: typeset(&term.definition),
            variants: typeset_all(&term.variants).join(", "),
            source: term.source.as_ref().map(LinkContext::outside),
        }
    }
}

/// The letter that a term is filed under: « É » under E, a digit under « 0-9 ».
pub(super) fn initial(term: &str) -> String {
    match fold(term).chars().find(|letter| letter.is_alphanumeric()) {
        Some(letter) if letter.is_alphabetic() => letter.to_uppercase().to_string(),
        _ => "0-9".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_filed_without_its_accent() {
        assert_eq!(initial("Éthique"), "E");
        assert_eq!(initial("« Prompt »"), "P");
        assert_eq!(initial("5G"), "0-9");
    }
}
