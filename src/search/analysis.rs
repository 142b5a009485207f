//! Which terms a text holds: without accents, elisions nor plurals. `themes/semaine/static/js/analyse.js` does the same
//! for what a visitor types; `tests/search-terms.json` is run against both.

use crate::text::fold;
use unicode_normalization::char::is_combining_mark;

/// What stands before an apostrophe without being a word of its own: « l’espace », « jusqu’à ».
const ELIDED: [&str; 14] =
    ["l", "d", "j", "t", "m", "n", "s", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu"];

/// Words too common to tell one page from another, folded and sorted.
const STOP_WORDS: [&str; 60] = [
    "afin", "ainsi", "au", "aux", "avec", "ce", "ces", "cet", "cette", "comme", "dans", "de", "des", "donc", "du",
    "elle", "elles", "en", "entre", "est", "et", "il", "ils", "la", "le", "les", "leur", "leurs", "lors", "mais", "ne",
    "nos", "notre", "nous", "on", "ou", "par", "pas", "plus", "pour", "que", "qui", "sa", "se", "sera", "seront",
    "ses", "son", "sont", "sur", "tous", "tout", "toute", "toutes", "un", "une", "vos", "votre", "vous", "y",
];

/// The words of a text as they are written, marks and apostrophes included.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let inner = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’') || is_combining_mark(letter);
    text.split(move |letter| !inner(letter)).filter(|word| !word.is_empty())
}

/// The terms of one of [`words`], each with the part of the word that it stands for. « aujourd’hui » has two.
pub fn terms_of(word: &str) -> impl Iterator<Item = (String, &str)> {
    let parts = word.split(['\'', '’']);
    let last = parts.clone().count() - 1;
    parts.enumerate().filter_map(move |(place, part)| {
        let folded = fold(part);
        let elided = place < last && ELIDED.contains(&folded.as_str());
        let kept = !elided && folded.chars().nth(1).is_some() && STOP_WORDS.binary_search(&folded.as_str()).is_err();
        kept.then(|| (stem(folded), part))
    })
}

/// The terms of a text, in order.
pub fn terms(text: &str) -> Vec<String> {
    words(text).flat_map(terms_of).map(|(term, _)| term).collect()
}

/// The minimal stemmer of Savoy (« A Stemming Procedure and Stopword List for General French Corpora », JASIS 50/10,
/// 1999) on folded words, the plural taken off before the length is looked at, so that « table » and « tables » meet.
fn stem(mut word: String) -> String {
    if !word.is_ascii() || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word;
    }
    if word.len() >= 6 && word.ends_with("aux") && !word.ends_with("eaux") {
        word.truncate(word.len() - 2);
        word.push('l');
    } else if word.len() > 3 && word.ends_with(['s', 'x']) {
        word.pop();
    }
    if word.len() < 6 {
        return word;
    }
    for ending in ['r', 'e'] {
        if word.ends_with(ending) {
            word.pop();
        }
    }
    let bytes = word.as_bytes();
    if bytes[bytes.len() - 1] == bytes[bytes.len() - 2] {
        word.pop();
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_shared_with_the_script_holds() {
        let table: Vec<(String, Vec<String>)> =
            serde_json::from_str(include_str!("../../tests/search-terms.json")).expect("a table");
        for (text, expected) in table {
            assert_eq!(terms(&text), expected, "{text}");
        }
    }

    #[test]
    fn stop_words_are_sorted_and_folded() {
        assert!(STOP_WORDS.is_sorted());
        assert!(STOP_WORDS.iter().all(|word| fold(word) == *word));
    }
}
