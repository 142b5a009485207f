//! What the preview adds to pages: a script that reloads them and shows errors.
//!
//! The pages' own policy refuses inline scripts and styles, so all that is added is a `<script src>` of this origin.

use super::live::Now;

/// Where our own files stand. At the root of this origin and not below the site's prefix, which is unknown until a first
/// build is good.
pub(super) const FOLDER: &str = "/__semaine/";
/// The script, with its generation as query.
pub(super) const SCRIPT: (&str, &str) = ("reload.js", include_str!("reload.js"));
/// The style of errors.
pub(super) const STYLE: (&str, &str) = ("erreur.css", include_str!("erreur.css"));
/// The events.
pub(super) const EVENTS: &str = "evenements";

/// The page with the script before its end.
pub(super) fn with_script(mut page: Vec<u8>, now: &Now) -> Vec<u8> {
    let end = page.windows(7).rposition(|tag| tag.eq_ignore_ascii_case(b"</body>")).unwrap_or(page.len());
    page.splice(end..end, script(now).into_bytes());
    page
}

/// The page shown everywhere while there is no good site: it holds the report, and reloads once there is one.
pub(super) fn failure_page(now: &Now) -> String {
    let report = escape(now.report.as_deref().unwrap_or_default());
    let (script, style) = (script(now), STYLE.0);
    format!(
        "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>Le site ne peut pas être construit</title>\n<link rel=\"stylesheet\" href=\"{FOLDER}{style}\">\n</head>\n\
         <body class=\"seule\">\n<h1>Le site ne peut pas être construit</h1>\n\
         <p>Corrigez ceci et enregistrez\u{a0}: la page se rechargera d’elle-même.</p>\n\
         <pre>{report}</pre>\n{script}</body>\n</html>\n"
    )
}

/// One server-sent event (HTML Living Standard §9.2): every line of the text is a `data` field.
pub(super) fn event(name: &str, text: &str) -> String {
    let mut event = format!("event: {name}\n");
    // A lone carriage return ends a line too.
    for line in text.replace("\r\n", "\n").split(['\n', '\r']) {
        event.push_str(&format!("data: {line}\n"));
    }
    event.push('\n');
    event
}

fn script(now: &Now) -> String {
    format!("<script src=\"{FOLDER}{}?{}\"></script>\n", SCRIPT.0, now.generation)
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now(report: &str) -> Now {
        Now { generation: 7, preview: None, report: Some(report.into()), rebuild: 1, listeners: 0 }
    }

    #[test]
    fn the_script_stands_before_the_last_end_of_body_or_at_the_end() {
        let page = |html: &str| String::from_utf8(with_script(html.into(), &now(""))).expect("text");
        let tag = "<script src=\"/__semaine/reload.js?7\"></script>\n";
        assert_eq!(page("<body><p>é</BODY></html>"), format!("<body><p>é{tag}</BODY></html>"));
        assert_eq!(page("<p>"), format!("<p>{tag}"));
    }

    #[test]
    fn a_report_stays_text_in_the_failure_page() {
        let page = failure_page(&now("titre: <script>alert(\"1\")</script> & co"));
        assert!(page.contains("titre: &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; co"), "{page}");
    }

    #[test]
    fn no_line_of_a_report_can_pass_for_another_field() {
        assert_eq!(
            event("erreur", "a\n\nevent: x\r\rid: 1"),
            "event: erreur\ndata: a\ndata: \ndata: event: x\ndata: \ndata: id: 1\n\n"
        );
    }
}
