//! What organisers read: pages, formats, modules, resources, questions, glossary.

use super::Slug;
use super::vocabulary::{
    Audience, Equipment, FacilitationKind, Level, Mode, Picto, Pillar, QuestionTheme, Theme, Weekday,
};
use jiff::civil::{Date, Time};

/// A Markdown text, rendered: safe HTML, with what the rest of the site needs to know of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// Safe HTML. Links inside the site still start at the root (`/formats/`); the renderer adds the base path.
    pub html: String,
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// The text without markup, typography not applied.
    pub text: String,
    /// Words of the text.
    pub words: usize,
}

impl Document {
    /// Reading time in whole minutes, at 200 words a minute, at least one.
    pub fn minutes(&self) -> usize {
        self.words.div_ceil(200).max(1)
    }
}

/// A heading of a [`Document`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// The `id` in the HTML, unique within the document.
    pub anchor: String,
    /// Its text, typography applied.
    pub text: String,
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// What it leads to, in words.
    pub title: String,
    /// `http` or `https`.
    pub url: String,
}

/// A page of `content/pages`.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The file's name, and its URL: `/<slug>/`.
    pub slug: Slug,
    /// Path of its file below the root.
    pub file: String,
    /// `titre`: the h1.
    pub title: String,
    /// `titre_court`, for menus; else the title.
    pub short_title: String,
    /// `resume`.
    pub summary: String,
    /// `maj`.
    pub updated: Option<Date>,
    /// `chiffres`.
    pub figures: Vec<Figure>,
    /// `rendez_vous`.
    pub appointment: Option<Appointment>,
    /// `a_completer`: what the community can still add.
    pub to_complete: Vec<String>,
    /// The body.
    pub body: Document,
}

/// An online meeting of every week, of which neither the first nor the last day is known. It is no event: it has no page in
/// the programme and counts for no edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Appointment {
    /// `nom`.
    pub name: String,
    /// `chaque`.
    pub weekday: Weekday,
    /// `de`: when it starts, in Paris.
    pub start: Time,
    /// `a`: when it ends, after the start.
    pub end: Time,
    /// `courriel`: whom to ask for the link.
    pub email: Option<String>,
}

/// A page or a module told again by the rules of « facile à lire et à comprendre » (FALC), `content/pages/<slug>.falc.md`,
/// `content/modules/<slug>/index.falc.md`.
#[derive(Debug, Clone, PartialEq)]
pub struct EasyPage {
    /// The slug of the page, or of the module, that it tells again.
    pub slug: Slug,
    /// `titre`: the h1.
    pub title: String,
    /// `resume`.
    pub summary: String,
    /// `pictos`: one for each chapter, in order.
    pub pictos: Vec<Picto>,
    /// `relecture`: the people concerned who read it again, in a sentence. Without them it may not bear the logo of FALC.
    pub review: Option<String>,
    /// The body.
    pub body: Document,
}

/// A sourced figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// « 48 % ».
    pub value: String,
    /// What it counts.
    pub text: String,
    /// Where it comes from.
    pub source: String,
}

/// A frequent question of `content/faq`.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The file's name, and its anchor on `/faq/`.
    pub slug: Slug,
    /// The question.
    pub question: String,
    /// Its place among the others.
    pub order: u32,
    /// Its chapter.
    pub theme: QuestionTheme,
    /// The answer.
    pub answer: Document,
}

/// A term of `content/glossaire.yaml`.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The word.
    pub term: String,
    /// What it means, in plain words.
    pub definition: String,
    /// Other ways to write it.
    pub variants: Vec<String>,
    /// Where the definition comes from.
    pub source: Option<Link>,
}

/// A range whose ends are included; at least one is there, and `min` ≤ `max`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// At least.
    pub min: Option<u32>,
    /// At most.
    pub max: Option<u32>,
}

/// A facilitation format (« format d’animation ») of `content/formats`, at `/formats/<slug>/`.
#[derive(Debug, Clone, PartialEq)]
pub struct Format {
    /// The file's name.
    pub slug: Slug,
    /// Path of its file below the root.
    pub file: String,
    /// `nom`.
    pub name: String,
    /// `alias`.
    pub aliases: Vec<String>,
    /// `resume`.
    pub summary: String,
    /// `type_animation`.
    pub kind: FacilitationKind,
    /// `duree`, in minutes.
    pub duration: Option<Bounds>,
    /// `participants`, in people.
    pub group: Option<Bounds>,
    /// `materiel`.
    pub material: Vec<String>,
    /// `besoin`.
    pub equipment: Option<Equipment>,
    /// `preparation`.
    pub preparation: Option<String>,
    /// `duree_preparation`, in minutes; 0 when there is nothing to prepare.
    pub preparation_minutes: Option<u32>,
    /// `mode`.
    pub mode: Option<Mode>,
    /// `deroule`, in order.
    pub steps: Vec<FormatStep>,
    /// `variantes`.
    pub variants: Vec<FormatCase>,
    /// `pieges`.
    pub traps: Vec<FormatCase>,
    /// `pour_finir`: what is left to do once it is over.
    pub closing: Vec<String>,
    /// `piliers`.
    pub pillars: Vec<Pillar>,
    /// `publics`.
    pub audiences: Vec<Audience>,
    /// `niveau`.
    pub level: Option<Level>,
    /// `themes`.
    pub themes: Vec<Theme>,
    /// `auteurs`, at least one.
    pub authors: Vec<String>,
    /// `porteur`: the organisation that carries it; it exists.
    pub carrier: Option<Slug>,
    /// SPDX identifier.
    pub licence: String,
    /// `source`: the original.
    pub source: Option<Link>,
    /// Slugs of modules and resources; they all exist.
    pub resources: Vec<Slug>,
    /// `liens`.
    pub links: Vec<Link>,
    /// `a_completer`.
    pub to_complete: Vec<String>,
    /// The body.
    pub body: Document,
}

impl Format {
    /// Room that its sheet of paper takes, in characters: the steps and what goes with them, or the body of a format without
    /// steps. What has a line of its own takes that much more.
    pub fn printed_length(&self) -> usize {
        let steps = self.steps.iter().flat_map(|step| [Some(&step.title), Some(&step.text), step.words.as_ref()]);
        let cases = self.variants.iter().chain(&self.traps).flat_map(|case| [&case.title, &case.text]);
        let body = self.steps.is_empty().then_some(&self.body.text);
        let texts = steps.flatten().chain(cases).chain(&self.closing).chain(&self.material).chain(&self.preparation);
        let length: usize = texts.chain(body).chain([&self.summary]).map(|text| text.chars().count()).sum();
        let lines = self.variants.len() + self.traps.len() + self.closing.len();
        let headings = if self.steps.is_empty() { self.body.headings.len() } else { self.steps.len() };
        length + headings * LINE * 4 + lines * LINE
    }
}

/// What a line of its own takes beyond its text, in characters: half a line of a column.
const LINE: usize = 45;

/// A step of a format.
#[derive(Debug, Clone, PartialEq)]
pub struct FormatStep {
    /// What happens.
    pub title: String,
    /// Minutes.
    pub minutes: Option<u32>,
    /// How.
    pub text: String,
    /// `a_dire`: its first words, to read aloud.
    pub words: Option<String>,
}

/// A case that a format foresees, and what to do then: a variant, a trap.
#[derive(Debug, Clone, PartialEq)]
pub struct FormatCase {
    /// « Au travail », « Personne ne parle ».
    pub title: String,
    /// What to do.
    pub text: String,
}
