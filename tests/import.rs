//! `semaine import`: what people have, in the files that their programs make, becomes checked files and nothing else.

mod common;

use common::{Run, Site, tree};
use std::collections::BTreeMap;

const HEADINGS: &str = "Intitulé;Type;Date;Horaires;Ville;CP";

/// A site, and a table beside it.
fn with_table(rows: &[&str]) -> Site {
    let site = Site::minimal();
    site.write("tableau.csv", format!("{HEADINGS}\n{}\n", rows.join("\n")));
    site
}

fn import(site: &Site, arguments: &[&str]) -> Run {
    let file = site.path("tableau.csv");
    site.run(&[&["import", file.to_str().expect("UTF-8")], arguments].concat())
}

/// The files of `events/`, by path below it.
fn events(site: &Site) -> BTreeMap<String, String> {
    let files = tree(&site.path("events")).into_iter();
    files.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

fn paths(site: &Site) -> Vec<String> {
    events(site).into_keys().collect()
}

#[test]
fn a_row_becomes_a_commented_file_that_passes_the_check() {
    let site = with_table(&["Café IA;Café IA;20/05/2026;14h-15h30;Anor;59186"]);
    let run = import(&site, &[]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let written = &events(&site)["2026/59/anor-cafe-ia.yaml"];
    let expected = "titre: Café IA\n# resume: Une ou deux phrases qui donnent envie de venir. Elles suivent le titre dans les listes et les moteurs de recherche.\n\
# description: Ce que l’on fait, en Markdown, sans HTML : paragraphes, **gras**, listes, liens. Les titres commencent par ##.\n\
types: [cafe-ia]\n\
debut: 2026-05-20T14:00\nfin: 2026-05-20T15:30\nlieu:\n  code_postal: \"59186\"\n  commune: Anor\n";
    assert!(written.starts_with(expected), "{written}");
    let check = site.run(&["check"]);
    assert_eq!(check.code, Some(0), "{check:?}");
}

#[test]
fn fifty_rows_with_five_faults_give_forty_five_events_and_name_the_five() {
    let mut rows: Vec<String> =
        (1..=50).map(|n| format!("Café IA numéro {n};Café IA;{}/05/2026;14h-15h;Anor;59186", 18 + n % 7)).collect();
    rows[3] = "Café des aînés;Café IA;31/02/2026;14h-15h;Anor;59186".to_owned();
    rows[11] = "Café du port;Café IA;20/05/2026;14h-15h;Strasbour;67000".to_owned();
    rows[20] = "Café du soir;Kermesse;20/05/2026;14h-15h;Anor;59186".to_owned();
    rows[33] = ";Café IA;20/05/2026;16h-17h;Anor;59186".to_owned();
    rows[48] = "Café à l’envers;Café IA;20/05/2026;14h;Anor;59186".to_owned();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let site = with_table(&rows);
    let run = import(&site, &[]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert_eq!(paths(&site).len(), 45, "{}", run.out);
    let told: Vec<&str> = run.out.lines().filter(|line| line.starts_with("ligne ")).collect();
    let expected = [
        "ligne 5, colonne « Date » : « 31/02/2026 » n’est pas une date pour « date ».",
        "ligne 13, colonne « Ville » : ",
        "ligne 22, colonne « Type » : « Kermesse » n’est pas une valeur de « types ».",
        "ligne 35 : Il manque la clé « titre ».",
        "ligne 50, colonne « Horaires » : ",
    ];
    assert_eq!(told.len(), expected.len(), "{}", run.out);
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.starts_with(expected), "{told}\n{expected}");
    }
    assert!(run.out.contains("45 événements créés") && run.out.contains("5 refusés"), "{}", run.out);
    assert_eq!(site.run(&["check"]).code, Some(0));
}

#[test]
fn rows_are_told_as_a_spreadsheet_numbers_them() {
    let site = Site::minimal();
    let table = "Notre programme;;\r\n\r\nIntitulé;Type;Date;Description;Ville\r\nA;jeu;20/05/2026;\"deux\nlignes\";Anor\r\n\r\nB;jeu;31/02/2026;;Anor\r\n";
    site.write("tableau.csv", table);
    let run = import(&site, &[]);
    assert!(run.out.starts_with("ligne 6, colonne « Date » : "), "{run:?}");
}

#[test]
fn a_start_and_a_duration_make_an_end() {
    let site = Site::minimal();
    let rows = "Café;cafe-ia;20/05/2026;14h;1h30;Anor\nNuit;jeu;20/05/2026;23h;90 min;Anor\nFlou;jeu;20/05/2026;9h;une matinée;Anor\n";
    site.write("tableau.csv", format!("Titre;Type;Date;Heure de début;Durée;Ville\n{rows}"));
    let run = import(&site, &[]);
    assert!(run.out.starts_with("ligne 4, colonne « Durée » : "), "{run:?}");
    let written = events(&site);
    assert!(written["2026/59/anor-cafe.yaml"].contains("\nfin: 2026-05-20T15:30\n"), "{written:?}");
    assert!(written["2026/59/anor-nuit.yaml"].contains("\nfin: 2026-05-21T00:30\n"), "{written:?}");
}

#[test]
fn english_headings_are_read() {
    let site = Site::minimal();
    let headings =
        "Title,Type,Date,Start time,End time,Venue,Address,Postcode,City,Organizer,Free,Capacity,Registration link";
    let row =
        "AI café,Café IA,2026-05-20,14:00,15:30,Library,1 rue X,59186,Anor,City library,yes,20,https://exemple.fr/";
    site.write("tableau.csv", format!("{headings}\n{row}\n"));
    let run = import(&site, &[]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(!run.out.contains("n’est pas lue"), "{}", run.out);
    let written = &events(&site)["2026/59/anor-ai-cafe.yaml"];
    for line in ["fin: 2026-05-20T15:30", "  nom: Library", "gratuit: true", "places: 20", "  url: https://exemple.fr/"]
    {
        assert!(written.contains(&format!("\n{line}\n")), "{line} in {written}");
    }
}

#[test]
fn a_second_import_finds_the_same_events_and_overwrites_nothing() {
    let site = with_table(&["Café IA;cafe-ia;20/05/2026;14h-15h30;Anor;59186", "Quiz;jeu;21 mai;;Lyon;"]);
    assert_eq!(import(&site, &[]).code, Some(0));
    site.write(
        "events/2026/59/anor-cafe-ia.yaml",
        "titre: Café IA\ntypes: [cafe-ia]\ndate: 2026-05-20\nlieu: {commune: Anor}\n",
    );
    let before = events(&site);
    let again = import(&site, &[]);
    assert_eq!(again.code, Some(0), "{again:?}");
    assert!(again.out.contains("2 déjà là") && again.out.contains("events/2026/59/anor-cafe-ia.yaml"), "{}", again.out);
    assert_eq!(events(&site), before);
}

#[test]
fn another_event_of_the_same_name_takes_a_number() {
    let site = with_table(&[
        "Café IA;cafe-ia;20/05/2026;14h-15h;Anor;",
        "Café IA;cafe-ia;21/05/2026;14h-15h;Anor;",
        "Café IA;cafe-ia;20/05/2026;14h30-16h;Anor;",
    ]);
    let run = import(&site, &[]);
    assert_eq!(paths(&site), ["2026/59/anor-cafe-ia-2.yaml", "2026/59/anor-cafe-ia.yaml"], "{run:?}");
    assert!(run.out.contains("ligne 4 : « Café IA » est déjà là (ligne 2)"), "{}", run.out);
    assert!(run.out.contains("ligne 3 : « 2026/59/anor-cafe-ia.yaml » existe pour un autre événement"), "{}", run.out);
}

#[test]
fn a_dry_run_writes_nothing_and_shows_what_would_be() {
    let site = with_table(&["Café IA;cafe-ia;20/05/2026;14h-15h;Anor;"]);
    let run = import(&site, &["--essai"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.out.contains("à créer : ") && run.out.contains("2026/59/anor-cafe-ia.yaml"), "{}", run.out);
    assert!(!site.path("events").exists());
}

#[test]
fn headings_of_ones_own_are_mapped_and_unknown_ones_are_named() {
    let site = Site::minimal();
    site.write("tableau.csv", "Nom du café,Quoi,Le,Vill,Comune,Note\nCafé IA,cafe-ia,20/05/2026,Anor,59,x\n");
    site.write("mots.yaml", "\"Nom du café\": titre\nQuoi: types\nLe: date\nVill: lieu.commune\nNote: ignorer\n");
    let mapping = site.path("mots.yaml");
    let run = import(&site, &["--correspondance", mapping.to_str().expect("UTF-8")]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.out.contains("« Comune » n’est pas lue : vouliez-vous dire « Commune » ?"), "{}", run.out);
    assert!(!run.out.contains("« Note »"), "{}", run.out);
    assert_eq!(paths(&site), ["2026/59/anor-cafe-ia.yaml"]);
    site.write("mots.yaml", "Quoi: typess\n");
    let wrong = import(&site, &["--correspondance", mapping.to_str().expect("UTF-8")]);
    assert_eq!(wrong.code, Some(3), "{wrong:?}");
    assert!(wrong.err.contains("Vouliez-vous dire « types »"), "{}", wrong.err);
}

#[test]
fn a_cell_never_becomes_more_than_a_text() {
    let site = with_table(&[
        "\"=cmd|' /C calc'!A0\";cafe-ia;20/05/2026;;Anor;",
        "../../../etc/passwd;cafe-ia;21/05/2026;;Anor;",
        "\"a\nstatut: annule\";cafe-ia;22/05/2026;;Anor;",
        "Un\u{1b}[31m rouge;cafe-ia;23/05/2026;;Anor;",
    ]);
    let run = import(&site, &[]);
    assert_eq!(run.code, Some(2), "{run:?}");
    let written = events(&site);
    let names: Vec<&str> = written.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ["2026/59/anor-a-statut-annule.yaml", "2026/59/anor-cmd-c-calc-a0.yaml", "2026/59/anor-etc-passwd.yaml"]
    );
    assert!(written["2026/59/anor-cmd-c-calc-a0.yaml"].starts_with("titre: \"=cmd|' /C calc'!A0\"\n"));
    assert!(
        run.out.contains("ligne 5, colonne « Intitulé » : « titre » contient un caractère invisible"),
        "{}",
        run.out
    );
    assert!(!run.out.contains('\u{1b}'), "{}", run.out);
}

#[test]
fn a_file_that_is_no_table_of_events_is_refused_in_words() {
    for (bytes, expected) in [
        (b"".to_vec(), "le fichier est vide"),
        (b"\n\n;;;\n".to_vec(), "aucune ligne ne donne le nom des colonnes"),
        ("Café IA;20/05/2026;Anor\n".as_bytes().to_vec(), "« Café IA », « 20/05/2026 », « Anor »"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".to_vec(), "n’est pas un tableau"),
        (vec![b'a'; 50 * 1024 * 1024], "10 Mo au plus"),
        (
            format!("{HEADINGS}\n{}", "Café;jeu;20/05/2026;;Anor;\n".repeat(100_000)).into_bytes(),
            "plus de 5000 événements",
        ),
    ] {
        let site = Site::minimal();
        site.write("tableau.csv", &bytes);
        let run = import(&site, &[]);
        assert_eq!((run.code, run.out.as_str()), (Some(3), ""), "{run:?}");
        assert!(run.err.starts_with("erreur : ") && run.err.contains(expected), "{} / {expected}", run.err);
        assert!(!site.path("events").exists());
    }
}

#[test]
fn titles_above_the_headings_empty_rows_and_doubled_headings_do_no_harm() {
    let site = Site::minimal();
    site.write(
        "tableau.csv",
        "Programme 2026;;;;\n;;;;\nTitre;Types;Date;Commune;Date\n;;;;\nCafé IA;cafe-ia;46162;Anor;21/05/2026\n\n",
    );
    let run = import(&site, &[]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.out.contains("La colonne E (« Date ») fait double emploi"), "{}", run.out);
    assert!(events(&site)["2026/59/anor-cafe-ia.yaml"].contains("date: 2026-05-20\n"), "{:?}", events(&site));
}

#[test]
fn a_table_of_excel_in_its_old_encoding_keeps_its_accents() {
    let site = Site::minimal();
    let bytes: Vec<u8> =
        "Intitul\u{e9};Type;Date;Ville\r\nCaf\u{e9} d\u{92}\u{e9}t\u{e9};Caf\u{e9} IA;20 mai 2026;Anor\r\n"
            .chars()
            .map(|letter| u8::try_from(u32::from(letter)).expect("one byte"))
            .collect();
    site.write("tableau.csv", bytes);
    let run = import(&site, &[]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(events(&site)["2026/59/anor-cafe-d-ete.yaml"].starts_with("titre: Café d’été\n"), "{:?}", events(&site));
}

#[test]
fn the_model_is_read_back_without_its_example() {
    let site = Site::minimal();
    let model = site.path("tableau.csv");
    let run = site.run(&["import", "--modele", model.to_str().expect("UTF-8")]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let text = std::fs::read_to_string(&model).expect("written");
    assert!(text.starts_with("\u{feff}Titre;Résumé;Description;Types d’activité;Jour;"), "{text}");
    assert!(import(&site, &[]).out.starts_with("0 événement créé"), "{:?}", import(&site, &[]));
    let example = text.replace("EXEMPLE À EFFACER : ", "");
    site.write("tableau.csv", example);
    let run = import(&site, &[]);
    assert_eq!((run.code, paths(&site).len()), (Some(0), 1), "{run:?}");
    let over = site.run(&["import", "--modele", model.to_str().expect("UTF-8")]);
    assert_eq!(over.code, Some(3), "a file that exists is not replaced: {over:?}");
}

#[test]
fn everybody_is_no_audience_but_an_open_door() {
    let site = Site::minimal();
    site.write("tableau.csv", "Titre;Type;Date;Ville;Public\nCafé IA;cafe-ia;20/05/2026;Anor;Tout public\n");
    let run = import(&site, &[]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(events(&site)["2026/59/anor-cafe-ia.yaml"].contains("acces: tout-public\n"), "{:?}", events(&site));
}
