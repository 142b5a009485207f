//! `content/formats/<nom>.md`, `content/modules/<nom>/index.md` and `content/ressources/<nom>.md`.

use super::Kind::{Block as InBlock, Blocks, List, One};
use super::Scalar::{Choice, Day, Line, Lines, Number, Reference, Url};
use super::Test::{Always, Any, Has, Is, Not};
use super::event::{AUDIENCES, LEVEL, THEMES};
use super::{Block, Genre, Key, ReferenceKind, Rule, Test};
use crate::model::vocabulary::{Equipment, FacilitationKind, Mode, Pillar, ResourceKind, Vocabulary};

/// A facilitation format.
pub static FORMAT: Genre = Genre {
    name: "format",
    title: "un format d’animation",
    description: "Une façon d’animer un Café IA, décrite pour que d’autres puissent la suivre.",
    path: "content/formats/<nom>.md",
    block: &Block { keys: FORMAT_KEYS, rules: &[] },
    body: Some("Le déroulé, en Markdown. Les titres commencent par ##."),
};

const FORMAT_KEYS: &[Key] = &[
    Key::new("nom", "Nom", One(Line(140)), "La recette inratable", "Le nom du format.").required(),
    SUMMARY.such_as("Ce que l’on fait, en une phrase"),
    Key::new(
        "type_animation",
        "Type d’animation",
        One(Choice(FacilitationKind::WORDS)),
        "discussion",
        "Ce que l’on fait surtout.",
    )
    .required(),
    Key::new("alias", "Autres noms", List(Line(140)), "[La recette]", "D’autres noms : la recherche les trouve."),
    Key::new("duree", "Durée", InBlock(&MINUTES), "{min: 30, max: 60}", "En minutes."),
    Key::new("participants", "Participants", InBlock(&PEOPLE), "{min: 6, max: 20}", "Combien de personnes."),
    Key::new("materiel", "Matériel", List(Line(200)), "[Des chaises, Du papier]", "Ce qu’il faut avoir."),
    Key::new(
        "besoin",
        "Besoin",
        One(Choice(Equipment::WORDS)),
        "papier",
        "Ce qu’il faut de plus difficile à trouver : le catalogue trie par là.",
    ),
    Key::new(
        "preparation",
        "Préparation",
        One(Lines(1_000)),
        "Disposez les chaises en rond.",
        "Ce que l’on fait avant que les gens arrivent.",
    ),
    Key::new(
        "duree_preparation",
        "Durée de la préparation",
        One(Number(0, 1_440)),
        "15",
        "En minutes. 0 s’il n’y a rien à préparer.",
    ),
    Key::new("mode", "Mode", One(Choice(Mode::WORDS)), "presentiel", "Sur place, en ligne, ou les deux."),
    Key::new(
        "deroule",
        "Déroulé",
        Blocks(&STEP),
        "[{titre: Accueillir, duree: 10}]",
        "Les étapes, dans l’ordre : une par tiret.",
    ),
    Key::new(
        "variantes",
        "Variantes",
        Blocks(&CASE),
        "[{titre: Au travail, texte: Partez d’une tâche de la semaine.}]",
        "Comment changer le format selon le public ou le lieu.",
    ),
    Key::new(
        "pieges",
        "Pièges",
        Blocks(&CASE),
        "[{titre: Personne ne parle, texte: Faites parler les gens deux par deux.}]",
        "Ce qui peut mal se passer, et quoi faire.",
    ),
    Key::new(
        "pour_finir",
        "Pour finir",
        List(Line(200)),
        "[Notez les questions restées sans réponse]",
        "Ce que l’on fait quand l’animation est finie, une chose par tiret.",
    ),
    Key::new(
        "piliers",
        "Piliers",
        List(Choice(Pillar::WORDS)),
        "[echange]",
        "Auxquels des quatre piliers d’un Café IA le format contribue.",
    ),
    AUDIENCES,
    LEVEL,
    THEMES,
    Key::new(
        "porteur",
        "Porteur",
        One(Reference(ReferenceKind::Organisation)),
        "cafe-ia",
        "L’organisation qui porte le format : le nom d’un fichier de content/organisations.",
    ),
    AUTHORS.required(),
    Key::new("licence", "Licence", One(Line(60)), "CC-BY-SA-4.0", LICENCE).required(),
    Key::new(
        "ressources",
        "Ressources",
        List(Reference(ReferenceKind::Resource)),
        "[qu-est-ce-que-l-ia]",
        "Ce qui aide à animer : des noms de modules ou de ressources du site.",
    ),
    SOURCE,
    Key::new(
        "liens",
        "Liens",
        Blocks(&LINK),
        "[{titre: Mode d’emploi, url: https://exemple.fr/}]",
        "Pour aller plus loin.",
    ),
    TO_COMPLETE,
];

