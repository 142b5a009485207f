//! The closed vocabularies of design.md §4: each value has its French key (what a contributor writes), its French label
//! (what a visitor reads) and, where a standard has one, its counterpart there.

/// A value of a vocabulary, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// What a contributor writes.
    pub key: &'static str,
    /// What a visitor reads.
    pub label: &'static str,
}

/// A closed list of values that contributors write by their key.
pub trait Vocabulary: Copy + Eq + 'static {
    /// Every value, in the order in which it is shown.
    const ALL: &'static [Self];
    /// The same as words, for the contract: what is written, what is read.
    const WORDS: &'static [Word];
    /// What a contributor writes: `atelier-initiation`.
    fn key(self) -> &'static str;
    /// What a visitor reads: `Atelier d’initiation`.
    fn label(self) -> &'static str;

    /// The value that has this key.
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.key() == key)
    }
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $key:literal, $label:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each value's label says what it is")]
        pub enum $name { $($variant),+ }

        impl Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const WORDS: &'static [Word] = &[$(Word { key: $key, label: $label }),+];
            fn key(self) -> &'static str { match self { $(Self::$variant => $key),+ } }
            fn label(self) -> &'static str { match self { $(Self::$variant => $label),+ } }
        }
    };
}

vocabulary! {
    /// `types`: the kind of an event; its main one comes first in the file.
    EventType {
        CafeIa = "cafe-ia", "Café IA";
        Workshop = "atelier-initiation", "Atelier d’initiation";
        Talk = "conference", "Conférence";
        Panel = "table-ronde", "Table ronde";
        Training = "formation", "Formation";
        Demonstration = "demonstration", "Démonstration";
        CitizenDebate = "debat-citoyen", "Débat citoyen";
        SchoolActivity = "action-educative", "Action éducative";
        Game = "jeu", "Jeu";
        CreativeWorkshop = "atelier-creatif", "Atelier créatif";
    }
}

vocabulary! {
    /// `statut`: what happened to an event since it was announced.
    Status {
        Scheduled = "programme", "Programmé";
        Rescheduled = "reprogramme", "Nouvelle date";
        MovedOnline = "deplace-en-ligne", "Déplacé en ligne";
        Postponed = "reporte", "Reporté";
        Full = "complet", "Complet";
        Cancelled = "annule", "Annulé";
    }
}

impl Status {
    /// Iana-registered value of iCalendar's STATUS (RFC 5545 §3.8.1.11).
    pub fn icalendar(self) -> &'static str {
        match self {
            Self::Cancelled => "CANCELLED",
            Self::Postponed => "TENTATIVE",
            Self::Scheduled | Self::Rescheduled | Self::MovedOnline | Self::Full => "CONFIRMED",
        }
    }

    /// schema.org `EventStatusType`, without its prefix.
    pub fn schema_org(self) -> &'static str {
        match self {
            Self::Scheduled | Self::Full => "EventScheduled",
            Self::Rescheduled => "EventRescheduled",
            Self::MovedOnline => "EventMovedOnline",
            Self::Postponed => "EventPostponed",
            Self::Cancelled => "EventCancelled",
        }
    }

    /// `status` of an OpenAgenda v2 event.
    pub fn openagenda(self) -> u8 {
        match self {
            Self::Scheduled => 1,
            Self::Rescheduled => 2,
            Self::MovedOnline => 3,
            Self::Postponed => 4,
            Self::Full => 5,
            Self::Cancelled => 6,
        }
    }
}

vocabulary! {
    /// `mode`: where one takes part.
    Mode {
        OnSite = "presentiel", "Sur place";
        Online = "en-ligne", "En ligne";
        Hybrid = "hybride", "Sur place et en ligne";
    }
}

impl Mode {
    /// schema.org `EventAttendanceModeEnumeration`, without its prefix.
    pub fn schema_org(self) -> &'static str {
        match self {
            Self::OnSite => "OfflineEventAttendanceMode",
            Self::Online => "OnlineEventAttendanceMode",
            Self::Hybrid => "MixedEventAttendanceMode",
        }
    }
}

