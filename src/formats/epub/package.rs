//! What holds a book together: its package (metadata, manifest, spine), its table of contents, its cover, the page on its licence.

use super::{Book, Look, originals, prose, xhtml};
use crate::formats::attribution::{Credit, enumeration, licence_name};
use crate::formats::json_ld::licence_url;
use crate::formats::text::xml;
use std::fmt::Write;

pub(super) const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\">\n<rootfiles>\n\
<rootfile full-path=\"EPUB/livre.opf\" media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";

/// The package document (EPUB 3.3 §5), with its accessibility metadata (EPUB Accessibility 1.1 §2).
pub(super) fn package(book: &Book<'_>) -> String {
    let resource = book.resource;
    let site = book.context.site;
    let day = resource.updated.unwrap_or(site.edition().published);
    let mut metadata = format!("<dc:identifier id=\"id\">{}</dc:identifier>\n", book.identifier);
    let mut tag = |name: &str, value: &str| {
        // Writing to a String cannot fail.
        let _ = writeln!(metadata, "<dc:{name}>{}</dc:{name}>", prose(value));
    };
    tag("title", &resource.title);
    tag("language", &site.config.language);
    for author in &resource.authors {
        tag("creator", author);
    }
    tag("publisher", &site.config.title);
    tag("description", &resource.summary);
    tag("date", &day.to_string());
    tag("source", &book.context.base.absolute(&resource.folder()));
    if let Some(licence) = &resource.licence {
        tag("rights", &format!("{} {}", licence_name(licence), licence_url(licence)));
    }
    let mut meta = |property: &str, value: &str| {
        let _ = writeln!(metadata, "<meta property=\"{property}\">{}</meta>", prose(value));
    };
    meta("dcterms:modified", &format!("{day}T00:00:00Z"));
    meta("schema:accessMode", "textual");
    meta("schema:accessModeSufficient", "textual");
    for feature in ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"] {
        meta("schema:accessibilityFeature", feature);
    }
    meta("schema:accessibilityHazard", "none");
    meta("schema:accessibilitySummary", "Texte seul, avec une table des matières. La couverture est la seule image.");
    let mut items = String::from(
        "<item id=\"nav\" href=\"sommaire.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
         <item id=\"css\" href=\"livre.css\" media-type=\"text/css\"/>\n\
         <item id=\"image\" href=\"couverture.svg\" media-type=\"image/svg+xml\" properties=\"cover-image\"/>\n",
    );
    let mut spine = String::new();
    for (rank, file) in reading_order(book).iter().enumerate() {
        let _ = writeln!(items, "<item id=\"p{rank}\" href=\"{file}\" media-type=\"application/xhtml+xml\"/>");
        let _ = writeln!(spine, "<itemref idref=\"p{rank}\"/>");
        if file == "titre.xhtml" {
            spine.push_str("<itemref idref=\"nav\"/>\n");
        }
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"{}\">\n\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n{metadata}</metadata>\n\
         <manifest>\n{items}</manifest>\n<spine>\n{spine}</spine>\n</package>\n",
        xml(&site.config.language)
    )
}

/// The pages in order, the table of contents aside.
fn reading_order(book: &Book<'_>) -> Vec<String> {
    let chapters = book.chapters.iter().map(|chapter| chapter.file.clone());
    ["couverture.xhtml".to_owned(), "titre.xhtml".to_owned()]
        .into_iter()
        .chain(chapters)
        .chain(["licence.xhtml".to_owned()])
        .collect()
}

