//! Where something happens: the block `lieu` of an event, shared with the files of `content/lieux`.

use super::Kind::One;
use super::Scalar::{Boolean, Choice, Decimal, Line};
use super::Test::{Always, Any, Has};
use super::{Block, Key, Rule};
use crate::model::vocabulary::{VenueKind, Vocabulary};

/// `lieu`.
pub(super) const ADDRESS: Block = Block {
    keys: &[
        NAME.recommended(),
        KIND,
        STREET.recommended(),
        POSTCODE,
        COMMUNE,
        DEPARTEMENT,
        INSEE,
        LATITUDE,
        LONGITUDE,
        NOTES,
    ],
    rules: PLACE_RULES,
};

pub(super) const PLACE_RULES: &[Rule] = &[
    Rule {
        code: "E201",
        when: Always,
        then: Any(&[Has("commune"), Has("code_postal"), Has("code_insee")]),
        told: "Il faut une « commune » (ou son « code_postal », ou son « code_insee »).",
    },
    Rule {
        code: "E216", when: Has("latitude"), then: Has("longitude"), told: "« latitude » demande « longitude »."
    },
    Rule {
        code: "E216", when: Has("longitude"), then: Has("latitude"), told: "« longitude » demande « latitude »."
    },
];

pub(super) const NAME: Key =
    Key::new("nom", "Nom du lieu", One(Line(140)), "Médiathèque Jacques-Brel", "Le nom que l’on voit sur la porte.");
pub(super) const KIND: Key =
    Key::new("type", "Type de lieu", One(Choice(VenueKind::WORDS)), "mediatheque", "Ce qu’est ce lieu.");
pub(super) const STREET: Key =
    Key::new("adresse", "Adresse", One(Line(200)), "1 place de l’Exemple", "Le numéro et la rue.");
pub(super) const POSTCODE: Key =
    Key::new("code_postal", "Code postal", One(Line(20)), "\"59186\"", "Cinq chiffres, entre guillemets.");
pub(super) const COMMUNE: Key = Key::new(
    "commune",
    "Commune",
    One(Line(100)),
    "Anor",
    "La commune, pas le quartier. Elle place l’activité sur la carte.",
);
pub(super) const DEPARTEMENT: Key = Key::new(
    "departement",
    "Département",
    One(Line(60)),
    "\"59\"",
    "Son numéro, entre guillemets : « \"01\" », « \"2A\" », « \"971\" ». Nécessaire quand plusieurs communes ont le même nom.",
);
pub(super) const INSEE: Key = Key::new(
    "code_insee",
    "Code INSEE",
    One(Line(5)),
    "\"59012\"",
    "Le code officiel de la commune, à la place de son nom. Ce n’est pas le code postal.",
);
pub(super) const LATITUDE: Key = Key::new(
    "latitude",
    "Latitude",
    One(Decimal),
    "49.9917",
    "Pour placer le point plus finement, avec un point et non une virgule.",
);
pub(super) const LONGITUDE: Key = Key::new("longitude", "Longitude", One(Decimal), "4.1094", "Va avec la latitude.");
pub(super) const NOTES: Key = Key::new(
    "precisions",
    "Précisions",
    One(Line(400)),
    "Salle du premier étage, avec ascenseur.",
    "Étage, entrée, « lieu à confirmer »…",
);

/// `accessibilite`.
pub(super) const ACCESSIBILITY: Block = Block {
    keys: &[
        flag("pmr", "Fauteuil roulant", "Une personne en fauteuil roulant peut entrer et participer."),
        flag("lsf", "Langue des signes", "Un ou une interprète traduit en langue des signes française."),
        flag("lpc", "Langue parlée complétée", "Un codeur ou une codeuse est présent."),
        flag("boucle_magnetique", "Boucle magnétique", "La salle a une boucle pour les appareils auditifs."),
        flag("sous_titrage", "Sous-titrage", "Ce qui se dit est écrit en direct."),
        flag("falc", "Facile à lire et à comprendre", "Les documents sont faciles à lire et à comprendre."),
        flag("calme", "Lieu calme", "Il y a peu de bruit, ou un endroit pour s’isoler."),
        Key::new(
            "commentaire",
            "Commentaire",
            One(Line(400)),
            "Deux places de stationnement réservées devant l’entrée.",
            "Ce qu’il est utile de savoir avant de venir.",
        ),
        Key::new(
            "contact",
            "Contact",
            One(Line(140)),
            "accueil@exemple.org",
            "À qui demander une aide : l’adresse ou le téléphone d’une structure.",
        ),
    ],
    rules: &[],
};

const fn flag(name: &'static str, title: &'static str, description: &'static str) -> Key {
    Key::new(name, title, One(Boolean), "true", description)
}