/// A learning module.
pub static MODULE: Genre = Genre {
    name: "module",
    title: "un module",
    description: "Un texte pour apprendre, seul ou en groupe, que chacun peut reprendre.",
    path: "content/modules/<nom>/index.md",
    block: &Block { keys: &resource_keys("module"), rules: MODULE_RULES },
    body: Some("Le module lui-même, en Markdown. Les titres commencent par ##."),
};

/// A resource of the library.
pub static RESOURCE: Genre = Genre {
    name: "ressource",
    title: "une ressource",
    description: "Un guide, un kit, un jeu, un outil… écrit ici, ou un lien vers un autre site.",
    path: "content/ressources/<nom>.md",
    block: &Block { keys: &resource_keys("guide"), rules: RESOURCE_RULES },
    body: Some("La ressource, ou ce que l’on trouve derrière le lien, en Markdown."),
};

const fn resource_keys(kind: &'static str) -> [Key; 18] {
    [
        Key::new("titre", "Titre", One(Line(140)), "Qu’est-ce que l’IA ?", "Le titre.").required(),
        SUMMARY.such_as("Ce que l’on y trouve, en une phrase"),
        Key::new(
            "type",
            "Type",
            One(Choice(ResourceKind::WORDS)),
            kind,
            "« module » dans content/modules ; un autre ailleurs.",
        )
        .required(),
        AUTHORS,
        Key::new("licence", "Licence", One(Line(60)), "CC-BY-SA-4.0", LICENCE),
        Key::new(
            "url",
            "Adresse",
            One(Url),
            "https://exemple.fr/guide",
            "Pour une ressource qui est sur un autre site.",
        ),
        SOURCE,
        Key::new(
            "derive_de",
            "Dérive de",
            Blocks(&DERIVATION),
            "[{titre: Titre de l’original, auteurs: [Prénom Nom], licence: CC-BY-SA-4.0, modifications: Texte raccourci}]",
            "Les textes que l’on a repris et changés : leur licence le demande.",
        ),
        Key::new("version", "Version", One(Line(20)), "\"1.2\"", "Le numéro de cette version, s’il y en a un."),
        Key::new("maj", "Mise à jour", One(Day), "2026-05-02", "Le jour de la dernière modification."),
        Key::new(
            "historique",
            "Historique",
            Blocks(&RELEASE),
            "[{version: \"1.2\", date: 2026-05-02, changements: Une nouvelle activité.}]",
            "Les versions, de la plus récente à la plus ancienne. La première est celle de « version » et de « maj ».",
        ),
        THEMES,
        LEVEL,
        AUDIENCES,
        Key::new("duree", "Durée", One(Number(1, 10_000)), "60", "En minutes."),
        Key::new(
            "fichiers",
            "Fichiers",
            List(Line(120)),
            "[content/ressources/affiche.pdf]",
            "Les fichiers à télécharger, par leur chemin dans le dépôt.",
        ),
        Key::new(
            "images",
            "Images",
            Blocks(&PICTURE),
            "[{fichier: content/ressources/cercle.png, credit: Prénom Nom, licence: CC-BY-4.0}]",
            "Les images que le texte montre, avec leur auteur et leur licence.",
        ),
        TO_COMPLETE,
    ]
}

