//! One event: from its draft to a valid, resolved [`Event`], through every rule that concerns it alone.

use super::links::TextLink;
use super::{Context, access, dates, licence, paths, prose, references, territory};
use crate::diagnostic::codes::{fields as field_codes, references as codes};
use crate::diagnostic::{FileId, Report};
use crate::model::vocabulary::{Access, Mode, Role, Status};
use crate::model::{Accessibility, Edition, Event, Image, OnlineLink, Party, Place, Registration, Session, Slug};
use crate::parse::Located;
use crate::parse::draft::ReferenceKind;
use crate::parse::drafts::EventDraft;
use crate::parse::event::{RawEvent, RawParty};
use crate::parse::place::RawPlace;
use std::sync::Arc;

/// What the rules say of one event.
#[derive(Debug, Clone, Default)]
pub struct Resolved {
    /// The event, when what is essential could be made out.
    pub event: Option<Arc<Event>>,
    /// The links of its description.
    pub links: Vec<TextLink>,
    /// What was found.
    pub report: Report,
}

/// What the rules of one event share.
pub(super) struct Subject<'a> {
    pub(super) draft: &'a EventDraft,
    pub(super) raw: &'a RawEvent,
    pub(super) context: &'a Context,
    pub(super) edition: Option<&'a Edition>,
    pub(super) report: Report,
}

impl Subject<'_> {
    pub(super) fn push(&mut self, span: crate::diagnostic::Span, message: crate::diagnostic::Message) {
        self.report.push(&self.draft.file, span, message);
    }

    fn file(&self) -> &FileId {
        &self.draft.file
    }

    /// The names that exist among these; the others are reported.
    fn existing(&mut self, kind: ReferenceKind, names: &[Located<Slug>]) -> Vec<Slug> {
        let content = &self.context.content;
        let file = self.draft.file.clone();
        let report = &mut self.report;
        let known = names.iter().filter(|name| references::exists(&file, kind, name, content, report));
        known.map(|name| name.value.clone()).collect()
    }

    fn parties(&mut self, parties: &[RawParty]) -> Vec<Party> {
        let mut known = Vec::with_capacity(parties.len());
        for party in parties {
            match party {
                RawParty::Reference(name) => {
                    let names = self.existing(ReferenceKind::Organisation, std::slice::from_ref(name));
                    known.extend(names.into_iter().map(Party::Known));
                }
                RawParty::Named { name, url } => {
                    known.push(Party::Named { name: name.value.clone(), url: url.clone() });
                }
            }
        }
        known
    }

    fn place(&mut self, place: &Located<RawPlace>) -> Option<(Place, Accessibility)> {
        match &place.value {
            RawPlace::Venue(name) => {
                let content = self.context.content.clone();
                let found = self.existing(ReferenceKind::Venue, std::slice::from_ref(name));
                let venue = content.venues.get(found.first()?)?;
                Some((venue.place.clone(), venue.accessibility.clone()))
            }
            RawPlace::Described(raw) => {
                let place = territory::place(&self.draft.file, place.span, raw, &mut self.report)?;
                Some((place, Accessibility::default()))
            }
        }
    }
}

/// Sessions of one event at most: each has its place in every list.
const MOST_SESSIONS: usize = 200;
/// Former paths of one event at most: each leaves a page.
const MOST_REDIRECTS: usize = 20;

fn sizes(subject: &mut Subject<'_>) {
    let raw = subject.raw;
    if let Some(first) = raw.sessions.get(MOST_SESSIONS) {
        subject.push(first.span, field_codes::too_many("seances", raw.sessions.len(), MOST_SESSIONS));
    }
    if let Some(first) = raw.redirects.get(MOST_REDIRECTS) {
        subject.push(first.span, field_codes::too_many("redirections", raw.redirects.len(), MOST_REDIRECTS));
    }
}

/// Applies every rule that concerns one event alone.
pub(super) fn resolve(draft: &EventDraft, context: &Context) -> Resolved {
    let edition = context.editions.get(draft.year);
    let mut subject = Subject { draft, raw: &draft.raw, context, edition, report: Report::default() };
    let event = build(&mut subject);
    if let Some(event) = &event {
        paths::folder(&mut subject, event);
        access::recommend(&mut subject, event);
    }
    prose::weekdays(&mut subject);
    prose::spaces(&mut subject);
    sizes(&mut subject);
    let links = draft.description.iter().flat_map(|body| &body.links);
    let links = links.map(|link| TextLink { file: draft.file.clone(), language: None, link: link.clone() }).collect();
    Resolved { event: event.map(Arc::new), links, report: subject.report }
}

