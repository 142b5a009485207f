//! Feeds: Atom (RFC 4287), for those who follow what is new in a list.
//!
//! A feed has no fragments to share: its hundred entries cost less than keeping those of every event.

use super::text::{clean, one_line};
use super::{FormatContext, Listing, moment, prose};
use crate::model::vocabulary::{EventType, Mode, Status, Vocabulary};
use crate::model::{Event, EventId, Party};
use atom_syndication::{Category, Entry, Feed, FixedDateTime, Link, Person, Text, WriteConfig};
use jiff::civil::Date;

/// Entries of a feed at most.
pub const LARGEST_FEED: usize = 100;

/// The feed of a list: its most recently updated events (RFC 4287 §4.1.1).
pub fn document(listing: &Listing<'_>, context: &FormatContext<'_>) -> Vec<u8> {
    let config = &context.site.config;
    let newest = newest(listing.events);
    let latest = newest.first().map_or(context.site.edition().published, |event| event.updated);
    let feed = Feed {
        title: Text::plain(clean(&context.full_title(listing))),
        id: feed_id(listing, context),
        updated: updated(latest),
        authors: vec![Person { name: prose::readable(&config.title), ..Person::default() }],
        links: vec![
            link("self", "application/atom+xml", context.file_url(listing, "evenements.atom")),
            link("alternate", "text/html", context.base.absolute(listing.folder)),
        ],
        entries: newest.into_iter().map(|event| entry(event, context)).collect(),
        lang: Some(config.language.clone()),
        ..Feed::default()
    };
    let config = WriteConfig { write_document_declaration: true, indent_size: Some(1) };
    // Writing into memory cannot fail, and nothing here is raw XML.
    feed.write_with_config(Vec::with_capacity(1024), config).unwrap_or_default()
}

/// RFC 4287 §4.1.2.
fn entry(event: &Event, context: &FormatContext<'_>) -> Entry {
    Entry {
        title: Text::plain(prose::title(event, event.status)),
        id: entry_id(&event.identity, context),
        updated: updated(event.updated),
        authors: event.organisers.iter().map(|party| person(party, context)).collect(),
        categories: event.types.iter().map(|kind| category(*kind)).collect(),
        links: vec![link("alternate", "text/html", context.event_url(event))],
        summary: Some(Text::plain(summary(event, context))),
        ..Entry::default()
    }
}

/// What brought an event here, as far as its file tells: its status, `revision` (a change of day or place) and `maj`. Nothing
/// for one that stands as its edition was published.
fn change(event: &Event, context: &FormatContext<'_>) -> Option<String> {
    let edition = context.site.editions.get(event.year).unwrap_or_else(|| context.site.edition());
    if event.updated <= edition.published {
        return None;
    }
    let what = match (event.status, event.revision) {
        (Status::Scheduled, 0) => "Fiche ajoutée ou mise à jour",
        (Status::Scheduled, _) => "Jour, heure ou lieu changés",
        _ => "Changement annoncé",
    };
    Some(format!("{what} {}.", crate::dates::range_in_words(event.updated, event.updated)))
}

/// The most recently updated events, ties by identifier.
fn newest<'a>(events: &[&'a Event]) -> Vec<&'a Event> {
    let mut newest = events.to_vec();
    newest.sort_unstable_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
    newest.truncate(LARGEST_FEED);
    newest
}

/// A `tag:` URI (RFC 4151) that changes neither with the host nor with a move of the file: the year is that of the
/// identity, which is the edition where the event was first published.
fn entry_id(identity: &EventId, context: &FormatContext<'_>) -> String {
    let year = identity.as_str().split('/').next().unwrap_or_default();
    format!("tag:{},{year}:{identity}", context.site.config.uid_domain)
}

/// The year of the oldest edition, so that a feed keeps its identifier from one edition to the next.
fn feed_id(listing: &Listing<'_>, context: &FormatContext<'_>) -> String {
    let year = context.site.editions.iter().next().map_or(context.site.edition().year, |edition| edition.year);
    format!("tag:{},{year}:{}", context.site.config.uid_domain, listing.folder)
}

/// Midnight UTC of a day, in the type of the crate.
fn updated(day: Date) -> FixedDateTime {
    FixedDateTime::parse_from_rfc3339(&moment::midnight(day)).unwrap_or_default()
}

fn link(rel: &str, mime_type: &str, href: String) -> Link {
    Link { href, rel: rel.to_owned(), mime_type: Some(mime_type.to_owned()), ..Link::default() }
}

fn person(party: &Party, context: &FormatContext<'_>) -> Person {
    let uri = context.site_of(party).map(|url| one_line(url).into_owned());
    Person { name: prose::readable(context.name_of(party)), uri, ..Person::default() }
}

fn category(kind: EventType) -> Category {
    Category { term: kind.key().to_owned(), label: Some(kind.label().to_owned()), ..Category::default() }
}

