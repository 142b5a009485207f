//! `/ressources/<slug>/<slug>.epub`: a text of the library for e-readers, in EPUB 3.3 (W3C Recommendation): a cover, a title page,
//! a file a chapter, the notes, a page on its licence.
//!
//! The archive is written here, with the crate `zip`, because the bytes must be the same from one build to the next: no clock and
//! no random identifier. The identifier comes from the site's domain and the text's address, the dates from the text itself.
//! Pictures stay on the site: the book describes them and says where they are, since nothing that renders reads the disk.

mod chapters;
mod package;

use self::chapters::Chapter;
use super::FormatContext;
use super::text::xml;
use crate::model::{Resource, Work};
use std::io::{Cursor, Write};
use xxhash_rust::xxh3::xxh3_128;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// How the cover looks: the colours of the theme as CSS writes them, and its mark, an SVG document.
#[derive(Debug, Clone)]
pub struct Look {
    /// Of the cover.
    pub background: String,
    /// Of its letters.
    pub ink: String,
    /// Of its line.
    pub accent: String,
    /// Drawn under the title.
    pub mark: String,
}

/// What every part of the book is made from.
struct Book<'a> {
    resource: &'a Resource,
    context: &'a FormatContext<'a>,
    chapters: Vec<Chapter>,
    /// `urn:uuid:…`
    identifier: String,
}

/// The whole file.
///
/// # Errors
/// Those of writing an archive.
pub fn document(resource: &Resource, look: &Look, context: &FormatContext<'_>) -> Result<Vec<u8>, String> {
    let book = Book {
        resource,
        context,
        chapters: chapters::of(resource, context),
        identifier: identifier(resource, context),
    };
    let mut files: Vec<(String, String)> = vec![
        ("META-INF/container.xml".to_owned(), package::CONTAINER.to_owned()),
        ("EPUB/livre.opf".to_owned(), package::package(&book)),
        ("EPUB/sommaire.xhtml".to_owned(), package::navigation(&book)),
        ("EPUB/livre.css".to_owned(), include_str!("livre.css").to_owned()),
        ("EPUB/couverture.svg".to_owned(), package::cover(&book, look)),
        ("EPUB/couverture.xhtml".to_owned(), package::cover_page(&book)),
        ("EPUB/titre.xhtml".to_owned(), package::title_page(&book)),
    ];
    files.extend(book.chapters.iter().map(|chapter| (format!("EPUB/{}", chapter.file), page(&book, chapter))));
    files.push(("EPUB/licence.xhtml".to_owned(), package::licence_page(&book)));
    archive(&files).map_err(|error| error.to_string())
}

/// The archive: `mimetype` first and as it stands (OCF 3.3, « OCF ZIP container media type identification »).
fn archive(files: &[(String, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    archive.start_file("mimetype", plain.compression_method(CompressionMethod::Stored))?;
    archive.write_all(b"application/epub+zip")?;
    for (path, text) in files {
        archive.start_file(path.as_str(), plain.compression_method(CompressionMethod::Deflated))?;
        archive.write_all(text.as_bytes())?;
    }
    archive.finish().map(Cursor::into_inner)
}

/// A UUID that only depends on the text's address (RFC 9562, version 8: made in a way of our own).
fn identifier(resource: &Resource, context: &FormatContext<'_>) -> String {
    let name = format!("{}{}", context.site.config.uid_domain, resource.folder());
    let mut bytes = xxh3_128(name.as_bytes()).to_be_bytes();
    bytes[6] = (bytes[6] & 0x0f) | 0x80;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// The page of a chapter.
fn page(book: &Book<'_>, chapter: &Chapter) -> String {
    xhtml(book, &chapter.title, chapter.role, &chapter.body)
}

/// A content document. `role`: what it is in the book (EPUB Structural Semantics Vocabulary), empty for nothing.
fn xhtml(book: &Book<'_>, title: &str, role: &str, body: &str) -> String {
    let language = xml(&book.context.site.config.language).into_owned();
    let role = if role.is_empty() { String::new() } else { format!(" epub:type=\"{role}\"") };
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{language}\" \
         xml:lang=\"{language}\">\n<head>\n<title>{}</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"livre.css\"/>\n\
         </head>\n<body>\n<section{role}>\n{body}\n</section>\n</body>\n</html>\n",
        xml(title)
    )
}

/// A text as a reader sees it: typography, and fit for XML.
fn prose(text: &str) -> String {
    xml(&crate::text::typography(text)).into_owned()
}

/// The originals of the text, with complete addresses.
fn originals(book: &Book<'_>) -> Vec<(Work, String)> {
    let library = &book.context.site.content.library;
    let whole = |work| super::attribution::complete(work, book.context.base);
    let derived = book.resource.derived_from.iter();
    derived.filter_map(|one| Some((whole(one.work(library)?), one.changes.clone()))).collect()
}
