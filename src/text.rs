//! Small pure functions on text that several rooms share: folding, slugs, French typography, nearest words.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// No-break space, inside « » and before a colon.
const NBSP: char = '\u{a0}';
/// Narrow no-break space, before `;` `!` `?` `%` and between thousands.
const NNBSP: char = '\u{202f}';

/// Lower case without accents nor ligatures: `Schœneck` → `schoeneck`. Everything else stays.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            '’' => folded.push('\''),
            _ => folded.push(letter),
        }
    }
    folded
}

/// A folded text whose runs of anything but `a-z0-9` become single hyphens, none at either end; may be empty.
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in fold(text).chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// French typography (Lexique des règles typographiques en usage à l'Imprimerie nationale), for prose only: typographic
/// apostrophes, no-break spaces where a space already stands, thousands, ellipsis. Words that hold `://` or `@` stay as
/// they are, as does anything glued: `13:30`, `compar:IA`.
pub fn typography(text: &str) -> Cow<'_, str> {
    if !text.contains([' ', '\'', '.']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    // Where the word of the last apostrophe ends, and whether it is an address: each word is looked at once.
    let (mut word_end, mut address) = (0, false);
    // What lies between two signs that may change is copied as it is.
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b' ' | b'\'' | b'.')) {
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        let here = text.len() - after.len() - 1;
        let sign = rest.as_bytes()[at];
        out.push_str(before);
        rest = after;
        match sign {
            b' ' => out.push(space_between(&out, after)),
            b'\'' if out.ends_with(char::is_alphanumeric) => {
                if here >= word_end {
                    let head = text[..here].rsplit(char::is_whitespace).next().unwrap_or_default();
                    let tail = text[here..].split(char::is_whitespace).next().unwrap_or_default();
                    let word = &text[here - head.len()..here + tail.len()];
                    (word_end, address) = (here + tail.len(), word.contains("://") || word.contains('@'));
                }
                out.push(if address { '\'' } else { '’' });
            }
            b'.' if after.starts_with("..") && !after.starts_with("...") => {
                out.push('…');
                rest = &after[2..];
            }
            sign => out.push(char::from(sign)),
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A number, its thousands set apart: « 1 500 », “1,500”.
pub fn grouped(number: usize, apart: &str) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 4);
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push_str(apart);
        }
        out.push(digit);
    }
    out
}

/// Which space stands between what was written and what comes.
fn space_between(before: &str, after: &str) -> char {
    let next = after.chars().next();
    let alone = |sign: &str| after[sign.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    match next {
        Some('»') => NBSP,
        Some(':') if alone(":") => NBSP,
        Some(sign @ (';' | '!' | '?' | '%' | '€')) if alone(sign.encode_utf8(&mut [0; 4])) => NNBSP,
        _ if before.ends_with('«') => NBSP,
        // « 13 h 30 » is one word for those who read it.
        Some('h') if ends_with_digit(before) && alone("h") => NBSP,
        Some(digit) if digit.is_ascii_digit() && ends_with_an_hour(before) => NBSP,
        Some(digit) if digit.is_ascii_digit() && ends_a_group(before) && starts_a_group(after) => NNBSP,
        _ => ' ',
    }
}

fn ends_with_digit(text: &str) -> bool {
    text.ends_with(|last: char| last.is_ascii_digit())
}

/// « 13 h », or « 13h ».
fn ends_with_an_hour(text: &str) -> bool {
    text.strip_suffix('h').is_some_and(|hour| ends_with_digit(hour.trim_end()))
}

/// Whether the text ends with one to three digits that are not part of a longer number.
fn ends_a_group(before: &str) -> bool {
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits) && !before[..before.len() - digits].ends_with(['.', ',', '/', '-', ':'])
}

/// Whether the text starts with exactly three digits.
fn starts_a_group(after: &str) -> bool {
    after.bytes().take_while(u8::is_ascii_digit).count() == 3
}

/// The candidate nearest to `word` once both are folded, when it is near enough to be what was meant: at most three
/// edits (Damerau-Levenshtein), fewer for short words, or one the beginning of the other.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold(word.trim());
    candidates
        .into_iter()
        .map(|candidate| (edits(&word, &fold(candidate)), candidate))
        .min_by_key(|(edits, candidate)| (*edits, candidate.len()))
        .filter(|(edits, candidate)| *edits <= allowed_edits(word.len().min(candidate.len())))
        .map(|(_, candidate)| candidate)
}

fn allowed_edits(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=4 => 1,
        5..=9 => 2,
        _ => 3,
    }
}

fn edits(word: &str, candidate: &str) -> usize {
    let plain = |text: &str| text.replace(['-', '_', ' ', '\''], "");
    if plain(word) == plain(candidate) {
        return 0;
    }
    let shorter = word.len().min(candidate.len());
    if shorter >= 4 && (word.starts_with(candidate) || candidate.starts_with(word)) {
        return 1;
    }
    strsim::damerau_levenshtein(word, candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_accents_ligatures_and_case() {
        assert_eq!(fold("Schœneck"), "schoeneck");
        assert_eq!(fold("BELLÊME"), "belleme");
        assert_eq!(slugify("L’Haÿ-les-Roses !"), "l-hay-les-roses");
    }

    #[test]
    fn typography_uses_the_spaces_that_are_there_and_adds_none() {
        assert_eq!(typography("L'IA, c'est nul !"), "L’IA, c’est nul\u{202f}!");
        assert_eq!(typography("IA & Bâtiment : innovations"), "IA & Bâtiment\u{a0}: innovations");
        assert_eq!(typography("« oui » et 48 %"), "«\u{a0}oui\u{a0}» et 48\u{202f}%");
        assert_eq!(
            typography("1 500 événements, 2 000 000 de gens"),
            "1\u{202f}500 événements, 2\u{202f}000\u{202f}000 de gens"
        );
        assert_eq!(typography("et puis..."), "et puis…");
        assert_eq!(typography("de 13 h 30 à 15 h."), "de 13\u{a0}h\u{a0}30 à 15\u{a0}h.");
        assert_eq!(typography("un hôtel, 3 hôtels, le plan h 30"), "un hôtel, 3 hôtels, le plan h 30");
    }

    #[test]
    fn typography_leaves_hours_names_years_and_addresses_alone() {
        for text in ["13:30", "compar:IA", "https://a.fr/l'ia?x=1", "le 18 2026", "mai 2026 100", "o'neil@a.fr"] {
            assert_eq!(typography(text), text);
        }
    }

    #[test]
    fn the_nearest_word_is_proposed_only_when_it_is_near() {
        assert_eq!(nearest("senior", ["jeunes", "seniors"]), Some("seniors"));
        assert_eq!(nearest("comune", ["commune", "nom"]), Some("commune"));
        assert_eq!(nearest("Café IA", ["cafe-ia", "jeu"]), Some("cafe-ia"));
        assert_eq!(nearest("voiture", ["cafe-ia", "jeu"]), None);
    }
}
