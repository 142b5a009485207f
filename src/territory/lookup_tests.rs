//! The real traps of places: each test is a mistake that authors or postal files make.

use super::*;

/// A query written on one line: name, postcode, département; "" for absent.
fn look([commune, postcode, departement]: [&str; 3]) -> Result<Found, LookupError> {
    let query = Query { commune: Some(commune), postcode: Some(postcode), departement: Some(departement), insee: None };
    Territory::get().lookup(&query)
}

fn look_insee([insee, commune, departement]: [&str; 3]) -> Result<Found, LookupError> {
    let query = Query { insee: Some(insee), commune: Some(commune), departement: Some(departement), postcode: None };
    Territory::get().lookup(&query)
}

fn code(keys: [&str; 3]) -> String {
    look(keys).unwrap().commune.code.to_string()
}

fn names(rows: &[&Commune]) -> Vec<String> {
    rows.iter().map(|row| format!("{} ({})", row.name, row.departement)).collect()
}

#[test]
fn the_seven_communes_of_the_press_kit_are_found() {
    for (keys, insee) in [
        (["Anor", "", "59"], "59012"),
        (["Strasbourg", "", "67"], "67482"),
        (["Lyon", "", "69"], "69123"),
        (["Montpellier", "", "34"], "34172"),
        (["Bellême", "", "61"], "61038"),
        (["Angoulême", "", "16"], "16015"),
        (["Toulouse", "", "31"], "31555"),
    ] {
        let found = look(keys).unwrap();
        assert_eq!((found.commune.code.as_str(), found.by), (insee, Key::NameAndDepartement));
        assert!(found.is_exact());
    }
}

#[test]
fn strasbourg_is_in_the_bas_rhin_and_not_in_the_orne() {
    for keys in [["Strasbourg", "", "61"], ["Strasbourg (61)", "", ""], ["Strasbourg", "67000", "Orne"]] {
        let Err(LookupError::WrongDepartement { given, right, total, .. }) = look(keys) else { panic!("{keys:?}") };
        assert_eq!((given.forms.definite, total), ("l'Orne", 1));
        assert_eq!(right[0].departement().forms.locative, "dans le Bas-Rhin");
    }
}

#[test]
fn an_inexact_spelling_is_found_with_the_official_one() {
    for (keys, official) in [
        (["Belleme", "", "61"], "Bellême"),
        (["Schoeneck", "", "57"], "Schœneck"),
        (["SCHOENECK", "57350", ""], "Schœneck"),
        (["St Denis", "", "93"], "Saint-Denis"),
        (["LYON CEDEX 03", "69421", ""], "Lyon"),
        (["Havre", "76600", ""], "Le Havre"),
        (["Villeneuve d Ascq", "", ""], "Villeneuve-d'Ascq"),
        (["Massy (91)", "", ""], "Massy"),
    ] {
        let found = look(keys).unwrap();
        assert_eq!(found.official_spelling(), Some(official), "{keys:?}");
        assert_eq!(found.remarks.len(), 1, "{keys:?}");
    }
    assert!(look(["Schœneck", "", "57"]).unwrap().is_exact());
    assert!(look(["L’Haÿ-les-Roses", "94240", ""]).unwrap().is_exact());
}

#[test]
fn anors_postcode_is_the_insee_code_of_eccles() {
    assert_eq!(code(["", "59186", ""]), "59012");
    assert_eq!(look_insee(["59186", "", ""]).unwrap().commune.name, "Eccles");
    let Err(LookupError::InseeMismatch { given, right, .. }) = look_insee(["59186", "Anor", ""]) else { panic!() };
    assert_eq!((given.name, names(&right)), ("Eccles", vec!["Anor (59)".to_owned()]));
    let Err(LookupError::UnknownInsee { as_postcode, .. }) = look_insee(["67000", "", ""]) else { panic!() };
    assert_eq!(names(&as_postcode), ["Strasbourg (67)"]);
}

