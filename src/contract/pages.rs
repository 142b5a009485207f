//! `content/pages/<nom>.md`, `content/faq/<nom>.md` and `content/glossaire.yaml`.

use super::Kind::{Block as InBlock, Blocks, List, One};
use super::Scalar::{Choice, Day, Email, Line, Number, Time};
use super::library::SOURCE;
use super::{Block, Genre, Key};
use crate::model::vocabulary::{Picto, QuestionTheme, Vocabulary, Weekday};

/// A page.
pub static PAGE: Genre = Genre {
    name: "page",
    title: "une page",
    description: "Une page du site, ou l’introduction d’une page que le site compose.",
    path: "content/pages/<nom>.md",
    block: &Block {
        keys: &[
            Key::new("titre", "Titre", One(Line(140)), "Le titre de la page", "Le titre de la page.").required(),
            Key::new("titre_court", "Titre court", One(Line(40)), "Le titre", "Pour les menus, si le titre est long."),
            Key::new(
                "resume",
                "Résumé",
                One(Line(400)),
                "Ce que dit la page, en une phrase",
                "Pour les moteurs de recherche et les partages.",
            )
            .required(),
            Key::new("maj", "Mise à jour", One(Day), "2026-05-02", "Le jour de la dernière modification."),
            Key::new(
                "chiffres",
                "Chiffres",
                Blocks(&FIGURE),
                "[{valeur: 48 %, texte: des citoyens utilisent l’IA, source: Baromètre du numérique 2025}]",
                "Des chiffres à montrer en grand, avec leur source.",
            ),
            Key::new(
                "rendez_vous",
                "Rendez-vous de chaque semaine",
                InBlock(&APPOINTMENT),
                "{nom: Café animation, chaque: jeudi, de: \"13:30\", a: \"15:00\"}",
                "Un rendez-vous en ligne de chaque semaine, à l’heure de Paris, dont ni le début ni la fin ne sont connus. La page a alors un agenda et dit les prochains jours.",
            ),
            Key::new("a_completer", "À compléter", List(Line(300)), "[Le plan d’accès]", "Ce qui manque encore."),
        ],
        rules: &[],
    },
    body: Some("Le texte de la page, en Markdown. Les titres commencent par ##."),
};

/// The easy form of a page.
pub static EASY_PAGE: Genre = Genre {
    name: "page-falc",
    title: "une page facile à lire",
    description: "La page du même nom, dite selon les règles du facile à lire et à comprendre (FALC).",
    path: "content/pages/<nom>.falc.md",
    block: &Block {
        keys: &[
            Key::new("titre", "Titre", One(Line(140)), "Venir à une activité", "Le titre de la page.").required(),
            Key::new(
                "resume",
                "Résumé",
                One(Line(400)),
                "Cette page explique comment venir.",
                "Ce que la page explique, en une phrase courte.",
            )
            .required(),
            Key::new(
                "pictos",
                "Dessins",
                List(Choice(Picto::WORDS)),
                "[calendrier, lieu]",
                "Un dessin pour chaque titre du texte, dans l’ordre.",
            ),
            Key::new(
                "relecture",
                "Relecture",
                One(Line(300)),
                "Cette page a été relue par des personnes concernées, à Anor.",
                "Qui a relu la page. Sans cela, la page dit qu’elle n’a pas été relue.",
            ),
        ],
        rules: &[],
    },
    body: Some("Une idée par phrase, une phrase par ligne. Les titres commencent par ##."),
};

const APPOINTMENT: Block = Block {
    keys: &[
        Key::new("nom", "Nom", One(Line(140)), "Café animation", "Comment on l’appelle.").required(),
        Key::new("chaque", "Jour de la semaine", One(Choice(Weekday::WORDS)), "jeudi", "Le jour de la semaine.")
            .required(),
        Key::new("de", "De", One(Time), "\"13:30\"", "L’heure de début, à Paris.").required(),
        Key::new("a", "À", One(Time), "\"15:00\"", "L’heure de fin.").required(),
        Key::new(
            "courriel",
            "Courriel",
            One(Email),
            "bonjour@cafeia.org",
            "À qui demander le lien de connexion : l’adresse d’une structure.",
        ),
    ],
    rules: &[],
};

const FIGURE: Block = Block {
    keys: &[
        Key::new("valeur", "Valeur", One(Line(20)), "48 %", "Le chiffre, avec son unité.").required(),
        Key::new("texte", "Texte", One(Line(200)), "des citoyens utilisent l’IA", "Ce qu’il compte.").required(),
        Key::new("source", "Source", One(Line(200)), "Baromètre du numérique 2025", "D’où il vient.").required(),
    ],
    rules: &[],
};

/// A frequent question.
pub static QUESTION: Genre = Genre {
    name: "question",
    title: "une question fréquente",
    description: "Une question que l’on pose souvent ; sa réponse est le texte.",
    path: "content/faq/<nom>.md",
    block: &Block {
        keys: &[
            Key::new("question", "Question", One(Line(200)), "Est-ce gratuit ?", "Comme on la pose.").required(),
            Key::new("ordre", "Ordre", One(Number(0, 10_000)), "10", "Les plus petits nombres viennent en premier."),
            Key::new("theme", "Thème", One(Choice(QuestionTheme::WORDS)), "venir", "Où la ranger.").required(),
        ],
        rules: &[],
    },
    body: Some("La réponse, en Markdown."),
};

/// The glossary.
pub static GLOSSARY: Genre = Genre {
    name: "glossaire",
    title: "le glossaire",
    description: "Les mots de l’intelligence artificielle, expliqués.",
    path: "content/glossaire.yaml",
    block: &Block {
        keys: &[Key::new(
            "termes",
            "Termes",
            Blocks(&TERM),
            "[{terme: Algorithme, definition: Une suite d’instructions.}]",
            "Un terme par tiret.",
        )],
        rules: &[],
    },
    body: None,
};

const TERM: Block = Block {
    keys: &[
        Key::new("terme", "Terme", One(Line(80)), "Algorithme", "Le mot.").required(),
        Key::new(
            "definition",
            "Définition",
            One(Line(600)),
            "Une suite d’instructions…",
            "Ce qu’il veut dire, simplement.",
        )
        .required(),
        Key::new(
            "variantes",
            "Variantes",
            List(Line(80)),
            "[algorithmes]",
            "Le pluriel, le sigle… : d’autres façons de l’écrire.",
        ),
        SOURCE,
    ],
    rules: &[],
};
