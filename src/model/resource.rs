//! The library: modules and resources, what they derive from, their versions and their pictures.

use super::vocabulary::{Audience, Level, ResourceKind, Theme};
use super::{Document, Heading, Link, Slug};
use crate::picture::Size;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A module or a resource of the library, at `/ressources/<slug>/`.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// The file's (or, for a module, the folder's) name.
    pub slug: Slug,
    /// Path of its file below the root.
    pub file: String,
    /// `titre`.
    pub title: String,
    /// `resume`.
    pub summary: String,
    /// `type`.
    pub kind: ResourceKind,
    /// `auteurs`; empty only for a link to a resource of somebody else.
    pub authors: Vec<String>,
    /// `source`: the original.
    pub source: Option<Link>,
    /// SPDX identifier; `None` is `inconnue`, for external links only.
    pub licence: Option<String>,
    /// `derive_de`.
    pub derived_from: Vec<Derivation>,
    /// `version`.
    pub version: Option<String>,
    /// `maj`.
    pub updated: Option<Date>,
    /// `themes`.
    pub themes: Vec<Theme>,
    /// `niveau`.
    pub level: Option<Level>,
    /// `duree`, in minutes.
    pub minutes: Option<u32>,
    /// `publics`.
    pub audiences: Vec<Audience>,
    /// `fichiers`: paths below the root, beside the text; they exist.
    pub files: Vec<String>,
    /// `url`: where an external resource stands.
    pub url: Option<String>,
    /// `a_completer`.
    pub to_complete: Vec<String>,
    /// `historique`, the latest first.
    pub history: Vec<Release>,
    /// `images`: the pictures of the body.
    pub pictures: Vec<Picture>,
    /// The body.
    pub body: Document,
    /// The body as it is written.
    pub markdown: String,
}

impl Resource {
    /// Its address below the root: `/ressources/<slug>/`.
    pub fn folder(&self) -> String {
        format!("/ressources/{}/", self.slug)
    }

    /// The address of one of its pictures below the root, as its text shows it.
    pub fn address_of(&self, picture: &Picture) -> String {
        format!("{}{}", self.folder(), picture.name())
    }

    /// The texts of the library that derive from it.
    pub fn derivatives<'a>(&self, library: &'a BTreeMap<Slug, Self>) -> impl Iterator<Item = &'a Self> {
        let origin = Origin::Inside(self.slug.clone());
        library.values().filter(move |other| other.derived_from.iter().any(|one| one.origin == origin))
    }

    /// Whether its text stands here; the others are the sheet of what stands on another site.
    pub fn is_own(&self) -> bool {
        self.url.is_none()
    }
}

/// A module in another language, `content/modules/<slug>/index.<language>.md`.
#[derive(Debug, Clone, PartialEq)]
pub struct ResourceTranslation {
    /// The slug of the module that it translates.
    pub slug: Slug,
    /// Path of its file below the root.
    pub file: String,
    /// `titre`.
    pub title: String,
    /// `resume`.
    pub summary: String,
    /// `traduit_par`, at least one.
    pub translators: Vec<String>,
    /// `version`: that of the module when it was translated.
    pub version: Option<String>,
    /// `maj`.
    pub updated: Option<Date>,
    /// The body.
    pub body: Document,
}

/// A version of a text (`historique`).
#[derive(Debug, Clone, PartialEq)]
pub struct Release {
    /// « 1.1 ».
    pub version: String,
    /// When it came out.
    pub date: Date,
    /// What changed, in a sentence.
    pub changes: String,
}

/// A picture of a text (`images`); its description stands in the text, where it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Path below the root; the file exists.
    pub file: String,
    /// Who made it.
    pub credit: String,
    /// SPDX identifier.
    pub licence: String,
    /// In pixels; `None` for what is no picture that a browser shows.
    pub size: Option<Size>,
}

impl Picture {
    /// The file's name: it is published beside the text.
    pub fn name(&self) -> &str {
        self.file.rsplit('/').next().unwrap_or_default()
    }
}

/// What a resource derives from (`derive_de`).
#[derive(Debug, Clone, PartialEq)]
pub struct Derivation {
    /// The original.
    pub origin: Origin,
    /// `modifications`: what was changed, as the licences ask (Creative Commons 4.0, section 3(a)(1)(B)).
    pub changes: String,
}

/// An original.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// A text of this library; it exists.
    Inside(Slug),
    /// A text that stands elsewhere.
    Outside(Work),
}

/// A text, as an attribution names it.
#[derive(Debug, Clone, PartialEq)]
pub struct Work {
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its SPDX identifier.
    pub licence: String,
    /// Where it stands: an address, or for a text of this library a path that starts with `/`.
    pub url: Option<String>,
}

impl Derivation {
    /// The original in full; `None` when it is a text of the library that is not there, or whose licence is not known.
    pub fn work(&self, library: &BTreeMap<Slug, Resource>) -> Option<Work> {
        match &self.origin {
            Origin::Outside(work) => Some(work.clone()),
            Origin::Inside(slug) => {
                let original = library.get(slug)?;
                Some(Work {
                    title: original.title.clone(),
                    authors: original.authors.clone(),
                    licence: original.licence.clone()?,
                    url: Some(original.folder()),
                })
            }
        }
    }
}

/// A part of a module that readers look for, known by its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// « À retenir », « Ce qu’il faut retenir ».
    Takeaway,
    /// « Questions pour en discuter ».
    Questions,
    /// « Mots à connaître ».
    Words,
    /// « Sources ».
    Sources,
}

impl Part {
    /// The part that a heading of the second level opens.
    pub fn of(heading: &Heading) -> Option<Self> {
        let anchor = heading.anchor.as_str();
        match anchor.split('-').next().unwrap_or_default() {
            _ if heading.level != 2 => None,
            _ if anchor.ends_with("a-retenir") || anchor.ends_with("faut-retenir") => Some(Self::Takeaway),
            "questions" => Some(Self::Questions),
            "mots" | "lexique" => Some(Self::Words),
            "sources" | "references" => Some(Self::Sources),
            _ => None,
        }
    }
}
