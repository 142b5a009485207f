//! Tables: CSV (RFC 4180), a row a session, for spreadsheets and open data.
//!
//! Quotes and CRLF as the RFC has them. Semicolons, because a French Excel or LibreOffice opens those in columns and a comma
//! file in one; UTF-8 with a byte order mark, because without it Excel shows « Ã© » for « é ». A cell
//! that a spreadsheet could take for a formula gets a leading apostrophe (OWASP, « CSV Injection »); numbers are ours,
//! so the minus of a longitude stays.

use super::text::one_line;
use super::{FormatContext, Listing, moment, prose};
use crate::model::vocabulary::{RegistrationMode, Vocabulary};
use crate::model::{Event, Party, Place, Recurrence, Registration, Session, When};
use serde::Serialize;
use std::borrow::Cow;

/// The rows of an event, each with its CRLF.
pub fn fragment(event: &Event, context: &FormatContext<'_>) -> String {
    let recurring = event.recurrence.as_ref().map(|rule| Row::of_rule(event, rule, context));
    let sessions = event.sessions.iter().map(|session| Row::of_session(event, session, context));
    table(recurring.into_iter().chain(sessions), Headers::Without)
}

/// The table of a list: a header with the keys of the contract, then its rows.
pub fn document<F: AsRef<str>>(listing: &Listing<'_>, fragment_of: impl Fn(&Event) -> F) -> Vec<u8> {
    let header = table([Row::default()], Headers::With);
    let mut document = String::from('\u{feff}');
    document.push_str(header.split_inclusive("\r\n").next().unwrap_or_default());
    for event in listing.events {
        document.push_str(fragment_of(event).as_ref());
    }
    document.into_bytes()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Headers {
    With,
    Without,
}

fn table<'a>(rows: impl IntoIterator<Item = Row<'a>>, headers: Headers) -> String {
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(::csv::Terminator::CRLF)
        .has_headers(headers == Headers::With)
        .buffer_capacity(2048)
        .from_writer(Vec::with_capacity(1024));
    for row in rows {
        // Flat rows of texts and numbers serialise, and a Vec takes all bytes: nothing here can fail.
        let _ = writer.serialize(row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// One line; the fields are the columns, in order. An empty cell means « not known ».
#[derive(Serialize, Default)]
struct Row<'a> {
    id: &'a str,
    seance: &'a str,
    titre: Cow<'a, str>,
    types: String,
    date: String,
    debut: String,
    fin: String,
    fuseau: &'a str,
    recurrence: String,
    statut: &'static str,
    mode: &'static str,
    lien_connexion: Cow<'a, str>,
    lieu: Cow<'a, str>,
    adresse: Cow<'a, str>,
    code_postal: &'a str,
    commune: &'a str,
    code_insee: &'a str,
    departement: &'a str,
    region: &'a str,
    latitude: Option<f64>,
    longitude: Option<f64>,
    exact: Option<bool>,
    precisions: Cow<'a, str>,
    organisateurs: String,
    partenaires: String,
    format: &'a str,
    themes: String,
    acces: &'static str,
    publics: String,
    niveau: &'static str,
    langues: String,
    gratuit: bool,
    tarif: Cow<'a, str>,
    inscription: &'static str,
    inscription_url: Cow<'a, str>,
    inscription_courriel: Cow<'a, str>,
    inscription_telephone: Cow<'a, str>,
    inscription_date_limite: String,
    places: Option<u32>,
    accessibilite: String,
    resume: Cow<'a, str>,
    url: String,
    maj: String,
    revision: u32,
}

impl<'a> Row<'a> {
    fn of_session(event: &'a Event, session: &'a Session, context: &FormatContext<'a>) -> Self {
        let (debut, fin) = match (session.when, moment::bounds(session)) {
            (When::Timed { .. }, (start, end)) => (start, end.unwrap_or_default()),
            (When::AllDay(_), _) => (String::new(), String::new()),
        };
        Self {
            seance: &session.id,
            date: session.when.day().to_string(),
            debut,
            fin,
            fuseau: session.time_zone,
            statut: event.status_of(session).key(),
            places: session.capacity.or(event.capacity),
            ..Self::of_event(event, context).at(event.place_of(session))
        }
    }

    /// A recurring event has one row: its first occurrence, and its rule in words.
    fn of_rule(event: &'a Event, rule: &'a Recurrence, context: &FormatContext<'a>) -> Self {
        let (debut, fin) = moment::first_bounds(rule);
        Self {
            date: moment::first_day(rule).to_string(),
            debut,
            fin,
            fuseau: rule.time_zone,
            recurrence: prose::rule_in_words(rule),
            ..Self::of_event(event, context).at(event.place.as_ref())
        }
    }

    fn of_event(event: &'a Event, context: &FormatContext<'a>) -> Self {
        let names = |parties: &'a [Party]| guard(&context.names_of(parties).join(" ; ")).into_owned();
        let known = event.accessibility.features().into_iter().filter(|(_, _, state)| *state == Some(true));
        let row = Self {
            id: event.id.as_str(),
            titre: guard(&event.title),
            types: keys(&event.types),
            statut: event.status.key(),
            mode: event.mode.key(),
            lien_connexion: event.online_url.as_ref().map(|link| guard(&link.url)).unwrap_or_default(),
            organisateurs: names(&event.organisers),
            partenaires: names(&event.partners),
            format: event.format.as_ref().map(|slug| slug.as_str()).unwrap_or_default(),
            themes: keys(&event.themes),
            acces: event.access.key(),
            publics: keys(&event.audiences),
            niveau: event.level.map(Vocabulary::key).unwrap_or_default(),
            langues: event.languages.join(" "),
            gratuit: event.free,
            tarif: optional(event.price.as_ref()),
            places: event.capacity,
            accessibilite: known.map(|(key, _, _)| key).collect::<Vec<_>>().join(" "),
            resume: optional(event.summary.as_ref()),
            url: context.event_url(event),
            maj: event.updated.to_string(),
            revision: event.revision,
            ..Self::default()
        };
        row.with_registration(event.registration.as_ref())
    }

    fn with_registration(self, registration: Option<&'a Registration>) -> Self {
        let Some(registration) = registration else { return self };
        Self {
            inscription: registration.mode.map(RegistrationMode::key).unwrap_or_default(),
            inscription_url: optional(registration.url.as_ref()),
            inscription_courriel: optional(registration.email.as_ref()),
            inscription_telephone: optional(registration.phone.as_ref()),
            inscription_date_limite: registration.deadline.map(|moment| moment.to_string()).unwrap_or_default(),
            ..self
        }
    }

    fn at(self, place: Option<&'a Place>) -> Self {
        let Some(place) = place else { return self };
        let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
        Self {
            lieu: optional(place.name.as_ref()),
            adresse: optional(place.address.as_ref()),
            code_postal: place.postcode.as_deref().unwrap_or_default(),
            commune: &place.commune,
            code_insee: &place.insee,
            departement: place.departement.code,
            region: place.region.map_or("", |region| region.name),
            latitude: Some(round(place.latitude)),
            longitude: Some(round(place.longitude)),
            exact: Some(place.exact),
            precisions: optional(place.notes.as_ref()),
            ..self
        }
    }
}

/// Keys of a vocabulary, separated by spaces: none holds one.
fn keys<V: Vocabulary>(values: &[V]) -> String {
    values.iter().map(|value| value.key()).collect::<Vec<_>>().join(" ")
}

fn optional(text: Option<&String>) -> Cow<'_, str> {
    text.map(|text| guard(text)).unwrap_or_default()
}

/// A text that no spreadsheet takes for a formula, on one line.
pub(super) fn guard(text: &str) -> Cow<'_, str> {
    let dangerous = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = one_line(text);
    if dangerous || text.starts_with(['=', '+', '-', '@']) { Cow::Owned(format!("'{text}")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, anor, lyon, registration, site, tour, weekly};
    use super::*;

    fn table_of(events: &[&Event]) -> String {
        let sample = site();
        let context = sample.context();
        let listing = Listing { title: "Nord", folder: "/territoires/59-nord/", events };
        let bytes = document(&listing, |event| fragment(event, &context));
        String::from_utf8(bytes).expect("UTF-8")
    }

    /// The cells of a column, by the names of the header.
    fn column(text: &str, name: &str) -> Vec<String> {
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = ::csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        let at = reader.headers().expect("a header").iter().position(|header| header == name).expect("the column");
        reader.records().map(|record| record.expect("a row")[at].to_owned()).collect()
    }

    #[test]
    fn a_table_has_a_mark_a_header_and_a_row_a_session() {
        let text = table_of(&[&lyon(), &anor(), &tour(), &weekly()]);
        assert!(text.starts_with("\u{feff}id;seance;titre;types;date;debut;fin;fuseau;"), "{text}");
        assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text}");
        assert_eq!(column(&text, "seance"), ["", "", "soir", "reunion", "matin", ""]);
        assert_eq!(column(&text, "statut")[2..5], ["complet", "programme", "annule"]);
        assert_eq!(column(&text, "debut")[3], "2026-05-20T09:00:00+04:00");
        assert_eq!((&*column(&text, "debut")[1], &*column(&text, "date")[1]), ("", "2026-05-23"));
        assert_eq!(column(&text, "places")[2], "12");
        assert!(column(&text, "recurrence")[5].starts_with("chaque jeudi, de 13\u{202f}h\u{202f}30"));
        assert_eq!(column(&text, "longitude")[0], "4.83399");
        assert_eq!(column(&text, "latitude")[3], "-20.882");
    }

    #[test]
    fn no_cell_is_a_formula_for_a_spreadsheet() {
        for title in ["=1+1", "+33", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\u{7}=1+1"] {
            let text = table_of(&[&Sample::of(lyon()).titled(title).event]);
            assert!(column(&text, "titre")[0].starts_with('\''), "{title:?}: {text}");
        }
        let mut event = lyon();
        event.registration = Some(Registration { phone: Some("+33 1 23".to_owned()), ..registration() });
        assert_eq!(column(&table_of(&[&event]), "inscription_telephone"), ["'+33 1 23"]);
    }

    #[test]
    fn quotes_separators_and_line_breaks_stay_in_their_cell() {
        let event = Sample::of(lyon()).titled("a \"b\", c;\nd 🤖\u{0}").event;
        assert_eq!(column(&table_of(&[&event]), "titre"), ["a \"b\", c; d 🤖"]);
    }

    #[test]
    fn an_event_without_sessions_to_list_still_leaves_a_header() {
        assert_eq!(table_of(&[]).lines().count(), 1);
    }
}
