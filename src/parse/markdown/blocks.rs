//! The blocks of a text: one event after the other, into one string.

use super::footnotes::Footnotes;
use super::guard::visible;
use super::inline::{self, Findings, Run, Written};
use super::links::escape;
use super::{MarkdownIssue, Parsed, Trust};
use crate::model::{Document, Heading};
use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

/// Writes a document from its events.
pub(super) struct Writer<'a> {
    source: &'a str,
    findings: Findings,
    document: Document,
    /// Inline events that wait for the end of their block.
    run: Run<'a>,
    /// Level and place of the open heading.
    heading: Option<(u8, Range<usize>)>,
    /// The last heading's level; 1 is the page's title.
    level: u8,
    /// How many headings already wanted an anchor.
    anchors: BTreeMap<String, usize>,
    table: Option<Table>,
    tables: BTreeMap<String, usize>,
    /// Text of the open code or HTML block.
    raw: Option<String>,
    /// Output set aside while a note is written, with the note's label and place.
    aside: Vec<(String, String, Range<usize>)>,
}

struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(source: &'a str, trust: Trust, issues: Vec<(Range<usize>, MarkdownIssue)>) -> Self {
        Self {
            source,
            findings: Findings { trust, links: Vec::new(), issues, footnotes: Footnotes::default() },
            document: Document::default(),
            run: Run::new(),
            heading: None,
            level: 1,
            anchors: BTreeMap::new(),
            table: None,
            tables: BTreeMap::new(),
            raw: None,
            aside: Vec::new(),
        }
    }

    pub(super) fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Text(text) | Event::Html(text) if self.raw.is_some() => {
                if let Some(raw) = &mut self.raw {
                    raw.push_str(&text);
                }
            }
            Event::Start(tag) if is_block(&tag) => {
                self.flush();
                self.start(tag, range);
            }
            Event::End(tag) if !is_inline_end(tag) => self.end(tag),
            Event::Rule => {
                self.flush();
                self.html("<hr>\n");
            }
            _ => self.run.push((event, range)),
        }
    }

    pub(super) fn finish(mut self) -> Parsed {
        self.flush();
        let Findings { links, mut issues, footnotes, .. } = self.findings;
        let mut document = self.document;
        document.html.push_str(&footnotes.finish(&mut issues));
        document.words = document.text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        document.text.truncate(document.text.trim_end().len());
        issues.sort_by_key(|(range, _)| (range.start, range.end));
        Parsed { document, links, issues }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.html("<p>"),
            Tag::Heading { level, .. } => self.heading = Some((self.heading_level(level, &range), range)),
            Tag::BlockQuote(None) => self.html("<blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => {
                let (class, title) = alert(kind);
                self.html(&format!(
                    "<div class=\"callout callout-{class}\" role=\"note\">\n<p class=\"callout-title\">{title}</p>\n"
                ));
            }
            Tag::CodeBlock(kind) => {
                // Focusable, so that those who use a keyboard can scroll it (WCAG 2.2, 2.1.1).
                self.html("<pre tabindex=\"0\"><code");
                if let CodeBlockKind::Fenced(info) = &kind {
                    let language = crate::text::slugify(info.split_whitespace().next().unwrap_or_default());
                    if !language.is_empty() {
                        self.html(&format!(" class=\"language-{language}\""));
                    }
                }
                self.html(">");
                self.raw = Some(String::new());
            }
            Tag::HtmlBlock => {
                if self.findings.trust == Trust::Site {
                    self.findings.issues.push((range, MarkdownIssue::RawHtml));
                }
                self.raw = Some(String::new());
            }
            Tag::List(None) => self.html("<ul>\n"),
            Tag::List(Some(1)) => self.html("<ol>\n"),
            Tag::List(Some(first)) => self.html(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.html("<li>"),
            Tag::FootnoteDefinition(label) => {
                self.aside.push((std::mem::take(&mut self.document.html), label.into_string(), range));
            }
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.html("<thead><tr>"),
            Tag::TableRow => self.html("<tr>"),
            Tag::TableCell => self.start_cell(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => return self.end_heading(),
            TagEnd::CodeBlock => return self.end_raw("", "</code></pre>\n"),
            TagEnd::HtmlBlock => return self.end_raw("<p>", "</p>\n"),
            _ => self.flush(),
        }
        match tag {
            TagEnd::Paragraph => self.html("</p>\n"),
            TagEnd::BlockQuote(None) => self.html("</blockquote>\n"),
            TagEnd::BlockQuote(Some(_)) => self.html("</div>\n"),
            TagEnd::List(false) => self.html("</ul>\n"),
            TagEnd::List(true) => self.html("</ol>\n"),
            TagEnd::Item => self.html("</li>\n"),
            TagEnd::FootnoteDefinition => {
                if let Some((outer, label, range)) = self.aside.pop() {
                    let note = std::mem::replace(&mut self.document.html, outer);
                    self.findings.footnotes.define(&label, note, range);
                }
            }
            TagEnd::Table => {
                self.table = None;
                self.html("</tbody></table></div>\n");
            }
            TagEnd::TableHead => {
                self.html("</tr></thead>\n<tbody>\n");
                if let Some(table) = &mut self.table {
                    (table.head, table.column) = (false, 0);
                }
            }
            TagEnd::TableRow => {
                self.html("</tr>\n");
                if let Some(table) = &mut self.table {
                    table.column = 0;
                }
            }
            TagEnd::TableCell => self.end_cell(),
            _ => {}
        }
    }

    /// Writes the inline events that wait.
    fn flush(&mut self) {
        if !self.run.is_empty() {
            let written = self.write_run();
            self.html(&written.html);
        }
    }

    fn write_run(&mut self) -> Written {
        let written = inline::write(std::mem::take(&mut self.run), self.source, &mut self.findings);
        self.document.text.push_str(&written.text);
        self.document.text.push('\n');
        written
    }

    fn html(&mut self, html: &str) {
        self.document.html.push_str(html);
    }

    /// The level at which a heading is shown: below the page's title, and without a gap.
    fn heading_level(&mut self, level: HeadingLevel, range: &Range<usize>) -> u8 {
        let found = level as u8;
        let expected = found.clamp(2, self.level + 1);
        if found == 1 {
            self.findings.issues.push((range.clone(), MarkdownIssue::TopHeading));
        } else if found != expected {
            self.findings.issues.push((range.clone(), MarkdownIssue::SkippedLevel { found, expected }));
        }
        expected
    }

    fn end_heading(&mut self) {
        let Some((level, range)) = self.heading.take() else { return };
        let Written { html, text, typeset } = self.write_run();
        if text.trim().is_empty() {
            self.findings.issues.push((range, MarkdownIssue::EmptyHeading));
            return;
        }
        self.level = level;
        let anchor = self.anchor(&text);
        self.html(&format!("<h{level} id=\"{anchor}\">{html}</h{level}>\n"));
        self.document.headings.push(Heading { level, anchor, text: typeset });
    }

    /// An anchor that the document does not have yet: `titre`, then `titre-2`, `titre-3`…
    fn anchor(&mut self, text: &str) -> String {
        let mut wanted = crate::text::slugify(text);
        if wanted.is_empty() {
            "section".clone_into(&mut wanted);
        }
        let mut number = self.anchors.get(&wanted).map_or(1, |taken| taken + 1);
        let mut anchor = if number == 1 { wanted.clone() } else { format!("{wanted}-{number}") };
        // « Titre 2 » may already have taken `titre-2`.
        while number > 1 && self.anchors.contains_key(&anchor) {
            number += 1;
            anchor = format!("{wanted}-{number}");
        }
        self.anchors.insert(wanted, number);
        self.anchors.entry(anchor.clone()).or_insert(1);
        anchor
    }

    /// Closes a block whose text stands as it is written.
    fn end_raw(&mut self, before: &str, after: &str) {
        let raw = self.raw.take().unwrap_or_default();
        let text = raw.trim_end_matches('\n');
        self.html(&format!("{before}{}{after}", escape(text)));
        self.document.text.push_str(&visible(text));
        self.document.text.push('\n');
    }

    /// A table scrolls by itself on a narrow screen: so it can be focused, and has a name (WCAG 2.2, 1.4.10 and 2.1.1).
    fn start_table(&mut self, alignments: Vec<Alignment>) {
        let heading = self.document.headings.last().map_or("", |heading| heading.text.as_str());
        let mut name = if heading.is_empty() { "Tableau".to_owned() } else { format!("Tableau\u{a0}: {heading}") };
        let number = self.tables.entry(name.clone()).and_modify(|number| *number += 1).or_insert(1);
        if *number > 1 {
            // Writing to a String cannot fail.
            let _ = write!(name, " ({number})");
        }
        let name = escape(&name);
        self.html(&format!("<div class=\"scroll\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\"><table>\n"));
        self.table = Some(Table { alignments, column: 0, head: true });
    }

    fn start_cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        let class = match table.alignments.get(table.column) {
            Some(Alignment::Right) => " class=\"at-right\"",
            Some(Alignment::Center) => " class=\"at-centre\"",
            _ => "",
        };
        table.column += 1;
        let opening = if table.head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") };
        self.html(&opening);
    }

    fn end_cell(&mut self) {
        let head = self.table.as_ref().is_some_and(|table| table.head);
        self.html(if head { "</th>" } else { "</td>" });
    }
}

/// The class and the French title of an alert.
fn alert(kind: BlockQuoteKind) -> (&'static str, &'static str) {
    match kind {
        BlockQuoteKind::Note => ("note", "Note"),
        BlockQuoteKind::Tip => ("conseil", "Conseil"),
        BlockQuoteKind::Important => ("important", "Important"),
        BlockQuoteKind::Warning => ("attention", "Attention"),
        BlockQuoteKind::Caution => ("prudence", "Prudence"),
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}

fn is_inline_end(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image)
}
