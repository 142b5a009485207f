//! `/ressources/<slug>/<slug>.md`: a text of the library as somebody takes it away: its Markdown, under a header that says who
//! wrote it and what one may do with it, and above the sentence that a copy owes. The header's keys are those that pandoc
//! reads (Pandoc User's Guide, « Metadata blocks »), so that a title page comes out right in any of its formats.

use super::FormatContext;
use super::attribution::{Credit, licence_name};
use super::yaml_text;
use crate::model::{BaseUrl, Resource};
use crate::parse::markdown::{Trust, parse};
use crate::text::typography;

/// The whole file.
pub fn document(resource: &Resource, context: &FormatContext<'_>) -> Vec<u8> {
    let credit = Credit::of(resource, context.site, context.base);
    let mut out = String::from("---\n");
    let mut line = |key: &str, value: &str| out.push_str(&format!("{key}: {}\n", yaml_text::quoted(value)));
    line("title", &resource.title);
    line("description", &resource.summary);
    line("lang", &context.site.config.language);
    if let Some(version) = &resource.version {
        line("version", version);
    }
    if let Some(day) = resource.updated {
        line("date", &day.to_string());
    }
    if let Some(licence) = &resource.licence {
        line("rights", &licence_name(licence));
        line("license", licence);
    }
    line("source", &context.base.absolute(&resource.folder()));
    out.push_str("author:\n");
    for author in &resource.authors {
        out.push_str(&format!("  - {}\n", yaml_text::quoted(author)));
    }
    out.push_str("---\n\n");
    out.push_str(&with_whole_addresses(&resource.markdown, context.base));
    out.push('\n');
    if let Some(credit) = credit {
        out.push_str(&format!("\n---\n\n{}\n", credit.sentence().markdown));
    }
    for derivation in &resource.derived_from {
        out.push_str(&format!("\nModifications\u{a0}: {}\n", typography(derivation.changes.trim())));
    }
    for picture in &resource.pictures {
        let licence = licence_name(&picture.licence);
        out.push_str(&format!(
            "\nImage « {} »\u{a0}: {}, licence {licence}.\n",
            picture.name(),
            typography(&picture.credit)
        ));
    }
    out.into_bytes()
}

/// The text, its links and pictures of the site under their whole address: they still lead somewhere in another folder.
fn with_whole_addresses(markdown: &str, base: &BaseUrl) -> String {
    let mut links = parse(markdown, Trust::Site).links;
    links.sort_by_key(|link| link.range.start);
    let mut out = String::with_capacity(markdown.len() + links.len() * 32);
    let mut at = 0;
    for link in links {
        let written = markdown.get(link.range.clone());
        if link.target.starts_with('/') && written == Some(link.target.as_str()) && link.range.start >= at {
            out.push_str(&markdown[at..link.range.start]);
            out.push_str(&base.absolute(&link.target));
            at = link.range.end;
        }
    }
    out.push_str(&markdown[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_the_site_get_their_whole_address() {
        let base = BaseUrl::new("https://exemple.fr/sous/").expect("a URL");
        let markdown = "Voir [la carte](/carte/ \"ici\"), [ça](#la) et [là](https://ailleurs.fr/carte/). ![x](/ressources/a/x.png)";
        assert_eq!(
            with_whole_addresses(markdown, &base),
            "Voir [la carte](https://exemple.fr/sous/carte/ \"ici\"), [ça](#la) et [là](https://ailleurs.fr/carte/). \
             ![x](https://exemple.fr/sous/ressources/a/x.png)"
        );
    }
}
