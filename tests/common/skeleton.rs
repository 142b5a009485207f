//! What a reader meets in a page: its title, then the headings, words and links of its main part, one block a line.

/// Elements that stand in a line of text; all others begin a line.
const INLINE: [&str; 14] =
    ["a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time", "wbr"];

/// Elements whose content nobody reads as text.
const SILENT: [&str; 4] = ["script", "style", "svg", "template"];

/// The words of a page, without its markup.
pub(crate) fn skeleton(html: &str) -> String {
    let title = between(html, "<title>", "</title>").unwrap_or_default();
    let main = html.find("<main").and_then(|start| html[start..].find("</main>").map(|end| &html[start..start + end]));
    let body = between(html, "<body", "</body>").unwrap_or_default();
    let mut writer = Writer::default();
    writer.read(main.unwrap_or(body));
    writer.end_line();
    format!("{}\n\n{}", unescape(title).trim(), writer.out)
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let start = text.find(open)? + open.len();
    text[start..].find(close).map(|end| &text[start..start + end])
}

#[derive(Default)]
struct Writer {
    out: String,
    line: String,
    prefix: &'static str,
    targets: Vec<String>,
}

impl Writer {
    fn read(&mut self, mut rest: &str) {
        while let Some(open) = rest.find('<') {
            self.text(&rest[..open]);
            let end = rest[open..].find('>').map_or(rest.len(), |end| open + end + 1);
            let tag = rest[open..end].trim_matches(['<', '>']);
            rest = &rest[end..];
            let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
            if SILENT.contains(&name) && !tag.starts_with('/') {
                let close = format!("</{name}>");
                rest = rest.find(&close).map_or("", |at| &rest[at + close.len()..]);
                continue;
            }
            self.tag(name, tag);
        }
        self.text(rest);
    }

    fn tag(&mut self, name: &str, tag: &str) {
        match (name, tag.starts_with('/')) {
            ("a", false) => {
                self.targets.push(attribute(tag, "href"));
                self.line.push('[');
            }
            ("a", true) => {
                let kept = self.line.trim_end().len();
                self.line.truncate(kept);
                self.line.push_str(&format!("]({})", self.targets.pop().unwrap_or_default()));
            }
            ("img", _) => self.line.push_str(&format!("![{}]({})", attribute(tag, "alt"), attribute(tag, "src"))),
            ("h1", false) => self.begin("# "),
            ("h2", false) => self.begin("## "),
            ("h3", false) => self.begin("### "),
            ("li", false) => self.begin("- "),
            _ if INLINE.contains(&name) => {}
            _ => self.end_line(),
        }
    }

    fn begin(&mut self, prefix: &'static str) {
        self.end_line();
        self.prefix = prefix;
    }

    fn text(&mut self, text: &str) {
        // A space of HTML is one space; a no-break one stays.
        for letter in unescape(text).chars() {
            let space = matches!(letter, ' ' | '\n' | '\t' | '\r');
            if !space {
                self.line.push(letter);
            } else if !self.line.is_empty() && !self.line.ends_with([' ', '[']) {
                self.line.push(' ');
            }
        }
    }

    fn end_line(&mut self) {
        let line = self.line.trim_matches(' ');
        if !line.is_empty() {
            self.out.push_str(&format!("{}{line}\n", self.prefix));
            self.prefix = "";
        }
        self.line.clear();
    }
}

/// The value of an attribute, the hash of a published asset left out.
fn attribute(tag: &str, name: &str) -> String {
    let value = tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next());
    let value = unescape(value.unwrap_or_default());
    if value.contains("/assets/") { "(thème)".to_owned() } else { value }
}

fn unescape(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&nbsp;", "\u{a0}")];
    let plain = named.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter));
    plain.replace("&amp;", "&")
}
