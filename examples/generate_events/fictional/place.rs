//! Where fictional events happen: real communes, drawn by population, so that lists and maps weigh what real ones would.

use super::random::Random;
use super::words::{STREETS, VENUES};
use super::yaml::Yaml;
use semaine_ia::territory::{Commune, CommuneKind, Query, Territory};

/// The communes, each as likely as it is populous.
#[derive(Debug)]
pub(super) struct Atlas {
    communes: Vec<&'static Commune>,
    /// Inhabitants of the communes up to each one.
    up_to: Vec<u64>,
}

impl Atlas {
    pub(super) fn new() -> Self {
        let inhabited =
            |row: &&Commune| row.kind == CommuneKind::Commune && row.population.is_some_and(|count| count > 0);
        let communes: Vec<_> = Territory::get().all().filter(inhabited).collect();
        let mut total = 0;
        let up_to = communes.iter().map(|row| {
            total += u64::from(row.population.unwrap_or_default());
            total
        });
        Self { up_to: up_to.collect(), communes }
    }

    /// Where somebody lives.
    pub(super) fn draw(&self, random: &mut Random) -> &'static Commune {
        let total = self.up_to.last().copied().unwrap_or(1);
        let at = random.below(total);
        self.communes[self.up_to.partition_point(|up_to| *up_to <= at)]
    }
}

/// A venue of `content/lieux`.
#[derive(Debug)]
pub(super) struct Venue {
    pub(super) slug: String,
    pub(super) commune: &'static Commune,
    /// Its `type` and its name.
    kind: (&'static str, &'static str),
    number: u32,
}

impl Venue {
    pub(super) fn new(number: u32, atlas: &Atlas, random: &mut Random) -> Self {
        let kind = *random.pick(VENUES);
        Self { slug: format!("{}-fictif-{number}", kind.0), commune: atlas.draw(random), kind, number }
    }

    /// Its file.
    pub(super) fn yaml(&self, random: &mut Random) -> String {
        let mut yaml = Yaml::default();
        yaml.text("nom", &format!("{} n° {}", self.kind.1, self.number));
        yaml.plain("type", self.kind.0);
        address(&mut yaml, random);
        let postcode = self.commune.postcodes().next();
        commune(&mut yaml, self.commune, Keys { postcode, departement: true, insee: true });
        coordinates(&mut yaml, self.commune, random);
        yaml.plain("url", format_args!("https://example.org/lieux/{}", self.slug));
        yaml.block("accessibilite", |yaml| accessibility(yaml, random));
        yaml.finish()
    }
}

/// Writes a `lieu` block: from the two keys that suffice to all of them.
pub(super) fn describe(yaml: &mut Yaml, of: &'static Commune, random: &mut Random) {
    if random.chance(65) {
        let (kind, name) = random.pick(VENUES);
        yaml.text("nom", &format!("{name} {}", random.between(1, 40)));
        yaml.plain("type", kind);
    }
    if random.chance(60) {
        address(yaml, random);
    }
    let postcodes: Vec<_> = of.postcodes().collect();
    let postcode = (!postcodes.is_empty()).then(|| *random.pick(&postcodes));
    let keys = *random.weighted(&[
        (45, Keys { postcode: None, departement: true, insee: false }),
        (30, Keys { postcode, departement: false, insee: false }),
        (15, Keys { postcode, departement: true, insee: false }),
        (10, Keys { postcode, departement: true, insee: true }),
    ]);
    commune(yaml, of, keys);
    if random.chance(45) {
        coordinates(yaml, of, random);
    }
    if random.chance(15) {
        yaml.text("precisions", "Entrée fictive par la cour, deuxième porte à gauche.");
    }
}

/// Which keys say the commune, besides its name.
#[derive(Clone, Copy)]
struct Keys {
    postcode: Option<&'static str>,
    departement: bool,
    insee: bool,
}

/// Writes these keys, and the INSEE code too where they would not settle which commune it is.
fn commune(yaml: &mut Yaml, of: &'static Commune, keys: Keys) {
    let departement = keys.departement.then(|| of.departement.as_str());
    let query = Query { commune: Some(of.name), postcode: keys.postcode, departement, insee: None };
    let found = Territory::get().lookup(&query);
    let settled = found.is_ok_and(|found| found.commune.code == of.code && found.is_exact());
    if let Some(postcode) = keys.postcode {
        yaml.quoted("code_postal", postcode);
    }
    yaml.text("commune", of.name);
    if let Some(departement) = departement {
        yaml.quoted("departement", departement);
    }
    if keys.insee || !settled {
        yaml.quoted("code_insee", of.code.as_str());
    }
}

fn address(yaml: &mut Yaml, random: &mut Random) {
    yaml.quoted("adresse", &format!("{} {}", random.between(1, 120), random.pick(STREETS)));
}

/// Within about a kilometre of the commune's point.
fn coordinates(yaml: &mut Yaml, of: &'static Commune, random: &mut Random) {
    let mut near = |degrees: f64| degrees + f64::from(random.between(0, 200)) * 1e-4 - 0.01;
    let (latitude, longitude) = (near(of.lat), near(of.lon));
    yaml.plain("latitude", format_args!("{latitude:.5}"));
    yaml.plain("longitude", format_args!("{longitude:.5}"));
}

/// Writes what is known of the access to a place: most keys are left out, as people do.
pub(super) fn accessibility(yaml: &mut Yaml, random: &mut Random) {
    yaml.plain("pmr", random.chance(80));
    for (key, known, yes) in [
        ("lsf", 30, 30),
        ("lpc", 8, 20),
        ("boucle_magnetique", 30, 50),
        ("sous_titrage", 15, 40),
        ("falc", 15, 50),
        ("calme", 25, 70),
    ] {
        if random.chance(known) {
            yaml.plain(key, random.chance(yes));
        }
    }
    if random.chance(20) {
        yaml.text("commentaire", "Ascenseur fictif au fond du hall ; prévenez-nous de vos besoins.");
    }
    if random.chance(20) {
        yaml.plain("contact", "accessibilite@example.org");
    }
}
