//! The page of an event: what, when, where, for whom, how to come. What is not known is said so, never invented.

use super::super::error::RenderError;
use super::super::renderer::Renderer;
use super::super::social;
use super::super::theme::Texts;
use super::card::last_day;
use super::certificate;
use super::event_around::{self, Around};
use super::event_registration::{self, RegistrationContext};
use super::event_status::{self, Notice, Offers};
use super::event_when::{self, SessionContext};
use super::event_where::{self, PlaceContext};
use super::layout::{Frame, Section, SharedImage};
use super::poster;
use super::steps::Step;
use super::words::{self, Named};
use crate::dates;
use crate::formats::{FormatContext, json_ld};
use crate::model::vocabulary::{Access, Mode, Status, Vocabulary};
use crate::model::{Bounds, Event, Party, Place};
use crate::text::typography;
use serde::Serialize;

/// What `event.html` shows.
#[derive(Debug, Serialize)]
struct EventPage {
    types: Vec<TypeLink>,
    kind: &'static str,
    /// What became of it, when it is not as announced.
    notice: Option<Notice>,
    offers: Offers,
    summary: Option<String>,
    description: Option<String>,
    /// The session that the head of the page shows: the only one, or the first.
    first: SessionContext,
    /// The last day of the last session, for the browser.
    until: String,
    /// Whether the browser must find the next session: there are several, and no `--date` that has decided.
    next: bool,
    /// Every session, when there are several.
    sessions: Vec<SessionContext>,
    mode: &'static str,
    online: bool,
    moved_online: bool,
    online_url: Option<String>,
    place: Option<PlaceContext>,
    access: Option<&'static str>,
    audiences: Vec<&'static str>,
    age: Option<String>,
    level: Option<&'static str>,
    languages: Vec<String>,
    themes: Vec<&'static str>,
    price: Price,
    capacity: Option<u32>,
    registration: Option<RegistrationContext>,
    accessibility: AccessibilityContext,
    organisers: Vec<Named>,
    partners: Vec<Named>,
    facilitators: Vec<Named>,
    format: Option<Named>,
    /// How it goes: the steps of the format.
    format_steps: Vec<Step>,
    /// The modules and resources behind the format.
    format_resources: Vec<Named>,
    resources: Vec<Named>,
    image: Option<ImageContext>,
    calendar: String,
    subscribe: String,
    contact: String,
    correction: String,
    /// Where its poster is made; none for what does not take place.
    poster: Option<String>,
    /// `mailto:` address that gives the page to somebody else.
    share: String,
    around: Vec<Around>,
    /// The evaluation of the event, or of its edition.
    questionnaire: Option<String>,
    /// The page of the certificate, filled in.
    certificate: String,
    /// The day of the last change, when it is later than that of the publication of the edition.
    updated: Option<String>,
    /// Whether it happens as announced, or happened: neither cancelled nor postponed.
    held: bool,
}

#[derive(Debug, Serialize)]
struct TypeLink {
    label: &'static str,
    href: Option<String>,
    picto: &'static str,
}

#[derive(Debug, Serialize)]
struct Price {
    free: bool,
    voluntary: bool,
    words: Option<String>,
}

#[derive(Debug, Serialize)]
struct AccessibilityContext {
    /// Nothing is known at all.
    unknown: bool,
    yes: Vec<&'static str>,
    no: Vec<&'static str>,
    not_told: Vec<&'static str>,
    comment: Option<String>,
    contact: Option<String>,
}

#[derive(Debug, Serialize)]
struct ImageContext {
    width: u32,
    height: u32,
    src: String,
    alt: String,
    credit: String,
    licence: String,
}

/// The page of an event.
pub(in crate::render) fn render(renderer: &Renderer, event: &Event) -> Result<Vec<u8>, RenderError> {
    let fields = context(renderer, event);
    renderer.html("event.html", frame(renderer, event, &fields), &fields)
}