#[test]
fn a_shared_name_needs_another_key() {
    let Err(LookupError::Ambiguous { candidates, total, .. }) = look(["Saint-Denis", "", ""]) else { panic!() };
    assert_eq!(names(&candidates)[..2], ["Saint-Denis (974)", "Saint-Denis (93)"]);
    assert!(total >= candidates.len() && candidates.len() <= LookupError::MOST);
    let Err(LookupError::Ambiguous { candidates, total, .. }) = look(["Massy", "", ""]) else { panic!() };
    assert_eq!((names(&candidates), total), (vec!["Massy (91)".to_owned(), "Massy (76)".to_owned()], 2));
    assert_eq!(code(["Massy", "91300", ""]), "91377");
    assert_eq!(code(["Massy", "", "76"]), "76415");
    assert_eq!(code(["St Denis", "", "93"]), "93066");
    assert_eq!(code(["saint denis", "97400", ""]), "97411");
}

#[test]
fn an_article_decides_when_it_is_written() {
    assert_eq!(code(["Le Pertuis", "", ""]), "43150");
    assert_eq!(code(["Pertuis", "", ""]), "84089");
    assert_eq!(code(["Pertuis", "", "43"]), "43150");
    assert_eq!(code(["Lamentin", "97129", ""]), "97115");
    assert!(matches!(look(["Lamentin", "", ""]), Err(LookupError::Ambiguous { .. })));
    assert!(matches!(look(["La Rochelle", "", ""]), Err(LookupError::Ambiguous { .. })));
    assert_eq!(code(["La Vergne", "", "17"]), "17465");
    assert_eq!(code(["Vergné", "", "17"]), "17464");
    assert_eq!(code(["vergne", "", "17"]), "17464");
    assert_eq!(code(["Havre", "", ""]), "76351");
    assert_eq!(code(["Le Lamentin", "", ""]), "97213");
}

#[test]
fn arrondissements_roll_up_to_their_commune() {
    for (keys, part) in [
        (["Paris 11e", "", ""], "75111"),
        (["Paris 11e Arrondissement", "75011", "75"], "75111"),
        (["Paris", "75011", ""], "75111"),
        (["", "75011", ""], "75111"),
        (["Paris", "75116", ""], "75116"),
        (["Lyon 3ème", "69003", "Rhône"], "69383"),
        (["Marseille", "13001", ""], "13201"),
    ] {
        let found = look(keys).unwrap();
        assert_eq!(found.part.map(|row| row.code.to_string()).as_deref(), Some(part), "{keys:?}");
        assert_eq!(found.commune.kind, CommuneKind::Commune);
        assert!(found.is_exact(), "{keys:?}: {:?}", found.remarks);
        assert_ne!(found.point(), found.commune.point(), "{keys:?}");
    }
    assert_eq!(code(["Lyon", "", "69"]), "69123");
    assert!(matches!(look(["Paris 11e", "75012", ""]), Err(LookupError::PostcodeMismatch { .. })));
    let Err(LookupError::UnknownCommune { nearest, .. }) = look(["Paris 25e", "", ""]) else { panic!() };
    assert_eq!(nearest[0].name, "Paris");
}

#[test]
fn parts_of_communes_nouvelles_are_found_under_their_own_name() {
    let found = look(["Équeurdreville-Hainneville", "", "50"]).unwrap();
    assert_eq!(found.commune.name, "Cherbourg-en-Cotentin");
    assert_eq!(found.part.map(|row| row.kind), Some(CommuneKind::Deleguee));
    let old = look_insee(["50173", "", ""]).unwrap();
    assert_eq!((old.commune, old.part), (found.commune, found.part));
    let escaufourt = look(["Escaufourt", "", "59"]).unwrap();
    assert_eq!(escaufourt.commune.code.as_str(), "59545");
    assert!(matches!(look(["Escaufourt", "", "02"]), Err(LookupError::WrongDepartement { .. })));
}

