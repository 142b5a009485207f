//! What an author wrote in a file of `content/`: valid by itself, its references and links not followed yet.

use super::fields::{Located, Places};
use super::markdown::{self, FoundLink, MarkdownIssue, Trust};
use super::{Fields, Sink, yaml};
pub use crate::contract::ReferenceKind;
use crate::contract::{Block, Genre};
use crate::diagnostic::codes::{files as file_codes, links as link_codes};
use crate::diagnostic::{FileId, Span};
use crate::model::{Document, Slug};

/// An entity with what the checks need to know of its file.
#[derive(Debug, Clone)]
pub struct Draft<T> {
    /// The file.
    pub file: FileId,
    /// What it says.
    pub entity: T,
    /// Where the values of its keys stand.
    pub places: Places,
    /// The other files it names.
    pub references: Vec<Reference>,
    /// The links of its body.
    pub links: Vec<Located<FoundLink>>,
}

/// The name of another file.
#[derive(Debug, Clone)]
pub struct Reference {
    /// What it names.
    pub kind: ReferenceKind,
    /// Its name, and where it stands.
    pub slug: Located<Slug>,
}

/// The references of a list of names.
pub fn references(kind: ReferenceKind, slugs: &[Located<Slug>]) -> impl Iterator<Item = Reference> {
    slugs.iter().map(move |slug| Reference { kind, slug: slug.clone() })
}

/// A body, rendered, with its links at their places in the file.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The rendered text.
    pub document: Document,
    /// Its links.
    pub links: Vec<Located<FoundLink>>,
}

/// Renders Markdown that stands `offset` bytes into its file.
pub fn read_body(text: &str, offset: usize, trust: Trust, sink: &mut Sink) -> Body {
    let parsed = markdown::parse(text, trust);
    let place = |range: &std::ops::Range<usize>| Span::from(range.start + offset..range.end + offset);
    for (range, issue) in &parsed.issues {
        if matches!((issue, trust), (MarkdownIssue::RawHtml, Trust::Event)) {
            continue;
        }
        sink.push(place(range), link_codes::markdown_issue(issue));
    }
    let links = parsed.links.into_iter().map(|link| Located { span: place(&link.range), value: link }).collect();
    Body { document: parsed.document, links }
}

/// Reads a file that starts with a front matter between two `---` lines; `read` reads its keys. `None` when there is no
/// front matter, or when `read` finds that something essential is missing: it is in the sink.
pub fn read_markdown<T>(
    genre: &'static Genre,
    text: &str,
    sink: &mut Sink,
    read: impl FnOnce(&mut Fields<'_>, Body, &mut Vec<Reference>) -> Option<T>,
) -> Option<Draft<T>> {
    let Some((front, front_offset, body, body_offset)) = split(text) else {
        sink.push(Span::from(0..text.lines().next().map_or(0, str::len)), file_codes::no_front_matter());
        return None;
    };
    let body = read_body(body, body_offset, Trust::Site, sink);
    let links = body.links.clone();
    let root = yaml::read(front, front_offset, sink)?;
    read_mapping(genre.block, &root, links, sink, |fields, references| read(fields, body, references))
}

/// Reads a YAML file.
pub fn read_yaml<T>(
    genre: &'static Genre,
    text: &str,
    sink: &mut Sink,
    read: impl FnOnce(&mut Fields<'_>, &mut Vec<Reference>) -> Option<T>,
) -> Option<Draft<T>> {
    let root = yaml::read(text, 0, sink)?;
    read_mapping(genre.block, &root, Vec::new(), sink, read)
}

fn read_mapping<T>(
    block: &'static Block,
    root: &yaml::Node,
    links: Vec<Located<FoundLink>>,
    sink: &mut Sink,
    read: impl FnOnce(&mut Fields<'_>, &mut Vec<Reference>) -> Option<T>,
) -> Option<Draft<T>> {
    let mut fields = Fields::new(root, block, sink);
    let places = fields.places();
    let mut references = Vec::new();
    let entity = read(&mut fields, &mut references);
    fields.finish();
    Some(Draft { file: sink.file.clone(), entity: entity?, places, references, links })
}

/// The body as it is written; empty without a front matter.
pub fn body_of(text: &str) -> &str {
    split(text).map_or("", |(_, _, body, _)| body)
}

/// The front matter and the body, each with its offset.
fn split(text: &str) -> Option<(&str, usize, &str, usize)> {
    let after =
        text.strip_prefix("---").and_then(|rest| rest.strip_prefix('\n').or_else(|| rest.strip_prefix("\r\n")))?;
    let front_offset = text.len() - after.len();
    let mut offset = front_offset;
    for line in after.split_inclusive('\n') {
        if line.trim_end() == "---" {
            let body_offset = offset + line.len();
            return Some((&text[front_offset..offset], front_offset, &text[body_offset..], body_offset));
        }
        offset += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_front_matter_stands_between_two_lines_of_dashes() {
        assert_eq!(split("---\na: 1\n---\nb\n"), Some(("a: 1\n", 4, "b\n", 13)));
        assert_eq!(split("---\r\na: 1\r\n---\r\nb"), Some(("a: 1\r\n", 5, "b", 16)));
        assert_eq!(split("a: 1\n"), None);
        assert_eq!(split("---\na: 1\n"), None);
    }
}
