//! `content/site.yaml` and `content/editions/<année>.yaml`.

use super::Kind::{Block as InBlock, Blocks, One, OneOr};
use super::Scalar::{Boolean, Choice, Day, Email, Line, Number, Url};
use super::Test::{Always, Any, Has, Is};
use super::{Block, Genre, Key, Rule, Test};
use crate::model::vocabulary::{Backdrop, Vocabulary};

/// The site.
pub static SITE: Genre = Genre {
    name: "site",
    title: "la configuration du site",
    description: "Ce qui vaut pour tout le site : son titre, son adresse, l’édition en cours.",
    path: "content/site.yaml",
    block: &Block { keys: SITE_KEYS, rules: &[] },
    body: None,
};

const SITE_KEYS: &[Key] = &[
    Key::new("titre", "Titre", One(Line(80)), "Semaine de l’IA pour Tous", "Le nom du site.").required(),
    Key::new(
        "description",
        "Description",
        One(Line(300)),
        "Une semaine pour découvrir l’IA",
        "Une phrase, pour les moteurs de recherche et les partages.",
    )
    .required(),
    Key::new(
        "base_url",
        "Adresse du site",
        One(Line(200)),
        "https://semaine-ia.fr",
        "L’adresse publique, avec son chemin s’il y en a un.",
    )
    .required(),
    Key::new(
        "uid_domaine",
        "Domaine des agendas",
        One(Line(80)),
        "semaine-ia.fr",
        "Ce qui finit l’identifiant des événements dans les agendas. Il ne change jamais.",
    )
    .required(),
    Key::new("langue", "Langue", One(Line(10)), "fr", "Le code de la langue du site ; « fr » sans cette ligne."),
    Key::new(
        "depot",
        "Dépôt",
        InBlock(&FORGE),
        "{url: https://github.com/association/semaine, branche: main}",
        "Où le site est écrit : chaque page propose de la corriger.",
    ),
    Key::new("contact", "Contact", One(Email), "contact@exemple.fr", "L’adresse de l’équipe.").required(),
    Key::new("carte", "Carte", InBlock(&MAP), "{fond: aucun}", "Le fond de la carte."),
    Key::new(
        "hors_ligne",
        "Lecture hors ligne",
        One(Boolean),
        "true",
        "Les pages lues restent lisibles sans réseau, et l’on peut garder une liste sur son appareil ; « false » sans cette ligne.",
    ),
    Key::new(
        "images_evenements",
        "Images des activités",
        One(Boolean),
        "true",
        "Une image est dessinée pour chaque activité qui n’en a pas, et s’affiche quand on partage sa page ; « false » sans cette ligne : l’image est alors celle du département.",
    ),
    Key::new(
        "mentions",
        "Mentions légales",
        InBlock(&MENTIONS),
        "{editeur: Association Exemple}",
        "Ce que la loi demande de dire.",
    ),
    Key::new(
        "edition",
        "Édition en cours",
        One(YEAR),
        "2026",
        "L’année d’un fichier de content/editions ; sans cette ligne, la dernière édition qui est ouverte.",
    ),
];

const YEAR: super::Scalar = Number(2000, 2999);

const FORGE: Block = Block {
    keys: &[
        Key::new("url", "Adresse", One(Url), "https://github.com/association/semaine", "La page du dépôt.").required(),
        Key::new("branche", "Branche", One(Line(80)), "main", "La branche publiée ; « main » sans cette ligne."),
    ],
    rules: &[],
};

const MAP: Block = Block {
    keys: &[Key::new(
        "fond",
        "Fond",
        OneOr(Choice(Backdrop::WORDS), &RASTER),
        "aucun",
        "« aucun » : rien n’est demandé à un autre site. Ou un service de tuiles.",
    )],
    rules: &[],
};

const RASTER: Block = Block {
    keys: &[
        Key::new(
            "url",
            "Adresse",
            One(Url),
            "https://tuiles.exemple.fr/{z}/{x}/{y}.png",
            "Le modèle d’adresse des tuiles.",
        )
        .required(),
        Key::new("attribution", "Attribution", One(Line(200)), "© IGN", "Ce que le service demande d’écrire.")
            .required(),
        Key::new("zoom_max", "Zoom maximum", One(Number(1, 22)), "16", "Le plus grand zoom du service."),
    ],
    rules: &[],
};

const MENTIONS: Block = Block {
    keys: &[
        mention("editeur", "Éditeur", "Qui publie le site."),
        mention("hebergeur", "Hébergeur", "Qui héberge le site, avec son adresse."),
        mention("directeur_publication", "Direction de la publication", "Qui en répond."),
        mention("contact_rgpd", "Contact RGPD", "À qui écrire au sujet de ses données."),
    ],
    rules: &[],
};

const fn mention(name: &'static str, title: &'static str, description: &'static str) -> Key {
    Key::new(name, title, One(Line(300)), "Association Exemple", description)
}

