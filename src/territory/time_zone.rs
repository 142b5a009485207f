//! The time zone of a territory, by its name in the IANA database.
//!
//! Sources: IANA tzdata, files `europe`, `southamerica`, `northamerica` and `australasia`. Only French Polynesia has several:
//! the Marquesas are 30 minutes, the Gambier an hour ahead of Tahiti.

use super::commune::Commune;
use super::departements::DepartementCode;

/// The communes of the Marquesas (COG 2026): Fatu-Hiva, Hiva-Oa, Nuku-Hiva, Tahuata, Ua-Huka, Ua-Pou.
const MARQUESAS: [&str; 6] = ["98718", "98723", "98731", "98746", "98756", "98757"];

/// The commune of the Gambier (COG 2026).
const GAMBIER: &str = "98719";

impl DepartementCode {
    /// Its time zone; for French Polynesia that of Tahiti, where most people live.
    pub fn time_zone(self) -> &'static str {
        match self.as_str() {
            "971" => "America/Guadeloupe",
            "972" => "America/Martinique",
            "973" => "America/Cayenne",
            "974" => "Indian/Reunion",
            "975" => "America/Miquelon",
            "976" => "Indian/Mayotte",
            "977" => "America/St_Barthelemy",
            "978" => "America/Marigot",
            "986" => "Pacific/Wallis",
            "987" => "Pacific/Tahiti",
            "988" => "Pacific/Noumea",
            _ => "Europe/Paris",
        }
    }
}

/// What people call the time of a zone: « heure de Nouméa ».
pub fn time_of(zone: &str) -> &'static str {
    match zone {
        "America/Guadeloupe" => "heure de la Guadeloupe",
        "America/Martinique" => "heure de la Martinique",
        "America/Cayenne" => "heure de Cayenne",
        "Indian/Reunion" => "heure de La Réunion",
        "America/Miquelon" => "heure de Saint-Pierre-et-Miquelon",
        "Indian/Mayotte" => "heure de Mayotte",
        "America/St_Barthelemy" => "heure de Saint-Barthélemy",
        "America/Marigot" => "heure de Saint-Martin",
        "Pacific/Wallis" => "heure de Wallis-et-Futuna",
        "Pacific/Tahiti" => "heure de Tahiti",
        "Pacific/Marquesas" => "heure des Marquises",
        "Pacific/Gambier" => "heure des Gambier",
        "Pacific/Noumea" => "heure de Nouméa",
        _ => "heure de Paris",
    }
}

impl Commune {
    /// Its time zone.
    pub fn time_zone(&self) -> &'static str {
        match self.code.as_str() {
            GAMBIER => "Pacific/Gambier",
            code if MARQUESAS.contains(&code) => "Pacific/Marquesas",
            _ => self.departement.time_zone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::territory::{InseeCode, Territory, departements};

    #[test]
    fn every_time_zone_is_known_to_jiff() {
        for departement in departements() {
            let name = DepartementCode::from(departement).time_zone();
            assert!(jiff::tz::TimeZone::get(name).is_ok(), "{name}");
        }
        assert!(jiff::tz::TimeZone::get("Pacific/Gambier").is_ok());
        assert!(jiff::tz::TimeZone::get("Pacific/Marquesas").is_ok());
    }

    #[test]
    fn every_time_zone_has_a_name_of_its_own_but_paris_which_is_most() {
        let zones = departements().iter().map(|departement| DepartementCode::from(departement).time_zone());
        let polynesia = ["Pacific/Gambier", "Pacific/Marquesas"];
        for zone in zones.chain(polynesia) {
            assert_eq!(time_of(zone) == "heure de Paris", zone == "Europe/Paris", "{zone}");
        }
    }

    #[test]
    fn polynesia_has_three_time_zones() {
        let zone = |code| Territory::get().commune(InseeCode::new(code).unwrap()).unwrap().time_zone();
        assert_eq!(zone("98735"), "Pacific/Tahiti");
        assert_eq!(zone(GAMBIER), "Pacific/Gambier");
        for code in MARQUESAS {
            assert_eq!(zone(code), "Pacific/Marquesas");
        }
        assert_eq!(zone("59012"), "Europe/Paris");
        assert_eq!(zone("97411"), "Indian/Reunion");
    }
}
