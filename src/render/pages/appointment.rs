//! The weekly meeting that a page of `content/pages` announces (`rendez_vous`), on the page and in its calendar. Nobody knows its
//! first day, its last, nor the weeks without it: the page says the rule, the browser the days that follow from it
//! (`js/rendez-vous.js`), and both to check before one connects.

use super::super::renderer::Renderer;
use super::introduction::typeset;
use super::words;
use crate::formats::{FormatContext, ical};
use crate::model::{Page, Slug};
use serde::Serialize;

/// What `appointment.box` shows.
#[derive(Debug, Serialize)]
pub(super) struct AppointmentContext {
    name: String,
    /// « Chaque jeudi, de 13 h 30 à 15 h »
    when: String,
    email: Option<String>,
    /// 0 (Sunday) to 6.
    weekday: i8,
    /// `15:00`, in Paris.
    end: String,
    calendar: String,
    /// `webcal:` address, which calendars follow.
    subscribe: String,
}

/// The meeting of a page, if it announces one.
pub(super) fn of(renderer: &Renderer, page: &Page) -> Option<AppointmentContext> {
    let appointment = page.appointment.as_ref()?;
    let path = format!("/{}/{}", page.slug, ical::APPOINTMENT);
    let address = renderer.base.absolute(&path);
    Some(AppointmentContext {
        name: typeset(&appointment.name),
        when: words::capital(&words::weekly(appointment.weekday, appointment.start, appointment.end)),
        email: appointment.email.clone(),
        weekday: appointment.weekday.to_jiff().to_sunday_zero_offset(),
        end: appointment.end.strftime("%H:%M").to_string(),
        calendar: renderer.base.path(&path),
        subscribe: address.split_once(':').map_or_else(String::new, |(_, rest)| format!("webcal:{rest}")),
    })
}

/// The calendar of a page's meeting.
pub(in crate::render) fn calendar(renderer: &Renderer, slug: &Slug) -> Option<Vec<u8>> {
    let page = renderer.site.content.pages.get(slug)?;
    let appointment = page.appointment.as_ref()?;
    let texts = &renderer.texts;
    let ask = appointment.email.as_ref().map(|email| texts.say_with("appointment.ask", &[("courriel", email)]));
    let said = [
        Some(words::weekly(appointment.weekday, appointment.start, appointment.end)),
        ask,
        Some(texts.say("appointment.check")),
    ];
    let description = said.into_iter().flatten().collect::<Vec<_>>().join("\n");
    let context = FormatContext { site: &renderer.site, base: &renderer.base };
    Some(ical::appointment(page, appointment, &words::capital(&description), &context))
}
