//! What holds of every table of the contract.

use super::*;

/// Every block of a genre, with the path of keys that leads to it.
fn blocks(genre: &Genre) -> Vec<(String, &'static Block)> {
    let mut found = vec![(genre.name.to_owned(), genre.block)];
    let mut next = 0;
    while let Some((path, block)) = found.get(next).cloned() {
        let inner = block.keys.iter().filter_map(|key| Some((format!("{path}.{}", key.name), key.kind.block()?)));
        found.extend(inner);
        next += 1;
    }
    found
}

#[test]
fn every_key_is_told_in_french_and_stands_once() {
    for (path, block) in GENRES.iter().flat_map(|genre| blocks(genre)) {
        for (index, key) in block.keys.iter().enumerate() {
            let told = format!("{path}.{}", key.name);
            assert!(!block.keys[..index].iter().any(|other| other.name == key.name), "{told} stands twice");
            assert!(key.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit()), "{told}");
            assert!(!key.title.is_empty() && !key.example.is_empty(), "{told} lacks words");
            assert!(key.description.ends_with(['.', '…']), "{told} does not end its sentence");
            assert!(!key.description.contains('\''), "{told} has a straight apostrophe");
        }
    }
}

#[test]
fn a_rule_speaks_of_keys_that_are_there() {
    fn keys(test: &Test) -> Vec<&'static str> {
        match test {
            Test::Always => Vec::new(),
            Test::Has(key)
            | Test::Is(key, _)
            | Test::Holds(key, _)
            | Test::HoldsBlock(key)
            | Test::AtLeast(key, _)
            | Test::Each(key, _) => vec![*key],
            Test::Not(test) => keys(test),
            Test::All(tests) | Test::Any(tests) => tests.iter().flat_map(keys).collect(),
        }
    }
    for (path, block) in GENRES.iter().flat_map(|genre| blocks(genre)) {
        for rule in block.rules {
            for key in keys(&rule.when).into_iter().chain(keys(&rule.then)) {
                assert!(block.key(key).is_some(), "{path}: « {} » speaks of « {key} »", rule.told);
            }
        }
    }
}
