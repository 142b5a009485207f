//! `/formats/choisir/`: four questions, one answer. Each choice leads to a part of the page, which the style shows when the
//! address names it (`:target`): it works without scripts, in every browser, and « Retour » goes back one question. A file
//! for each answer would be 121 files; a form answered by `:has()` would leave old phones with nothing.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::introduction::typeset;
use super::layout::{Frame, Section};
use super::suitability::{Answer, Fit, GROUPS, PUBLICS, ROOMS, Situation, TIMES, Verdict, answers};
use crate::model::Format;
use crate::text::typography;
use serde::Serialize;

/// What `choose.html` shows.
#[derive(Debug, Serialize)]
struct ChoosePage {
    /// The first question comes last: it gives its place to whatever is asked for.
    questions: Vec<Question>,
    answers: Vec<AnswerContext>,
}

/// A question, after some choices.
#[derive(Debug, Serialize)]
struct Question {
    id: String,
    number: usize,
    text: String,
    chosen: Vec<Choice>,
    choices: Vec<Choice>,
}

/// A choice, and the part of the page that it leads to.
#[derive(Debug, Clone, Serialize)]
struct Choice {
    label: String,
    to: String,
}

/// What is advised after the four choices.
#[derive(Debug, Serialize)]
struct AnswerContext {
    id: String,
    chosen: Vec<Choice>,
    /// Whether nothing speaks against the best one: else it is the nearest.
    suits: bool,
    best: Advice,
    second: Option<Advice>,
}

/// A format, and why.
#[derive(Debug, Serialize)]
struct Advice {
    name: String,
    href: String,
    summary: String,
    ready: bool,
    reasons: Vec<Reason>,
}

#[derive(Debug, Serialize)]
struct Reason {
    text: String,
    /// « oui », « non », « inconnu »
    kind: &'static str,
}

/// The page.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let texts = &renderer.texts;
    let mut questions = Vec::new();
    ask(renderer, &[], &mut questions);
    questions.reverse();
    let fields = ChoosePage { questions, answers: all_answers(renderer) };
    let frame = Frame::new("/formats/choisir/", &texts.say("choose.title"), &texts.say("choose.description"))
        .section(Section::Organise)
        .crumb("Organiser", "/organiser/")
        .crumb("Formats", "/formats/");
    renderer.html("choose.html", frame, &fields)
}

/// The keys and the texts of the choices of each question.
fn choices(question: usize) -> [(&'static str, &'static str); 3] {
    match question {
        0 => TIMES.map(|(key, _, text)| (key, text)),
        1 => GROUPS.map(|(key, _, text)| (key, text)),
        2 => PUBLICS.map(|(key, _, text)| (key, text)),
        _ => ROOMS.map(|(key, _, text)| (key, text)),
    }
}

const QUESTIONS: [&str; 4] = ["choose.time", "choose.group", "choose.public", "choose.room"];

/// The question that follows some choices, given by their numbers, then those that follow it.
fn ask(renderer: &Renderer, made: &[usize], questions: &mut Vec<Question>) {
    let Some(text) = QUESTIONS.get(made.len()) else { return };
    let choices = choices(made.len());
    let choice = |(number, (_, text)): (usize, &(&str, &str))| {
        let after: Vec<usize> = made.iter().copied().chain([number]).collect();
        Choice { label: renderer.texts.say(text), to: id(&after) }
    };
    questions.push(Question {
        id: id(made),
        number: made.len() + 1,
        text: renderer.texts.say(text),
        chosen: chosen(renderer, made),
        choices: choices.iter().enumerate().map(choice).collect(),
    });
    for number in 0..choices.len() {
        let after: Vec<usize> = made.iter().copied().chain([number]).collect();
        ask(renderer, &after, questions);
    }
}

/// The name of the part of the page that follows some choices. The underscore keeps it apart from headings of texts.
fn id(made: &[usize]) -> String {
    let keys = made.iter().enumerate().map(|(question, number)| choices(question)[*number].0);
    ["choix"].into_iter().chain(keys).collect::<Vec<_>>().join("_")
}

/// The choices that were made, each with the way back to its question.
fn chosen(renderer: &Renderer, made: &[usize]) -> Vec<Choice> {
    let choice = |(question, number): (usize, &usize)| Choice {
        label: renderer.texts.say(choices(question)[*number].1),
        to: id(&made[..question]),
    };
    made.iter().enumerate().map(choice).collect()
}

/// An answer for every combination; none on a site without formats.
fn all_answers(renderer: &Renderer) -> Vec<AnswerContext> {
    let formats = &renderer.site.content.formats;
    let mut all = Vec::new();
    for (time, (_, minutes, _)) in TIMES.iter().enumerate() {
        for (group, (_, people, _)) in GROUPS.iter().enumerate() {
            for (who, (_, public, _)) in PUBLICS.iter().enumerate() {
                for (what, (_, room, _)) in ROOMS.iter().enumerate() {
                    let situation = Situation { minutes: *minutes, people: *people, public: *public, room: *room };
                    let made = [time, group, who, what];
                    let answers = answers(formats.values(), &situation);
                    all.extend(answer(renderer, &made, &answers));
                }
            }
        }
    }
    all
}

fn answer(renderer: &Renderer, made: &[usize], answers: &[Answer<'_>]) -> Option<AnswerContext> {
    let best = answers.first()?;
    Some(AnswerContext {
        id: id(made),
        chosen: chosen(renderer, made),
        suits: best.suits(),
        best: advice(renderer, best.format, &best.verdicts),
        second: answers.get(1).map(|second| advice(renderer, second.format, &second.verdicts)),
    })
}

fn advice(renderer: &Renderer, format: &Format, verdicts: &[Verdict]) -> Advice {
    let reason = |verdict: &Verdict| Reason {
        text: typography(&renderer.texts.say_with(verdict.text, &[("fait", &verdict.fact)])).into_owned(),
        kind: match verdict.fit {
            Fit::Yes => "oui",
            Fit::No(_) => "non",
            Fit::Unknown => "inconnu",
        },
    };
    Advice {
        name: typeset(&format.name),
        href: renderer.base.path(&format!("/formats/{}/", format.slug)),
        summary: typeset(&format.summary),
        ready: !format.steps.is_empty(),
        reasons: verdicts.iter().map(reason).collect(),
    }
}
