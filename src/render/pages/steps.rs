//! The steps of a facilitation format, with their times: the sheet and the facilitator's view show the same.

use super::introduction::typeset;
use super::measures;
use crate::model::{Format, FormatCase};
use serde::Serialize;

/// A numbered step.
#[derive(Debug, Serialize)]
pub(super) struct Step {
    pub(super) number: usize,
    pub(super) title: String,
    text: String,
    /// What to say first.
    words: Option<String>,
    /// « 10 min »
    pub(super) duration: Option<String>,
    /// « de 10 à 20 min », since the beginning.
    span: Option<String>,
    /// Minutes since the beginning, when they are known.
    start: Option<u32>,
    /// 0 when nobody says it.
    minutes: u32,
}

/// The whole duration of the steps.
#[derive(Debug, Serialize)]
pub(super) struct Total {
    minutes: u32,
    words: String,
}

/// A variant or a trap.
#[derive(Debug, Serialize)]
pub(super) struct Case {
    title: String,
    text: String,
}

/// The steps with the minute each begins at, and their total, as long as every step says how long it is.
pub(super) fn steps(format: &Format) -> (Vec<Step>, Option<Total>) {
    let mut clock = Some(0);
    let steps = format.steps.iter().zip(1..).map(|(step, number)| {
        let start = clock;
        clock = clock.zip(step.minutes).map(|(clock, minutes)| clock + minutes);
        Step {
            number,
            title: typeset(&step.title),
            text: typeset(&step.text),
            words: step.words.as_deref().map(typeset),
            duration: step.minutes.map(measures::minutes),
            span: start.zip(clock).map(|(from, to)| measures::span(from, to)),
            start,
            minutes: step.minutes.unwrap_or_default(),
        }
    });
    let steps: Vec<Step> = steps.collect();
    let total = clock.filter(|minutes| *minutes > 0);
    (steps, total.map(|minutes| Total { minutes, words: measures::minutes(minutes) }))
}

/// Variants or traps, ready to show.
pub(super) fn cases(cases: &[FormatCase]) -> Vec<Case> {
    cases.iter().map(|case| Case { title: typeset(&case.title), text: typeset(&case.text) }).collect()
}