/// An edition.
pub static EDITION: Genre = Genre {
    name: "edition",
    title: "une édition",
    description: "Les dates et les chiffres d’une année. Rien d’autre ne les dit.",
    path: "content/editions/<année>.yaml",
    block: &Block {
        keys: EDITION_KEYS,
        rules: &[
            Rule { code: "E043", when: Always, then: Any(&[Has("debut"), ANNOUNCED]), told: DATES },
            Rule { code: "E043", when: Always, then: Any(&[Has("fin"), ANNOUNCED]), told: DATES },
            Rule { code: "E043", when: Has("debut"), then: Has("fin"), told: "« debut » demande « fin »." },
            Rule { code: "E043", when: Has("fin"), then: Has("debut"), told: "« fin » demande « debut »." },
        ],
    },
    body: None,
};

const ANNOUNCED: Test = Is("annoncee", "true");

const DATES: &str = "Une édition a « debut » et « fin », ou « annoncee: true ».";

const EDITION_KEYS: &[Key] = &[
    Key::new("annee", "Année", One(YEAR), "2026", "L’année, la même que dans le nom du fichier.").required(),
    Key::new(
        "debut",
        "Début",
        One(Day),
        "2026-05-18",
        "Le premier jour de la semaine. Pas encore connu ? Écrivez seulement « annoncee: true ».",
    ),
    Key::new("fin", "Fin", One(Day), "2026-05-24", "Le dernier jour de la semaine."),
    Key::new(
        "annoncee",
        "Annoncée",
        One(Boolean),
        "true",
        "`true` tant que l’édition n’ouvre pas le site : il dit ses dates, et l’édition d’avant reste en tête.",
    ),
    Key::new(
        "publie_le",
        "Publiée le",
        One(Day),
        "2026-01-05",
        "Sert de date de mise à jour aux fiches qui n’en donnent pas.",
    )
    .required(),
    Key::new("objectifs", "Objectifs", InBlock(&OBJECTIVES), "{evenements: 1500}", "Ce que l’édition vise."),
    Key::new(
        "contacts",
        "Contacts",
        Blocks(&CONTACT),
        "[{role: Organisation, courriel: contact@exemple.fr}]",
        "À qui écrire, et pour quoi.",
    ),
    Key::new(
        "tutelle",
        "Haut-marrainage",
        InBlock(&PATRON),
        "{terme: haut-marrainage, nom: Prénom Nom, fonction: ministre…}",
        "La personne qui soutient l’édition.",
    ),
    Key::new(
        "ami",
        "Engagements de l’AMI",
        InBlock(&AMI),
        "{animations_min: 10}",
        "Ce que promettent les structures soutenues par l’appel à manifestation d’intérêt.",
    ),
    Key::new(
        "questionnaire",
        "Questionnaire",
        One(Url),
        "https://exemple.fr/questionnaire",
        "L’adresse du questionnaire d’évaluation.",
    ),
];

const OBJECTIVES: Block = Block {
    keys: &[
        objective("evenements", "Événements", "1500"),
        objective("professionnels", "Professionnels", "2500"),
        objective("partenaires", "Partenaires", "500"),
        objective("citoyens", "Citoyens", "50000"),
    ],
    rules: &[],
};

const fn objective(name: &'static str, title: &'static str, example: &'static str) -> Key {
    Key::new(name, title, One(Number(0, 100_000_000)), example, "Combien l’édition en vise.")
}

const CONTACT: Block = Block {
    keys: &[
        Key::new("role", "Rôle", One(Line(140)), "Organisation", "Pour quoi l’on écrit.").required(),
        Key::new("courriel", "Courriel", One(Email), "contact@exemple.fr", "L’adresse d’une équipe.").required(),
    ],
    rules: &[],
};

const PATRON: Block = Block {
    keys: &[
        Key::new("terme", "Terme", One(Line(60)), "haut-marrainage", "Le mot choisi.").required(),
        Key::new("nom", "Nom", One(Line(140)), "Prénom Nom", "Le nom.").required(),
        Key::new("fonction", "Fonction", One(Line(400)), "ministre…", "La fonction, en entier.").required(),
    ],
    rules: &[],
};

const AMI: Block = Block {
    keys: &[
        commitment("structures_max", "Structures", "15", "Combien de structures au plus."),
        commitment("max_par_region", "Par région", "2", "Combien au plus dans une région."),
        commitment("animations_min", "Animations", "10", "Combien d’animations au moins."),
        commitment("semaine_min", "Pendant la semaine", "2", "Combien pendant la semaine, au moins."),
        commitment("participants_min", "Participants", "15", "Combien de personnes à chacune, au moins."),
    ],
    rules: &[],
};

const fn commitment(name: &'static str, title: &'static str, example: &'static str, description: &'static str) -> Key {
    Key::new(name, title, One(Number(0, 1_000_000)), example, description)
}