/// What changed, when, where and what, in a few lines.
fn summary(event: &Event, context: &FormatContext<'_>) -> String {
    let mut lines: Vec<String> = Vec::with_capacity(5);
    lines.extend(change(event, context));
    lines.extend(prose::status_line(event.status));
    lines.extend(event.recurrence.as_ref().map(prose::rule_in_words));
    let several = event.sessions.iter().any(|session| session.place.is_some());
    for session in &event.sessions {
        let place = event.place_of(session).filter(|_| several).map(|place| format!(" – {}", place.one_line()));
        lines.push(format!(
            "{}{}",
            prose::session_in_words(session),
            place.as_deref().map(one_line).unwrap_or_default()
        ));
    }
    if !several {
        let place = event.place.as_ref().filter(|_| event.status != Status::MovedOnline);
        lines.push(
            place.map_or_else(|| Mode::Online.label().to_owned(), |place| one_line(&place.one_line()).into_owned()),
        );
    }
    lines.extend(event.summary.as_deref().map(prose::readable));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, lyon, site, tour};
    use super::*;
    use jiff::civil::date;

    fn feed(events: &[&Event]) -> String {
        let sample = site();
        let context = sample.context();
        let listing = Listing { title: "Rhône", folder: "/territoires/69-rhone/", events };
        let bytes = document(&listing, &context);
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn an_entry_says_when_where_and_what() {
        let event = lyon();
        let text = feed(&[&event]);
        assert!(text.contains("<id>tag:semaine-ia.fr,2026:2026/69/lyon</id>"), "{text}");
        assert!(text.contains("<id>tag:semaine-ia.fr,2026:/territoires/69-rhone/</id>"), "{text}");
        assert!(text.contains("<updated>2026-01-05T00:00:00+00:00</updated>"), "{text}");
        assert!(text.contains("href=\"https://asso.test/semaine/territoires/69-rhone/evenements.atom\""), "{text}");
        assert!(text.contains("mardi 19 mai 2026, de 14\u{202f}h à 16\u{202f}h"), "{text}");
        assert!(text.contains("Rejouons le procès de l’IA"), "{text}");
    }

    #[test]
    fn a_title_cannot_break_the_feed() {
        let event = Sample::of(lyon()).titled("</title><script>\u{0}\u{b} R&D 🤖").event;
        let text = feed(&[&event]);
        assert!(text.contains("<title>&lt;/title&gt;&lt;script&gt; R&amp;D 🤖</title>"), "{text}");
    }

    #[test]
    fn a_moved_event_keeps_its_identifier_and_a_cancelled_one_says_so() {
        let mut event = Sample::of(lyon()).moved_to("en-ligne").event;
        event.status = Status::Cancelled;
        let text = feed(&[&event]);
        assert!(text.contains("<id>tag:semaine-ia.fr,2026:2026/69/lyon</id>"), "{text}");
        assert!(text.contains("/evenements/2026/en-ligne/lyon/"), "{text}");
        assert!(text.contains("<title>ANNULÉ\u{a0}: Rejouons"), "{text}");
    }

    #[test]
    fn a_summary_says_where_each_session_is_and_when_an_event_went_online() {
        let text = feed(&[&tour()]);
        assert!(
            text.contains(
                "de 9\u{202f}h à 11\u{202f}h – Médiathèque Jacques-Brel, 3 rue de l&apos;Église; bât. B, 97400"
            )
        );
        let mut event = lyon();
        event.status = Status::MovedOnline;
        let text = feed(&[&event]);
        assert!(text.contains("16\u{202f}h\nEn ligne\nUne conférence créative.</summary>"), "{text}");
    }

    #[test]
    fn an_entry_says_what_changed_and_when() {
        let mut event = lyon();
        assert!(!feed(&[&event]).contains("Fiche ajoutée"), "it stands as it was published");
        event.updated = date(2026, 5, 12);
        assert!(feed(&[&event]).contains("<summary>Fiche ajoutée ou mise à jour le 12 mai 2026."));
        event.revision = 1;
        assert!(feed(&[&event]).contains("<summary>Jour, heure ou lieu changés le 12 mai 2026."));
        event.status = Status::Cancelled;
        assert!(feed(&[&event]).contains("<summary>Changement annoncé le 12 mai 2026.\nStatut"));
    }

    #[test]
    fn only_the_hundred_newest_events_stand_in_a_feed_ties_by_identifier() {
        let mut events: Vec<Event> =
            (0..150).map(|rank| Sample::of(lyon()).named(&format!("e-{rank:03}")).event).collect();
        events[140].updated = date(2026, 4, 1);
        let text = feed(&events.iter().collect::<Vec<_>>());
        let ids: Vec<&str> = text
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("<id>tag:semaine-ia.fr,2026:2026/69/"))
            .collect();
        assert_eq!(ids.len(), LARGEST_FEED);
        assert_eq!(&ids[..3], ["e-140</id>", "e-000</id>", "e-001</id>"]);
        assert_eq!(text.matches("<updated>2026-04-01T00:00:00+00:00</updated>").count(), 2, "{text}");
    }
}
