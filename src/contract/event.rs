//! `events/<année>/<département>/<nom>.yaml`, and the report that follows: `<nom>.bilan.yaml`.

use super::Kind::{Block as InBlock, Blocks, Free, List, ListOr, One};
use super::Scalar::{Boolean, Choice, Coded, Day, Line, Lines, Markdown, Number, Reference, Url};
use super::Test::{All, Always, Any, AtLeast, Each, Has, Holds, HoldsBlock, Is, Not};
use super::event_blocks::{
    AGE, CAPACITY, DAY, DAY_OR_HOURS, END, END_AFTER_START, IMAGE, LANGUAGE, PARTY, PLACE, RECURRENCE, REGISTRATION,
    SESSION, START, START_BEFORE_END, STATUS,
};
use super::place::ACCESSIBILITY;
use super::{Block, Genre, Key, ReferenceKind, Rule};
use crate::model::vocabulary::{Access, Audience, EventType, Level, Mode, Theme, Vocabulary};

/// An event.
pub static EVENT: Genre = Genre {
    name: "evenement",
    title: "une activité",
    description: "Une activité de la semaine, ou un Café IA de l’année : un fichier chacune.",
    path: "events/<année>/<département>/<nom>.yaml",
    block: &Block { keys: KEYS, rules: RULES },
    body: None,
};

/// What happened at an event.
pub static REPORT: Genre = Genre {
    name: "bilan",
    title: "un bilan",
    description: "Ce qui s’est passé, écrit après l’activité, à côté de son fichier.",
    path: "events/<année>/<département>/<nom>.bilan.yaml",
    block: &Block { keys: REPORT_KEYS, rules: &[] },
    body: None,
};

