//! `semaine import` of workbooks: what Excel and LibreOffice keep (dates as numbers, formulas, merged cells), and what a
//! hostile zip holds.

mod common;

use common::Site;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::io::{Cursor, Write};

/// A programme as people make it: a title, a sheet before it, dates as numbers, a town merged over two rows, a formula.
fn programme() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Notes").expect("named").write(0, 0, "À lire").expect("written");
    let sheet = book.add_worksheet().set_name("Programme").expect("named");
    let (day, hour) = (Format::new().set_num_format("dd/mm/yyyy"), Format::new().set_num_format("hh:mm"));
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 5, "Programme de mai", &plain).expect("merged");
    for (column, heading) in (0..).zip(["Titre", "Type", "Date", "Début", "Fin", "Ville", "CP", "Places"]) {
        sheet.write(2, column, heading).expect("written");
    }
    for (row, title, number) in [(3, "Café IA", 20), (4, "Quiz", 21)] {
        sheet.write(row, 0, title).expect("written");
        sheet.write(row, 1, "jeu").expect("written");
        let date = ExcelDateTime::from_ymd(2026, 5, number).expect("a day");
        sheet.write_with_format(row, 2, &date, &day).expect("written");
        let time = |hour| ExcelDateTime::from_hms(hour, 30, 0).expect("a time");
        sheet.write_with_format(row, 3, time(14), &hour).expect("written");
        sheet.write_with_format(row, 4, time(16), &hour).expect("written");
        sheet.write(row, 6, 1000).expect("written");
        sheet.write_formula(row, 7, Formula::new("=10*2").set_result("20")).expect("written");
    }
    sheet.merge_range(3, 5, 4, 5, "Bourg-en-Bresse", &plain).expect("merged");
    book.save_to_buffer().expect("saved")
}

#[test]
fn a_workbook_keeps_its_days_hours_formulas_and_merged_cells() {
    let site = Site::minimal();
    let run = site.import("programme.xlsx", programme(), &[]);
    assert_eq!(run.code, Some(0), "{run:?}");
    for (path, day) in [("bourg-en-bresse-cafe-ia", 20), ("bourg-en-bresse-quiz", 21)] {
        let text = site.event(&format!("2026/01/{path}.yaml"));
        assert!(text.contains(&format!("debut: 2026-05-{day}T14:30\nfin: 2026-05-{day}T16:30\n")), "{text}");
        assert!(text.contains("code_postal: \"01000\"\n  commune: Bourg-en-Bresse\n"), "{text}");
        assert!(text.contains("places: 20\n"), "{text}");
    }
}

#[test]
fn a_sheet_is_chosen_by_its_name() {
    let site = Site::minimal();
    let run = site.import("programme.xlsx", programme(), &["--feuille", "Programe"]);
    assert_eq!(run.code, Some(3), "{run:?}");
    assert!(run.err.contains("« Notes », « Programme »"), "{}", run.err);
    let notes = site.import("programme.xlsx", programme(), &["--feuille", "Notes"]);
    assert!(notes.err.contains("aucune ligne ne donne le nom des colonnes"), "{}", notes.err);
    assert_eq!(site.import("programme.xlsx", programme(), &["--feuille", "Programme"]).code, Some(0));
}

/// An ODS with this table as its only sheet.
fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body>\
<office:spreadsheet><table:table table:name=\"Feuille1\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            b"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
        ),
        ("content.xml", content.as_bytes()),
    ])
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("started");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

fn row(cells: &[&str]) -> String {
    let cells = cells.iter().map(|cell| match cell.strip_prefix("date:") {
        Some(day) => format!("<table:table-cell office:value-type=\"date\" office:date-value=\"{day}\"><text:p>x</text:p></table:table-cell>"),
        None => format!("<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>"),
    });
    format!("<table:table-row>{}</table:table-row>", cells.collect::<String>())
}

#[test]
fn an_open_document_is_read_too() {
    let site = Site::minimal();
    let rows = row(&["Titre", "Types", "Date", "Commune"]) + &row(&["Café IA", "cafe-ia", "date:2026-05-20", "Anor"]);
    // The empty end of a sheet, as LibreOffice writes it.
    let rest = "<table:table-row table:number-rows-repeated=\"1048574\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let run = site.import("programme.ods", ods(&format!("{rows}{rest}")), &[]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(site.event("2026/59/anor-cafe-ia.yaml").contains("date: 2026-05-20\n"));
}

#[test]
fn a_workbook_that_unfolds_beyond_reason_is_refused() {
    let bomb = zipped(&[("xl/workbook.xml", &vec![b' '; 130 * 1024 * 1024])]);
    assert!(bomb.len() < 1024 * 1024);
    let cell = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16384\"><text:p>a</text:p></table:table-cell>";
    let repeated = ods(&format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>"));
    for bytes in [bomb, repeated] {
        let site = Site::minimal();
        let run = site.import("bombe.xlsx", &bytes, &[]);
        assert_eq!(run.code, Some(3), "{run:?}");
        assert!(run.err.contains("anormalement grand"), "{}", run.err);
    }
}

#[test]
fn a_workbook_of_100_000_rows_and_broken_ones_are_refused_in_words() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["Titre", "Types", "Date", "Commune"]) {
        sheet.write(0, column, heading).expect("written");
    }
    for row in 1..=100_000 {
        sheet.write(row, 0, "Café").expect("written");
    }
    let large = book.save_to_buffer().expect("saved");
    let old = [b"\xd0\xcf\x11\xe0".as_slice(), &[0; 600]].concat();
    for (bytes, expected) in [
        (large, "plus de 5000 événements"),
        (old, "ancien format .xls"),
        (b"PK\x03\x04 nothing".to_vec(), "ne peut pas être lu"),
        (zipped(&[("a.txt", b"a")]), "ne peut pas être lu"),
    ] {
        let site = Site::minimal();
        let run = site.import("tableau.xlsx", &bytes, &[]);
        assert_eq!((run.code, run.out.as_str()), (Some(3), ""), "{run:?}");
        assert!(run.err.contains(expected), "{}", run.err);
    }
}

#[test]
fn the_model_as_a_workbook_is_read_back() {
    let site = Site::minimal();
    let model = site.path("modele.xlsx");
    let made = site.run(&["import", "--modele", model.to_str().expect("UTF-8")]);
    assert_eq!(made.code, Some(0), "{made:?}");
    let run = site.run(&["import", model.to_str().expect("UTF-8")]);
    assert!(run.code == Some(0) && run.out.starts_with("0 événement créé"), "{run:?}");
}
