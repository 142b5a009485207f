//! The table to fill: headings, and one example to write over or to erase; as a workbook, with lists to choose from and a
//! sheet of help.

use super::columns::{COLUMNS, Column, Kind, Words};
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, Workbook, XlsxError};

/// Rows of the workbook that offer lists.
const ROWS: u32 = 500;

fn columns() -> impl Iterator<Item = (&'static Column, &'static str)> {
    COLUMNS.iter().filter_map(|column| Some((column, column.example.as_deref()?)))
}

/// The model as CSV, as the site publishes its tables: semicolons and a byte order mark, for French spreadsheets.
pub fn csv() -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(::csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    // A Vec takes all bytes: nothing here can fail.
    let _ = writer.write_record(columns().map(|(column, _)| &column.title));
    let _ = writer.write_record(columns().map(|(_, example)| example));
    writer.into_inner().unwrap_or_default()
}

/// The model as a workbook.
///
/// # Errors
/// Those of the crate that writes it: none is expected.
pub fn xlsx() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold().set_text_wrap();
    // Text cells keep « 01000 » and « 14h00 » as they are typed.
    let text = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    let sheet = book.add_worksheet().set_name("Événements")?;
    sheet.set_freeze_panes(1, 0)?;
    for (index, (column, example)) in (0_u16..).zip(columns()) {
        sheet.set_column_format(index, &text)?.set_column_width(index, 22)?;
        sheet.write_string_with_format(0, index, &column.title, &bold)?;
        sheet.write_string_with_format(1, index, example, &text)?;
        if let Some(list) = list(column) {
            sheet.add_data_validation(1, index, ROWS, index, &list)?;
        }
    }
    let help = book.add_worksheet().set_name("Aide")?;
    help.set_column_width(0, 30)?.set_column_width(1, 90)?;
    for (row, line) in (0_u32..).zip(HELP) {
        help.write_string_with_format(row, 0, line[0], &bold)?.write_string_with_format(row, 1, line[1], &text)?;
    }
    let lists = columns().filter_map(|(column, _)| Some((column, words(column)?)));
    for (row, (column, words)) in (u32::try_from(HELP.len()).unwrap_or(u32::MAX)..).zip(lists) {
        let labels: Vec<&str> = words.iter().map(|word| word.label).collect();
        help.write_string_with_format(row, 0, &column.title, &bold)?;
        help.write_string_with_format(row, 1, labels.join(" ; "), &text)?;
    }
    book.save_to_buffer()
}

fn words(column: &Column) -> Option<Words> {
    match column.kind {
        Kind::Choice(words) | Kind::Choices(words) => Some(words),
        _ => None,
    }
}

/// The list to choose from. Where several values may stand, another text is allowed. Excel takes 255 characters at most.
fn list(column: &Column) -> Option<DataValidation> {
    let several = matches!(column.kind, Kind::Choices(_));
    let labels: Vec<&str> = match column.kind {
        Kind::Boolean => vec!["oui", "non"],
        _ => words(column)?.iter().map(|word| word.label).collect(),
    };
    // A comma parts the values of a list in the file format.
    let labels: Vec<String> =
        labels.into_iter().map(|label| label.split(',').next().unwrap_or(label).to_owned()).collect();
    let list = DataValidation::new().allow_list_strings(&labels).ok()?;
    Some(list.show_error_message(!several))
}

const HELP: &[[&str; 2]] = &[
    ["Une ligne", "Un événement. Effacez la ligne d’exemple, ou écrivez par-dessus."],
    [
        "Ce qu’il faut",
        "Titre, Types d’activité, Jour et Commune. Une case dont vous ne connaissez pas la valeur reste vide.",
    ],
    ["Jour", "20/05/2026, ou 20 mai 2026."],
    ["Début, Fin", "14h00 et 15h30. Sans ces heures, la page dira « horaire à préciser »."],
    ["Plusieurs valeurs", "Séparez-les par un point-virgule : « Café IA ; Débat citoyen »."],
    ["Organisateurs", "Le nom de l’organisation. Pour y joindre son site : « Médiathèque <https://exemple.fr> »."],
    ["Coordonnées", "Une adresse de service plutôt que celle d’une personne : elles seront publiées."],
];
