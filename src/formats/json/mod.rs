//! Open data: all that is public of each event in JSON (RFC 8259), under the keys that contributors write in YAML.
//!
//! What a reader could not work out is there besides: `url`, `code_insee`, `departement`, `region`, `fuseau`, and the
//! offset of each hour. The dates always stand in `seances` (or `recurrence`), even when there is only one.

mod event;
mod parts;

#[cfg(test)]
mod tests;

use self::event::EventObject;
use super::text::{Text, to_json};
use super::{FormatContext, Listing};
use crate::model::Event;
use serde::Serialize;

/// The object of an event.
pub fn fragment(event: &Event, context: &FormatContext<'_>) -> String {
    to_json(&EventObject::of(event, context))
}

/// The document of a list: `{titre, url, maj, evenements}`; `maj` is that of its latest event.
pub fn document<F: AsRef<str>>(
    listing: &Listing<'_>,
    context: &FormatContext<'_>,
    fragment_of: impl Fn(&Event) -> F,
) -> Vec<u8> {
    let updated = listing.events.iter().map(|event| event.updated).max();
    let header = Header {
        titre: Text(listing.title),
        url: context.base.absolute(listing.folder),
        maj: updated.map(|day| day.to_string()),
        evenements: [],
    };
    // The events are already written: they go between the two brackets that end the header.
    let mut document = to_json(&header);
    document.truncate(document.len().saturating_sub("]}".len()));
    for (rank, event) in listing.events.iter().enumerate() {
        document.push_str(if rank == 0 { "\n" } else { ",\n" });
        document.push_str(fragment_of(event).as_ref());
    }
    document.push_str("\n]}\n");
    document.into_bytes()
}

/// A document without its events.
#[derive(Serialize)]
struct Header<'a> {
    titre: Text<'a>,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    maj: Option<String>,
    evenements: [(); 0],
}
