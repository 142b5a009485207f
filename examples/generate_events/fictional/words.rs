//! The words of the fictional site. Everything says that it is fictional; every address is of example.org (RFC 2606).

use semaine_ia::model::vocabulary::EventType;

/// How a title names each kind of event, in agreement with « fictif ».
pub(super) fn kind(of: EventType) -> &'static str {
    match of {
        EventType::CafeIa => "Café IA fictif",
        EventType::Workshop => "Atelier fictif",
        EventType::Talk => "Conférence fictive",
        EventType::Panel => "Table ronde fictive",
        EventType::Training => "Formation fictive",
        EventType::Demonstration => "Démonstration fictive",
        EventType::CitizenDebate => "Débat fictif",
        EventType::SchoolActivity => "Action éducative fictive",
        EventType::Game => "Jeu fictif",
        EventType::CreativeWorkshop => "Atelier créatif fictif",
    }
}

/// Kinds of events, and how often each is met.
pub(super) const KINDS: [(u64, EventType); 10] = [
    (40, EventType::CafeIa),
    (18, EventType::Workshop),
    (10, EventType::Talk),
    (4, EventType::Panel),
    (6, EventType::Training),
    (5, EventType::Demonstration),
    (5, EventType::CitizenDebate),
    (5, EventType::SchoolActivity),
    (4, EventType::Game),
    (3, EventType::CreativeWorkshop),
];

/// What events are about.
pub(super) const SUBJECTS: &[&str] = &[
    "les mots de l'IA",
    "images générées et vraies photos",
    "qui décide, l'algorithme ou nous",
    "écrire une lettre avec un assistant",
    "la traduction automatique",
    "cuisine et recettes inventées",
    "jardin potager et prévisions",
    "ce que coûte une requête",
    "nos métiers demain",
    "recrutement et biais",
    "le diagnostic assisté",
    "musique et voix clonées",
    "reconnaître un faux",
    "les droits d'auteur",
    "apprendre à l'école",
    "parler à une machine",
    "vélos, trains et itinéraires",
    "archives et vieux papiers",
    "énergie et centres de données",
    "langues régionales",
    "démarches en ligne",
    "logiciels libres",
    "robots d'hier et d'aujourd'hui",
    "météo et climat",
    "commerce de proximité",
    "cartes et satellites",
    "le sommeil et les écrans",
    "vie privée et données",
    "arnaques au téléphone",
    "bande dessinée",
    "jeux de société",
    "chercher une information",
    "statistiques du quotidien",
    "agriculture et capteurs",
    "sport et vidéo",
    "handicap et nouvelles aides",
    "théâtre d'improvisation",
    "cinéma et effets",
    "histoire des calculateurs",
    "philosophie de l'esprit",
    "justice et prédiction",
    "presse et fausses nouvelles",
    "biodiversité et chants d'oiseaux",
    "rédiger un CV",
    "comptes d'une association",
    "le code sans coder",
    "poésie sous contrainte",
    "pharmacie et molécules",
];

/// How they go about it.
pub(super) const ANGLES: &[&str] = &[
    "pour commencer",
    "idées reçues à déconstruire",
    "une heure pour essayer",
    "questions sans tabou",
    "expériences à plusieurs mains",
    "ce que disent les chercheurs",
    "témoignages du voisinage",
    "jouons cartes sur table",
    "vrai ou invention ?",
    "du papier et des crayons",
    "regards croisés",
    "procès imaginaire",
    "quiz géant",
    "bricolons un modèle",
    "promenade commentée",
    "débat mouvant",
    "lecture à voix haute",
    "enquête collective",
    "atelier des curieux",
    "récits de métiers",
    "sans ordinateur",
    "prise en main guidée",
    "le grand échange",
    "défis en équipe",
    "petites histoires vécues",
    "avec les parents",
    "entre générations",
    "bilan d'un an d'usages",
    "outils à comparer",
    "limites et précautions",
    "mode d'emploi partagé",
    "nos règles communes",
    "scénarios pour 2040",
    "tour de table ouvert",
    "projection commentée",
    "fabrique de prompts",
    "carte blanche",
    "droit de réponse",
    "études de cas",
    "visite des coulisses",
];

/// For whom, once subjects and angles have all met in one commune.
pub(super) const ENCORES: &[&str] = &["", " (reprise)", " (deuxième cycle)", " (dernière fois)", " (sur demande)"];

/// Sentences of descriptions: true of no event in particular, and without any weekday.
pub(super) const SENTENCES: &[&str] = &[
    "Cet événement est **fictif** : il sert d'exemple pour mesurer le générateur de site.",
    "Nous partirons des questions de chacun, sans jargon et sans vendre quoi que ce soit.",
    "Aucune connaissance n'est nécessaire : _venez comme vous êtes_.",
    "Des ordinateurs sont prêtés sur place, mais rien n'oblige à s'en servir.",
    "On y parle de ce que l'IA fait bien, de ce qu'elle fait mal, et de ce qu'on ne veut pas lui confier.",
    "Un animateur fictif présente trois outils, puis chacun les essaie à son rythme.",
    "La salle compte une vingtaine de places assises, avec un coin pour les enfants.",
    "Le thé, le café et les biscuits imaginaires sont offerts par l'association Exemple.",
    "Pour aller plus loin, une [liste de lectures](https://example.org/lectures) sera distribuée.",
    "Les échanges ne sont pas enregistrés ; une synthèse anonyme sera écrite à la fin.",
    "Nous comparerons les réponses de plusieurs modèles à une même question : `Pourquoi le ciel est-il bleu ?`",
    "Après une courte introduction, la parole circule, et personne n'est obligé de la prendre.",
    "Le format s'inspire de [ceux que Café IA propose](/formats/), adapté aux lieux.",
    "Une seconde partie, facultative, aborde la consommation d'eau et d'électricité.",
];

/// Steps of a list in a description.
pub(super) const STEPS: &[&str] = &[
    "accueil et tour de table",
    "une démonstration de dix minutes",
    "essais par groupes de trois",
    "mise en commun",
    "questions, et *la* question que personne n'ose poser",
];

/// Kinds of places, as `lieu.type` and as a name.
pub(super) const VENUES: &[(&str, &str)] = &[
    ("mediatheque", "Médiathèque fictive"),
    ("bibliotheque", "Bibliothèque fictive"),
    ("tiers-lieu", "Tiers-lieu fictif"),
    ("centre-social", "Centre social fictif"),
    ("mairie", "Salle fictive de la mairie"),
    ("france-services", "Maison France services fictive"),
    ("fablab", "Fablab fictif"),
    ("ecole", "École fictive"),
    ("college-lycee", "Lycée fictif"),
    ("universite", "Campus fictif"),
    ("entreprise", "Entreprise Exemple"),
    ("association", "Local de l'association Exemple"),
    ("bureau-de-poste", "Bureau de poste fictif"),
    ("itinerant", "Bus numérique fictif"),
    ("autre", "Lieu fictif"),
];

/// Streets that no town has.
pub(super) const STREETS: &[&str] = &["rue de l'Exemple", "place Fictive", "avenue des Essais", "chemin du Modèle"];

/// First names of facilitators whose family name is « Fictif ».
pub(super) const FIRST_NAMES: &[&str] =
    &["Camille", "Dominique", "Claude", "Sacha", "Maxime", "Charlie", "Yaël", "Noa"];

/// Numbers that ARCEP reserves for works of fiction (décision n° 2018-0881), without their last two pairs.
pub(super) const PHONES: &[&str] = &["01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49"];
