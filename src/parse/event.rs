//! What an author writes in `events/<year>/<département>/<slug>.yaml`.

use super::fields::{Fields, Located, plain};
use super::place::{RawAccessibility, RawPlace, read_accessibility, read_place};
use super::{Sink, yaml};
use crate::contract::EVENT;
use crate::diagnostic::Span;
use crate::diagnostic::codes::dates as date_codes;
use crate::diagnostic::codes::fields as codes;
use crate::model::vocabulary::{Access, Audience, EventType, Level, Mode, RegistrationMode, Status, Theme, Weekday};
use crate::model::{Bounds, Slug};
use crate::parse::yaml::Value;
use jiff::civil::{Date, DateTime, Time};

/// An event as written: each value valid by itself, each with its place, references not resolved.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each field is the French key of design.md §4 that its English name translates")]
pub struct RawEvent {
    pub span: Span,
    pub title: Option<Located<String>>,
    pub summary: Option<Located<String>>,
    pub description: Option<Located<String>>,
    pub types: Vec<Located<EventType>>,
    /// Where `seances: []` stands.
    pub no_session_span: Option<Span>,
    pub sessions: Vec<RawSession>,
    pub recurrence: Option<Located<RawRecurrence>>,
    pub mode: Option<Located<Mode>>,
    pub online_url: Option<Located<String>>,
    /// Where `lieu` stands, understood or not.
    pub place_span: Option<Span>,
    pub place: Option<Located<RawPlace>>,
    pub organisers: Vec<RawParty>,
    pub partners: Vec<RawParty>,
    pub facilitators: Vec<RawParty>,
    pub format: Option<Located<Slug>>,
    pub themes: Vec<Theme>,
    pub resources: Vec<Located<Slug>>,
    pub ami: Option<Located<Slug>>,
    pub status: Option<Located<Status>>,
    pub access: Option<Located<Access>>,
    pub audiences: Vec<Audience>,
    pub age: Option<Bounds>,
    pub level: Option<Level>,
    pub languages: Vec<String>,
    pub free: Option<Located<bool>>,
    pub pay_what_you_want: bool,
    pub price: Option<Located<String>>,
    pub registration: Option<Located<RawRegistration>>,
    pub capacity: Option<u32>,
    pub accessibility: Option<RawAccessibility>,
    pub image: Option<Located<RawImage>>,
    pub off_week: bool,
    pub external_ids: Vec<(String, String)>,
    pub questionnaire: Option<String>,
    pub updated: Option<Located<Date>>,
    pub revision: u32,
    pub redirects: Vec<Located<String>>,
    pub consent: bool,
}

/// One occurrence as written.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "French keys in English")]
pub struct RawSession {
    pub span: Span,
    pub id: Option<Located<Slug>>,
    pub when: RawWhen,
    pub place: Option<Located<RawPlace>>,
    pub status: Option<Located<Status>>,
    pub capacity: Option<u32>,
}

/// When, as written.
#[derive(Debug, Clone)]
pub enum RawWhen {
    /// `date`.
    Day(Located<Date>),
    /// `debut` and `fin`.
    Times(Located<DateTime>, Located<DateTime>),
    /// Nothing usable: it is reported already.
    Unknown,
}

/// `recurrence` as written.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "French keys in English")]
pub struct RawRecurrence {
    pub weekday: Option<Located<Weekday>>,
    pub start: Option<Located<Time>>,
    pub end: Option<Located<Time>>,
    pub from_day: Option<Located<Date>>,
    pub until_day: Option<Located<Date>>,
    pub except: Vec<Located<Date>>,
}

/// An organiser, partner or facilitator as written.
#[derive(Debug, Clone)]
pub enum RawParty {
    /// The id of an organisation.
    Reference(Located<Slug>),
    /// `{nom, url}`.
    Named {
        /// `nom`.
        name: Located<String>,
        /// `url`.
        url: Option<String>,
    },
}

/// `inscription` as written.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "French keys in English")]
pub struct RawRegistration {
    pub mode: Option<Located<RegistrationMode>>,
    pub url: Option<Located<String>>,
    pub email: Option<Located<String>>,
    pub phone: Option<Located<String>>,
    pub deadline: Option<Located<DateTime>>,
}