fn build(subject: &mut Subject<'_>) -> Option<Event> {
    let raw = subject.raw;
    if subject.edition.is_none() {
        subject
            .push(crate::diagnostic::Span::FILE, crate::diagnostic::codes::files::unknown_edition(subject.draft.year));
    }
    let mode = raw.mode.as_ref().map_or(Mode::OnSite, |mode| mode.value);
    let placed = raw.place.as_ref().and_then(|place| subject.place(place));
    let (place, inherited) = placed.map_or((None, Accessibility::default()), |(place, access)| (Some(place), access));
    place_and_mode(subject, mode);
    let sessions = sessions(subject, place.as_ref());
    let recurrence = dates::recurrence(subject, territory::time_zone(place.as_ref()));
    let status = status(subject);
    let (organisers, partners, facilitators) =
        (subject.parties(&raw.organisers), subject.parties(&raw.partners), subject.parties(&raw.facilitators));
    let format = subject.existing(ReferenceKind::Format, raw.format.as_slice()).pop();
    let resources = subject.existing(ReferenceKind::Resource, &raw.resources);
    let ami = ami(subject);
    access::cost(subject);
    access::people(subject);
    let registration = registration(subject, &sessions);
    let image = image(subject);
    let former_ids = paths::former_ids(subject);
    let id = subject.draft.id();
    // Without a title, a kind, a date or a place there is no event; what misses is reported already.
    let title = raw.title.as_ref()?.value.clone();
    if raw.types.is_empty()
        || (sessions.is_empty() && recurrence.is_none())
        || (mode != Mode::Online && place.is_none() && !placed_one_by_one(&sessions))
    {
        return None;
    }
    let in_week = subject.edition.is_some_and(|edition| {
        let rule = recurrence.as_ref().zip(edition.week);
        let weekly = rule.is_some_and(|(rule, week)| rule.days_between(week.start, week.end).next().is_some());
        weekly || sessions.iter().any(|it| edition.contains(it.when.day()))
    });
    let published = subject.edition.map_or(jiff::civil::Date::MIN, |edition| edition.published);
    let accessibility = merge(raw.accessibility.as_ref().map(|block| block.known.clone()), inherited);
    Some(Event {
        identity: former_ids.first().cloned().unwrap_or_else(|| id.clone()),
        id,
        year: subject.draft.year,
        file: subject.draft.file.to_string(),
        title,
        summary: raw.summary.as_ref().map(|text| text.value.clone()),
        description: subject.draft.description.as_ref().map(|body| body.document.clone()),
        types: raw.types.iter().map(|kind| kind.value).collect(),
        sessions,
        recurrence,
        mode,
        online_url: raw.online_url.as_ref().map(|url| OnlineLink { url: url.value.clone() }),
        place: place.filter(|_| mode != Mode::Online),
        organisers,
        partners,
        facilitators,
        format,
        themes: raw.themes.clone(),
        resources,
        ami,
        status,
        access: raw.access.as_ref().map_or(Access::Everyone, |access| access.value),
        audiences: raw.audiences.clone(),
        age: raw.age,
        level: raw.level,
        languages: raw.languages.clone(),
        free: raw.pay_what_you_want || raw.free.as_ref().is_none_or(|free| free.value),
        pay_what_you_want: raw.pay_what_you_want,
        price: raw.price.as_ref().map(|price| price.value.clone()),
        registration,
        capacity: raw.capacity,
        accessibility,
        image,
        in_week,
        external_ids: raw.external_ids.clone(),
        questionnaire: raw.questionnaire.clone().or_else(|| subject.edition?.questionnaire.clone()),
        updated: raw.updated.as_ref().map_or(published, |date| date.value),
        revision: raw.revision,
        former_ids,
        report: None,
    })
}

/// Whether each session has a place of its own, so that the event needs none.
fn placed_one_by_one(sessions: &[Session]) -> bool {
    !sessions.is_empty() && sessions.iter().all(|session| session.place.is_some())
}

/// An event on site has a place; an online one has none.
fn place_and_mode(subject: &mut Subject<'_>, mode: Mode) {
    let raw = subject.raw;
    let everywhere = !raw.sessions.is_empty() && raw.sessions.iter().all(|session| session.place.is_some());
    match (mode, &raw.place) {
        (Mode::OnSite | Mode::Hybrid, None) if !everywhere && raw.place_span.is_none() => {
            subject.push(raw.span, field_codes::missing_key("lieu", "{commune: Anor, departement: \"59\"}"));
        }
        (Mode::Online, Some(place)) => subject.push(place.span, codes::place_of_an_online_event()),
        _ => {}
    }
    if mode == Mode::OnSite
        && let Some(url) = &raw.online_url
    {
        subject.push(url.span, codes::link_of_an_on_site_event());
    }
}