vocabulary! {
    /// `acces`: who may come. [`Access::Internal`] is checked but never published nor counted.
    Access {
        Everyone = "tout-public", "Tout public";
        SpecificAudience = "public-specifique", "Public spécifique";
        Schools = "scolaires", "Réservé aux scolaires";
        Professionals = "professionnels", "Réservé aux professionnels";
        Internal = "interne", "Interne";
    }
}

vocabulary! {
    /// `publics`, after the national schema « lieux de médiation numérique ».
    Audience {
        Youth = "jeunes", "Jeunes";
        Students = "etudiants", "Étudiants";
        Families = "familles-enfants", "Familles et enfants";
        Seniors = "seniors", "Seniors";
        Women = "femmes", "Femmes";
        JobSeekers = "demandeurs-emploi", "Demandeurs d’emploi";
        Parents = "parents", "Parents";
        Teachers = "enseignants", "Enseignants";
        PublicServants = "agents-publics", "Agents publics";
        SmallFirms = "tpe-pme", "TPE et PME";
        Allophones = "allophones", "Personnes qui apprennent le français";
        Illiteracy = "illettrisme", "Personnes peu à l’aise avec la lecture";
        Disability = "handicap", "Personnes en situation de handicap";
    }
}

vocabulary! {
    /// `niveau`: how much one should know before.
    Level {
        Beginner = "debutant", "Débutant";
        Intermediate = "intermediaire", "Intermédiaire";
        Advanced = "avance", "Avancé";
    }
}

vocabulary! {
    /// `inscription.modalite`.
    RegistrationMode {
        Open = "libre", "Entrée libre, sans inscription";
        Advised = "conseillee", "Inscription conseillée";
        Required = "obligatoire", "Inscription obligatoire";
    }
}

vocabulary! {
    /// `lieu.type`: what kind of place it is.
    VenueKind {
        Mediatheque = "mediatheque", "Médiathèque";
        Library = "bibliotheque", "Bibliothèque";
        School = "ecole", "École";
        SecondarySchool = "college-lycee", "Collège ou lycée";
        University = "universite", "Université";
        PostOffice = "bureau-de-poste", "Bureau de poste";
        ThirdPlace = "tiers-lieu", "Tiers-lieu";
        Company = "entreprise", "Entreprise";
        SocialCentre = "centre-social", "Centre social";
        TownHall = "mairie", "Mairie";
        Association = "association", "Association";
        FranceServices = "france-services", "France services";
        Fablab = "fablab", "Fablab";
        Travelling = "itinerant", "Lieu itinérant";
        Other = "autre", "Autre lieu";
    }
}

vocabulary! {
    /// `roles` of an organisation.
    Role {
        Organiser = "organisateur", "Organisateurs";
        Patron = "tutelle", "Haut-marrainage";
        Institutional = "institutionnel", "Partenaires institutionnels";
        MainSponsor = "grand-mecene", "Grand mécène";
        Sponsor = "mecene", "Mécènes";
        Network = "reseau", "Réseaux partenaires";
        Media = "media", "Partenaires médias";
        Support = "soutien", "Autour des Cafés IA";
        Carrier = "porteur", "Porteurs de formats";
        Referent = "referent", "Référents territoriaux";
        Ami = "ami", "Structures de l’AMI";
    }
}

vocabulary! {
    /// `type_animation` of a facilitation format.
    FacilitationKind {
        Discussion = "discussion", "Discussion";
        Game = "jeu", "Jeu";
        Debate = "debat", "Débat";
        Workshop = "atelier", "Atelier";
        Screening = "projection", "Projection";
        Writing = "ecriture", "Écriture";
        Demonstration = "demonstration", "Démonstration";
    }
}

vocabulary! {
    /// `besoin` of a facilitation format: what it asks for that is hardest to find, the easiest first.
    Equipment {
        Chairs = "chaises", "Rien que des chaises";
        Paper = "papier", "Du papier et des crayons";
        Screen = "ecran", "Un écran ou un projecteur";
        Computers = "ordinateurs", "Des ordinateurs ou des téléphones";
    }
}

