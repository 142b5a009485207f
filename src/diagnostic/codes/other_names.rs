//! What people write in place of our keys and values: English, other French words. Only for hints: nothing here is accepted.

/// Keys by the other names that they are given, folded and without separators. A key of a block stands with its block:
/// the first one that exists where the other name was written is the one that was meant.
const KEYS: &[(&str, &[&str])] = &[
    ("abstract", &["resume"]),
    ("address", &["adresse", "lieu.adresse"]),
    ("adresse", &["lieu.adresse"]),
    ("affiche", &["image"]),
    ("amenities", &["accessibilite"]),
    ("animateur", &["animateurs"]),
    ("audience", &["publics"]),
    ("author", &["auteurs"]),
    ("authors", &["auteurs"]),
    ("auteur", &["auteurs"]),
    ("boucle", &["boucle_magnetique", "accessibilite.boucle_magnetique"]),
    ("capacity", &["places"]),
    ("category", &["types", "type"]),
    ("categorie", &["types", "type"]),
    ("city", &["commune", "lieu.commune"]),
    ("codeinsee", &["lieu.code_insee"]),
    ("codepostal", &["lieu.code_postal"]),
    ("commune", &["lieu.commune"]),
    ("courriel", &["inscription.courriel"]),
    ("cp", &["code_postal", "lieu.code_postal"]),
    ("dates", &["seances"]),
    ("datedebut", &["debut", "du"]),
    ("datefin", &["fin", "au"]),
    ("datelimite", &["inscription.date_limite"]),
    ("day", &["date", "chaque"]),
    ("deadline", &["date_limite", "inscription.date_limite"]),
    ("departement", &["lieu.departement"]),
    ("department", &["departement", "lieu.departement"]),
    ("dept", &["departement", "lieu.departement"]),
    ("email", &["courriel", "inscription.courriel", "contact"]),
    ("end", &["fin"]),
    ("enddate", &["fin"]),
    ("free", &["gratuit"]),
    ("handicap", &["pmr", "accessibilite.pmr"]),
    ("heure", &["debut"]),
    ("heuredebut", &["debut"]),
    ("heurefin", &["fin"]),
    ("horaire", &["debut"]),
    ("horaires", &["debut"]),
    ("image", &["fichier"]),
    ("insee", &["code_insee", "lieu.code_insee"]),
    ("intervenant", &["animateurs"]),
    ("intervenants", &["animateurs"]),
    ("jauge", &["places"]),
    ("jour", &["date", "chaque"]),
    ("label", &["titre", "nom"]),
    ("language", &["langues", "langue"]),
    ("languages", &["langues"]),
    ("langue", &["langues"]),
    ("lat", &["latitude", "lieu.latitude"]),
    ("latitude", &["lieu.latitude"]),
    ("level", &["niveau"]),
    ("lien", &["url", "inscription.url"]),
    ("link", &["url", "inscription.url"]),
    ("lng", &["longitude", "lieu.longitude"]),
    ("location", &["lieu"]),
    ("lon", &["longitude", "lieu.longitude"]),
    ("longitude", &["lieu.longitude"]),
    ("lsf", &["accessibilite.lsf"]),
    ("mail", &["courriel", "inscription.courriel", "contact"]),
    ("name", &["nom", "titre"]),
    ("nom", &["titre"]),
    ("organizer", &["organisateurs"]),
    ("organizers", &["organisateurs"]),
    ("partner", &["partenaires"]),
    ("partners", &["partenaires"]),
    ("phone", &["telephone", "inscription.telephone"]),
    ("photo", &["image"]),
    ("picture", &["image"]),
    ("place", &["lieu", "places"]),
    ("pmr", &["accessibilite.pmr"]),
    ("postcode", &["code_postal", "lieu.code_postal"]),
    ("price", &["tarif"]),
    ("prix", &["tarif"]),
    ("registration", &["inscription"]),
    ("reservation", &["inscription"]),
    ("sessions", &["seances"]),
    ("site", &["url"]),
    ("siteweb", &["url", "inscription.url"]),
    ("start", &["debut"]),
    ("startdate", &["debut"]),
    ("statuts", &["statut"]),
    ("status", &["statut"]),
    ("summary", &["resume"]),
    ("tag", &["themes"]),
    ("tags", &["themes"]),
    ("tel", &["telephone", "inscription.telephone"]),
    ("telephone", &["inscription.telephone"]),
    ("title", &["titre", "nom"]),
    ("titre", &["nom", "terme", "question"]),
    ("town", &["commune", "lieu.commune"]),
    ("updated", &["maj"]),
    ("url", &["inscription.url"]),
    ("ville", &["commune", "lieu.commune"]),
    ("visio", &["lien_connexion"]),
    ("website", &["url", "inscription.url"]),
    ("zip", &["code_postal", "lieu.code_postal"]),
    ("zipcode", &["code_postal", "lieu.code_postal"]),
    ("zoom", &["lien_connexion"]),
];

