//! `content/organisations/<nom>.yaml` and `content/lieux/<nom>.yaml`.

use super::Kind::{Block as InBlock, List, One};
use super::Scalar::{Choice, Coded, Email, Line, Url};
use super::Test::{Any, Has, Holds};
use super::place::{
    ACCESSIBILITY, COMMUNE, DEPARTEMENT, INSEE, KIND, LATITUDE, LONGITUDE, NAME, NOTES, PLACE_RULES, POSTCODE, STREET,
};
use super::{Block, Code, Genre, Key, Rule};
use crate::model::vocabulary::{Role, Vocabulary};

/// An organisation.
pub static ORGANISATION: Genre = Genre {
    name: "organisation",
    title: "une organisation",
    description: "Une structure que d’autres fichiers nomment : organisatrice, partenaire, référente…",
    path: "content/organisations/<nom>.yaml",
    block: &Block {
        keys: &[
            Key::new("nom", "Nom", One(Line(140)), "Médiathèque d’Anor", "Le nom, comme la structure l’écrit.")
                .required(),
            Key::new(
                "alias",
                "Autres noms",
                List(Line(140)),
                "[La Mèd’]",
                "Sigle ou ancien nom : la recherche les trouve.",
            ),
            Key::new(
                "roles",
                "Rôles",
                List(Choice(Role::WORDS)),
                "[organisateur]",
                "Ce que la structure fait ici. La page des partenaires range par rôle.",
            )
            .required(),
            Key::new(
                "territoire",
                "Territoire",
                One(Line(60)),
                "Hauts-de-France",
                "Pour un référent ou une structure de l’AMI : le nom du département ou de la région où l’on agit, ou le code du département.",
            ),
            Key::new(
                "courriel",
                "Courriel",
                One(Email),
                "contact@mediatheque.exemple.org",
                "Une adresse de la structure, jamais celle d’une personne : l’annuaire la montre.",
            ),
            Key::new("url", "Site", One(Url), "https://mediatheque.exemple.org", "Son adresse sur le web."),
            Key::new(
                "statut_juridique",
                "Statut juridique",
                One(Line(60)),
                "association loi 1901",
                "Association, commune, entreprise…",
            ),
            Key::new(
                "siret",
                "SIRET",
                One(Coded(SIRET)),
                "\"12345678900012\"",
                "Quatorze chiffres sans espace, entre guillemets.",
            ),
            Key::new(
                "rna",
                "RNA",
                One(Coded(RNA)),
                "W751234567",
                "Le numéro d’une association : W et neuf caractères.",
            ),
            Key::new(
                "description",
                "Description",
                One(Line(400)),
                "Lieu de lecture et d’accueil numérique.",
                "Ce que fait la structure, en une ou deux phrases.",
            ),
        ],
        rules: &[Rule {
            code: "E402",
            when: Has("territoire"),
            then: Any(&[Holds("roles", "referent"), Holds("roles", "ami")]),
            told: "« territoire » n’est prévu que pour un référent ou une structure de l’AMI : « roles: [referent] », « roles: [ami] ».",
        }],
    },
    body: None,
};

const SIRET: Code = Code { max: 20, pattern: "[0-9]{14}", told: "quatorze chiffres sans espace" };
const RNA: Code = Code { max: 12, pattern: "W[0-9A-Za-z]{9}", told: "W et neuf caractères, comme « W751234567 »" };

/// A venue.
pub static VENUE: Genre = Genre {
    name: "lieu",
    title: "un lieu",
    description: "Un lieu où l’on organise souvent : les activités le nomment au lieu de le décrire.",
    path: "content/lieux/<nom>.yaml",
    block: &Block {
        keys: &[
            NAME.required(),
            KIND,
            STREET.recommended(),
            POSTCODE,
            COMMUNE,
            DEPARTEMENT,
            INSEE,
            LATITUDE,
            LONGITUDE,
            NOTES,
            Key::new("url", "Site", One(Url), "https://mediatheque.exemple.org", "L’adresse du lieu sur le web."),
            Key::new(
                "accessibilite",
                "Accessibilité",
                InBlock(&ACCESSIBILITY),
                "{pmr: true}",
                "Ce qui permet à chacun de venir. Toutes les activités du lieu en héritent.",
            ),
        ],
        rules: PLACE_RULES,
    },
    body: None,
};
