//! One fictional event: each field of the contract, about as often as real authors fill it in.

use super::place::{accessibility, describe};
use super::prose::{description, report};
use super::random::Random;
use super::when::{Schedule, Season, update_day, write_recurrence};
use super::words::{ANGLES, ENCORES, FIRST_NAMES, KINDS, PHONES, SUBJECTS, kind};
use super::yaml::Yaml;
use super::{CONTENT, World};
use semaine_ia::model::Slug;
use semaine_ia::model::vocabulary::{Audience, EventType, Level, Mode, Status, Theme, Vocabulary};
use semaine_ia::territory::{Commune, InseeCode};
use std::collections::HashMap;

/// An event's files.
#[derive(Debug)]
pub(super) struct Event {
    /// Its path below the root, without extension.
    pub(super) path: String,
    /// Its text.
    pub(super) yaml: String,
    /// The text of its `.bilan.yaml`, when it has one.
    pub(super) report: Option<String>,
}

/// What is decided before anything is written.
struct Draft<'a> {
    number: u32,
    world: &'a World,
    kind: EventType,
    mode: Mode,
    commune: &'static Commune,
    season: Season,
    schedule: Schedule,
    folder: String,
    slug: Slug,
}

impl Event {
    /// The event of this number. `events_of` numbers those of each commune, from a number of its own: no two of one
    /// commune have titles alike.
    pub(super) fn new(number: u32, world: &World, events_of: &mut HashMap<InseeCode, usize>) -> Self {
        let mut random = Random::new(world.seed, u64::from(number));
        let draft = Draft::new(number, world, &mut random);
        let first = draft.commune.code.as_str().bytes().fold(0, |sum, byte| 31 * sum % 9973 + usize::from(byte));
        let rank = events_of.entry(draft.commune.code).or_insert(first);
        let title = draft.title(*rank);
        *rank += 1;
        let yaml = draft.yaml(&title, &mut random);
        let report = random.chance(3).then(|| report(&mut random));
        Self { path: format!("events/2026/{}/{}", draft.folder, draft.slug), yaml, report }
    }
}

impl<'a> Draft<'a> {
    fn new(number: u32, world: &'a World, random: &mut Random) -> Self {
        let kind = *random.weighted(&KINDS);
        let mode = *random.weighted(&[(92, Mode::OnSite), (4, Mode::Online), (4, Mode::Hybrid)]);
        let commune = world.atlas.draw(random);
        let any_day = if world.spread_over_year { 80 } else { 3 + if kind == EventType::CafeIa { 12 } else { 0 } };
        let season = if random.chance(any_day) { Season::Year } else { Season::Week };
        let folder = match mode {
            Mode::Online => "en-ligne".to_owned(),
            Mode::OnSite | Mode::Hybrid => commune.departement.as_str().to_ascii_lowercase(),
        };
        let slug = Slug::propose(&format!("{}-fictif-{number}-{}", kind.key(), commune.name));
        Self { number, world, kind, mode, commune, season, schedule: Schedule::new(season, random), folder, slug }
    }

    /// « Café IA fictif n° 1234 : les mots de l'IA, quiz géant — Lyon », without the town when that is too long.
    fn title(&self, rank: usize) -> String {
        let subject = SUBJECTS[rank % SUBJECTS.len()];
        let angle = ANGLES[(rank / SUBJECTS.len() + rank) % ANGLES.len()];
        let encore = ENCORES[rank / (SUBJECTS.len() * ANGLES.len()) % ENCORES.len()];
        let title = format!("{} n° {} : {subject}, {angle}{encore}", kind(self.kind), self.number);
        let whole = format!("{title} — {}", self.commune.name);
        if whole.chars().count() <= 140 { whole } else { title }
    }