/// Values by the other names that they are given, folded and without separators.
const VALUES: &[(&str, &[&str])] = &[
    ("adolescents", &["jeunes"]),
    ("ados", &["jeunes"]),
    ("aines", &["seniors"]),
    ("annulee", &["annule"]),
    ("atelier", &["atelier-initiation"]),
    ("beginner", &["debutant"]),
    ("cafe", &["cafe-ia"]),
    ("cancelled", &["annule"]),
    ("chomeurs", &["demandeurs-emploi"]),
    ("debat", &["debat-citoyen"]),
    ("distanciel", &["en-ligne"]),
    ("enfants", &["familles-enfants"]),
    ("entreprises", &["tpe-pme"]),
    ("expert", &["avance"]),
    ("familles", &["familles-enfants"]),
    ("fonctionnaires", &["agents-publics"]),
    ("initiation", &["atelier-initiation"]),
    ("jeunepublic", &["familles-enfants"]),
    ("mixte", &["hybride"]),
    ("moyen", &["intermediaire"]),
    ("online", &["en-ligne"]),
    ("personnesagees", &["seniors"]),
    ("pme", &["tpe-pme"]),
    ("pmr", &["handicap"]),
    ("presence", &["presentiel"]),
    ("professeurs", &["enseignants"]),
    ("public", &["tout-public"]),
    ("remote", &["en-ligne"]),
    ("reportee", &["reporte"]),
    ("retraites", &["seniors"]),
    ("tous", &["tout-public"]),
    ("visio", &["en-ligne"]),
    ("visioconference", &["en-ligne"]),
    ("workshop", &["atelier-initiation"]),
];

/// The word without accents, capitals nor separators.
fn bare(word: &str) -> String {
    crate::text::fold(word).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn other_names(table: &'static [(&str, &[&str])], word: &str) -> &'static [&'static str] {
    let word = bare(word);
    table.iter().find(|(other, _)| *other == word).map_or(&[], |(_, names)| names)
}

/// What to write in place of an unknown key, where the keys `known` are possible.
pub(super) fn key(written: &str, known: &[&str]) -> Option<String> {
    other_names(KEYS, written).iter().find_map(|name| match name.split_once('.') {
        None => known.contains(name).then(|| format!("Écrivez « {name} » à la place.")),
        Some((block, key)) => known.contains(&block).then(|| {
            format!(
                "Écrivez « {key} » dans le bloc « {block} » : « {block}: » puis, décalé de deux espaces, « {key}: … »."
            )
        }),
    })
}

/// The value that was meant, among those that are possible.
pub(super) fn value<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let meant = other_names(VALUES, written);
    known.iter().copied().find(|key| meant.contains(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_are_sorted_folded_and_each_once() {
        for table in [KEYS, VALUES] {
            let names: Vec<&str> = table.iter().map(|(other, _)| *other).collect();
            assert!(names.iter().all(|name| bare(name) == *name), "{names:?}");
            let mut once = names.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), names.len());
        }
    }

    #[test]
    fn an_english_key_gets_the_french_one_that_exists_there() {
        assert_eq!(key("Deadline", &["url", "date_limite"]), Some("Écrivez « date_limite » à la place.".to_owned()));
        assert!(key("deadline", &["titre", "inscription"]).is_some_and(|help| help.contains("bloc « inscription »")));
        assert_eq!(key("deadline", &["nom"]), None);
        assert_eq!(value("Enfants", &["jeunes", "familles-enfants"]), Some("familles-enfants"));
    }
}