fn frame(renderer: &Renderer, event: &Event, fields: &EventPage) -> Frame {
    let place = place(event).map_or_else(|| "en ligne".to_owned(), words::short_place);
    let when = &fields.first.sentence;
    let description = match &event.summary {
        Some(summary) => format!("{summary} {}, {place}.", words::capital(when)),
        None => format!("{} : {when}, {place}.", event.main_type().label()),
    };
    let mut frame = Frame::new(&event.id.url(), &event.title, &description)
        .section(Section::Programme)
        .crumb("Programme", "/programme/")
        .feed("text/calendar", &event.title, &format!("{}evenement.ics", event.id.url()));
    if let Some(notice) = &fields.notice {
        frame = frame.warning(notice.label());
    }
    if let Some(place) = &event.place {
        frame = frame.crumb(place.departement.name, &format!("/territoires/{}/", place.departement.slug));
    }
    frame = frame.image(shared_image(renderer, event));
    let formats = FormatContext { site: &renderer.site, base: &renderer.base };
    // What goes on every week belongs to the current edition too.
    if !event.is_of(renderer.site.edition().year) {
        frame = frame.edition(event.year);
    }
    frame.json_ld(json_ld::event(event, &formats))
}

fn context(renderer: &Renderer, event: &Event) -> EventPage {
    let site = &renderer.site;
    let typo = |text: &str| typography(text).into_owned();
    let parties = |parties: &[Party]| parties.iter().map(|party| words::party(site, party)).collect();
    let calendar = format!("{}evenement.ics", event.id.url());
    let held = !matches!(event.status, Status::Cancelled | Status::Postponed);
    let (first, sessions) = event_when::sessions(event, renderer.today);
    EventPage {
        types: types(renderer, event),
        kind: event.main_type().key(),
        notice: event_status::notice(&renderer.texts, event.status),
        offers: event_status::offers(event.status),
        summary: event.summary.as_deref().map(typo),
        description: event.description.as_ref().map(|document| renderer.body(&document.html)),
        first,
        until: event.sessions.iter().map(last_day).max().map(|day| day.to_string()).unwrap_or_default(),
        next: !sessions.is_empty() && renderer.today.is_none(),
        sessions,
        mode: event.mode.label(),
        online: event.mode != Mode::OnSite || event.status == Status::MovedOnline,
        moved_online: event.status == Status::MovedOnline,
        online_url: event.online_url.as_ref().map(|link| link.url.clone()),
        place: place(event).map(|place| event_where::place(renderer, place)),
        access: (event.access != Access::Everyone).then(|| event.access.label()),
        audiences: event.audiences.iter().map(|audience| audience.label()).collect(),
        age: event.age.map(|years| age(&renderer.texts, years)),
        level: event.level.map(|level| level.label()),
        languages: languages(&renderer.texts, &event.languages),
        themes: event.themes.iter().map(|theme| theme.label()).collect(),
        price: Price { free: event.free, voluntary: event.pay_what_you_want, words: event.price.as_deref().map(typo) },
        capacity: event.capacity,
        registration: event_registration::registration(event, renderer.today),
        accessibility: accessibility(event),
        organisers: parties(&event.organisers),
        partners: parties(&event.partners),
        facilitators: parties(&event.facilitators),
        format: event_around::format(renderer, event),
        format_steps: event_around::format_steps(renderer, event),
        format_resources: event_around::format_resources(renderer, event),
        resources: event_around::resources(renderer, &event.resources),
        image: image(renderer, event),
        subscribe: renderer.base.absolute(&calendar).replacen("https://", "webcal://", 1).replacen(
            "http://",
            "webcal://",
            1,
        ),
        calendar: renderer.base.path(&calendar),
        contact: site.config.contact.clone(),
        correction: event_around::correction(renderer, event),
        poster: held.then(|| poster::address_of(renderer, &event.id)),
        share: event_around::share(renderer, event),
        around: event_around::around(renderer, event),
        questionnaire: event.questionnaire.clone(),
        certificate: certificate::link(renderer, event),
        updated: updated(renderer, event),
        held,
    }
}

