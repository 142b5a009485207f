//! The words of a block. Typography needs to see a block's words together (« l'*eau* », « **48** % »), so that inline
//! events are gathered into a [`Run`] and written at once.

use super::footnotes::Footnotes;
use super::guard::visible;
use super::links::{Target, attribute, classify, escape, is_own_image};
use super::prose::{Prose, is_address};
use super::{FoundLink, MarkdownIssue, Trust};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// What the runs of a document leave behind.
#[derive(Debug)]
pub(super) struct Findings {
    pub(super) trust: Trust,
    pub(super) links: Vec<FoundLink>,
    pub(super) issues: Vec<(Range<usize>, MarkdownIssue)>,
    pub(super) footnotes: Footnotes,
}

/// Consecutive inline events of one block, each with its range of bytes.
pub(super) type Run<'a> = Vec<(Event<'a>, Range<usize>)>;

/// A run, written.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// Safe HTML.
    pub(super) html: String,
    /// The words as written.
    pub(super) text: String,
    /// The words, typography applied.
    pub(super) typeset: String,
}

/// Writes a run.
pub(super) fn write(run: Run<'_>, source: &str, findings: &mut Findings) -> Written {
    let prose = Prose::new(&run);
    findings.issues.extend(prose.unknown_footnotes());
    let mut writer = RunWriter {
        source,
        findings,
        words: prose.typeset().into_iter(),
        address: false,
        out: Written { text: prose.into_text(), ..Written::default() },
        link: None,
        image: None,
        depth: 0,
    };
    for (event, range) in run {
        writer.event(event, range);
    }
    writer.out
}

struct RunWriter<'a> {
    source: &'a str,
    findings: &'a mut Findings,
    /// What [`Prose::typeset`] gave, consumed in order.
    words: std::vec::IntoIter<String>,
    /// Within `<https://…>` or `<a@b.fr>`, whose words are no prose.
    address: bool,
    out: Written,
    link: Option<OpenLink>,
    image: Option<OpenImage>,
    /// Images within the alternative text of an image.
    depth: usize,
}

/// A link whose words are being written. Links do not hold links.
struct OpenLink {
    /// `None`: refused, its words stand alone.
    target: Option<(String, Range<usize>)>,
    has_words: bool,
}

struct OpenImage {
    target: String,
    title: String,
    range: Range<usize>,
    alt: String,
}

impl RunWriter<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(text) if self.address => self.word(&text),
            Event::Text(_) | Event::SoftBreak => {
                let word = self.words.next().unwrap_or_default();
                self.word(&word);
            }
            Event::Code(code) if self.image.is_none() => {
                self.mark(&code);
                self.out.typeset.push_str(&visible(&code));
                self.html(&format!("<code>{}</code>", escape(&code)));
            }
            Event::Code(code) => self.word(&code),
            Event::InlineHtml(html) | Event::Html(html) => {
                if self.findings.trust == Trust::Site {
                    self.findings.issues.push((range, MarkdownIssue::RawHtml));
                }
                self.word(&html);
            }
            Event::HardBreak if self.image.is_none() => {
                self.out.typeset.push(' ');
                self.html("<br>\n");
            }
            Event::HardBreak => self.word(" "),
            Event::FootnoteReference(label) if self.image.is_none() => {
                let reference = self.findings.footnotes.reference(&label);
                self.html(&reference);
            }
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if let Tag::Link { link_type, .. } = &tag {
            self.address = is_address(*link_type);
        }
        match tag {
            Tag::Image { .. } if self.image.is_some() => self.depth += 1,
            Tag::Image { dest_url, title, .. } => {
                let range = locate(self.source, range, &dest_url, title.len());
                let (target, title) = (dest_url.into_string(), title.into_string());
                self.image = Some(OpenImage { target, title, range, alt: String::new() });
            }
            Tag::Link { link_type, dest_url, title, .. } if self.image.is_none() => {
                self.open_link(link_type, &dest_url, &title, range);
            }
            Tag::Emphasis => self.html("<em>"),
            Tag::Strong => self.html("<strong>"),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if tag == TagEnd::Link {
            self.address = false;
        }
        match tag {
            TagEnd::Image if self.depth > 0 => self.depth -= 1,
            TagEnd::Image => self.close_image(),
            TagEnd::Link if self.image.is_none() => self.close_link(),
            TagEnd::Emphasis => self.html("</em>"),
            TagEnd::Strong => self.html("</strong>"),
            _ => {}
        }
    }

    fn open_link(&mut self, kind: LinkType, address: &str, title: &str, range: Range<usize>) {
        let target = if kind == LinkType::Email { format!("mailto:{address}") } else { address.to_owned() };
        let range = locate(self.source, range, address, title.len());
        let target = match classify(&target) {
            Ok(kind) => {
                let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
                let rel = if kind == Target::Outside { " rel=\"external noopener\"" } else { "" };
                self.html(&format!("<a href=\"{}\"{title}{rel}>", attribute(&target)));
                Some((target, range))
            }
            Err(why) => {
                self.findings.issues.push((range, MarkdownIssue::ForbiddenLink { target, why }));
                None
            }
        };
        self.link = Some(OpenLink { target, has_words: false });
    }

    fn close_link(&mut self) {
        let Some(OpenLink { target: Some((target, range)), has_words, .. }) = self.link.take() else { return };
        self.html("</a>");
        self.findings.links.push(FoundLink {
            target,
            range,
            text_is_empty: !has_words,
            image: false,
            alt_empty: false,
        });
    }

    fn close_image(&mut self) {
        let Some(OpenImage { target, title, range, alt }) = self.image.take() else { return };
        if !is_own_image(&target) {
            self.findings.issues.push((range, MarkdownIssue::ForbiddenImage { target }));
            return self.word(&alt);
        }
        self.mark(&alt);
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(&title)) };
        let (source, text) = (attribute(&target), escape(&alt));
        self.html(&format!("<img src=\"{source}\" alt=\"{text}\"{title} loading=\"lazy\">"));
        let alt_empty = alt.trim().is_empty();
        self.findings.links.push(FoundLink { target, range, text_is_empty: false, image: true, alt_empty });
    }

    /// Words to read: in the alternative text of the open image, else in the block.
    fn word(&mut self, word: &str) {
        match &mut self.image {
            Some(image) => image.alt.push_str(&visible(word)),
            None => {
                self.mark(word);
                self.out.typeset.push_str(&visible(word));
                self.out.html.push_str(&escape(word));
            }
        }
    }

    /// Notes that the open link can be read.
    fn mark(&mut self, word: &str) {
        if let Some(link) = &mut self.link {
            link.has_words |= !word.trim().is_empty();
        }
    }

    /// Markup, which has no place in an alternative text.
    fn html(&mut self, html: &str) {
        if self.image.is_none() {
            self.out.html.push_str(html);
        }
    }
}

/// Where an address stands within its link: near its end, before the title; else (a reference) the whole link. Looking
/// at the end only keeps images within images linear.
fn locate(source: &str, range: Range<usize>, address: &str, title: usize) -> Range<usize> {
    let mut start = range.end.saturating_sub(address.len() + title + 32).max(range.start);
    while !source.is_char_boundary(start) {
        start += 1;
    }
    match source[start..range.end].rfind(address) {
        Some(found) if !address.is_empty() => start + found..start + found + address.len(),
        _ => range,
    }
}