/// The table of contents, and where the book begins.
pub(super) fn navigation(book: &Book<'_>) -> String {
    let mut lines = String::new();
    for chapter in &book.chapters {
        let _ = write!(lines, "<li><a href=\"{}\">{}</a>", chapter.file, xml(&chapter.title));
        if !chapter.parts.is_empty() {
            lines.push_str("\n<ol>\n");
            for (anchor, text) in &chapter.parts {
                let _ = writeln!(lines, "<li><a href=\"{}#{anchor}\">{}</a></li>", chapter.file, xml(text));
            }
            lines.push_str("</ol>\n");
        }
        lines.push_str("</li>\n");
    }
    let first = book.chapters.first().map_or("licence.xhtml", |chapter| chapter.file.as_str());
    let body = format!(
        "<nav epub:type=\"toc\" id=\"toc\" role=\"doc-toc\">\n<h1>Sommaire</h1>\n<ol>\n{lines}\
         <li><a href=\"licence.xhtml\">Reprendre ce texte</a></li>\n</ol>\n</nav>\n\
         <nav epub:type=\"landmarks\" hidden=\"hidden\">\n<h2>Repères</h2>\n<ol>\n\
         <li><a epub:type=\"cover\" href=\"couverture.xhtml\">Couverture</a></li>\n\
         <li><a epub:type=\"toc\" href=\"#toc\">Sommaire</a></li>\n\
         <li><a epub:type=\"bodymatter\" href=\"{first}\">Début du texte</a></li>\n</ol>\n</nav>"
    );
    xhtml(book, "Sommaire", "", &body)
}

/// How the cover sets a title: size of its letters, between its lines, letters on a line, lines above the mark.
const TITLE_SIZES: [(usize, usize, usize, usize); 3] = [(116, 140, 17, 5), (84, 100, 24, 7), (60, 72, 33, 9)];

/// Letters on a line of the cover's authors, and lines at most.
const AUTHORS: (usize, usize) = (40, 2);

/// The cover: the title in large letters, the site's mark below.
pub(super) fn cover(book: &Book<'_>, look: &Look) -> String {
    let title = crate::text::typography(&book.resource.title);
    let fits = |&(_, _, letters, most): &(usize, usize, usize, usize)| lines(&title, letters).len() <= most;
    let (size, leading, letters, _) = TITLE_SIZES.into_iter().find(fits).unwrap_or(TITLE_SIZES[2]);
    let spans: String = (0..)
        .zip(lines(&title, letters))
        .map(|(rank, line)| format!("<tspan x=\"100\" y=\"{}\">{}</tspan>", 330 + leading * rank, xml(&line)))
        .collect();
    let inside =
        look.mark.split_once('>').and_then(|(_, rest)| rest.rsplit_once("</svg>")).map_or("", |(inside, _)| inside);
    let (background, ink, accent) = (xml(&look.background), xml(&look.ink), xml(&look.accent));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 1800\" width=\"1200\" height=\"1800\" \
         font-family=\"Atkinson Hyperlegible Next, Verdana, sans-serif\" fill=\"{ink}\">\n\
         <rect width=\"1200\" height=\"1800\" fill=\"{background}\"/>\n<rect width=\"1200\" height=\"28\" fill=\"{accent}\"/>\n\
         <text x=\"100\" y=\"170\" font-size=\"46\">{}</text>\n<text font-size=\"{size}\" font-weight=\"700\">{spans}</text>\n\
         <svg x=\"330\" y=\"1010\" width=\"540\" height=\"540\" viewBox=\"0 0 48 48\">{inside}</svg>\n\
         {}</svg>\n",
        prose(&book.context.site.config.title),
        authors(&book.resource.authors),
    )
}

/// The authors at the foot of the cover; those who find no room are on the title page.
fn authors(names: &[String]) -> String {
    let (letters, most) = AUTHORS;
    let mut lines = lines(&enumeration(names), letters);
    if lines.len() > most {
        lines.truncate(most);
        lines[most - 1].push('…');
    }
    let first = 1690 - 56 * (lines.len() - 1);
    let line = |(rank, line): (usize, &String)| {
        format!("<text x=\"100\" y=\"{}\" font-size=\"46\">{}</text>\n", first + 56 * rank, xml(line))
    };
    lines.iter().enumerate().map(line).collect()
}

