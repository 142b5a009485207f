//! What to answer to a request, without any socket: who may ask, for which path, of which type.

use super::live::Now;
use super::overlay;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What is read of a request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) method: &'a str,
    /// As it stands in the request line: path and query, encoded.
    pub(super) url: &'a str,
    /// Every `Host` header.
    pub(super) hosts: &'a [&'a str],
}

/// What to send back.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// A whole body.
    Whole {
        /// HTTP status.
        status: u16,
        content_type: &'static str,
        body: Vec<u8>,
    },
    /// The page stands elsewhere: an encoded path.
    Redirect(String),
    /// Server-sent events, for a page made from this generation.
    Events(u64),
}

const TEXT: &str = "text/plain; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";

/// What a path in a `Location` header cannot hold.
const UNSAFE_IN_PATH: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'?').add(b'#').add(b'%');

/// Answers a request made to this port.
pub(super) fn answer(asked: Asked<'_>, port: u16, now: &Now) -> Answer {
    // A page elsewhere can have its own name resolve to 127.0.0.1 and read what stands here (DNS rebinding).
    if asked.hosts.is_empty() || !asked.hosts.iter().all(|host| is_this_machine(host, port)) {
        return text(421, &format!("Cet aperçu ne répond qu’à l’adresse http://localhost:{port}/"));
    }
    if !matches!(asked.method, "GET" | "HEAD") {
        return text(405, "Cet aperçu se lit seulement (GET et HEAD).");
    }
    let (path, query) = asked.url.split_once('?').unwrap_or((asked.url, ""));
    let Some(path) = decode(path) else { return text(400, "Cette adresse n’est pas valable.") };
    match path.strip_prefix(overlay::FOLDER) {
        Some(own) => own_file(own, query),
        None => page(&path, now),
    }
}

fn own_file(name: &str, query: &str) -> Answer {
    if name == overlay::EVENTS {
        return query.parse().map_or_else(|_| text(400, "Il manque le numéro de la page."), Answer::Events);
    }
    let files = [overlay::SCRIPT, overlay::STYLE];
    match files.iter().find(|(file, _)| *file == name) {
        Some((file, body)) => whole(200, content_type(file), body.as_bytes().to_vec()),
        None => text(404, "Ce fichier n’existe pas."),
    }
}

fn page(path: &str, now: &Now) -> Answer {
    let Some(preview) = &now.preview else {
        return whole(503, HTML, overlay::failure_page(now).into_bytes());
    };
    let prefix = preview.prefix();
    let Some(below) = path.strip_prefix(prefix) else {
        // Both what was typed by habit, `/`, and the prefix without its slash.
        let home = path == "/" || path == prefix.trim_end_matches('/');
        return if home { redirect(prefix) } else { not_found(now, "") };
    };
    match preview.get(below) {
        Some(body) => page_of_type(200, content_type(below), body, now),
        // As static hosts do: a folder without its slash.
        None if !below.ends_with('/') && preview.get(&format!("{below}/")).is_some() => redirect(&format!("{path}/")),
        None => not_found(now, below),
    }
}

fn not_found(now: &Now, below: &str) -> Answer {
    let page = now.preview.as_ref().filter(|_| below != "404.html").and_then(|preview| preview.get("404.html"));
    page.map_or_else(|| text(404, "Cette page n’existe pas."), |body| page_of_type(404, HTML, body, now))
}

fn page_of_type(status: u16, content_type: &'static str, body: Vec<u8>, now: &Now) -> Answer {
    let body = if content_type == HTML { overlay::with_script(body, now) } else { body };
    whole(status, content_type, body)
}

fn whole(status: u16, content_type: &'static str, body: Vec<u8>) -> Answer {
    Answer::Whole { status, content_type, body }
}

fn text(status: u16, text: &str) -> Answer {
    whole(status, TEXT, format!("{text}\n").into_bytes())
}

fn redirect(path: &str) -> Answer {
    Answer::Redirect(utf8_percent_encode(path, UNSAFE_IN_PATH).to_string())
}

fn is_this_machine(host: &str, port: u16) -> bool {
    // Browsers leave out the port of the scheme.
    let name = host.strip_suffix(&format!(":{port}")).or((port == 80).then_some(host));
    name.is_some_and(|name| name.eq_ignore_ascii_case("localhost") || matches!(name, "127.0.0.1" | "[::1]"))
}

/// The path of a request, decoded once; `None` when it could name anything but a page: what climbs, what some systems read
/// as a separator or an end, what is not text.
fn decode(path: &str) -> Option<String> {
    let path = percent_decode_str(path).decode_utf8().ok()?.into_owned();
    let below = path.strip_prefix('/')?;
    let segments: Vec<&str> = below.split('/').collect();
    let last = segments.len() - 1;
    let climbs = |segment: &str| matches!(segment, "." | "..");
    let empty_inside = segments.iter().enumerate().any(|(index, segment)| segment.is_empty() && index < last);
    let harmful = below.chars().any(|letter| letter.is_control() || letter == '\\');
    (!harmful && !empty_inside && !segments.into_iter().any(climbs)).then_some(path)
}

/// The type that a static host should give to this path; no extension is a folder, so a page.
fn content_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        None if name.is_empty() => HTML,
        Some("html") => HTML,
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("geojson") => "application/geo+json",
        Some("webmanifest") => "application/manifest+json",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("atom") => "application/atom+xml; charset=utf-8",
        Some("xml") => "application/xml; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt" | "md" | "yaml") => TEXT,
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("gif") => "image/gif",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("pdf") => "application/pdf",
        Some("zip") => "application/zip",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_climbs_or_hides_is_no_path() {
        for bad in [
            "",
            "a",
            "http://localhost/",
            "/../a",
            "/a/..",
            "/%2e%2e/a",
            "/..%2fa",
            "/a%5c..%5cb",
            "/a\\b",
            "/a%00",
            "/%0a",
            "/./a",
            "//a",
            "/a%2f%2fb",
            "/%ff",
        ] {
            assert_eq!(decode(bad), None, "{bad:?} was accepted");
        }
        assert_eq!(decode("/%C3%A9t%C3%A9/..a/b%20c/").as_deref(), Some("/été/..a/b c/"));
        assert_eq!(decode("/%252e%252e/").as_deref(), Some("/%2e%2e/"), "decoded once only");
    }

    #[test]
    fn only_the_names_of_this_machine_are_answered() {
        for good in ["localhost:3000", "LocalHost:3000", "127.0.0.1:3000", "[::1]:3000"] {
            assert!(is_this_machine(good, 3000), "{good}");
        }
        for bad in
            ["localhost", "localhost:3001", "evil.fr:3000", "localhost.evil.fr:3000", "127.0.0.1.evil.fr:3000", ""]
        {
            assert!(!is_this_machine(bad, 3000), "{bad}");
        }
        assert!(is_this_machine("localhost", 80));
    }
}
