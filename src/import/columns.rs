//! The columns of a table of events: what heads them, which key of the contract they fill, in the contract's order.
//!
//! One table serves the reading of headings, the model to fill, the export and the order of keys in a file.

use crate::model::vocabulary::{
    Access, Audience, EventType, Level, Mode, RegistrationMode, Status, Theme, VenueKind, Vocabulary, Weekday,
};

/// Key and label of every value of a vocabulary.
pub(crate) type Words = fn() -> Vec<(&'static str, &'static str)>;

/// How a cell is read.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// One line.
    Line,
    /// Markdown.
    Markdown,
    /// `oui` or `non`.
    Boolean,
    /// A number, whole or with decimals.
    Number,
    /// A code of so many digits, whose first zeros a spreadsheet may have eaten.
    Code(usize),
    /// A value of a vocabulary.
    Choice(Words),
    /// Several of them.
    Choices(Words),
    /// Names of files, or tags.
    Names,
    /// The name of a file.
    Name,
    /// Organisations or people.
    Parties,
    /// A day.
    Day,
    /// Days.
    Days,
    /// A time of day.
    Time,
    /// A day, with or without its time.
    Deadline,
    /// `source: identifiant`.
    Pairs,
    /// A part of « when »: read with the others.
    When,
    /// `Lieu`: the name of a venue, or its file.
    Venue,
    /// `Inscription`: an address, a mail, or whether one must register.
    Registration,
    /// `Accessibilité`: the features that are there.
    Features,
    /// Our own identifiers: the path of the event, the id of the session.
    Identity,
}

/// One column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// The key of the contract, after that of its block; or a name of its own when several columns make one key.
    pub(crate) key: &'static str,
    /// What heads it in our own tables.
    pub(crate) title: &'static str,
    /// What else may head it, folded, words separated by hyphens.
    pub(crate) others: &'static [&'static str],
    /// How its cells are read.
    pub(crate) kind: Kind,
    /// The cell of the example in the model; `None` when the model leaves this column out.
    pub(crate) example: Option<&'static str>,
    /// What a comment of the file says when nothing is known and it would help.
    pub(crate) hint: Option<&'static str>,
}

impl Column {
    const fn or(self, others: &'static [&'static str]) -> Self {
        Self { others, ..self }
    }
    const fn model(self, example: &'static str) -> Self {
        Self { example: Some(example), ..self }
    }
    const fn hint(self, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..self }
    }
}

const fn column(key: &'static str, title: &'static str, kind: Kind) -> Column {
    Column { key, title, others: &[], kind, example: None, hint: None }
}

fn words<V: Vocabulary>() -> Vec<(&'static str, &'static str)> {
    V::ALL.iter().map(|value| (value.key(), value.label())).collect()
}

/// What the title of the model's example begins with: such a line is never imported.
pub(crate) const EXAMPLE: &str = "EXEMPLE À EFFACER";