vocabulary! {
    /// `piliers`: the four pillars of a Café IA.
    Pillar {
        Skills = "competences", "Gagner en compétences";
        Exchange = "echange", "Échanger et débattre";
        Experiment = "experimentation", "Expérimenter";
        Act = "action", "Agir";
    }
}

vocabulary! {
    /// `type` of a module or a resource of the library.
    ResourceKind {
        Module = "module", "Module pédagogique";
        Guide = "guide", "Guide";
        Kit = "kit", "Kit";
        FacilitationCase = "mallette", "Mallette d’animation";
        Training = "formation", "Formation";
        Poster = "affiche", "Affiche";
        Object = "objet", "Objet";
        Tool = "outil", "Outil";
        Game = "jeu", "Jeu";
    }
}

vocabulary! {
    /// `themes` of events, formats and resources.
    Theme {
        Understand = "comprendre", "Comprendre l’IA";
        Work = "travail", "Travail";
        Education = "education", "Éducation";
        Environment = "environnement", "Environnement";
        Information = "information", "Information";
        State = "etat", "État et services publics";
        Health = "sante", "Santé";
        Creation = "creation", "Création";
        Citizenship = "citoyennete", "Citoyenneté";
        Everyday = "numerique-quotidien", "Numérique au quotidien";
    }
}

vocabulary! {
    /// `theme` of a frequent question.
    QuestionTheme {
        Coming = "venir", "Venir à un événement";
        Accessibility = "acces", "Accessibilité";
        Ai = "ia", "L’IA et vous";
        Organising = "organiser", "Organiser";
    }
}

vocabulary! {
    /// `carte.fond`, when it is not a service of tiles.
    Backdrop {
        None = "aucun", "Aucun service extérieur";
    }
}

vocabulary! {
    /// `pictos` of an easy page: drawings of the theme's `images/pictos.svg`.
    Picto {
        Computer = "ordinateur", "Un ordinateur";
        Calendar = "calendrier", "Un calendrier";
        Place = "lieu", "Un lieu";
        Free = "gratuit", "Gratuit";
        People = "gens", "Des personnes";
        Question = "question", "Une question";
        Sheet = "fiche", "Une feuille écrite";
        Pencil = "crayon", "Un crayon";
        Wheelchair = "fauteuil", "Un fauteuil roulant";
        Print = "imprimer", "Une imprimante";
    }
}

vocabulary! {
    /// Days of the week, as `recurrence.chaque` writes them; Monday first (ISO 8601).
    Weekday {
        Monday = "lundi", "lundi";
        Tuesday = "mardi", "mardi";
        Wednesday = "mercredi", "mercredi";
        Thursday = "jeudi", "jeudi";
        Friday = "vendredi", "vendredi";
        Saturday = "samedi", "samedi";
        Sunday = "dimanche", "dimanche";
    }
}

impl Weekday {
    /// jiff's counterpart.
    pub fn to_jiff(self) -> jiff::civil::Weekday {
        match self {
            Self::Monday => jiff::civil::Weekday::Monday,
            Self::Tuesday => jiff::civil::Weekday::Tuesday,
            Self::Wednesday => jiff::civil::Weekday::Wednesday,
            Self::Thursday => jiff::civil::Weekday::Thursday,
            Self::Friday => jiff::civil::Weekday::Friday,
            Self::Saturday => jiff::civil::Weekday::Saturday,
            Self::Sunday => jiff::civil::Weekday::Sunday,
        }
    }

    /// iCalendar's two-letter name (RFC 5545 §3.3.10).
    pub fn icalendar(self) -> &'static str {
        match self {
            Self::Monday => "MO",
            Self::Tuesday => "TU",
            Self::Wednesday => "WE",
            Self::Thursday => "TH",
            Self::Friday => "FR",
            Self::Saturday => "SA",
            Self::Sunday => "SU",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_leads_back_to_its_value() {
        assert_eq!(EventType::from_key("cafe-ia"), Some(EventType::CafeIa));
        assert_eq!(EventType::from_key("Café IA"), None);
        for status in Status::ALL {
            assert_eq!(Status::from_key(status.key()), Some(*status));
        }
    }
}
