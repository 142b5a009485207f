//! How to register for an event, and until when.

use crate::dates;
use crate::formats::with_offset;
use crate::model::vocabulary::Vocabulary;
use crate::model::{Event, Registration};
use jiff::civil::{Date, DateTime};
use serde::Serialize;

/// `inscription`, in words.
#[derive(Debug, Serialize)]
pub(super) struct RegistrationContext {
    mode: Option<&'static str>,
    url: Option<String>,
    email: Option<String>,
    phone: Option<Phone>,
    deadline: Option<Deadline>,
}

#[derive(Debug, Serialize)]
struct Phone {
    shown: String,
    /// `tel:` address: digits and `+` only (RFC 3966).
    href: String,
}

/// The last moment to register, in the time of the place.
#[derive(Debug, Serialize)]
struct Deadline {
    /// « vendredi 22 mai 2026 à 18 h ».
    words: String,
    /// RFC 3339, for the browser; none when `--date` has decided already.
    instant: Option<String>,
    zone: &'static str,
    /// Past, as far as `--date` tells.
    closed: bool,
}

/// How to register for an event, if its file says so.
pub(super) fn registration(event: &Event, today: Option<Date>) -> Option<RegistrationContext> {
    let registration: &Registration = event.registration.as_ref()?;
    let zone = event.sessions.first().map_or("Europe/Paris", |session| session.time_zone);
    Some(RegistrationContext {
        mode: registration.mode.map(|mode| mode.label()),
        url: registration.url.clone(),
        email: registration.email.clone(),
        phone: registration.phone.as_deref().map(phone),
        deadline: registration.deadline.map(|moment| deadline(moment, zone, today)),
    })
}

fn phone(phone: &str) -> Phone {
    Phone {
        shown: phone.to_owned(),
        href: phone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect(),
    }
}

fn deadline(moment: DateTime, zone: &'static str, today: Option<Date>) -> Deadline {
    Deadline {
        words: dates::deadline_in_words(moment),
        instant: today.is_none().then(|| with_offset(moment, zone)),
        zone,
        closed: today.is_some_and(|today| moment.date() < today),
    }
}