/// Every column, in the contract's order.
pub(crate) const COLUMNS: &[Column] = &[
    column("id", "Identifiant", Kind::Identity).or(&["id", "chemin"]),
    column("titre", "Titre", Kind::Line)
        .or(&[
            "intitule",
            "nom",
            "evenement",
            "nom-de-l-evenement",
            "titre-de-l-evenement",
            "intitule-de-l-evenement",
            "nom-de-l-activite",
            "titre-de-l-activite",
            "activite",
            "libelle",
            "nom-evenement",
            "titre-evenement",
            "title",
            "name",
            "summary",
        ])
        .model("EXEMPLE À EFFACER : Café IA à la médiathèque"),
    column("resume", "Résumé", Kind::Line)
        .or(&[
            "short-description",
            "abstract",
            "accroche",
            "chapo",
            "description-courte",
            "presentation-courte",
            "en-bref",
        ])
        .model("Une heure pour essayer, comparer et débattre.")
        .hint("une phrase qui dit ce que l’on y fait, 200 caractères au plus"),
    column("description", "Description", Kind::Markdown)
        .or(&["presentation", "details", "detail", "description-longue", "contenu", "programme-detaille"])
        .model(""),
    column("types", "Types", Kind::Choices(words::<EventType>))
        .or(&[
            "event-type",
            "kind",
            "category",
            "type",
            "type-d-evenement",
            "type-d-activite",
            "type-evenement",
            "categorie",
            "categories",
            "nature",
            "genre",
        ])
        .model("Café IA"),
    column("date", "Date", Kind::When)
        .or(&[
            "start-date",
            "date-start",
            "day",
            "date-de-debut",
            "jour",
            "date-debut",
            "date-de-l-evenement",
            "dates",
            "quand",
            "date-evenement",
            "date-de-l-activite",
            "jour-de-debut",
            "date-et-heure",
            "date-heure",
        ])
        .model("20/05/2026"),
    column("heure", "Horaires", Kind::When).or(&[
        "time",
        "times",
        "heure",
        "horaire",
        "heures",
        "creneau",
        "plage-horaire",
    ]),
    column("debut", "Début", Kind::When)
        .or(&[
            "start-time",
            "begin",
            "from",
            "heure-de-debut",
            "heure-debut",
            "horaire-de-debut",
            "de",
            "commence-a",
            "start",
            "dtstart",
        ])
        .model("14h00"),
    column("date-fin", "Date de fin", Kind::When).or(&["end-date", "date-end", "date-fin", "jour-de-fin"]),
    column("fin", "Fin", Kind::When)
        .or(&[
            "end-time",
            "until",
            "heure-de-fin",
            "heure-fin",
            "horaire-de-fin",
            "a",
            "jusqu-a",
            "finit-a",
            "end",
            "dtend",
        ])
        .model("15h30"),
    column("duree", "Durée", Kind::When).or(&["duration", "duree-en-minutes", "duree-de-l-activite"]),
    column("seance", "Séance", Kind::Identity).or(&["session"]),
    column("recurrence.chaque", "Chaque", Kind::Choice(words::<Weekday>)).or(&["jour-de-la-semaine"]),
    column("recurrence.de", "Chaque semaine, de", Kind::Time),
    column("recurrence.a", "Chaque semaine, à", Kind::Time),
    column("recurrence.du", "Chaque semaine, à partir du", Kind::Day),
    column("recurrence.au", "Chaque semaine, jusqu’au", Kind::Day),
    column("recurrence.sauf", "Chaque semaine, sauf", Kind::Days),
    column("mode", "Mode", Kind::Choice(words::<Mode>))
        .or(&[
            "attendance",
            "attendance-mode",
            "modalite",
            "presentiel-ou-distanciel",
            "format-de-participation",
            "presentiel-distanciel",
        ])
        .model("Sur place"),
    column("lien_connexion", "Lien de connexion", Kind::Line)
        .or(&[
            "online-link",
            "meeting-link",
            "lien-visio",
            "visio",
            "lien-de-visio",
            "lien-de-la-visio",
            "lien-connexion",
        ])
        .model(""),
    column("lieu.nom", "Lieu", Kind::Venue)
        .or(&[
            "venue",
            "place",
            "venue-name",
            "nom-du-lieu",
            "structure",
            "etablissement",
            "salle",
            "lieu-nom",
            "lieu-de-l-evenement",
            "location",
            "ou",
        ])
        .model("Médiathèque municipale"),
    column("lieu.type", "Type de lieu", Kind::Choice(words::<VenueKind>)).or(&["lieu-type"]),
    column("lieu.adresse", "Adresse", Kind::Line)
        .or(&[
            "address",
            "street",
            "street-address",
            "adresse-du-lieu",
            "rue",
            "adresse-postale",
            "adresse-complete",
            "lieu-adresse",
            "voie",
            "n-et-voie",
        ])
        .model("1 place de la Mairie"),
    column("lieu.code_postal", "Code postal", Kind::Code(5))
        .or(&["postcode", "zip", "zip-code", "postal-code", "cp", "code-postal", "postal"])
        .model("59186"),
    column("lieu.commune", "Commune", Kind::Line)
        .or(&["city", "town", "municipality", "ville", "localite", "municipalite", "lieu-commune", "nom-de-la-commune"])
        .model("Anor"),
    column("lieu.departement", "Département", Kind::Code(2))
        .or(&[
            "department",
            "dept",
            "dep",
            "code-departement",
            "numero-de-departement",
            "n-departement",
            "departement-code",
        ])
        .model("59"),
    column("lieu.code_insee", "Code INSEE", Kind::Code(5)).or(&["insee", "code-insee", "code-commune"]),
    column("lieu.latitude", "Latitude", Kind::Number).or(&["lat", "y"]),
    column("lieu.longitude", "Longitude", Kind::Number).or(&["lon", "lng", "long", "x"]),
    column("lieu.precisions", "Précisions sur le lieu", Kind::Line).or(&[
        "precisions",
        "complement-d-adresse",
        "acces-au-lieu",
        "lieu-precisions",
    ]),
    column("organisateurs", "Organisateurs", Kind::Parties)
        .or(&[
            "organiser",
            "organisers",
            "organizers",
            "host",
            "organisateur",
            "organise-par",
            "structure-organisatrice",
            "organisme",
            "porteur",
            "organizer",
        ])
        .model("Médiathèque municipale")
        .hint("qui organise : un nom de content/organisations, ou « - nom: … »"),
    column("partenaires", "Partenaires", Kind::Parties)
        .or(&["partner", "partners", "partenaire", "en-partenariat-avec"])
        .model(""),
    column("animateurs", "Animateurs", Kind::Parties).or(&[
        "facilitator",
        "facilitators",
        "speaker",
        "speakers",
        "animateur",
        "anime-par",
        "intervenants",
        "intervenant",
        "animation",
        "animatrice",
    ]),
    column("format", "Format d’animation", Kind::Name).or(&["format", "format-d-animation"]),
    column("themes", "Thèmes", Kind::Choices(words::<Theme>)).or(&[
        "topic",
        "topics",
        "theme",
        "thematique",
        "thematiques",
    ]),
    column("ressources", "Ressources", Kind::Names).or(&["ressource", "modules"]),
    column("ami", "Structure de l’AMI", Kind::Name).or(&["ami"]),
    column("statut", "Statut", Kind::Choice(words::<Status>)).or(&["status", "etat"]),
    column("acces", "Accès", Kind::Choice(words::<Access>))
        .or(&["ouvert-a", "conditions-d-acces"])
        .model("Tout public"),
    column("publics", "Publics", Kind::Choices(words::<Audience>))
        .or(&["audience", "audiences", "target-audience", "public", "public-vise", "publics-vises", "public-cible"])
        .model("Seniors ; Parents"),
    column("age.min", "Âge minimum", Kind::Number).or(&["age-minimum", "age-min"]),
    column("age.max", "Âge maximum", Kind::Number).or(&["age-maximum", "age-max"]),
    column("niveau", "Niveau", Kind::Choice(words::<Level>)).or(&["level", "niveau-requis"]),
    column("langues", "Langues", Kind::Names).or(&["language", "languages", "langue"]),
    column("gratuit", "Gratuit", Kind::Boolean)
        .or(&["free", "free-entry", "gratuite", "entree-gratuite", "est-ce-gratuit"])
        .model("oui"),
    column("participation_libre", "Participation libre", Kind::Boolean).or(&["prix-libre"]),
    column("tarif", "Tarif", Kind::Line).or(&["price", "fee", "cost", "prix", "tarifs", "cout"]),
    column("inscription", "Inscription", Kind::Registration)
        .or(&["registration", "booking", "inscriptions", "sur-inscription", "reservation"])
        .hint("« modalite: libre », « conseillee » ou « obligatoire », avec « url », « courriel » ou « telephone »"),
    column("inscription.modalite", "Modalité d’inscription", Kind::Choice(words::<RegistrationMode>))
        .or(&["modalite-d-inscription", "inscription-modalite", "inscription-obligatoire"])
        .model("Inscription conseillée"),
    column("inscription.url", "Lien d’inscription", Kind::Line)
        .or(&[
            "registration-link",
            "registration-url",
            "booking-link",
            "link",
            "website",
            "lien-inscription",
            "inscription-url",
            "billetterie",
            "lien",
            "url",
            "site",
            "site-web",
            "page-web",
        ])
        .model("https://exemple.fr/inscription"),
    column("inscription.courriel", "Courriel d’inscription", Kind::Line)
        .or(&[
            "courriel",
            "mail",
            "email",
            "e-mail",
            "adresse-mail",
            "contact",
            "mail-de-contact",
            "inscription-courriel",
        ])
        .model(""),
    column("inscription.telephone", "Téléphone d’inscription", Kind::Line)
        .or(&["phone", "telephone", "tel", "numero-de-telephone", "inscription-telephone"])
        .model(""),
    column("inscription.date_limite", "Date limite d’inscription", Kind::Deadline).or(&[
        "registration-deadline",
        "date-limite",
        "inscription-avant-le",
        "inscription-date-limite",
    ]),
    column("places", "Places", Kind::Number)
        .or(&[
            "capacity",
            "seats",
            "max-participants",
            "nombre-de-places",
            "jauge",
            "capacite",
            "nb-de-places",
            "nb-places",
            "capacite-maximale",
        ])
        .model("20"),
    column("accessibilite", "Accessibilité", Kind::Features)
        .or(&["accessibility", "accessible", "accessibilites"])
        .model("pmr ; calme")
        .hint("« pmr », « lsf », « boucle_magnetique », « calme »… : true ou false, chacun sur sa ligne"),
    column("accessibilite.pmr", "Accessible en fauteuil roulant", Kind::Boolean).or(&[
        "wheelchair-accessible",
        "pmr",
        "acces-pmr",
        "accessible-pmr",
        "accessibilite-pmr",
    ]),
    column("accessibilite.lsf", "Langue des signes", Kind::Boolean).or(&["lsf", "langue-des-signes-francaise"]),
    column("accessibilite.lpc", "Langue parlée complétée", Kind::Boolean).or(&["lpc", "lfpc"]),
    column("accessibilite.boucle_magnetique", "Boucle magnétique", Kind::Boolean),
    column("accessibilite.sous_titrage", "Sous-titrage", Kind::Boolean),
    column("accessibilite.falc", "Facile à lire", Kind::Boolean).or(&["falc"]),
    column("accessibilite.calme", "Espace calme", Kind::Boolean).or(&["calme"]),
    column("accessibilite.commentaire", "Commentaire sur l’accessibilité", Kind::Line),
    column("accessibilite.contact", "Contact pour l’accessibilité", Kind::Line),
    column("hors_semaine", "Hors de la semaine", Kind::Boolean),
    column("ext_ids", "Identifiants ailleurs", Kind::Pairs).or(&["ext-ids"]),
    column("maj", "Mise à jour", Kind::Day).or(&["maj", "derniere-modification"]),
    column("revision", "Révision", Kind::Number),
    column("redirections", "Anciens chemins", Kind::Names),
    column("consentement", "Consentement", Kind::Boolean).or(&["accord-des-personnes"]),
];

/// The column of a key.
pub(crate) fn of_key(key: &str) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.key == key)
}

/// The column that a heading, folded and hyphenated, names.
pub(crate) fn of_heading(heading: &str) -> Option<&'static Column> {
    let hyphenated = |text: &str| crate::text::slugify(text);
    COLUMNS.iter().find(|column| {
        hyphenated(column.key) == heading || hyphenated(column.title) == heading || column.others.contains(&heading)
    })
}

/// The rank of a key in the contract's order.
pub(crate) fn rank(key: &str) -> usize {
    COLUMNS.iter().position(|column| column.key == key).unwrap_or(COLUMNS.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_heading_names_two_columns() {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for column in COLUMNS {
            let mut names: Vec<String> = column.others.iter().map(|other| (*other).to_owned()).collect();
            names.extend([crate::text::slugify(column.key), crate::text::slugify(column.title)]);
            for name in names {
                assert_eq!(crate::text::slugify(&name), name, "headings are compared folded");
                if let Some(other) = seen.insert(name.clone(), column.key) {
                    assert_eq!(other, column.key, "« {name} »");
                }
            }
        }
    }
}
