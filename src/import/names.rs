//! The columns that a table of events may have, in the contract's order, and what else people call them.
//!
//! Data only: titles, kinds of value and examples are those of the contract, which `columns` looks up.

use super::columns::{Example, Kind, Row};

const fn column(key: &'static str) -> Row {
    Row { key, title: None, kind: None, block: false, others: "", model: Example::LeftOut }
}

/// A column that is not one key of the contract.
const fn apart(key: &'static str, title: &'static str, kind: Kind) -> Row {
    Row { title: Some(title), kind: Some(kind), ..column(key) }
}

impl Row {
    const fn or(self, others: &'static str) -> Self {
        Self { others, ..self }
    }
    const fn read_as(self, kind: Kind) -> Self {
        Self { kind: Some(kind), ..self }
    }
    const fn with_block(self) -> Self {
        Self { block: true, ..self }
    }
    const fn model(self, model: Example) -> Self {
        Self { model, ..self }
    }
}

/// Every column.
pub(super) const ROWS: &[Row] = &[
    apart("id", "Identifiant", Kind::Identity).or("id chemin"),
    column("titre")
        .or("intitule nom evenement nom-de-l-evenement titre-de-l-evenement intitule-de-l-evenement \
             nom-de-l-activite titre-de-l-activite activite libelle nom-evenement titre-evenement title name \
             summary")
        .model(Example::OfContract),
    column("resume")
        .or("short-description abstract accroche chapo description-courte presentation-courte en-bref")
        .model(Example::OfContract),
    column("description")
        .or("presentation details detail description-longue contenu programme-detaille")
        .model(Example::Blank),
    column("types")
        .or("event-type kind category type type-d-evenement type-d-activite type-evenement categorie \
             categories nature genre")
        .model(Example::OfContract),
    column("date")
        .read_as(Kind::When)
        .or("start-date date-start day date-de-debut jour date-debut date-de-l-evenement dates quand \
             date-evenement date-de-l-activite jour-de-debut date-et-heure date-heure date")
        .model(Example::As("20/05/2026")),
    apart("heure", "Horaires", Kind::When).or("time times heure horaire heures creneau plage-horaire"),
    column("debut")
        .or("start-time begin from heure-de-debut heure-debut horaire-de-debut de commence-a start dtstart")
        .model(Example::As("14h00")),
    apart("date-fin", "Date de fin", Kind::When).or("end-date date-end date-fin jour-de-fin"),
    column("fin")
        .or("end-time until heure-de-fin heure-fin horaire-de-fin a jusqu-a finit-a end dtend")
        .model(Example::As("15h30")),
    apart("duree", "Durée", Kind::When).or("duration duree-en-minutes duree-de-l-activite"),
    apart("seance", "Séance", Kind::Identity).or("session"),
    column("recurrence.chaque").with_block().or("jour-de-la-semaine chaque"),
    column("recurrence.de").with_block().or("chaque-semaine-de"),
    column("recurrence.a").with_block().or("chaque-semaine-a"),
    column("recurrence.du").with_block().or("chaque-semaine-a-partir-du"),
    column("recurrence.au").with_block().or("chaque-semaine-jusqu-au"),
    column("recurrence.sauf").with_block().or("chaque-semaine-sauf"),
    column("mode")
        .or("attendance attendance-mode modalite presentiel-ou-distanciel format-de-participation \
             presentiel-distanciel")
        .model(Example::OfContract),
    column("lien_connexion")
        .or("online-link meeting-link lien-visio visio lien-de-visio lien-de-la-visio lien-connexion")
        .model(Example::Blank),
    column("lieu.nom")
        .read_as(Kind::Venue)
        .or("venue place venue-name nom-du-lieu structure etablissement salle lieu-nom lieu-de-l-evenement \
             location ou lieu")
        .model(Example::OfContract),
    column("lieu.type").or("lieu-type"),
    column("lieu.adresse")
        .or("address street street-address adresse-du-lieu rue adresse-postale adresse-complete lieu-adresse \
             voie n-et-voie")
        .model(Example::OfContract),
    column("lieu.code_postal")
        .read_as(Kind::Code(5))
        .or("postcode zip zip-code postal-code cp code-postal postal")
        .model(Example::OfContract),
    column("lieu.commune")
        .or("city town municipality ville localite municipalite lieu-commune nom-de-la-commune")
        .model(Example::OfContract),
    column("lieu.departement")
        .read_as(Kind::Code(2))
        .or("department dept dep code-departement numero-de-departement n-departement departement-code")
        .model(Example::OfContract),
    column("lieu.code_insee").read_as(Kind::Code(5)).or("insee code-insee code-commune"),
    column("lieu.latitude").or("lat y"),
    column("lieu.longitude").or("lon lng long x"),
    column("lieu.precisions")
        .or("precisions complement-d-adresse acces-au-lieu lieu-precisions precisions-sur-le-lieu"),
    column("organisateurs")
        .or("organiser organisers organizers host organisateur organise-par structure-organisatrice \
             organisme porteur organizer")
        .model(Example::As("Médiathèque municipale")),
    column("partenaires").or("partner partners partenaire en-partenariat-avec").model(Example::Blank),
    column("animateurs").or("facilitator facilitators speaker speakers animateur anime-par intervenants intervenant \
             animation animatrice"),
    column("format").or("format format-d-animation"),
    column("themes").or("topic topics theme thematique thematiques"),
    column("ressources").or("ressource modules"),
    column("ami").or("ami"),
    column("acces").or("ouvert-a conditions-d-acces").model(Example::OfContract),
    column("publics")
        .or("audience audiences target-audience public public-vise publics-vises public-cible")
        .model(Example::OfContract),
    column("age.min").or("age-minimum age-min"),
    column("age.max").or("age-maximum age-max"),
    column("niveau").or("level niveau-requis"),
    column("langues").or("language languages langue"),
    column("gratuit").or("free free-entry gratuite entree-gratuite est-ce-gratuit").model(Example::OfContract),
    column("participation_libre").or("prix-libre"),
    column("tarif").or("price fee cost prix tarifs cout"),
    column("inscription")
        .read_as(Kind::Registration)
        .or("registration booking inscriptions sur-inscription reservation"),
    column("inscription.modalite")
        .with_block()
        .or("modalite-d-inscription inscription-modalite inscription-obligatoire")
        .model(Example::OfContract),
    column("inscription.url")
        .or("registration-link registration-url booking-link link website lien-inscription inscription-url \
             billetterie lien url site site-web page-web lien-d-inscription")
        .model(Example::OfContract),
    column("inscription.courriel")
        .or("courriel mail email e-mail adresse-mail contact mail-de-contact inscription-courriel \
             courriel-d-inscription")
        .model(Example::Blank),
    column("inscription.telephone")
        .or("phone telephone tel numero-de-telephone inscription-telephone telephone-d-inscription")
        .model(Example::Blank),
    column("inscription.date_limite")
        .or("registration-deadline date-limite inscription-avant-le inscription-date-limite \
             date-limite-d-inscription"),
    column("places")
        .or("capacity seats max-participants nombre-de-places jauge capacite nb-de-places nb-places \
             capacite-maximale")
        .model(Example::OfContract),
    column("accessibilite")
        .read_as(Kind::Features)
        .or("accessibility accessible accessibilites")
        .model(Example::As("pmr ; calme")),
    column("accessibilite.pmr").or("wheelchair-accessible pmr acces-pmr accessible-pmr accessibilite-pmr \
             accessible-en-fauteuil-roulant"),
    column("accessibilite.lsf").or("lsf langue-des-signes-francaise"),
    column("accessibilite.lpc").or("lpc lfpc"),
    column("accessibilite.boucle_magnetique"),
    column("accessibilite.sous_titrage"),
    column("accessibilite.falc").or("falc facile-a-lire"),
    column("accessibilite.calme").or("calme espace-calme"),
    column("accessibilite.commentaire").with_block().or("commentaire-sur-l-accessibilite"),
    column("accessibilite.contact").with_block().or("contact-pour-l-accessibilite"),
    column("hors_semaine"),
    column("statut").or("status etat"),
    column("questionnaire").or("evaluation"),
    column("maj").or("maj derniere-modification"),
    column("revision"),
    column("redirections"),
    column("ext_ids").or("ext-ids identifiants-ailleurs"),
    column("consentement").or("accord-des-personnes"),
];
