//! Names that become URLs and file names. Their constructors validate; after that nobody checks again.

use std::fmt;

/// A URL segment: `[a-z0-9]+(-[a-z0-9]+)*`, at most 80 bytes. It cannot escape a folder nor collide by case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Slug(Box<str>);

/// Why a text is not a [`Slug`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlugError {
    /// Nothing between the separators.
    Empty,
    /// More than 80 bytes.
    TooLong,
    /// A character other than `a-z`, `0-9` and single inner hyphens.
    Forbidden,
}

impl Slug {
    /// The longest slug, in bytes.
    pub const MAX: usize = 80;

    /// Validates `text`.
    ///
    /// # Errors
    /// [`SlugError`] says what is wrong; [`Slug::propose`] gives a valid neighbour.
    pub fn new(text: &str) -> Result<Self, SlugError> {
        if text.is_empty() {
            return Err(SlugError::Empty);
        }
        if text.len() > Self::MAX {
            return Err(SlugError::TooLong);
        }
        let well_formed = text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        if well_formed { Ok(Self(text.into())) } else { Err(SlugError::Forbidden) }
    }

    /// The nearest valid slug to any text: accents folded, everything else turned into single hyphens.
    /// A text without any letter or digit gives `sans-titre`.
    pub fn propose(text: &str) -> Self {
        let mut slug = crate::text::slugify(text);
        slug.truncate(Self::MAX);
        let slug = slug.trim_matches('-');
        Self(if slug.is_empty() { "sans-titre".into() } else { slug.into() })
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A language into which a page is translated, by its ISO 639 code: `en`. Two or three lower-case letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Language(Box<str>);

impl Language {
    /// Validates `code`; `None` when it is no code of a language.
    pub fn new(code: &str) -> Option<Self> {
        let well_formed = (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase());
        well_formed.then(|| Self(code.into()))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Where an event's file stands under `events/`, without its extension: `2026/59/anor-decouvrir-ia`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(Box<str>);

impl EventId {
    /// Joins an edition's year, a département folder (`59`, `2a`, `971` or `en-ligne`) and a slug.
    pub fn new(year: i16, folder: &Slug, slug: &Slug) -> Self {
        Self(format!("{year}/{folder}/{slug}").into())
    }

    /// The path, with `/` between its three parts.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The event's URL below the site's root, with both slashes: `/evenements/2026/59/anor-decouvrir-ia/`.
    pub fn url(&self) -> String {
        format!("/evenements/{}/", self.0)
    }

    /// The last part of the path.
    pub fn slug(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }
}

impl fmt::Display for EventId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_cannot_leave_its_folder() {
        for bad in ["", "..", "a/b", "A", "é", "a--b", "-a", "a-", "a.b", "a b", "\0"] {
            assert!(Slug::new(bad).is_err(), "{bad:?} was accepted");
        }
        assert!(Slug::new(&"a".repeat(81)).is_err());
        assert!(Slug::new("2a").is_ok());
    }

    #[test]
    fn any_title_has_a_slug_to_propose() {
        assert_eq!(
            Slug::propose("L'IA, c'est nul ! Prouvez-nous le contraire").as_str(),
            "l-ia-c-est-nul-prouvez-nous-le-contraire"
        );
        assert_eq!(Slug::propose("Œuvre & Cœur").as_str(), "oeuvre-coeur");
        assert_eq!(Slug::propose("!!!").as_str(), "sans-titre");
    }
}