fn sessions(subject: &mut Subject<'_>, place: Option<&Place>) -> Vec<Session> {
    let raw = subject.raw;
    let mut sessions = Vec::with_capacity(raw.sessions.len());
    for session in &raw.sessions {
        let own = session.place.as_ref().and_then(|place| subject.place(place)).map(|(place, _)| place);
        let time_zone = territory::time_zone(own.as_ref().or(place));
        if let Some(when) = dates::when(subject, session) {
            sessions.push(Session {
                id: session.id.as_ref().map(|id| id.value.to_string()).unwrap_or_default(),
                when,
                time_zone,
                place: own,
                status: session.status.as_ref().map(|status| status.value),
                capacity: session.capacity,
            });
        }
    }
    dates::sessions(subject, &sessions, place);
    sessions.sort_by(|a, b| (a.when.sort_key(), &a.id).cmp(&(b.when.sort_key(), &b.id)));
    sessions
}

fn status(subject: &mut Subject<'_>) -> Status {
    let raw = subject.raw;
    let changed = raw.sessions.iter().filter_map(|session| session.status.as_ref()).chain(raw.status.as_ref());
    let changed = changed.into_iter().find(|status| status.value != Status::Scheduled);
    if let Some(changed) = changed
        && raw.updated.is_none()
    {
        subject.push(changed.span, codes::status_without_date());
    }
    raw.status.as_ref().map_or(Status::Scheduled, |status| status.value)
}

fn ami(subject: &mut Subject<'_>) -> Option<Slug> {
    let name = subject.raw.ami.as_ref()?;
    let slug = subject.existing(ReferenceKind::Organisation, std::slice::from_ref(name)).pop()?;
    let organisation = subject.context.content.organisations.get(&slug)?;
    if !organisation.roles.contains(&Role::Ami) {
        let message = codes::not_an_ami_structure(&organisation.name);
        subject.push(name.span, message);
    }
    Some(slug)
}

fn registration(subject: &mut Subject<'_>, sessions: &[Session]) -> Option<Registration> {
    let raw = &subject.raw.registration.as_ref()?.value;
    dates::deadline(subject, raw.deadline.as_ref(), sessions);
    let text = |field: &Option<Located<String>>| field.as_ref().map(|field| field.value.clone());
    Some(Registration {
        mode: raw.mode.as_ref().map(|mode| mode.value),
        url: text(&raw.url),
        email: text(&raw.email),
        phone: text(&raw.phone),
        deadline: raw.deadline.as_ref().map(|deadline| deadline.value),
    })
}

fn image(subject: &mut Subject<'_>) -> Option<Image> {
    let raw = &subject.raw.image.as_ref()?.value;
    let folder = subject.file().rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    if let Some(licence) = &raw.licence
        && let Some(message) = licence::unknown(&licence.value)
    {
        subject.push(licence.span, message);
    }
    let file = raw.file.as_ref()?;
    let path = format!("{folder}/{}", file.value);
    if !paths::is_image_name(&file.value) {
        subject.push(file.span, crate::diagnostic::codes::licence::image_kind(&file.value));
        return None;
    }
    let size = match subject.context.binaries.get(path.as_str()) {
        Some(Some(size)) => *size,
        Some(None) => {
            subject.push(file.span, crate::diagnostic::codes::licence::image_kind(&file.value));
            return None;
        }
        None => {
            subject.push(file.span, crate::diagnostic::codes::licence::missing_image(&file.value, &path));
            return None;
        }
    };
    let text = |field: &Option<Located<String>>| field.as_ref().map(|field| field.value.clone());
    Some(Image { file: path, size, alt: text(&raw.alt)?, credit: text(&raw.credit)?, licence: text(&raw.licence)? })
}

/// What the event says, else what its venue says.
fn merge(own: Option<Accessibility>, venue: Accessibility) -> Accessibility {
    let Some(own) = own else { return venue };
    Accessibility {
        wheelchair: own.wheelchair.or(venue.wheelchair),
        sign_language: own.sign_language.or(venue.sign_language),
        cued_speech: own.cued_speech.or(venue.cued_speech),
        hearing_loop: own.hearing_loop.or(venue.hearing_loop),
        captions: own.captions.or(venue.captions),
        easy_read: own.easy_read.or(venue.easy_read),
        quiet: own.quiet.or(venue.quiet),
        comment: own.comment.or(venue.comment),
        contact: own.contact.or(venue.contact),
    }
}