    fn yaml(&self, title: &str, random: &mut Random) -> String {
        let mut yaml = Yaml::default();
        yaml.text("titre", title);
        if random.chance(50) {
            yaml.text("resume", "Un rendez-vous fictif pour essayer et en discuter, sans rien y connaître.");
        }
        if random.chance(75) {
            yaml.long_text("description", &description(random));
        }
        let second = random.chance(15).then(|| random.pick(EventType::ALL)).filter(|second| **second != self.kind);
        let kinds: Vec<_> = [Some(&self.kind), second].into_iter().flatten().map(|kind| kind.key()).collect();
        yaml.list("types", &kinds);
        self.write_when(&mut yaml, random);
        self.write_where(&mut yaml, random);
        let named = self.write_people(&mut yaml, random);
        self.write_content(&mut yaml, random);
        self.write_audience(&mut yaml, random);
        self.write_price(&mut yaml, kinds.contains(&EventType::CafeIa.key()), random);
        let phoned = self.write_registration(&mut yaml, random);
        if random.chance(55) {
            yaml.block("accessibilite", |yaml| accessibility(yaml, random));
        }
        self.write_upkeep(&mut yaml, random);
        if named || phoned {
            yaml.plain("consentement", true);
        }
        yaml.finish()
    }

    fn write_when(&self, yaml: &mut Yaml, random: &mut Random) {
        if self.kind == EventType::CafeIa && random.chance(4) {
            return yaml.block("recurrence", |yaml| write_recurrence(yaml, random));
        }
        if let [day] = self.schedule.days[..] {
            self.schedule.write(yaml, day);
        } else {
            yaml.block("seances", |yaml| {
                for (at, day) in self.schedule.days.iter().enumerate() {
                    yaml.item(|yaml| {
                        yaml.plain("id", format_args!("seance-{}", at + 1));
                        self.schedule.write(yaml, *day);
                        self.write_session(yaml, at, random);
                    });
                }
            });
        }
        if self.season == Season::Year && self.schedule.is_off_week() && self.kind != EventType::CafeIa {
            yaml.plain("hors_semaine", true);
        }
    }

    /// What a session after the first may have of its own.
    fn write_session(&self, yaml: &mut Yaml, at: usize, random: &mut Random) {
        if at > 0 && self.mode != Mode::Online && random.chance(15) {
            yaml.block("lieu", |yaml| describe(yaml, self.world.atlas.draw(random), random));
        }
        if random.chance(5) {
            yaml.plain("statut", random.pick(&["complet", "annule"]));
        }
        if random.chance(20) {
            yaml.plain("places", random.between(6, 60));
        }
    }

    fn write_where(&self, yaml: &mut Yaml, random: &mut Random) {
        if self.mode != Mode::OnSite {
            yaml.plain("mode", self.mode.key());
            yaml.plain("lien_connexion", format_args!("https://example.org/visio/{}", self.number));
        }
        if self.mode == Mode::Online {
            return;
        }
        match self.world.venues_of.get(&self.commune.code) {
            Some(venues) if random.chance(50) => yaml.plain("lieu", &self.world.venues[*random.pick(venues)].slug),
            _ => yaml.block("lieu", |yaml| describe(yaml, self.commune, random)),
        }
    }

    /// Returns whether persons are named.
    fn write_people(&self, yaml: &mut Yaml, random: &mut Random) -> bool {
        if random.chance(75) {
            yaml.list("organisateurs", &random.some(&self.world.organisers, 2));
        } else if random.chance(80) {
            yaml.block("organisateurs", |yaml| {
                yaml.item(|yaml| {
                    yaml.text("nom", &format!("Collectif fictif n° {}", self.number));
                    yaml.plain("url", format_args!("https://example.org/collectifs/{}", self.number));
                });
                yaml.word(random.pick::<String>(&self.world.organisers));
            });
        }
        if random.chance(25) {
            yaml.list("partenaires", &random.some(&self.world.partners, 3));
        }
        let named = random.chance(20);
        if named {
            yaml.block("animateurs", |yaml| {
                yaml.item(|yaml| yaml.text("nom", &format!("{} Fictif", random.pick(FIRST_NAMES))));
            });
        }
        named
    }