#[test]
fn the_departement_comes_from_the_insee_code_and_never_from_the_postcode() {
    let mut outside = 0;
    for row in Territory::get().all().filter(|row| row.kind == CommuneKind::Commune) {
        for postcode in row.postcodes() {
            let number = postcode_prefix(postcode);
            let corsica = number == "20" && matches!(row.departement.as_str(), "2A" | "2B");
            if number != row.departement.as_str() && !corsica {
                outside += 1;
                assert_eq!(look([row.name, postcode, ""]).unwrap().commune.code, row.code);
                assert_eq!(look([row.name, postcode, row.departement.as_str()]).unwrap().commune.code, row.code);
            }
        }
    }
    assert!(outside >= 23, "{outside}");
    assert_eq!(code(["Ajaccio", "20000", "2A"]), "2A004");
    assert_eq!(code(["Bastia", "20200", "2b"]), "2B033");
}

#[test]
fn every_official_name_is_found_with_its_postcode_and_with_its_departement() {
    for row in Territory::get().all().filter(|row| row.kind == CommuneKind::Commune) {
        let found = look([row.name, "", row.departement.as_str()]).unwrap();
        assert_eq!((found.commune.code, found.is_exact()), (row.code, true), "{}", row.name);
        for postcode in row.postcodes() {
            let found = look([row.name, postcode, ""]).unwrap();
            assert_eq!((found.commune.code, found.is_exact()), (row.code, true), "{} {postcode}", row.name);
        }
        assert_eq!(look_insee([row.code.as_str(), row.name, ""]).unwrap().commune.code, row.code);
    }
}

#[test]
fn a_postcode_that_contradicts_the_name_is_refused_and_an_unlisted_one_is_remarked() {
    let Err(LookupError::PostcodeMismatch { right, owners, .. }) = look(["Anor", "59000", ""]) else { panic!() };
    assert_eq!((names(&right), names(&owners)), (vec!["Anor (59)".to_owned()], vec!["Lille (59)".to_owned()]));
    assert!(matches!(look(["Anor", "75999", ""]), Err(LookupError::PostcodeMismatch { .. })));
    assert!(matches!(look(["Anor", "5918", ""]), Err(LookupError::PostcodeMismatch { .. })));
    let found = look(["Lille", "59046", ""]).unwrap();
    assert_eq!(found.remarks, [Remark::UnlistedPostcode { written: "59046".to_owned() }]);
}

#[test]
fn keys_are_set_right_with_a_remark() {
    let remarks = |keys| look(keys).unwrap().remarks;
    let ain = super::super::departement("01").unwrap();
    assert_eq!(remarks(["Bourg-en-Bresse", "", "1"]), [Remark::Departement { official: ain }]);
    assert_eq!(remarks(["Bourg-en-Bresse", "", "ain"]), [Remark::Departement { official: ain }]);
    assert_eq!(remarks(["Bourg-en-Bresse", "", "Ain"]), []);
    assert_eq!(remarks(["Bourg-en-Bresse", "1000", ""]), [Remark::Postcode { official: "01000".to_owned() }]);
    assert_eq!(remarks(["Ajaccio", "", "2a"]), []);
}

#[test]
fn what_is_missing_or_unknown_says_so() {
    assert_eq!(look(["", " ", "59"]), Err(LookupError::MissingKey));
    assert!(matches!(look(["Anor", "", "Groland"]), Err(LookupError::UnknownDepartement { .. })));
    assert!(matches!(look(["", "59999", ""]), Err(LookupError::UnknownPostcode { .. })));
    assert!(matches!(look_insee(["99999", "", ""]), Err(LookupError::UnknownInsee { .. })));
    let Err(LookupError::UnknownCommune { nearest, .. }) = look(["Strasbour", "", "67"]) else { panic!() };
    assert_eq!(nearest[0].name, "Strasbourg");
    let Err(LookupError::Ambiguous { total, .. }) = look(["", "61130", ""]) else { panic!() };
    assert!(total > 10);
}

#[test]
fn the_collectivities_are_there() {
    for (keys, insee) in [
        (["Saint-Martin", "97150", ""], "97801"),
        (["Saint-Barthélemy", "", "977"], "97701"),
        (["Saint-Pierre", "", "975"], "97502"),
        (["Nouméa", "", ""], "98818"),
        (["Papeete", "98714", ""], "98735"),
        (["Nuku-Hiva", "", "Polynésie française"], "98731"),
        (["Uvea", "", "986"], "98613"),
    ] {
        assert_eq!(code(keys), insee);
    }
}
