//! Pages (`content/pages/<slug>.md`) and their easy form (`<slug>.falc.md`), questions (`content/faq/<slug>.md`) and the
//! glossary (`content/glossaire.yaml`).

use super::Sink;
use super::draft::{Draft, read_markdown, read_yaml};
use super::fields::{Fields, plain};
use crate::contract::{EASY_PAGE, GLOSSARY, PAGE, QUESTION};
use crate::diagnostic::FileId;
use crate::diagnostic::codes::dates as codes;
use crate::model::{Appointment, EasyPage, Figure, Page, Question, Slug, Term};

/// Reads a page.
pub fn read_page(file: &FileId, slug: Slug, text: &str, sink: &mut Sink) -> Option<Draft<Page>> {
    read_markdown(&PAGE, text, sink, |fields, body, _| {
        let title = fields.text("titre");
        let short_title = fields.text("titre_court");
        let summary = fields.text("resume");
        let updated = fields.date("maj").map(|date| date.value);
        let figures = plain(fields.blocks("chiffres", figure)).into_iter().flatten().collect();
        let appointment = fields.block("rendez_vous", appointment).and_then(|block| block.value);
        let to_complete = plain(fields.texts("a_completer"));
        let title = title?.value;
        Some(Page {
            slug,
            file: file.to_string(),
            short_title: short_title.map_or_else(|| title.clone(), |short| short.value),
            title,
            summary: summary?.value,
            updated,
            figures,
            appointment,
            to_complete,
            body: body.document,
        })
    })
}

/// Reads the easy form of a page.
pub fn read_easy_page(slug: Slug, text: &str, sink: &mut Sink) -> Option<Draft<EasyPage>> {
    read_markdown(&EASY_PAGE, text, sink, |fields, body, _| {
        let (title, summary) = (fields.text("titre"), fields.text("resume"));
        let pictos = plain(fields.choices("pictos"));
        let review = fields.text("relecture").map(|text| text.value);
        Some(EasyPage { slug, title: title?.value, summary: summary?.value, pictos, review, body: body.document })
    })
}

fn appointment(fields: &mut Fields<'_>) -> Option<Appointment> {
    let name = fields.text("nom");
    let weekday = fields.choice("chaque");
    let (start, end) = (fields.time("de"), fields.time("a"));
    let email = fields.email("courriel").map(|email| email.value);
    let (start, end) = (start?.value, end?);
    if end.value <= start {
        fields.report(end.span, codes::recurrence_hours(start));
        return None;
    }
    Some(Appointment { name: name?.value, weekday: weekday?.value, start, end: end.value, email })
}

fn figure(fields: &mut Fields<'_>) -> Option<Figure> {
    let value = fields.text("valeur");
    let text = fields.text("texte");
    let source = fields.text("source");
    Some(Figure { value: value?.value, text: text?.value, source: source?.value })
}

/// Reads a question.
pub fn read_question(slug: Slug, text: &str, sink: &mut Sink) -> Option<Draft<Question>> {
    read_markdown(&QUESTION, text, sink, |fields, body, _| {
        let question = fields.text("question");
        let order = fields.number("ordre").map_or(0, |order| order.value);
        let theme = fields.choice("theme");
        Some(Question { slug, question: question?.value, order, theme: theme?.value, answer: body.document })
    })
}

/// Reads the glossary.
pub fn read_glossary(text: &str, sink: &mut Sink) -> Option<Draft<Vec<Term>>> {
    read_yaml(&GLOSSARY, text, sink, |fields, _| {
        let mut terms: Vec<Term> = plain(fields.blocks("termes", term)).into_iter().flatten().collect();
        terms.sort_by_cached_key(|term| (crate::text::fold(&term.term), term.term.clone()));
        Some(terms)
    })
}

fn term(fields: &mut Fields<'_>) -> Option<Term> {
    let term = fields.text("terme");
    let definition = fields.text("definition");
    let variants = plain(fields.texts("variantes"));
    let source = fields.link("source");
    Some(Term { term: term?.value, definition: definition?.value, variants, source })
}