/// A module in another language.
pub static TRANSLATION: Genre = Genre {
    name: "module-traduit",
    title: "la traduction d’un module",
    description: "Le module du même dossier, dans une autre langue. Le reste de sa fiche vient du module.",
    path: "content/modules/<nom>/index.<langue>.md",
    block: &Block {
        keys: &[
            Key::new("titre", "Titre", One(Line(140)), "What is AI?", "Le titre, traduit.").required(),
            SUMMARY.such_as("What you will find, in one sentence"),
            Key::new(
                "traduit_par",
                "Traduit par",
                List(Line(140)),
                "[\"Contributeurs du site\"]",
                "Qui a traduit ce texte : la licence du module le demande.",
            )
            .required(),
            Key::new(
                "version",
                "Version",
                One(Line(20)),
                "\"1.2\"",
                "La version du module que vous avez traduite. Quand le module change, la page le dit.",
            ),
            Key::new("maj", "Mise à jour", One(Day), "2026-05-02", "Le jour de la dernière modification."),
        ],
        rules: &[],
    },
    body: Some("Le module, traduit, en Markdown. Les liens restent ceux des pages en français."),
};

const HAS_AUTHOR: Rule = Rule { code: "E601", when: Always, then: Has("auteurs"), told: "Il faut des « auteurs »." };
const HAS_LICENCE: Rule = Rule { code: "E602", when: Always, then: Has("licence"), told: "Il faut une « licence »." };
const KNOWN_LICENCE: Rule = Rule {
    code: "E603",
    when: Is("licence", "inconnue"),
    then: Has("url"),
    told: "« licence: inconnue » n’est possible que pour un lien, avec « url ».",
};
const MODULE_RULES: &[Rule] = &[
    HAS_AUTHOR,
    HAS_LICENCE,
    KNOWN_LICENCE,
    Rule { code: "E002", when: Always, then: Is("type", "module"), told: "Dans content/modules, « type: module »." },
];
const RESOURCE_RULES: &[Rule] = &[
    HAS_AUTHOR,
    HAS_LICENCE,
    KNOWN_LICENCE,
    Rule {
        code: "E002",
        when: Always,
        then: Not(&Is("type", "module")),
        told: "Un module se range dans content/modules/<nom>/index.md.",
    },
];

const LICENCE: &str =
    "Un identifiant SPDX : « CC-BY-SA-4.0 », « CC-BY-4.0 », « etalab-2.0 »… Elle dit ce que l’on peut faire du texte.";
const SUMMARY: Key =
    Key::new("resume", "Résumé", One(Line(300)), "", "Une phrase, pour les listes et la recherche.").required();
const AUTHORS: Key =
    Key::new("auteurs", "Auteurs", List(Line(140)), "[\"Contributeurs du site\"]", "Qui a écrit ce texte.");
const TO_COMPLETE: Key = Key::new(
    "a_completer",
    "À compléter",
    List(Line(300)),
    "[Le déroulé pas à pas]",
    "Ce qui manque encore : la page appelle la communauté à l’aide.",
);

/// Where something comes from; shared with the glossary.
pub(super) const SOURCE: Key = Key::new(
    "source",
    "Source",
    InBlock(&LINK),
    "{titre: Titre de l’original, url: https://exemple.fr/page}",
    "L’original dont on parle.",
);

const LINK: Block = Block {
    keys: &[
        Key::new("titre", "Titre", One(Line(200)), "Titre du lien", "Ce que l’on lit.").required(),
        Key::new("url", "Adresse", One(Url), "https://exemple.fr/page", "Où le lien mène.").required(),
    ],
    rules: &[],
};

const STEP: Block = Block {
    keys: &[
        Key::new("titre", "Titre", One(Line(140)), "Accueillir", "Le nom de l’étape.").required(),
        Key::new("duree", "Durée", One(Number(1, 1_440)), "10", "En minutes."),
        Key::new("texte", "Texte", One(Lines(1_500)), "Chacun dit son prénom.", "Ce que l’on fait."),
        Key::new(
            "a_dire",
            "À dire",
            One(Lines(600)),
            "Bienvenue. Nous finirons à l’heure.",
            "Les premiers mots de l’étape, à lire à voix haute.",
        ),
    ],
    rules: &[],
};

