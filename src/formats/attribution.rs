//! The sentence that a copy owes: title, authors, source, what it derives from, licence (Creative Commons 4.0, section 3(a)),
//! as a text, as HTML and as Markdown, ready to paste.

use super::json_ld::licence_url;
use crate::model::{BaseUrl, Resource, Site, Work};
use crate::text::typography;

const NBSP: char = '\u{a0}';

/// The sentence, in three forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// For paper and for mails.
    pub text: String,
    /// For a page.
    pub html: String,
    /// For a wiki or a file beside others.
    pub markdown: String,
}

/// What a text owes its originals, and what those who copy it owe it.
#[derive(Debug, Clone, PartialEq)]
pub struct Credit {
    /// The text itself; its address is complete.
    pub work: Work,
    /// What it derives from; complete addresses.
    pub originals: Vec<Work>,
}

impl Credit {
    /// The credit of a module or a resource of the site; `None` when its licence is not known.
    pub fn of(resource: &Resource, site: &Site, base: &BaseUrl) -> Option<Self> {
        let work = Work {
            title: resource.title.clone(),
            authors: resource.authors.clone(),
            licence: resource.licence.clone()?,
            url: Some(resource.url.clone().unwrap_or_else(|| base.absolute(&resource.folder()))),
        };
        let originals = resource.derived_from.iter().filter_map(|derivation| derivation.work(&site.content.library));
        Some(Self { work, originals: originals.map(|original| complete(original, base)).collect() })
    }

    /// The sentence, in its three forms.
    pub fn sentence(&self) -> Attribution {
        Attribution {
            text: self
                .write(&Form { title: quoted, licence: |name, url| format!("{name} ({url})"), plain: typeset }, true),
            html: self.write(&HTML, false),
            markdown: self.write(&MARKDOWN, false),
        }
    }

    fn write(&self, form: &Form, with_address: bool) -> String {
        let work = |work: &Work| {
            let url = work.url.as_deref();
            let mut said = format!("{}, {}", (form.title)(&work.title, url), (form.plain)(&enumeration(&work.authors)));
            if let (Some(url), true) = (url, with_address) {
                said.push_str(&format!(", {url}"));
            }
            said
        };
        let licence = |work: &Work| (form.licence)(&licence_name(&work.licence), &licence_url(&work.licence));
        let mut sentence = work(&self.work);
        for original in &self.originals {
            sentence.push_str(&format!(", d’après {} (licence {})", work(original), licence(original)));
        }
        sentence.push_str(&format!(", licence {}.", licence(&self.work)));
        sentence
    }
}

/// How the parts of a sentence are written.
struct Form {
    /// A title and its address.
    title: fn(&str, Option<&str>) -> String,
    /// The name of a licence and its address.
    licence: fn(&str, &str) -> String,
    /// Any other words.
    plain: fn(&str) -> String,
}

const HTML: Form = Form {
    title: |title, url| match url {
        Some(url) => format!("«{NBSP}<a href=\"{}\">{}</a>{NBSP}»", escape(url), escape(&typeset(title))),
        None => quoted(&escape(title), None),
    },
    licence: |name, url| format!("<a rel=\"license\" href=\"{}\">{}</a>", escape(url), escape(name)),
    plain: |text| escape(&typeset(text)),
};

const MARKDOWN: Form = Form {
    title: |title, url| match url {
        Some(url) => format!("«{NBSP}[{}](<{url}>){NBSP}»", bare(&typeset(title))),
        None => quoted(&bare(title), None),
    },
    licence: |name, url| format!("[{name}](<{url}>)"),
    plain: |text| bare(&typeset(text)),
};

fn quoted(title: &str, _: Option<&str>) -> String {
    format!("«{NBSP}{}{NBSP}»", typeset(title))
}

fn typeset(text: &str) -> String {
    typography(text).into_owned()
}

fn escape(text: &str) -> String {
    super::text::xml(text).into_owned()
}

/// A text that Markdown reads as it is (CommonMark §2.4).
fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// A work whose address is complete: those of the library are paths.
pub fn complete(work: Work, base: &BaseUrl) -> Work {
    let url = work.url.map(|url| if url.starts_with('/') { base.absolute(&url) } else { url });
    Work { url, ..work }
}

/// « Contributeurs du site », « A et B », « A, B et C ».
pub fn enumeration(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => typeset(one),
        [first @ .., last] => typeset(&format!("{} et {last}", first.join(", "))),
    }
}

/// The name of a licence as people know it, « CC BY-SA 4.0 », else its SPDX identifier.
pub fn licence_name(spdx: &str) -> String {
    match spdx.strip_prefix("CC-").and_then(|rest| rest.rsplit_once('-')) {
        Some((name, version)) => format!("CC{NBSP}{name}{NBSP}{version}"),
        None => spdx.replace("CC0-1.0", "CC0\u{a0}1.0"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(title: &str, url: Option<&str>) -> Work {
        Work {
            title: title.to_owned(),
            authors: vec!["Équipe A".to_owned(), "B & C".to_owned()],
            licence: "CC-BY-SA-4.0".to_owned(),
            url: url.map(str::to_owned),
        }
    }

    #[test]
    fn a_sentence_names_title_authors_source_and_licence() {
        let credit = Credit { work: work("L'IA [essai]", Some("https://exemple.fr/a/?b&c")), originals: Vec::new() };
        let sentence = credit.sentence();
        let licence = "https://creativecommons.org/licenses/by-sa/4.0/";
        assert_eq!(
            sentence.text,
            format!(
                "«\u{a0}L’IA [essai]\u{a0}», Équipe A et B & C, https://exemple.fr/a/?b&c, licence CC\u{a0}BY-SA\u{a0}4.0 ({licence})."
            )
        );
        assert_eq!(
            sentence.html,
            format!(
                "«\u{a0}<a href=\"https://exemple.fr/a/?b&amp;c\">L’IA [essai]</a>\u{a0}», Équipe A et B &amp; C, licence <a rel=\"license\" href=\"{licence}\">CC\u{a0}BY-SA\u{a0}4.0</a>."
            )
        );
        assert_eq!(
            sentence.markdown,
            format!(
                "«\u{a0}[L’IA \\[essai\\]](<https://exemple.fr/a/?b&c>)\u{a0}», Équipe A et B \\& C, licence [CC\u{a0}BY-SA\u{a0}4.0](<{licence}>)."
            )
        );
    }

    #[test]
    fn a_derivative_names_its_original() {
        let credit = Credit { work: work("Le mien", Some("https://a.fr/")), originals: vec![work("L'original", None)] };
        let text = credit.sentence().text;
        assert!(
            text.contains(", d’après «\u{a0}L’original\u{a0}», Équipe A et B & C (licence CC\u{a0}BY-SA\u{a0}4.0 ("),
            "{text}"
        );
    }
}
