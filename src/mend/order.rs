//! `check --fix --ordre`: the first-level keys of a file in the order of the contract, each with the comments above it and
//! all that depends on it. YAML gives their order no meaning; a person who reads many files does.

use crate::contract::Block;

/// A key's lines, with the comments that stand right above it and the empty lines below.
struct Piece<'a> {
    key: &'a str,
    text: &'a str,
}

/// The text with its keys in order; `None` when they are already, or when a line at the margin is neither a key of the
/// contract nor a comment: what is not understood is not moved.
pub fn in_order(text: &str, block: &Block) -> Option<String> {
    let rank = |piece: &Piece<'_>| block.keys.iter().position(|key| key.name == piece.key);
    let (head, pieces) = pieces(text)?;
    let ranks: Vec<usize> = pieces.iter().map(rank).collect::<Option<_>>()?;
    if ranks.is_sorted() {
        return None;
    }
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.sort_by_key(|place| ranks[*place]);
    let mut ordered = String::with_capacity(text.len() + 1);
    ordered.push_str(head);
    for place in order {
        // The last line of a file may have no end: it is no longer the last.
        if !ordered.is_empty() && !ordered.ends_with('\n') {
            ordered.push('\n');
        }
        ordered.push_str(pieces[place].text);
    }
    Some(ordered)
}

/// What stands before the first key's own comments, then each key's piece.
fn pieces(text: &str) -> Option<(&str, Vec<Piece<'_>>)> {
    let mut starts: Vec<(usize, &str)> = Vec::new();
    // Where the comments that touch the next line began.
    let mut comments: Option<usize> = None;
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        if bare.starts_with('#') {
            comments.get_or_insert(place);
        } else if bare.is_empty() {
            comments = None;
        } else if !line.starts_with([' ', '\t']) {
            starts.push((comments.take().unwrap_or(place), key_of(bare)?));
        } else {
            comments = None;
        }
        place += line.len();
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let pieces = starts.iter().zip(ends).map(|((start, key), end)| Piece { key, text: &text[*start..end] });
    Some((&text[..starts.first()?.0], pieces.collect()))
}

/// The key of a line at the margin.
fn key_of(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let plain = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    (plain && (rest.is_empty() || rest.starts_with([' ', '\t']))).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::EVENT;

    #[test]
    fn keys_move_with_their_comments_and_what_depends_on_them() {
        let text = "# Le café d’Anor\n\n# quand\ndate: 2026-05-23   # samedi\n\nlieu:\n  commune: Anor\n  # la commune\n  departement: \"59\"\ntypes: [cafe-ia]\ntitre: Café";
        let expected = "# Le café d’Anor\n\ntitre: Café\ntypes: [cafe-ia]\n# quand\ndate: 2026-05-23   # samedi\n\nlieu:\n  commune: Anor\n  # la commune\n  departement: \"59\"\n";
        let ordered = in_order(text, EVENT.block).expect("another order");
        assert_eq!(ordered, expected);
        assert_eq!(in_order(&ordered, EVENT.block), None, "once is enough");
    }

    #[test]
    fn what_is_not_understood_is_not_moved() {
        for text in [
            "date: 2026-05-23\ntitre : Café\n",
            "date: 2026-05-23\n- titre\n",
            "---\ntypes: []\ntitre: a\n",
            "inconnu: 1\ntitre: a\n",
            "",
        ] {
            assert_eq!(in_order(text, EVENT.block), None, "{text}");
        }
    }
}
