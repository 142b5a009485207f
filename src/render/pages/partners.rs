//! `/partenaires/`: who carries the week and who supports it. No logo is copied nor imitated: each has a monogram.

use super::super::error::RenderError;
use super::super::lists::ListKey;
use super::super::renderer::Renderer;
use super::introduction::{Introduction, typeset};
use super::layout::Frame;
use super::measures;
use crate::model::Organisation;
use crate::model::vocabulary::{Role, Vocabulary};
use crate::text::fold;
use serde::Serialize;
use xxhash_rust::xxh3::xxh3_64;

/// What `partners.html` shows.
#[derive(Debug, Serialize)]
struct PartnersPage {
    summary: String,
    introduction: String,
    categories: Vec<Category>,
    to_complete: Vec<String>,
}

/// The organisations of a role; never empty.
#[derive(Debug, Serialize)]
struct Category {
    key: &'static str,
    label: &'static str,
    members: Vec<Member>,
}

#[derive(Debug, Serialize)]
struct Member {
    name: String,
    description: Option<String>,
    href: Option<String>,
    host: Option<String>,
    /// Their events, when they have some.
    events: Option<String>,
    monogram: String,
    /// 0 to 4: the colour of the monogram.
    tint: u64,
}

/// The roles that this page shows; the others have pages of their own.
const SHOWN: [Role; 8] = [
    Role::Organiser,
    Role::Patron,
    Role::Institutional,
    Role::MainSponsor,
    Role::Sponsor,
    Role::Network,
    Role::Media,
    Role::Support,
];

/// Colours of monograms.
const TINTS: u64 = 5;

/// The partners.
pub(in crate::render) fn render(renderer: &Renderer) -> Result<Vec<u8>, RenderError> {
    let introduction = Introduction::of(renderer, "partenaires", "Partenaires");
    let categories =
        SHOWN.map(|role| Category { key: role.key(), label: role.label(), members: members(renderer, role) });
    let fields = PartnersPage {
        summary: typeset(&introduction.summary),
        introduction: introduction.html,
        categories: categories.into_iter().filter(|category| !category.members.is_empty()).collect(),
        to_complete: introduction.to_complete,
    };
    let frame = Frame::new("/partenaires/", &introduction.title, &introduction.summary);
    renderer.html("partners.html", frame, &fields)
}

/// The names of the organisers: « La Mednum, Make.org Foundation et Café IA ».
pub(super) fn organisers(renderer: &Renderer) -> String {
    let organisations = renderer.site.content.organisations.values();
    let organisers = organisations.filter(|organisation| organisation.roles.contains(&Role::Organiser));
    let mut names: Vec<String> = organisers.map(|organisation| organisation.name.clone()).collect();
    names.sort_by_key(|name| fold(name));
    measures::enumeration(&names)
}

/// The organisations of a role, in alphabetical order, each under the first of its roles only.
fn members(renderer: &Renderer, role: Role) -> Vec<Member> {
    let first =
        |organisation: &&Organisation| SHOWN.into_iter().find(|role| organisation.roles.contains(role)) == Some(role);
    let mut organisations: Vec<_> = renderer.site.content.organisations.values().filter(first).collect();
    organisations.sort_by_key(|organisation| fold(&organisation.name));
    organisations.into_iter().map(|organisation| member(renderer, organisation)).collect()
}

fn member(renderer: &Renderer, organisation: &Organisation) -> Member {
    let list = renderer.lists.get(&ListKey::Organisation(organisation.slug.clone()));
    Member {
        name: typeset(&organisation.name),
        description: organisation.description.as_deref().map(typeset),
        href: organisation.url.clone(),
        host: organisation.url.as_deref().and_then(measures::host),
        events: list.filter(|list| !list.events.is_empty()).map(|list| renderer.base.path(&list.folder)),
        monogram: monogram(&organisation.name),
        tint: xxh3_64(organisation.slug.as_str().as_bytes()) % TINTS,
    }
}

/// Two letters at most: the initials of the words that carry meaning, else the beginning of the only one.
fn monogram(name: &str) -> String {
    const SMALL: [&str; 9] = ["de", "des", "du", "la", "le", "les", "et", "l", "d"];
    let words: Vec<&str> = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && !SMALL.contains(&fold(word).as_str()))
        .collect();
    match words.as_slice() {
        [] => name.chars().take(1).collect(),
        [one] => one.chars().take(2).enumerate().flat_map(|(index, letter)| capital(index, letter)).collect(),
        [first, second, ..] => {
            [first, second].iter().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
        }
    }
}

fn capital(index: usize, letter: char) -> Vec<char> {
    if index == 0 { letter.to_uppercase().collect() } else { vec![letter] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_monogram_holds_the_initials_that_carry_meaning() {
        for (name, initials) in [
            ("La Mednum", "Me"),
            ("Make.org Foundation", "MO"),
            ("Conseil de l'Intelligence Artificielle et du numérique", "CI"),
            ("compar:IA", "CI"),
            ("ANCT", "AN"),
            ("leboncoin", "Le"),
            ("Événement", "Év"),
            ("La", "L"),
        ] {
            assert_eq!(monogram(name), initials, "{name}");
        }
    }
}
