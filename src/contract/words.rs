//! What a key expects, told in plain French: for the schemas, the commented models and the tables of CONTRIBUER.md.

use super::{Kind, ReferenceKind, Scalar};
use crate::model::vocabulary::Word;

/// Values of a vocabulary that a sentence still holds.
const FEW: usize = 7;

impl Kind {
    /// « liste de jours », « texte de 140 caractères au plus »…
    pub fn told(&self) -> String {
        match self {
            Self::One(scalar) => scalar.told(),
            Self::List(scalar) => format!("liste ; chaque élément : {}", scalar.told()),
            Self::Block(_) => "bloc de clés".to_owned(),
            Self::Blocks(_) => "liste de blocs de clés".to_owned(),
            Self::OneOr(scalar, _) => format!("{}, ou bloc de clés", scalar.told()),
            Self::ListOr(scalar, _) => format!("liste ; chaque élément : {}, ou bloc de clés", scalar.told()),
            Self::Free(max) => {
                format!("bloc dont vous choisissez les clés ; textes de {} caractères au plus", grouped(*max))
            }
        }
    }
}

impl Scalar {
    /// « jour « 2026-05-23 » », « nombre entier de 0 à 120 »…
    pub fn told(&self) -> String {
        match self {
            Self::Line(max) => format!("texte d’une ligne, {} caractères au plus", grouped(*max)),
            Self::Lines(max) => format!("texte, {} caractères au plus", grouped(*max)),
            Self::Markdown(max) => format!("texte en Markdown, {} caractères au plus", grouped(*max)),
            Self::Coded(code) => code.told.to_owned(),
            Self::Choice(words) if words.len() <= FEW => keys(words),
            Self::Choice(_) => "une des valeurs possibles".to_owned(),
            Self::Id => "nom court : lettres minuscules sans accent, chiffres et traits d’union".to_owned(),
            Self::Reference(kind) => format!("nom d’un fichier de {}, sans son extension", kind.folders()),
            Self::Boolean => "« true » (oui) ou « false » (non)".to_owned(),
            Self::Number(min, max) => format!("nombre entier de {min} à {}", grouped(*max as usize)),
            Self::Decimal => "nombre décimal, avec un point".to_owned(),
            Self::Day => "jour, comme « 2026-05-23 »".to_owned(),
            Self::Moment => "jour et heure, comme « 2026-05-20T14:00 »".to_owned(),
            Self::Deadline => "jour, ou jour et heure, comme « 2026-05-20T14:00 »".to_owned(),
            Self::Time => "heure, comme « 13:30 »".to_owned(),
            Self::Url => "adresse de page web, qui commence par « https:// »".to_owned(),
            Self::Email => "adresse de courriel".to_owned(),
        }
    }
}

impl ReferenceKind {
    /// Where the files stand that are referred to.
    pub fn folders(self) -> &'static str {
        match self {
            Self::Organisation => "content/organisations",
            Self::Venue => "content/lieux",
            Self::Format => "content/formats",
            Self::Resource => "content/modules ou content/ressources",
        }
    }
}

/// « presentiel, en-ligne ou hybride ».
fn keys(words: &[Word]) -> String {
    let keys: Vec<String> = words.iter().map(|word| format!("« {} »", word.key)).collect();
    match keys.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} ou {last}", others.join(", ")),
        None => String::new(),
    }
}

/// « 10 000 », with the no-break space of thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&[u8]> = digits.as_bytes().rchunks(3).rev().collect();
    groups.into_iter().map(String::from_utf8_lossy).collect::<Vec<_>>().join("\u{202f}")
}
