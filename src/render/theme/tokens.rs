//! The theme's decisions, `theme.yaml`: colours by day and by night, fonts, sizes, spaces. They become the custom properties
//! that every style sheet refers to.
//!
//! The embedded file holds every token; a site's own replaces those that it names. A rule for all of them: what cannot be
//! read is told and replaced by the embedded value, what is read badly by people (contrast, small targets) is remarked.

use crate::diagnostic::codes::{fields as field_codes, theme as codes};
use crate::diagnostic::{FileId, Message, Report, Span};
use crate::model::Colour;
use crate::parse::yaml::{self, Entry, Node, Value};
use crate::parse::{Located, Sink};
use std::collections::BTreeMap;

/// A key of the file, and the custom property that it becomes.
type Token = (&'static str, &'static str);

const COLOURS: [Token; 20] = [
    ("fond", "porcelain"),
    ("surface", "surface"),
    ("encre", "ink"),
    ("encre_douce", "ink-soft"),
    ("trait", "line"),
    ("bouteille", "bottle"),
    ("bouteille_texte", "bottle-ink"),
    ("tomate", "tomato"),
    ("tomate_texte", "tomato-ink"),
    ("moutarde", "mustard"),
    ("moutarde_texte", "mustard-ink"),
    ("rose", "blush"),
    ("beurre", "butter"),
    ("menthe", "mint"),
    ("ciel", "sky"),
    ("lilas", "lilac"),
    ("bandeau", "hero"),
    ("bandeau_texte", "hero-ink"),
    ("lien", "link"),
    ("focus", "focus"),
];

const FONTS: [Token; 2] = [("texte", "text"), ("titre", "title")];

/// The groups of sizes.
const LENGTHS: [(&str, &[Token]); 3] = [
    (
        "tailles",
        &[
            ("petite", "step--1"),
            ("courante", "step-0"),
            ("moyenne", "step-1"),
            ("grande", "step-2"),
            ("tres_grande", "step-3"),
            ("titre", "step-4"),
        ],
    ),
    ("espaces", &[("ecart", "gap"), ("partie", "room"), ("page", "wide"), ("colonne", "column")]),
    ("formes", &[("arrondi", "radius"), ("cible", "touch")]),
];

/// What is written, and on what.
const PAIRS: [(&str, &[&str]); 7] = [
    ("encre", &["fond", "surface", "rose", "beurre", "menthe", "ciel", "lilas"]),
    ("encre_douce", &["fond", "surface"]),
    ("lien", &["fond", "surface"]),
    ("tomate_texte", &["fond", "surface"]),
    ("bouteille_texte", &["bouteille"]),
    ("moutarde_texte", &["moutarde"]),
    ("bandeau_texte", &["bandeau"]),
];

/// Least contrast of a text (WCAG 2.2 §1.4.3).
const LEAST_CONTRAST: f64 = 4.5;
/// The key of the side of what is touched.
const TARGET: &str = "cible";
/// Least side of what is touched: 44 px (WCAG 2.2 §2.5.5).
const LEAST_TARGET_REM: f64 = 2.75;

/// By day, by night.
const SCHEMES: [&str; 2] = ["clair", "sombre"];

/// The values of all tokens, and what was found in the site's file.
#[derive(Debug, Clone, Default)]
pub(super) struct Tokens {
    /// By key of [`COLOURS`].
    colours: BTreeMap<&'static str, [Option<Located<Colour>>; 2]>,
    /// By custom property.
    others: BTreeMap<&'static str, String>,
}

impl Tokens {
    /// The embedded tokens, replaced by those of the site's own file, and what was found in that one.
    pub(super) fn new(embedded: &str, own: Option<(&FileId, &str)>) -> (Self, Report) {
        let mut sink = Sink::new("".into());
        let mut tokens = Self::default();
        tokens.read(embedded, &mut sink);
        let Some((file, text)) = own else { return (tokens, Report::default()) };
        tokens.forget_places();
        let mut sink = Sink::new(file.clone());
        tokens.read(text, &mut sink);
        tokens.remark_contrasts(&mut sink);
        (tokens, sink.into_report())
    }

    /// A colour by day and by night.
    pub(super) fn colour(&self, key: &str) -> [Option<Colour>; 2] {
        self.colours.get(key).map_or([None; 2], |pair| [0, 1].map(|scheme| pair[scheme].as_ref().map(|it| it.value)))
    }

    /// The custom properties, as the head of the style sheet.
    pub(super) fn css(&self) -> String {
        let lengths = LENGTHS.iter().flat_map(|(_, tokens)| tokens.iter());
        let others = FONTS
            .iter()
            .chain(lengths)
            .filter_map(|(_, property)| self.others.get(property).map(|value| format!("--{property}: {value};\n")));
        let (day, night) = (self.colours_css(0), self.colours_css(1));
        format!(
            ":root {{\ncolor-scheme: light dark;\n{day}{}}}\n.paper {{\ncolor-scheme: light;\n{day}}}\n@media screen and (prefers-color-scheme: dark) {{\n:root {{\n{night}}}\n}}\n",
            others.collect::<String>()
        )
    }

    fn colours_css(&self, scheme: usize) -> String {
        let colour = |(key, property): &Token| Some(format!("--{property}: {};\n", self.colour(key)[scheme]?));
        COLOURS.iter().filter_map(colour).collect()
    }

