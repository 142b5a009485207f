//! `/ami/`: what the call for expressions of interest is, and how far each structure that the files name is with what it
//! committed to. No score and no document of an application is known here.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::introduction::{Introduction, typeset};
use super::layout::Frame;
use crate::model::AmiTargets;
use crate::stats::{Commitment, Structure, structures};
use serde::Serialize;
use std::collections::BTreeMap;

/// What `ami.html` shows.
#[derive(Debug, Serialize)]
struct AmiPage {
    summary: String,
    introduction: String,
    year: String,
    week: String,
    commitments: Vec<String>,
    regions: Vec<Region>,
    count: usize,
}

/// The structures of a région, or (without a name) those whose région no file tells.
#[derive(Debug, Serialize)]
struct Region {
    name: Option<String>,
    structures: Vec<Line>,
}

/// How far a structure is.
#[derive(Debug, Serialize)]
struct Line {
    name: String,
    activities: Progress,
    in_week: Progress,
    attended: Progress,
    participants: usize,
}

/// Done, announced, asked for.
#[derive(Debug, Serialize)]
struct Progress {
    done: usize,
    planned: usize,
    asked: Option<usize>,
}

/// The page.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let introduction = Introduction::of(renderer, "ami", &renderer.texts.say("ami.title"));
    let edition = renderer.site.edition();
    let structures = structures(&renderer.site, edition);
    let fields = AmiPage {
        summary: typeset(&introduction.summary),
        introduction: introduction.html,
        year: edition.year.to_string(),
        week: renderer.site.week().in_words(),
        commitments: edition.ami.map(|targets| commitments(renderer, targets)).unwrap_or_default(),
        count: structures.len(),
        regions: by_region(&structures, edition.ami),
    };
    renderer.html("ami.html", Frame::new("/ami/", &introduction.title, &introduction.summary), &fields)
}

/// What the edition's file asks for, in sentences.
fn commitments(renderer: &Renderer, targets: AmiTargets) -> Vec<String> {
    let asked = [
        ("ami.asks-activities", targets.min_activities),
        ("ami.asks-participants", targets.min_participants),
        ("ami.asks-week", targets.min_in_week),
        ("ami.asks-structures", targets.max_structures),
        ("ami.asks-region", targets.max_per_region),
    ];
    let sentence = |(key, number): (&str, Option<u32>)| {
        Some(renderer.texts.say_with(key, &[("nombre", number?.to_string().as_str())]))
    };
    asked.into_iter().filter_map(sentence).collect()
}

fn by_region(structures: &[Structure], targets: Option<AmiTargets>) -> Vec<Region> {
    // Named régions in the order of the alphabet, then those that are not known.
    let mut regions: BTreeMap<(bool, String), Region> = BTreeMap::new();
    for structure in structures {
        let name = structure.region.as_ref().map(|region| typeset(&region.name));
        let key = (name.is_none(), name.as_deref().map(crate::text::fold).unwrap_or_default());
        let region = regions.entry(key).or_insert_with(|| Region { name, structures: Vec::new() });
        region.structures.push(line(structure, targets));
    }
    regions.into_values().collect()
}

fn line(structure: &Structure, targets: Option<AmiTargets>) -> Line {
    let asked = |number: Option<u32>| number.map(|number| number as usize);
    let progress = |commitment: &Commitment| Progress {
        done: commitment.done,
        planned: commitment.planned,
        asked: asked(commitment.asked),
    };
    Line {
        name: typeset(&structure.name.name),
        activities: progress(&structure.activities),
        in_week: progress(&structure.in_week),
        attended: Progress {
            done: structure.attended,
            planned: structure.activities.planned,
            asked: asked(targets.and_then(|targets| targets.min_activities)),
        },
        participants: structure.participants as usize,
    }
}
