//! Pages (`content/pages/<slug>.md`), questions (`content/faq/<slug>.md`) and the glossary (`content/glossaire.yaml`).

use super::Sink;
use super::draft::{Draft, read_markdown, read_yaml};
use super::fields::{Fields, plain};
use crate::diagnostic::FileId;
use crate::model::{Figure, Page, Question, Slug, Term};

/// Reads a page.
pub fn read_page(file: &FileId, slug: Slug, text: &str, sink: &mut Sink) -> Option<Draft<Page>> {
    read_markdown(file, text, sink, |fields, body, _| {
        let title = fields.required_text("titre", 140, "Le titre de la page");
        let short_title = fields.text("titre_court", 40);
        let summary = fields.required_text("resume", 400, "Ce que dit la page, en une phrase");
        let updated = fields.date("maj").map(|date| date.value);
        let figures = plain(fields.blocks("chiffres", figure)).into_iter().flatten().collect();
        let to_complete = plain(fields.texts("a_completer", 300));
        let title = title?.value;
        Some(Page {
            slug,
            file: file.to_string(),
            short_title: short_title.map_or_else(|| title.clone(), |short| short.value),
            title,
            summary: summary?.value,
            updated,
            figures,
            to_complete,
            body: body.document,
        })
    })
}

fn figure(fields: &mut Fields<'_>) -> Option<Figure> {
    let value = fields.required_text("valeur", 20, "48 %");
    let text = fields.required_text("texte", 200, "des citoyens utilisent l’IA");
    let source = fields.required_text("source", 200, "Baromètre du numérique 2025");
    Some(Figure { value: value?.value, text: text?.value, source: source?.value })
}

/// Reads a question.
pub fn read_question(file: &FileId, slug: Slug, text: &str, sink: &mut Sink) -> Option<Draft<Question>> {
    read_markdown(file, text, sink, |fields, body, _| {
        let question = fields.required_text("question", 200, "Est-ce gratuit ?");
        let order = fields.number("ordre", 0..=10_000).map_or(0, |order| order.value);
        let theme = fields.required_choice("theme", "venir");
        Some(Question { slug, question: question?.value, order, theme: theme?.value, answer: body.document })
    })
}

/// Reads the glossary.
pub fn read_glossary(file: &FileId, text: &str, sink: &mut Sink) -> Option<Draft<Vec<Term>>> {
    read_yaml(file, text, sink, |fields, _| {
        let mut terms: Vec<Term> = plain(fields.blocks("termes", term)).into_iter().flatten().collect();
        terms.sort_by_cached_key(|term| (crate::text::fold(&term.term), term.term.clone()));
        Some(terms)
    })
}

fn term(fields: &mut Fields<'_>) -> Option<Term> {
    let term = fields.required_text("terme", 80, "Algorithme");
    let definition = fields.required_text("definition", 600, "Une suite d’instructions…");
    let variants = plain(fields.texts("variantes", 80));
    let source = fields.link("source");
    Some(Term { term: term?.value, definition: definition?.value, variants, source })
}
