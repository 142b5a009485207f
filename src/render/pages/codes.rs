//! `/contribuer/erreurs/` and a page a code: what the checker's messages mean, from the table of `diagnostic::explain`.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::introduction::typeset;
use super::layout::Frame;
use crate::diagnostic::explain::{self, DESCRIBED, Explanation, Family, Sample, Words};
use serde::Serialize;

/// What `codes.html` shows.
#[derive(Debug, Serialize)]
struct CodesPage {
    summary: String,
    families: Vec<FamilyContext>,
}

#[derive(Debug, Serialize)]
struct FamilyContext {
    anchor: String,
    label: String,
    codes: Vec<CodeLine>,
}

#[derive(Debug, Serialize)]
struct CodeLine {
    code: &'static str,
    title: String,
    href: String,
}

/// What `code.html` shows.
#[derive(Debug, Serialize)]
struct CodePage {
    kind: &'static str,
    code: &'static str,
    why: Vec<Vec<Part>>,
    mend: Vec<Vec<Part>>,
    bad: Vec<SampleContext>,
    good: Vec<SampleContext>,
    others: Vec<SampleContext>,
    /// The rest of the family.
    family: FamilyContext,
}

/// A part of a paragraph; what is to be typed stands as code, without French typography.
#[derive(Debug, Serialize)]
struct Part {
    typed: bool,
    text: String,
}

#[derive(Debug, Serialize)]
struct SampleContext {
    path: String,
    /// What it is, in words, when it cannot be shown as it is.
    described: Option<String>,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    text: String,
    /// Whether the other example has no such line.
    differs: bool,
}

/// The index of the codes.
pub(in crate::render) fn render_index(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let families = Family::ALL.into_iter().map(|family| FamilyContext::new(family, renderer)).collect();
    let summary = renderer.texts.say("codes.summary");
    let frame = Frame::new(explain::INDEX, &renderer.texts.say("codes.title"), &summary);
    renderer.html("codes.html", to_contribute(renderer, frame), &CodesPage { summary, families })
}

/// The page of a code.
pub(in crate::render) fn render(renderer: &Renderer, one: &'static Explanation) -> Result<Vec<u8>, RenderError> {
    let fields = CodePage {
        kind: one.kind(),
        code: &one.code,
        why: prose(&one.why),
        mend: prose(&one.mend),
        bad: samples(&one.bad, &one.good),
        good: samples(&one.good, &one.bad),
        others: samples(&one.others, &one.others),
        family: FamilyContext::new(one.family(), renderer),
    };
    let description = format!("{} {} : {}.", one.kind(), one.code, one.title);
    let frame = Frame::new(&explain::page(&one.code), &one.title, &description);
    renderer.html(
        "code.html",
        to_contribute(renderer, frame).crumb(&renderer.texts.say("codes.title"), explain::INDEX),
        &fields,
    )
}

/// A site may have no page that says how to contribute.
fn to_contribute(renderer: &Renderer, frame: Frame) -> Frame {
    let page = renderer.site.content.pages.iter().find(|(slug, _)| slug.as_str() == "contribuer");
    match page {
        Some((_, page)) => frame.crumb(&page.short_title, "/contribuer/"),
        None => frame,
    }
}

impl FamilyContext {
    fn new(family: Family, renderer: &Renderer) -> Self {
        let line = |one: &'static Explanation| CodeLine {
            code: &one.code,
            title: typeset(&one.title),
            href: renderer.base.path(&explain::page(&one.code)),
        };
        let codes: Vec<CodeLine> = explain::of(family).map(line).collect();
        Self { anchor: crate::text::slugify(family.label()), label: typeset(family.label()), codes }
    }
}

fn prose(paragraphs: &[String]) -> Vec<Vec<Part>> {
    let part = |words: Words<'_>| match words {
        Words::Prose(text) => Part { typed: false, text: typeset(text) },
        Words::Typed(text) => Part { typed: true, text: text.to_owned() },
    };
    paragraphs.iter().map(|paragraph| explain::words(paragraph).map(part).collect()).collect()
}

/// The files of an example, each line compared with those of the other one.
fn samples(files: &[Sample], other: &[Sample]) -> Vec<SampleContext> {
    let known: Vec<&str> = other.iter().flat_map(|file| file.text.lines()).collect();
    let line = |text: &str| Line { text: text.to_owned(), differs: !text.is_empty() && !known.contains(&text) };
    files
        .iter()
        .map(|file| {
            let mut lines = file.text.lines();
            let described = (file.language == DESCRIBED).then(|| typeset(lines.next().unwrap_or_default()));
            SampleContext { path: file.path.clone(), described, lines: lines.map(line).collect() }
        })
        .collect()
}