/// A text in lines of so many letters; a word that is longer is cut. There is one line at least.
fn lines(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let word: Vec<char> = word.chars().collect();
        let room = lines.last().is_some_and(|line| line.chars().count() + word.len() < letters);
        if let (Some(line), true) = (lines.last_mut(), room) {
            line.push(' ');
            line.extend(word);
        } else {
            lines.extend(word.chunks(letters).map(String::from_iter));
        }
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// The page that shows the cover.
pub(super) fn cover_page(book: &Book<'_>) -> String {
    let alt = format!("Couverture\u{a0}: {}", prose(&book.resource.title));
    xhtml(book, "Couverture", "cover", &format!("<p class=\"cover\"><img src=\"couverture.svg\" alt=\"{alt}\"/></p>"))
}

/// Title, authors, version, address.
pub(super) fn title_page(book: &Book<'_>) -> String {
    let resource = book.resource;
    let mut body = format!(
        "<div class=\"title-page\">\n<h1>{}</h1>\n<p class=\"lead\">{}</p>\n<p>{}</p>\n",
        prose(&resource.title),
        prose(&resource.summary),
        xml(&enumeration(&resource.authors))
    );
    let version = resource.version.as_deref().map(|version| format!("Version {}", xml(version)));
    let day = resource.updated.map(|day| crate::dates::range_in_words(day, day));
    let told: Vec<String> = version.into_iter().chain(day).collect();
    if !told.is_empty() {
        let _ = writeln!(body, "<p>{}</p>", told.join(", "));
    }
    let address = book.context.base.absolute(&resource.folder());
    let _ = write!(body, "<p class=\"address\"><a href=\"{0}\">{0}</a></p>\n</div>", xml(&address));
    xhtml(book, &resource.title, "titlepage", &body)
}

/// What one may do with the text, and the sentence that a copy owes.
pub(super) fn licence_page(book: &Book<'_>) -> String {
    let mut body = String::from("<h1>Reprendre ce texte</h1>\n");
    if let Some(credit) = Credit::of(book.resource, book.context.site, book.context.base) {
        let (name, url) = (licence_name(&credit.work.licence), licence_url(&credit.work.licence));
        let _ = writeln!(body, "<p>Licence\u{a0}: <a href=\"{}\">{}</a>.</p>", xml(&url), xml(&name));
        let _ = writeln!(
            body,
            "<p>Texte à copier avec le vôtre\u{a0}:</p>\n<blockquote><p>{}</p></blockquote>",
            credit.sentence().html
        );
    }
    for (original, changes) in originals(book) {
        let _ = writeln!(
            body,
            "<p>Ce que nous avons changé dans «\u{a0}{}\u{a0}»\u{a0}: {}</p>",
            prose(&original.title),
            prose(&changes)
        );
    }
    xhtml(book, "Reprendre ce texte", "copyright-page", &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_of_a_hundred_and_forty_letters_stays_above_the_mark() {
        let (_, _, letters, most) = TITLE_SIZES[2];
        for title in ["abcdefghijklmnopqr ".repeat(7), "W".repeat(140), "Une idée ".repeat(15)] {
            let lines = lines(title.trim_end(), letters);
            assert!(lines.len() <= most, "{lines:?}");
            assert!(lines.iter().all(|line| line.chars().count() <= letters), "{lines:?}");
        }
        assert_eq!(lines("Qu’est-ce que l’IA\u{202f}?", 17), ["Qu’est-ce que", "l’IA\u{202f}?"]);
        assert_eq!(lines("", 17), [""]);
    }

    #[test]
    fn a_cover_names_two_lines_of_authors() {
        let names: Vec<String> = (1..=9).map(|number| format!("Association numéro {number}")).collect();
        assert!(authors(&names).ends_with("…</text>\n"));
        assert_eq!(authors(&names[..1]), "<text x=\"100\" y=\"1690\" font-size=\"46\">Association numéro 1</text>\n");
    }
}