/// `image` as written: a key that misses is reported already.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "French keys in English")]
pub struct RawImage {
    pub file: Option<Located<String>>,
    pub alt: Option<Located<String>>,
    pub credit: Option<Located<String>>,
    pub licence: Option<Located<String>>,
}

/// Reads an event's file. `None` when it is not even a mapping; all that is wrong is in the sink.
pub fn read_event(text: &str, sink: &mut Sink) -> Option<RawEvent> {
    let root = yaml::read(text, 0, sink)?;
    let mut fields = Fields::new(&root, EVENT.block, sink);
    let event = event(&mut fields);
    fields.finish();
    Some(event)
}

fn event(fields: &mut Fields<'_>) -> RawEvent {
    RawEvent {
        span: fields.span,
        title: fields.text("titre"),
        summary: fields.text("resume"),
        description: fields.text("description"),
        types: fields.choices("types"),
        recurrence: fields.block("recurrence", recurrence),
        no_session_span: fields.empty_list_span("seances"),
        sessions: sessions(fields),
        mode: fields.choice("mode"),
        online_url: fields.url("lien_connexion"),
        place_span: fields.key_span("lieu"),
        place: place(fields),
        organisers: parties(fields, "organisateurs"),
        partners: parties(fields, "partenaires"),
        facilitators: parties(fields, "animateurs"),
        format: fields.slug("format"),
        themes: plain(fields.choices("themes")),
        resources: fields.slugs("ressources"),
        ami: fields.slug("ami"),
        status: fields.choice("statut"),
        access: fields.choice("acces"),
        audiences: plain(fields.choices("publics")),
        age: fields.bounds("age").map(|age| age.value),
        level: fields.choice("niveau").map(|level| level.value),
        languages: languages(fields),
        free: fields.boolean("gratuit"),
        pay_what_you_want: fields.boolean("participation_libre").is_some_and(|free| free.value),
        price: fields.text("tarif"),
        registration: fields.block("inscription", registration),
        capacity: fields.number("places").map(|places| places.value),
        accessibility: fields.block("accessibilite", read_accessibility).map(|block| block.value),
        image: fields.block("image", image),
        off_week: fields.boolean("hors_semaine").is_some_and(|off| off.value),
        external_ids: external_ids(fields),
        questionnaire: fields.url("questionnaire").map(|url| url.value),
        updated: fields.date("maj"),
        revision: fields.number("revision").map_or(0, |revision| revision.value),
        redirects: fields.texts("redirections"),
        consent: fields.boolean("consentement").is_some_and(|consent| consent.value),
    }
}

/// Exactly one of `date`, `debut` and `fin`, `seances` (or a recurrence) says when.
fn sessions(fields: &mut Fields<'_>) -> Vec<RawSession> {
    let recurring = fields.key_span("recurrence").is_some();
    let single = ["date", "debut", "fin"].iter().any(|key| fields.key_span(key).is_some());
    let listed = fields.key_span("seances");
    let when = when(fields, single);
    let mut sessions = Vec::new();
    if single {
        let span = ["date", "debut", "fin"].iter().find_map(|key| fields.key_span(key)).unwrap_or(fields.span);
        if let Some(listed) = listed {
            fields.report(listed, date_codes::two_ways_to_say_when());
        } else {
            sessions.push(RawSession { span, id: None, when, place: None, status: None, capacity: None });
        }
    }
    let more = fields.blocks("seances", session);
    if listed.is_none() && !single && !recurring {
        fields.missing(fields.span, "date");
    }
    sessions.extend(more.into_iter().map(|session| session.value));
    sessions
}

fn session(fields: &mut Fields<'_>) -> RawSession {
    RawSession {
        span: fields.span,
        id: session_id(fields),
        when: when(fields, true),
        place: place(fields),
        status: fields.choice("statut"),
        capacity: fields.number("places").map(|places| places.value),
    }
}

/// An `id` that was refused still counts as one: it is not missing.
fn session_id(fields: &mut Fields<'_>) -> Option<Located<Slug>> {
    let id = fields.slug("id");
    let place = fields.key_span("id");
    id.or_else(|| place.map(|span| Located { value: Slug::propose(&format!("seance-{}", span.start)), span }))
}