const KEYS: &[Key] = &[
    Key::new(
        "titre",
        "Titre",
        One(Line(140)),
        "Café IA à la médiathèque",
        "Le nom de l’activité, comme sur une affiche. C’est la première chose que l’on lit dans une liste.",
    )
    .required(),
    Key::new(
        "resume",
        "Résumé",
        One(Line(200)),
        "Une heure pour essayer, comparer et débattre, autour d’un café.",
        "Une ou deux phrases qui donnent envie de venir. Elles suivent le titre dans les listes et les moteurs de recherche.",
    )
    .recommended(),
    Key::new(
        "description",
        "Description",
        One(Markdown(10_000)),
        "Nous posons ensemble trois questions, puis nous essayons.",
        "Ce que l’on fait, en Markdown, sans HTML : paragraphes, **gras**, listes, liens. Les titres commencent par ##.",
    )
    .recommended(),
    Key::new(
        "types",
        "Types d’activité",
        List(Choice(EventType::WORDS)),
        "[cafe-ia]",
        "Le type principal en premier. Les visiteurs choisissent par type.",
    )
    .required(),
    DAY,
    START,
    END,
    Key::new(
        "seances",
        "Séances",
        Blocks(&SESSION),
        "[{id: matin, debut: 2026-05-20T10:00, fin: 2026-05-20T11:00}]",
        "Plusieurs dates : une séance par tiret, à la place de « date » ou de « debut » et « fin ».",
    ),
    Key::new(
        "recurrence",
        "Récurrence",
        InBlock(&RECURRENCE),
        "{chaque: jeudi, de: \"13:30\", a: \"15:00\", du: 2026-05-21}",
        "Toutes les semaines, le même jour à la même heure.",
    ),
    Key::new(
        "mode",
        "Mode de participation",
        One(Choice(Mode::WORDS)),
        "presentiel",
        "Comment on participe. Sans cette ligne : « presentiel », sur place.",
    ),
    Key::new(
        "lien_connexion",
        "Lien de connexion",
        One(Url),
        "https://visio.exemple.org/cafe-ia",
        "L’adresse où l’on se connecte, pour une activité en ligne ou hybride.",
    )
    .recommended(),
    PLACE,
    parties(
        "organisateurs",
        "Organisateurs",
        "Qui organise : le nom d’un fichier de content/organisations, ou un bloc « nom » et « url ».",
    )
    .recommended(),
    parties(
        "partenaires",
        "Partenaires",
        "Qui aide : le nom d’un fichier de content/organisations, ou un bloc « nom » et « url ».",
    ),
    parties(
        "animateurs",
        "Animateurs et animatrices",
        "Qui anime. Le nom d’une personne demande son accord, et « consentement: true ».",
    ),
    Key::new(
        "format",
        "Format d’animation",
        One(Reference(ReferenceKind::Format)),
        "la-recette-inratable",
        "Le déroulé suivi : le nom d’un fichier de content/formats. La page de l’activité y mène.",
    ),
    THEMES,
    Key::new(
        "ressources",
        "Ressources",
        List(Reference(ReferenceKind::Resource)),
        "[qu-est-ce-que-l-ia]",
        "Ce que l’on utilise : des noms de modules ou de ressources du site.",
    ),
    Key::new(
        "ami",
        "Structure de l’AMI",
        One(Reference(ReferenceKind::Organisation)),
        "association-exemple",
        "La structure soutenue par l’appel à manifestation d’intérêt, si l’activité compte pour elle.",
    ),
    Key::new(
        "acces",
        "Qui peut venir",
        One(Choice(Access::WORDS)),
        "tout-public",
        "Sans cette ligne : « tout-public ». Une activité « interne » n’est ni publiée ni comptée.",
    ),
    AUDIENCES,
    Key::new(
        "age",
        "Âge",
        InBlock(&AGE),
        "{min: 12}",
        "L’âge des participants, en années, quand il y a une limite.",
    ),
    LEVEL,
    Key::new(
        "langues",
        "Langues",
        List(Coded(LANGUAGE)),
        "[fr, fsl]",
        "Les langues parlées : « fr » pour le français, « en » pour l’anglais, « fsl » pour la langue des signes française.",
    ),
    Key::new(
        "gratuit",
        "Gratuit",
        One(Boolean),
        "true",
        "Sans cette ligne, l’activité est gratuite. Un Café IA l’est toujours.",
    ),
    Key::new(
        "participation_libre",
        "Participation libre",
        One(Boolean),
        "true",
        "« true » si chacun donne ce qu’il veut : l’activité compte alors comme gratuite.",
    ),
    Key::new("tarif", "Tarif", One(Line(200)), "5 euros", "Le prix, si l’activité est payante."),
    Key::new(
        "inscription",
        "Inscription",
        InBlock(&REGISTRATION),
        "{modalite: libre}",
        "S’il faut s’inscrire, et comment. C’est la question que l’on pose le plus souvent.",
    )
    .recommended(),
    CAPACITY,
    Key::new(
        "accessibilite",
        "Accessibilité",
        InBlock(&ACCESSIBILITY),
        "{pmr: true}",
        "Ce qui permet à chacun de venir. Une clé absente veut dire « on ne sait pas », et la page le dit.",
    )
    .recommended(),
    Key::new(
        "image",
        "Image",
        InBlock(&IMAGE),
        "{fichier: affiche.jpg, alt: Des personnes autour d’une table, credit: Médiathèque, licence: CC-BY-SA-4.0}",
        "Une photo posée à côté du fichier (.jpg, .png ou .webp, 1 Mo au plus), que vous avez le droit de partager.",
    ),
    Key::new(
        "hors_semaine",
        "Hors de la semaine",
        One(Boolean),
        "true",
        "« true » si l’activité est voulue hors de la semaine de l’édition.",
    ),
    STATUS,
    Key::new(
        "questionnaire",
        "Questionnaire",
        One(Url),
        "https://exemple.fr/questionnaire",
        "L’adresse de votre questionnaire d’évaluation, s’il n’est pas celui de l’édition. La fiche y mène après l’activité.",
    ),
    Key::new(
        "maj",
        "Mise à jour",
        One(Day),
        "2026-05-02",
        "Le jour de votre dernière modification : les agendas abonnés s’y fient.",
    ),
    Key::new(
        "revision",
        "Révision",
        One(Number(0, 1_000_000)),
        "1",
        "Augmentez de un à chaque changement de date ou de lieu ; 0 sans cette ligne.",
    ),
    Key::new(
        "redirections",
        "Anciens chemins",
        List(Line(200)),
        "[2026/59/ancien-nom]",
        "Si le fichier a changé de nom ou de dossier : les anciens liens continuent de fonctionner.",
    ),
    Key::new(
        "ext_ids",
        "Identifiants extérieurs",
        Free(200),
        "{openagenda: \"12345678\"}",
        "L’identifiant de l’activité dans un autre agenda, sous le nom de cet agenda.",
    ),
    Key::new(
        "consentement",
        "Accord des personnes",
        One(Boolean),
        "true",
        "« true » si les personnes nommées ont donné leur accord pour l’être ici.",
    ),
];

