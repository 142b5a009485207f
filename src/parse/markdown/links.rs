//! Which links and images may stand, and how addresses and texts are written into HTML.

use super::guard::visible;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use url::Url;

/// Why a link is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkRefusal {
    /// No address at all.
    Empty,
    /// Neither http, https, mailto nor tel: `javascript:`, `data:`…
    Scheme,
    /// `//host/…`: leaves the site without saying so.
    ProtocolRelative,
    /// `page/` or `../page/`: links inside the site start at the root.
    Relative,
    /// Spaces, controls, backslashes, a password, or no host.
    Malformed,
}

/// Where a link that may stand leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// Within the site or the page, a mail or a telephone: nothing to add.
    Plain,
    /// Another site.
    Outside,
}

/// What no address may hold once it stands in an attribute. `%` stays: addresses come encoded or not.
const UNSAFE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`').add(b'{').add(b'}').add(b'|');

/// Decides on a link's address, as pulldown-cmark gives it: entities and backslashes already resolved, so that
/// `javascript&#58;` shows its true face.
pub(super) fn classify(address: &str) -> Result<Target, LinkRefusal> {
    if address.is_empty() || address == "#" {
        return Err(LinkRefusal::Empty);
    }
    // Browsers drop tabs and line ends and read a backslash as a slash: « /\evil » would leave the site.
    if address.contains(|letter: char| letter.is_control() || letter.is_whitespace() || letter == '\\')
        || visible(address) != address
    {
        return Err(LinkRefusal::Malformed);
    }
    if address.starts_with("//") {
        return Err(LinkRefusal::ProtocolRelative);
    }
    if address.starts_with(['/', '#']) {
        return Ok(Target::Plain);
    }
    let Some((scheme, rest)) = address.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) else {
        return Err(LinkRefusal::Relative);
    };
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => {
            let url = Url::parse(address).map_err(|_| LinkRefusal::Malformed)?;
            let plain = rest.starts_with("//") && url.username().is_empty() && url.password().is_none();
            if plain && url.host_str().is_some() { Ok(Target::Outside) } else { Err(LinkRefusal::Malformed) }
        }
        "mailto" if rest.contains('@') => Ok(Target::Plain),
        "tel" if rest.bytes().any(|byte| byte.is_ascii_digit()) => Ok(Target::Plain),
        "mailto" | "tel" => Err(LinkRefusal::Malformed),
        _ => Err(LinkRefusal::Scheme),
    }
}

/// RFC 3986 §3.1.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}

/// Whether an image's address is a file of the site.
pub(super) fn is_own_image(address: &str) -> bool {
    address.starts_with('/') && classify(address).is_ok()
}

/// An address as the value of an attribute.
pub(super) fn attribute(address: &str) -> String {
    escape(&utf8_percent_encode(address, UNSAFE).to_string())
}

/// A text for an element or an attribute in double quotes. Quotes are escaped everywhere, so that whoever prefixes the
/// site's links can look for `href="/` without ever meeting a text.
pub(super) fn escape(text: &str) -> String {
    let text = visible(text);
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(letter),
        }
    }
    out
}