fn when(fields: &mut Fields<'_>, expected: bool) -> RawWhen {
    let (day, start, end) = (fields.date("date"), fields.date_time("debut"), fields.date_time("fin"));
    match (day, start, end) {
        (Some(day), None, None) => RawWhen::Day(day),
        (Some(day), ..) => {
            fields.report(day.span, date_codes::two_ways_to_say_when());
            RawWhen::Unknown
        }
        (None, Some(start), Some(end)) => RawWhen::Times(start, end),
        (None, Some(start), None) => {
            if fields.key_span("fin").is_none() {
                fields.report(start.span, date_codes::missing_end(start.value));
            }
            RawWhen::Unknown
        }
        (None, None, end) => {
            let told = ["date", "debut"].iter().any(|key| fields.key_span(key).is_some());
            if expected && !told {
                let span = end.map_or(fields.span, |end| end.span);
                fields.missing(span, "debut");
            }
            RawWhen::Unknown
        }
    }
}

fn recurrence(fields: &mut Fields<'_>) -> RawRecurrence {
    RawRecurrence {
        weekday: fields.choice("chaque"),
        start: fields.time("de"),
        end: fields.time("a"),
        from_day: fields.date("du"),
        until_day: fields.date("au"),
        except: fields.dates("sauf"),
    }
}

/// A venue's id, or a block.
fn place(fields: &mut Fields<'_>) -> Option<Located<RawPlace>> {
    let is_reference = fields.entry_is_scalar("lieu");
    if is_reference {
        fields.slug("lieu").map(|id| Located { span: id.span, value: RawPlace::Venue(id) })
    } else {
        fields.block("lieu", |block| RawPlace::Described(Box::new(read_place(block))))
    }
}

fn parties(fields: &mut Fields<'_>, key: &'static str) -> Vec<RawParty> {
    let items = fields.items(key);
    items
        .iter()
        .filter_map(|item| match &item.value {
            Value::Map(_) => fields.item_block(key, item, |block| {
                let name = block.text("nom");
                let url = block.url("url").map(|url| url.value);
                name.map(|name| RawParty::Named { name, url })
            }),
            Value::Scalar { text, .. } if text.trim().is_empty() => {
                fields.report(item.span, codes::empty_value(key));
                None
            }
            Value::Scalar { text, .. } => match Slug::new(text) {
                Ok(value) => Some(RawParty::Reference(Located { value, span: item.span })),
                Err(_) => {
                    fields.report(item.span, crate::diagnostic::codes::references::name_without_block(key, text));
                    None
                }
            },
            _ => {
                fields.report(item.span, codes::not_a_text(key));
                None
            }
        })
        .collect()
}

fn languages(fields: &mut Fields<'_>) -> Vec<String> {
    let tags = fields.texts("langues");
    let mut languages = Vec::with_capacity(tags.len());
    for tag in tags {
        let well_formed = tag.value.split('-').enumerate().all(|(index, part)| {
            let length = if index == 0 { 2..=3 } else { 2..=8 };
            length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        if well_formed {
            languages.push(tag.value);
        } else {
            fields.report(tag.span, codes::not_a_language(&tag.value));
        }
    }
    languages
}

fn registration(fields: &mut Fields<'_>) -> RawRegistration {
    RawRegistration {
        mode: fields.choice("modalite"),
        url: fields.url("url"),
        email: fields.email("courriel"),
        phone: fields.text("telephone"),
        deadline: fields.deadline("date_limite"),
    }
}

fn image(fields: &mut Fields<'_>) -> RawImage {
    RawImage {
        file: fields.text("fichier"),
        alt: fields.text("alt"),
        credit: fields.text("credit"),
        licence: fields.text("licence"),
    }
}

fn external_ids(fields: &mut Fields<'_>) -> Vec<(String, String)> {
    let (entries, limits) = fields.free("ext_ids");
    let mut ids: Vec<(String, String)> = entries
        .iter()
        .filter_map(|entry| match &entry.node.value {
            Value::Scalar { text, .. } => {
                let read = |text: &str| super::values::text("ext_ids", text, limits);
                let read = read(&entry.key).and_then(|key| Ok((key, read(text)?)));
                read.map_err(|message| fields.report(entry.node.span, message)).ok()
            }
            _ => {
                fields.report(entry.node.span, codes::not_a_text(&entry.key));
                None
            }
        })
        .collect();
    ids.sort();
    ids
}
