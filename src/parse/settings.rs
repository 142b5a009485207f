//! `content/site.yaml`, `content/editions/<year>.yaml` and the report of an event (`<slug>.bilan.yaml`).

use super::Sink;
use super::draft::{Draft, read_yaml};
use super::fields::{Fields, plain};
use crate::contract::{EDITION, REPORT, SITE};
use crate::diagnostic::Span;
use crate::diagnostic::codes::{dates, files};
use crate::model::vocabulary::Backdrop;
use crate::model::{
    AmiTargets, BaseUrl, Contact, Edition, EventReport, Forge, MapBackground, Mentions, Objectives, Patron, SiteConfig,
    Week,
};

/// Reads the site's configuration.
pub fn read_site(text: &str, sink: &mut Sink) -> Option<Draft<SiteConfig>> {
    read_yaml(&SITE, text, sink, |fields, _| {
        let title = fields.text("titre");
        let description = fields.text("description");
        let base_url = fields.text("base_url");
        let base_url = base_url.and_then(|text| match BaseUrl::new(&text.value) {
            Ok(base) => Some(base),
            Err(why) => {
                fields.report(text.span, files::bad_base_url(&why));
                None
            }
        });
        let uid_domain = fields.text("uid_domaine");
        let language = fields.text("langue").map_or_else(|| "fr".to_owned(), |language| language.value);
        let forge = fields.block("depot", forge).and_then(|block| block.value);
        let contact = fields.email("contact");
        let background = fields.block("carte", background).map(|block| block.value);
        let offline = fields.boolean("hors_ligne").is_some_and(|offline| offline.value);
        let event_pictures = fields.boolean("images_evenements").is_some_and(|pictures| pictures.value);
        let mentions = fields.block("mentions", mentions).map(|block| block.value).unwrap_or_default();
        let edition = year(fields, "edition");
        Some(SiteConfig {
            title: title?.value,
            description: description?.value,
            base_url: base_url?,
            uid_domain: uid_domain?.value,
            language,
            forge,
            contact: contact?.value,
            map_background: background.unwrap_or(MapBackground::None),
            offline,
            event_pictures,
            mentions,
            edition,
        })
    })
}

fn year(fields: &mut Fields<'_>, key: &'static str) -> Option<i16> {
    fields.number(key).and_then(|year| i16::try_from(year.value).ok())
}

fn forge(fields: &mut Fields<'_>) -> Option<Forge> {
    let url = fields.url("url");
    let branch = fields.text("branche").map_or_else(|| "main".to_owned(), |branch| branch.value);
    Some(Forge { url: url?.value.trim_end_matches('/').to_owned(), branch })
}

/// `carte.fond`: the word `aucun`, or a raster tile service.
fn background(fields: &mut Fields<'_>) -> MapBackground {
    if fields.entry_is_scalar("fond") {
        return match fields.choice("fond").map(|word| word.value) {
            Some(Backdrop::None) | None => MapBackground::None,
        };
    }
    let raster = fields.block("fond", |block| {
        let template = block.url("url");
        let attribution = block.text("attribution");
        let max_zoom = block.number("zoom_max").map_or(16, |zoom| zoom.value);
        Some((template?.value, attribution?.value, u8::try_from(max_zoom).unwrap_or(16)))
    });
    match raster.and_then(|block| block.value) {
        Some((template, attribution, max_zoom)) => MapBackground::Raster { template, attribution, max_zoom },
        None => MapBackground::None,
    }
}

fn mentions(fields: &mut Fields<'_>) -> Mentions {
    let mut text = |key| fields.text(key).map(|text| text.value);
    Mentions {
        publisher: text("editeur"),
        host: text("hebergeur"),
        director: text("directeur_publication"),
        privacy_contact: text("contact_rgpd"),
    }
}