/// Where it happens: its own place, or the first of its sessions when each has one of its own.
fn place(event: &Event) -> Option<&Place> {
    event.places().next()
}

/// A file that gives no date of change has that of the publication of its edition: then there is nothing to tell.
fn updated(renderer: &Renderer, event: &Event) -> Option<String> {
    let published = renderer.site.editions.get(event.year).map(|edition| edition.published);
    published.is_none_or(|published| event.updated > published).then(|| dates::day_in_words(event.updated))
}

fn types(renderer: &Renderer, event: &Event) -> Vec<TypeLink> {
    let link = |kind: &crate::model::vocabulary::EventType| TypeLink {
        label: kind.label(),
        href: renderer
            .lists
            .get(&super::super::lists::ListKey::Type(*kind))
            .map(|list| renderer.base.path(&list.folder)),
        picto: kind.key(),
    };
    event.types.iter().map(link).collect()
}

fn accessibility(event: &Event) -> AccessibilityContext {
    let known = &event.accessibility;
    let features = known.features();
    let such = |value: Option<bool>| {
        features.iter().filter(move |feature| feature.2 == value).map(|feature| feature.1).collect::<Vec<_>>()
    };
    AccessibilityContext {
        unknown: known.is_unknown(),
        yes: such(Some(true)),
        no: such(Some(false)),
        not_told: such(None),
        comment: known.comment.as_deref().map(|text| typography(text).into_owned()),
        contact: known.contact.clone(),
    }
}

/// « à partir de 12 ans », « jusqu’à 25 ans », « de 15 à 25 ans ».
fn age(texts: &Texts, age: Bounds) -> String {
    let [min, max] = [age.min, age.max].map(|years| years.unwrap_or_default().to_string());
    let say = |key| texts.say_with(key, &[("min", &min), ("max", &max)]);
    match (age.min, age.max) {
        (Some(_), Some(_)) => say("event.age-between"),
        (Some(_), None) => say("event.age-from"),
        (None, Some(_)) => say("event.age-to"),
        (None, None) => say("event.age-any"),
    }
}

/// French goes without saying when it is the only one; beside another it is said, or people would believe that it is not
/// spoken.
fn languages(texts: &Texts, tags: &[String]) -> Vec<String> {
    let only_french = tags.iter().all(|tag| tag == "fr");
    if only_french { Vec::new() } else { tags.iter().map(|tag| language(texts, tag)).collect() }
}

/// The usual name of a language; its BCP 47 tag for the others.
fn language(texts: &Texts, tag: &str) -> String {
    texts.say(match tag {
        "fr" => "languages.fr",
        "en" => "languages.en",
        "es" => "languages.es",
        "de" => "languages.de",
        "it" => "languages.it",
        "pt" => "languages.pt",
        "ar" => "languages.ar",
        "uk" => "languages.uk",
        "br" => "languages.br",
        "oc" => "languages.oc",
        "fsl" => "languages.fsl",
        other => return other.to_owned(),
    })
}

/// The picture shown when the page is shared: the event's own, else one that the site draws.
fn shared_image(renderer: &Renderer, event: &Event) -> Option<SharedImage> {
    match event.image.as_ref().zip(image_path(event)) {
        Some((image, url)) => {
            let alt = typography(&image.alt).into_owned();
            Some(SharedImage { url, width: image.size.width, height: image.size.height, alt })
        }
        None => social::of_event(renderer, event),
    }
}

/// The picture, published beside the page.
fn image_path(event: &Event) -> Option<String> {
    let name = event.image.as_ref()?.file.rsplit('/').next()?;
    Some(format!("{}{name}", event.id.url()))
}

fn image(renderer: &Renderer, event: &Event) -> Option<ImageContext> {
    let image = event.image.as_ref()?;
    Some(ImageContext {
        src: renderer.base.path(&image_path(event)?),
        width: image.size.width,
        height: image.size.height,
        alt: typography(&image.alt).into_owned(),
        credit: typography(&image.credit).into_owned(),
        licence: image.licence.clone(),
    })
}