const CASE: Block = Block {
    keys: &[
        Key::new("titre", "Titre", One(Line(140)), "Au travail", "Le cas, en quelques mots.").required(),
        Key::new("texte", "Texte", One(Lines(600)), "Partez d’une tâche de la semaine.", "Ce que l’on fait alors.")
            .required(),
    ],
    rules: &[],
};

const DERIVATION: Block = Block {
    keys: &[
        Key::new("titre", "Titre", One(Line(200)), "Titre de l’original", "Le titre de l’original."),
        Key::new("auteurs", "Auteurs", List(Line(140)), "[\"Prénom Nom\"]", "Qui l’a écrit."),
        Key::new("licence", "Licence", One(Line(60)), "CC-BY-SA-4.0", LICENCE),
        Key::new("url", "Adresse", One(Url), "https://exemple.fr/original", "Où le lire."),
        Key::new(
            "ressource",
            "Ressource",
            One(Reference(ReferenceKind::Resource)),
            "qu-est-ce-que-l-ia",
            "L’original est sur ce site : le nom de ce module ou de cette ressource. Le reste n’est pas à écrire.",
        ),
        Key::new(
            "modifications",
            "Modifications",
            One(Lines(1_000)),
            "Texte raccourci, exemples changés.",
            "Ce que l’on a changé : les licences Creative Commons demandent de le dire.",
        )
        .required(),
    ],
    rules: &[
        Rule { code: "E101", when: NAMED_BY_HAND, then: Has("titre"), told: "Il faut le « titre » de l’original." },
        Rule {
            code: "E101",
            when: NAMED_BY_HAND,
            then: Has("auteurs"),
            told: "Il faut les « auteurs » de l’original.",
        },
        Rule {
            code: "E101", when: NAMED_BY_HAND, then: Has("licence"), told: "Il faut la « licence » de l’original."
        },
        Rule {
            code: "E612",
            when: Has("ressource"),
            then: Not(&Any(&[Has("titre"), Has("auteurs"), Has("licence"), Has("url")])),
            told: "« ressource » suffit : le titre, les auteurs, la licence et l’adresse en viennent.",
        },
    ],
};
const NAMED_BY_HAND: Test = Not(&Has("ressource"));

const RELEASE: Block = Block {
    keys: &[
        Key::new("version", "Version", One(Line(20)), "\"1.2\"", "Son numéro.").required(),
        Key::new("date", "Date", One(Day), "2026-05-02", "Le jour où elle a paru.").required(),
        Key::new(
            "changements",
            "Changements",
            One(Line(300)),
            "Une nouvelle activité.",
            "Ce qui a changé, en une phrase.",
        )
        .required(),
    ],
    rules: &[],
};

const PICTURE: Block = Block {
    keys: &[
        Key::new(
            "fichier",
            "Fichier",
            One(Line(120)),
            "content/ressources/cercle.png",
            "Son chemin dans le dépôt. Dans le texte : ![ce qu’elle montre](/ressources/<nom>/cercle.png).",
        )
        .required(),
        Key::new("credit", "Crédit", One(Line(140)), "Prénom Nom", "Qui l’a faite.").required(),
        Key::new("licence", "Licence", One(Line(60)), "CC-BY-4.0", LICENCE).required(),
    ],
    rules: &[],
};

const MINUTES: Block = Block {
    keys: &[
        Key::new("min", "Au moins", One(Number(1, 1_440)), "30", "La plus courte durée, en minutes."),
        Key::new("max", "Au plus", One(Number(1, 1_440)), "60", "La plus longue durée, en minutes."),
    ],
    rules: &[],
};

const PEOPLE: Block = Block {
    keys: &[
        Key::new("min", "Au moins", One(Number(1, 10_000)), "6", "Le plus petit groupe."),
        Key::new("max", "Au plus", One(Number(1, 10_000)), "20", "Le plus grand groupe."),
    ],
    rules: &[],
};