/// `debut` and `fin`: both, or neither for an edition that is announced before its dates are known. The outer `None` is what
/// is wrong, and reported.
fn week(fields: &mut Fields<'_>, announced: bool) -> Option<Option<Week>> {
    let (start, end) = (fields.date("debut"), fields.date("fin"));
    match (fields.key_span("debut"), fields.key_span("fin")) {
        (None, None) if announced => return Some(None),
        (None, None) => {
            let place = fields.key_span("annee").unwrap_or(Span::FILE);
            fields.report(place, files::edition_with_no_date());
        }
        (Some(start), None) => fields.report(start, files::edition_with_one_date("fin")),
        (None, Some(end)) => fields.report(end, files::edition_with_one_date("debut")),
        (Some(_), Some(_)) => {}
    }
    let (start, end) = (start?, end?);
    if end.value < start.value {
        fields.report(end.span, dates::edition_ends_before_it_starts(start.value));
    }
    Some(Some(Week { start: start.value, end: end.value }))
}

/// Days of an edition at most. Each has its pages: a year that is mistyped must not make a site of 180,000 of them.
const LONGEST: i32 = 31;

/// The week of an edition starts in its year, and is no season.
fn bound(fields: &mut Fields<'_>, year: i16, week: Week) {
    let places = fields.places();
    let days = week.start.until(week.end).map_or(i32::MAX, |span| span.get_days()).saturating_add(1);
    if week.start.year() != year {
        fields.report(places.of("debut"), files::edition_in_another_year(week.start, year));
    } else if days > LONGEST {
        fields.report(places.of("fin"), files::edition_too_long(days, LONGEST));
    }
}

/// Reads an edition.
pub fn read_edition(text: &str, sink: &mut Sink) -> Option<Draft<Edition>> {
    read_yaml(&EDITION, text, sink, |fields, _| {
        let year = year(fields, "annee");
        let announced = fields.boolean("annoncee").is_some_and(|announced| announced.value);
        let week = week(fields, announced);
        if let (Some(year), Some(Some(week))) = (year, week) {
            bound(fields, year, week);
        }
        let published = fields.date("publie_le");
        let objectives = fields.block("objectifs", objectives).map(|block| block.value).unwrap_or_default();
        let contacts = plain(fields.blocks("contacts", contact)).into_iter().flatten().collect();
        let patron = fields.block("tutelle", patron).and_then(|block| block.value);
        let ami = fields.block("ami", ami).map(|block| block.value);
        let questionnaire = fields.url("questionnaire").map(|url| url.value);
        Some(Edition {
            year: year?,
            week: week?,
            announced,
            published: published?.value,
            objectives,
            contacts,
            patron,
            ami,
            questionnaire,
        })
    })
}

fn objectives(fields: &mut Fields<'_>) -> Objectives {
    let mut number = |key| fields.number(key).map(|number| number.value);
    Objectives {
        events: number("evenements"),
        professionals: number("professionnels"),
        partners: number("partenaires"),
        citizens: number("citoyens"),
    }
}

fn contact(fields: &mut Fields<'_>) -> Option<Contact> {
    let role = fields.text("role");
    let email = fields.email("courriel");
    Some(Contact { role: role?.value, email: email?.value })
}

fn patron(fields: &mut Fields<'_>) -> Option<Patron> {
    let term = fields.text("terme");
    let name = fields.text("nom");
    let function = fields.text("fonction");
    Some(Patron { term: term?.value, name: name?.value, function: function?.value })
}

fn ami(fields: &mut Fields<'_>) -> AmiTargets {
    let mut number = |key| fields.number(key).map(|number| number.value);
    AmiTargets {
        max_structures: number("structures_max"),
        max_per_region: number("max_par_region"),
        min_activities: number("animations_min"),
        min_in_week: number("semaine_min"),
        min_participants: number("participants_min"),
    }
}

/// Reads what was reported after an event.
pub fn read_report(text: &str, sink: &mut Sink) -> Option<Draft<EventReport>> {
    read_yaml(&REPORT, text, sink, |fields, _| {
        let mut number = |key| fields.number(key).map(|number| number.value);
        Some(EventReport {
            participants: number("participants"),
            facilitators: number("animateurs"),
            questionnaires: number("questionnaires"),
            certificates: number("certificats"),
            date: fields.date("date").map(|date| date.value),
            comment: fields.text("commentaire").map(|text| text.value),
        })
    })
}
