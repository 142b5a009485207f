//! `/faq/`: questions and answers, by theme, each with its own address.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::introduction::{Introduction, typeset};
use super::layout::{Frame, Section};
use crate::model::vocabulary::{QuestionTheme, Vocabulary};
use serde::Serialize;

/// What `faq.html` shows.
#[derive(Debug, Serialize)]
struct FaqPage {
    summary: String,
    introduction: String,
    themes: Vec<Theme>,
}

/// A chapter.
#[derive(Debug, Serialize)]
struct Theme {
    key: &'static str,
    label: &'static str,
    questions: Vec<QuestionContext>,
}

#[derive(Debug, Serialize)]
struct QuestionContext {
    anchor: String,
    question: String,
    answer: String,
}

/// The questions.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let introduction = Introduction::of(renderer, "faq", &renderer.texts.say("faq.title"));
    let themes = QuestionTheme::ALL.iter().map(|theme| Theme {
        key: theme.key(),
        label: theme.label(),
        questions: questions(renderer, *theme),
    });
    let fields = FaqPage {
        summary: typeset(&introduction.summary),
        introduction: introduction.html,
        themes: themes.filter(|theme| !theme.questions.is_empty()).collect(),
    };
    let frame = Frame::new("/faq/", &introduction.title, &introduction.summary).section(Section::Faq);
    renderer.html("faq.html", frame, &fields)
}

fn questions(renderer: &Renderer, theme: QuestionTheme) -> Vec<QuestionContext> {
    let questions = renderer.site.content.questions.iter().filter(|question| question.theme == theme);
    questions
        .map(|question| QuestionContext {
            anchor: question.slug.to_string(),
            question: typeset(&question.question),
            answer: renderer.body(&question.answer.html),
        })
        .collect()
}