    fn write_content(&self, yaml: &mut Yaml, random: &mut Random) {
        if random.chance(if self.kind == EventType::CafeIa { 50 } else { 15 }) {
            yaml.plain("format", random.pick(&self.world.formats));
        }
        if random.chance(70) {
            yaml.list("themes", &keys(&random.some(Theme::ALL, 3)));
        }
        if random.chance(25) {
            yaml.list("ressources", &random.some(&self.world.resources, 3));
        }
        if random.chance(4) {
            let ami = 10 * random.below(u64::from(CONTENT) / 10) as usize;
            yaml.plain("ami", &self.world.organisers[ami]);
        }
    }

    fn write_audience(&self, yaml: &mut Yaml, random: &mut Random) {
        let weights = [(80, ""), (8, "public-specifique"), (5, "scolaires"), (6, "professionnels"), (1, "interne")];
        let access = *random.weighted(&weights);
        if !access.is_empty() {
            yaml.plain("acces", access);
        }
        if random.chance(60) {
            yaml.list("publics", &keys(&random.some(Audience::ALL, 3)));
        }
        if random.chance(10) {
            yaml.block("age", |yaml| {
                yaml.plain("min", random.between(6, 16));
                if random.chance(30) {
                    yaml.plain("max", random.between(17, 25));
                }
            });
        }
        if random.chance(30) {
            yaml.plain(
                "niveau",
                random.weighted(&[(8, Level::Beginner), (2, Level::Intermediate), (1, Level::Advanced)]).key(),
            );
        }
        if random.chance(10) {
            yaml.list(
                "langues",
                random.pick::<&[&str]>(&[&["fr", "fsl"], &["fr", "en"], &["en"], &["fr", "pt-BR", "ar"]]),
            );
        }
    }

    fn write_price(&self, yaml: &mut Yaml, is_cafe: bool, random: &mut Random) {
        if is_cafe || random.chance(85) {
            if random.chance(90) {
                yaml.plain("gratuit", true);
            }
        } else if random.chance(40) {
            yaml.plain("participation_libre", true);
        } else {
            yaml.plain("gratuit", false);
            yaml.quoted("tarif", &format!("{} €, exemple", random.between(2, 25)));
        }
    }

    /// Returns whether a telephone number is given.
    fn write_registration(&self, yaml: &mut Yaml, random: &mut Random) -> bool {
        if random.chance(50) {
            yaml.plain("places", random.between(8, 250));
        }
        let mode = *random.weighted(&[(35, ""), (20, "libre"), (20, "conseillee"), (25, "obligatoire")]);
        if mode.is_empty() {
            return false;
        }
        let mut phoned = false;
        yaml.block("inscription", |yaml| {
            yaml.plain("modalite", mode);
            if mode == "libre" {
                return;
            }
            phoned = random.chance(20);
            match random.below(3) {
                _ if phoned => {
                    let pair = |random: &mut Random| format!("{:02}", random.below(100));
                    let start = random.pick(PHONES);
                    yaml.quoted("telephone", &format!("{start} {} {}", pair(random), pair(random)));
                }
                0 => yaml.plain("courriel", "inscriptions@example.org"),
                _ => yaml.plain("url", format_args!("https://example.org/inscription/{}", self.number)),
            }
            if random.chance(50) {
                self.schedule.write_deadline(yaml, random);
            }
        });
        phoned
    }

    fn write_upkeep(&self, yaml: &mut Yaml, random: &mut Random) {
        let changed = random.chance(9);
        if changed {
            let moved = [Status::MovedOnline];
            let others = [Status::Full, Status::Cancelled, Status::Postponed, Status::Rescheduled];
            let status = random.pick(if self.mode == Mode::OnSite { &others[..] } else { &moved });
            yaml.plain("statut", status.key());
        }
        if changed || random.chance(35) {
            yaml.plain("maj", update_day(random));
            yaml.plain("revision", random.between(1, 4));
        }
        if random.chance(15) {
            yaml.block("ext_ids", |yaml| yaml.quoted("openagenda", &format!("{}", 10_000_000 + self.number)));
        }
        if random.chance(1) {
            yaml.list("redirections", &[format!("2026/{}/ancien-exemple-fictif-{}", self.folder, self.number)]);
        }
    }
}

fn keys<V: Vocabulary>(values: &[&V]) -> Vec<&'static str> {
    values.iter().map(|value| value.key()).collect()
}
