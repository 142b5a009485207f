//! The blocks of an event's file, and the keys that an event shares with its sessions.

use super::Kind::{List, One, OneOr};
use super::Scalar::{Choice, Coded, Day, Deadline, Email, Id, Line, Moment, Number, Reference, Time, Url};
use super::Test::{Always, Any, Has, Not};
use super::place::ADDRESS;
use super::{Block, Code, Key, ReferenceKind, Rule};
use crate::model::vocabulary::{RegistrationMode, Status, Vocabulary, Weekday};

pub(super) const SESSION: Block = Block {
    keys: &[
        Key::new(
            "id",
            "Identifiant",
            One(Id),
            "matin",
            "Un nom court qui reste le même si la date change. Obligatoire dès deux séances.",
        ),
        DAY,
        START,
        END,
        PLACE,
        STATUS,
        CAPACITY,
    ],
    rules: &[
        Rule {
            code: "E101",
            when: Always,
            then: Any(&[Has("date"), Has("debut")]),
            told: "Chaque séance a une « date », ou « debut » et « fin ».",
        },
        END_AFTER_START,
        START_BEFORE_END,
        DAY_OR_HOURS,
    ],
};

pub(super) const END_AFTER_START: Rule =
    Rule { code: "E302", when: Has("debut"), then: Has("fin"), told: "« debut » demande « fin »." };
pub(super) const START_BEFORE_END: Rule =
    Rule { code: "E101", when: Has("fin"), then: Has("debut"), told: "« fin » demande « debut »." };
pub(super) const DAY_OR_HOURS: Rule = Rule {
    code: "E301",
    when: Has("date"),
    then: Not(&Any(&[Has("debut"), Has("fin")])),
    told: "« date » ne va pas avec « debut » et « fin ».",
};

pub(super) const DAY: Key =
    Key::new("date", "Jour", One(Day), "2026-05-23", "Le jour, quand l’horaire n’est pas connu.");
pub(super) const START: Key = Key::new(
    "debut",
    "Début",
    One(Moment),
    "2026-05-20T14:00",
    "Le jour et l’heure du début, à l’heure du lieu. À la place de « date ».",
)
.recommended();
pub(super) const END: Key =
    Key::new("fin", "Fin", One(Moment), "2026-05-20T15:30", "Le jour et l’heure de la fin, à l’heure du lieu.")
        .recommended();
pub(super) const PLACE: Key = Key::new(
    "lieu",
    "Lieu",
    OneOr(Reference(ReferenceKind::Venue), &ADDRESS),
    "{commune: Anor, departement: \"59\"}",
    "Le nom d’un fichier de content/lieux, ou un bloc. La commune et le département suffisent.",
);
pub(super) const STATUS: Key = Key::new(
    "statut",
    "Statut",
    One(Choice(Status::WORDS)),
    "programme",
    "Sans cette ligne : « programme ». S’il change, ajoutez « maj » ; une activité annulée se marque, ne se supprime pas.",
);
pub(super) const CAPACITY: Key =
    Key::new("places", "Places", One(Number(1, 1_000_000)), "20", "Le nombre de personnes que l’on peut accueillir.");

pub(super) const LANGUAGE: Code =
    Code {
        max: 35, pattern: "[A-Za-z0-9]{2,3}(-[A-Za-z0-9]{2,8})*", told: "code de langue : « fr », « en », « fsl »"
    };

pub(super) const PARTY: Block = Block {
    keys: &[
        Key::new("nom", "Nom", One(Line(140)), "Association du quartier", "Le nom, comme on le dit.").required(),
        Key::new("url", "Site", One(Url), "https://association.exemple.org", "Son adresse sur le web."),
    ],
    rules: &[],
};

pub(super) const RECURRENCE: Block = Block {
    keys: &[
        Key::new("chaque", "Jour de la semaine", One(Choice(Weekday::WORDS)), "jeudi", "Le jour de la semaine.")
            .required(),
        Key::new("de", "De", One(Time), "\"13:30\"", "L’heure de début, à l’heure du lieu.").required(),
        Key::new("a", "À", One(Time), "\"15:00\"", "L’heure de fin.").required(),
        Key::new("du", "Du", One(Day), "2026-05-21", "Le premier jour.").required(),
        Key::new("au", "Au", One(Day), "2026-06-25", "Le dernier jour, s’il est connu."),
        Key::new("sauf", "Sauf", List(Day), "[2026-06-04]", "Les jours où l’activité n’a pas lieu."),
    ],
    rules: &[],
};

pub(super) const AGE: Block = Block {
    keys: &[
        Key::new("min", "Âge minimum", One(Number(0, 120)), "12", "À partir de cet âge."),
        Key::new("max", "Âge maximum", One(Number(0, 120)), "25", "Jusqu’à cet âge, compris."),
    ],
    rules: &[],
};

pub(super) const REGISTRATION: Block = Block {
    keys: &[
        Key::new("modalite", "Modalité", One(Choice(RegistrationMode::WORDS)), "conseillee", "S’il faut s’inscrire."),
        Key::new(
            "url",
            "Page d’inscription",
            One(Url),
            "https://mediatheque.exemple.org/inscription",
            "L’adresse de la page où l’on s’inscrit.",
        ),
        Key::new(
            "courriel",
            "Courriel",
            One(Email),
            "mediatheque@exemple.org",
            "L’adresse d’une structure plutôt que d’une personne.",
        ),
        Key::new(
            "telephone",
            "Téléphone",
            One(Line(40)),
            "\"03 27 00 00 00\"",
            "Le numéro d’une structure, entre guillemets.",
        ),
        Key::new(
            "date_limite",
            "Date limite",
            One(Deadline),
            "2026-05-19",
            "Le dernier jour pour s’inscrire, au plus tard celui du début.",
        ),
    ],
    rules: &[],
};

pub(super) const IMAGE: Block = Block {
    keys: &[
        Key::new(
            "fichier",
            "Fichier",
            One(Coded(PICTURE)),
            "affiche.jpg",
            "Le nom de l’image, posée à côté de ce fichier.",
        )
        .required(),
        Key::new(
            "alt",
            "Description de l’image",
            One(Line(300)),
            "Une dizaine de personnes autour d’une table",
            "Ce que l’image montre, pour les personnes qui ne la voient pas.",
        )
        .required(),
        Key::new("credit", "Crédit", One(Line(140)), "Médiathèque d’Anor", "Qui a fait l’image.").required(),
        Key::new(
            "licence",
            "Licence",
            One(Line(60)),
            "CC-BY-SA-4.0",
            "Un identifiant SPDX : « CC-BY-SA-4.0 », « CC-BY-4.0 », « CC0-1.0 »…",
        )
        .required(),
    ],
    rules: &[],
};

const PICTURE: Code = Code {
    max: 120,
    pattern: "[a-z0-9]+(-[a-z0-9]+)*\\.(jpg|jpeg|png|webp)",
    told: "nom d’une image en minuscules, sans espace, qui finit par .jpg, .png ou .webp",
};