const RULES: &[Rule] = &[
    Rule {
        code: "E101",
        when: Always,
        then: Any(&[Has("date"), Has("debut"), Has("seances"), Has("recurrence")]),
        told: "Il faut une date : « date », « debut » et « fin », « seances » ou « recurrence ».",
    },
    END_AFTER_START,
    START_BEFORE_END,
    DAY_OR_HOURS,
    Rule {
        code: "E301",
        when: Has("seances"),
        then: Not(&Any(&[Has("date"), Has("debut"), Has("fin")])),
        told: "« seances » remplace « date », « debut » et « fin ».",
    },
    Rule {
        code: "E311",
        when: Has("seances"),
        then: AtLeast("seances", 1),
        told: "Écrivez une séance par tiret sous « seances ».",
    },
    Rule {
        code: "E309",
        when: AtLeast("seances", 2),
        then: Each("seances", "id"),
        told: "Dès deux séances, chacune a son « id ».",
    },
    Rule {
        code: "E407",
        when: Is("mode", "en-ligne"),
        then: Not(&Has("lieu")),
        told: "Une activité en ligne n’a pas de lieu.",
    },
    Rule {
        code: "E101",
        when: Not(&Is("mode", "en-ligne")),
        then: Any(&[Has("lieu"), Each("seances", "lieu")]),
        told: "Il faut un « lieu », ou « mode: en-ligne ».",
    },
    Rule {
        code: "E408",
        when: Has("lien_connexion"),
        then: Any(&[Is("mode", "en-ligne"), Is("mode", "hybride")]),
        told: "« lien_connexion » demande « mode: en-ligne » ou « mode: hybride ».",
    },
    Rule {
        code: "E704",
        when: HoldsBlock("animateurs"),
        then: Is("consentement", "true"),
        told: "Le nom d’une personne demande « consentement: true ».",
    },
    Rule {
        code: "E701",
        when: All(&[Holds("types", "cafe-ia"), Is("gratuit", "false")]),
        then: Is("participation_libre", "true"),
        told: "Un Café IA est gratuit pour le public.",
    },
];

/// Shared with formats and resources.
pub(super) const THEMES: Key = Key::new(
    "themes",
    "Thèmes",
    List(Choice(Theme::WORDS)),
    "[comprendre, travail]",
    "De quoi l’on parle. La recherche du site s’en sert.",
);
pub(super) const AUDIENCES: Key = Key::new(
    "publics",
    "Publics",
    List(Choice(Audience::WORDS)),
    "[seniors, parents]",
    "À qui l’on s’adresse d’abord, s’il y a lieu.",
);
pub(super) const LEVEL: Key = Key::new(
    "niveau",
    "Niveau",
    One(Choice(Level::WORDS)),
    "debutant",
    "Ce qu’il faut savoir avant de venir ou de lire.",
);

const fn parties(name: &'static str, title: &'static str, description: &'static str) -> Key {
    let organisation = Reference(ReferenceKind::Organisation);
    Key::new(name, title, ListOr(organisation, &PARTY), "[{nom: Médiathèque municipale}]", description)
}

const REPORT_KEYS: &[Key] = &[
    count("participants", "Participants", "18", "Combien de personnes sont venues."),
    count("animateurs", "Animateurs", "2", "Combien de personnes ont animé."),
    count("questionnaires", "Questionnaires", "12", "Combien de questionnaires d’évaluation ont été remplis."),
    count("certificats", "Certificats", "12", "Combien de certificats de participation ont été remis."),
    Key::new("date", "Date", One(Day), "2026-05-23", "Le jour de l’activité."),
    Key::new(
        "commentaire",
        "Commentaire",
        One(Lines(2_000)),
        "Une heure d’échanges, et l’envie de recommencer.",
        "Ce que vous retenez, et ce qui aiderait les suivants. Ne nommez personne.",
    ),
];

const fn count(name: &'static str, title: &'static str, example: &'static str, description: &'static str) -> Key {
    Key::new(name, title, One(Number(0, 1_000_000)), example, description)
}
