//! Why a file cannot be imported at all, said in French with what to do.

use std::fmt;

/// Nothing was read, and nothing written.
#[derive(Debug)]
pub enum Refusal {
    /// Larger than [`super::MAX_BYTES`]: its bytes.
    TooLarge(u64),
    /// More rows, or items, than [`super::MAX_EVENTS`].
    TooMany,
    /// A compressed file that unfolds beyond reason.
    TooMuchInside,
    /// Nothing in it.
    Empty,
    /// No kind of file that is read here.
    UnknownKind,
    /// The format `.xls` of before 2007, or a file locked with a password.
    OldWorkbook,
    /// A workbook that cannot be read.
    BrokenWorkbook,
    /// JSON that is broken, or is no list of events.
    BrokenAgenda,
    /// A calendar without any event.
    NoEvent,
    /// No sheet of this name; those there are.
    NoSheet {
        /// As asked for.
        asked: String,
        /// The names of the workbook.
        known: Vec<String>,
    },
    /// No row looks like headings; the row that comes nearest.
    NoHeadings(Vec<String>),
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024);
        match self {
            Self::TooLarge(bytes) => write!(
                formatter,
                "le fichier pèse {} Mo, {} Mo au plus : gardez la seule feuille des événements, sans image, ou coupez-le en plusieurs fichiers",
                megabytes(*bytes),
                megabytes(super::MAX_BYTES)
            ),
            Self::TooMany => write!(
                formatter,
                "le fichier compte plus de {} événements : coupez-le en plusieurs fichiers, par exemple un par département",
                super::MAX_EVENTS
            ),
            Self::TooMuchInside => {
                formatter.write_str("le classeur est anormalement grand une fois ouvert : copiez les cellules utiles dans un classeur neuf")
            }
            Self::Empty => formatter.write_str("le fichier est vide"),
            Self::UnknownKind => formatter.write_str(
                "ce fichier n’est pas un tableau (CSV, XLSX, ODS), ni un export JSON d’OpenAgenda, ni un calendrier iCalendar",
            ),
            Self::OldWorkbook => formatter.write_str(
                "ce classeur est à l’ancien format .xls, ou protégé par un mot de passe : enregistrez-le en .xlsx, en .ods ou en .csv, sans mot de passe",
            ),
            Self::BrokenWorkbook => formatter.write_str(
                "ce classeur ne peut pas être lu : ouvrez-le dans votre tableur et enregistrez-le à nouveau",
            ),
            Self::BrokenAgenda => formatter.write_str(
                "ce fichier JSON est incomplet, ou n’est pas un export d’OpenAgenda : il doit contenir une liste « events »",
            ),
            Self::NoEvent => formatter.write_str("ce calendrier ne contient aucun événement (VEVENT)"),
            Self::NoSheet { asked, known } => write!(
                formatter,
                "le classeur n’a pas de feuille « {asked} » ; ses feuilles sont : {}",
                known.iter().map(|name| format!("« {name} »")).collect::<Vec<_>>().join(", ")
            ),
            Self::NoHeadings(row) => {
                formatter.write_str("aucune ligne ne donne le nom des colonnes : il faut au moins « Titre », « Type », « Jour » et « Commune »")?;
                if row.is_empty() {
                    return Ok(());
                }
                let shown = row.iter().map(|cell| format!("« {cell} »")).collect::<Vec<_>>().join(", ");
                write!(formatter, "\nLa première ligne contient : {shown}.\nSi ce sont vos noms de colonnes, dites à quoi ils correspondent avec « --correspondance »")
            }
        }
    }
}

impl std::error::Error for Refusal {}