    fn read(&mut self, text: &str, sink: &mut Sink) {
        let Some(root) = yaml::read(text, 0, sink) else { return };
        let groups: Vec<&str> = ["couleurs", "polices"].into_iter().chain(LENGTHS.map(|group| group.0)).collect();
        for (group, Entry { node, .. }) in keys(&root, &groups, sink) {
            match LENGTHS.iter().find(|(name, _)| *name == group) {
                Some((_, tokens)) => self.read_others(node, tokens, sink, is_length, codes::not_a_length),
                None if group == "polices" => self.read_others(node, &FONTS, sink, is_fonts, codes::not_fonts),
                None => self.read_colours(node, sink),
            }
        }
    }

    fn read_colours(&mut self, node: &Node, sink: &mut Sink) {
        for (key, Entry { node, .. }) in keys(node, &COLOURS.map(|token| token.0), sink) {
            for (scheme, Entry { key_span, node, .. }) in keys(node, &SCHEMES, sink) {
                let place = &mut self.colours.entry(key).or_default()[usize::from(scheme == SCHEMES[1])];
                match &node.value {
                    Value::Null => sink.push(*key_span, codes::no_colour(scheme)),
                    Value::Scalar { text, .. } => match Colour::new(text) {
                        Some(value) => *place = Some(Located { value, span: node.span }),
                        None => sink.push(node.span, codes::not_a_colour(scheme, text)),
                    },
                    _ => sink.push(node.span, field_codes::not_a_text(scheme)),
                }
            }
        }
    }

    fn read_others(
        &mut self,
        node: &Node,
        tokens: &[Token],
        sink: &mut Sink,
        is_valid: fn(&str) -> bool,
        refusal: fn(&str, &str) -> Message,
    ) {
        let names: Vec<&'static str> = tokens.iter().map(|token| token.0).collect();
        for (key, Entry { node, .. }) in keys(node, &names, sink) {
            let Value::Scalar { text, .. } = &node.value else {
                sink.push(node.span, field_codes::not_a_text(key));
                continue;
            };
            let text = text.trim();
            if !is_valid(text) {
                sink.push(node.span, refusal(key, text));
                continue;
            }
            if key == TARGET && rem(text).is_some_and(|side| side < LEAST_TARGET_REM) {
                sink.push(node.span, codes::small_target(text));
            }
            let property = tokens.iter().find(|token| token.0 == key).map(|token| token.1);
            self.others.extend(property.map(|property| (property, text.to_owned())));
        }
    }

    /// The places of the embedded file are nobody's to mend.
    fn forget_places(&mut self) {
        for colour in self.colours.values_mut().flatten().flatten() {
            colour.span = Span::FILE;
        }
    }

    /// Remarks every text that is read badly, at the colour that the site's file gives.
    fn remark_contrasts(&self, sink: &mut Sink) {
        for (text, backgrounds) in PAIRS {
            for background in backgrounds {
                for (scheme, name) in SCHEMES.into_iter().enumerate() {
                    let located = |key: &str| self.colours.get(key).and_then(|pair| pair[scheme].as_ref());
                    let Some((ink, paper)) = located(text).zip(located(background)) else { continue };
                    let span = if ink.span == Span::FILE { paper.span } else { ink.span };
                    let ratio = ink.value.contrast(paper.value);
                    if span != Span::FILE && ratio < LEAST_CONTRAST {
                        let (ink, paper) = (ink.value.to_string(), paper.value.to_string());
                        sink.push(span, codes::low_contrast((text, &ink), (background, &paper), name, ratio));
                    }
                }
            }
        }
    }
}

/// The keys of a block that have a meaning there, each with its value; the others are told.
fn keys<'a>(node: &'a Node, known: &[&'static str], sink: &mut Sink) -> Vec<(&'static str, &'a Entry)> {
    let Value::Map(entries) = &node.value else {
        sink.push(node.span, field_codes::not_a_block());
        return Vec::new();
    };
    let mut found = Vec::with_capacity(entries.len());
    for entry in entries {
        match known.iter().find(|name| **name == entry.key) {
            Some(name) => found.push((*name, entry)),
            None => sink.push(entry.key_span, field_codes::unknown_key(&entry.key, known)),
        }
    }
    found
}

/// The number of a length in rem.
fn rem(length: &str) -> Option<f64> {
    length.strip_suffix("rem")?.parse().ok()
}

/// Whether a text is a length, alone or computed: nothing that could leave its declaration.
fn is_length(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".%+*/(), -".contains(&byte);
    let computed = ["clamp(", "min(", "max(", "calc("].iter().any(|function| text.starts_with(function));
    let plain = || {
        let number = text.trim_end_matches(|letter: char| letter.is_ascii_lowercase() || letter == '%');
        number.parse::<f64>().is_ok() && number.len() < text.len()
    };
    text.bytes().all(allowed)
        && text.matches('(').count() == text.matches(')').count()
        && if computed { text.ends_with(')') } else { plain() }
}

/// Whether a text is a list of font families: nothing that could leave its declaration.
fn is_fonts(text: &str) -> bool {
    let allowed = |letter: char| letter.is_alphanumeric() || "\"', -".contains(letter);
    text.chars().all(allowed)
        && text.matches('"').count().is_multiple_of(2)
        && text.matches('\'').count().is_multiple_of(2)
}
