//! The inverted index: for each term, the documents that hold it best, in shards that a browser reads one by one.
//!
//! A shard is `{"term": ["as written", documents, code, code…]}`; a code is `8 × (document − the previous one) + score`.
//! More documents than codes mean that only the best are listed. How many shards there are depends on the length of the
//! texts alone, so that the site map can name them before the index is made.

use super::analysis;
use super::ranges;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::fmt::Write;

/// Documents listed for a term at most.
const POSTINGS: usize = 500;

/// Bytes of JSON in a shard on average, at most; measured, they are some 45 % of it once compressed.
const SHARD_BYTES: usize = 10_000;

/// How much a word counts by the field it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The title.
    Title,
    /// What sorts it: place, kind, audience…
    Label,
    /// Its texts.
    Text,
}

impl Weight {
    fn value(self) -> f32 {
        match self {
            Self::Title => 7.0,
            Self::Label => 3.0,
            Self::Text => 1.0,
        }
    }
}

/// How many shards texts of so many bytes have: vocabulary and postings grow more slowly than texts do.
pub fn shard_count(text_bytes: usize) -> usize {
    // Square roots alone, which IEEE 754 rounds the same way everywhere.
    let root = (text_bytes as f64).sqrt();
    ((root * root.sqrt() / 700.0) as usize).max(1)
}

/// The index of a site.
#[derive(Debug)]
pub struct Index {
    /// What tells the shard of a term: it is in the last one that does not start after it.
    pub starts: Vec<String>,
    /// JSON of each shard.
    pub shards: Vec<String>,
}

#[derive(Debug)]
struct Term {
    name: String,
    /// As a person writes it; empty when that is the term itself.
    written: String,
    documents: usize,
    postings: Vec<Posting>,
}

#[derive(Debug, Clone, Copy)]
struct Posting {
    document: u32,
    score: u8,
}

/// Takes documents in, in order.
#[derive(Debug, Default)]
pub struct Builder {
    terms: Vec<Term>,
    by_name: HashMap<String, u32>,
    /// The terms of a word as it is written: most words come back.
    by_word: HashMap<Box<str>, Box<[u32]>>,
    counts: Vec<(u32, f32)>,
}

impl Builder {
    /// Adds a document; numbers only grow.
    pub fn add<'a>(&mut self, document: u32, fields: impl IntoIterator<Item = (Weight, &'a str)>) {
        let mut counts = std::mem::take(&mut self.counts);
        for (weight, text) in fields {
            for word in analysis::words(text) {
                counts.extend(self.terms_of(word).iter().map(|term| (*term, weight.value())));
            }
        }
        counts.sort_by_key(|(term, _)| *term);
        let length: f32 = counts.iter().map(|(_, weight)| weight).sum();
        for same in counts.chunk_by(|one, other| one.0 == other.0) {
            let weight: f32 = same.iter().map(|(_, weight)| weight).sum();
            // BM25 (k1 = 1.2, b = 0.75) without the rarity of the term, which the reader knows.
            let score = weight / (weight + 1.2 * (0.25 + 0.75 * length / 180.0));
            self.terms[same[0].0 as usize].push(Posting { document, score: ((score * 8.0) as u8).min(7) });
        }
        counts.clear();
        self.counts = counts;
    }

    /// Files the terms in `count` shards. Should they not fit, each term lists fewer documents.
    pub fn finish(mut self, count: usize) -> Index {
        self.terms.sort_unstable_by(|one, other| one.name.cmp(&other.name));
        let mut most = POSTINGS;
        let entries = loop {
            let entries: Vec<String> = self.terms.iter_mut().map(|term| term.json(most)).collect();
            let fits = entries.iter().map(String::len).sum::<usize>() <= count * SHARD_BYTES;
            if fits || most == 1 {
                break entries;
            }
            most = most * 3 / 4;
        };
        let weights: Vec<usize> = entries.iter().map(String::len).collect();
        let ranges = ranges::ranges(&weights, count);
        let names: Vec<&str> = self.terms.iter().map(|term| term.name.as_str()).collect();
        let mut shards = vec![String::new(); count];
        for (entry, range) in entries.iter().zip(&ranges) {
            let shard = &mut shards[*range];
            shard.push(if shard.is_empty() { '{' } else { ',' });
            shard.push_str(entry);
        }
        for shard in &mut shards {
            shard.push_str(if shard.is_empty() { "{}" } else { "}" });
        }
        Index { starts: ranges::starts(&names, &ranges, count), shards }
    }

    fn terms_of(&mut self, word: &str) -> &[u32] {
        if !self.by_word.contains_key(word) {
            let terms = analysis::terms_of(word).map(|(name, part)| self.term(name, part)).collect();
            self.by_word.insert(word.into(), terms);
        }
        &self.by_word[word]
    }

    fn term(&mut self, name: String, part: &str) -> u32 {
        if let Some(term) = self.by_name.get(&name) {
            return *term;
        }
        let number = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
        let written = Some(part.to_lowercase()).filter(|written| *written != name).unwrap_or_default();
        self.by_name.insert(name.clone(), number);
        self.terms.push(Term { name, written, documents: 0, postings: Vec::new() });
        number
    }
}

impl Term {
    fn push(&mut self, posting: Posting) {
        self.documents += 1;
        self.postings.push(posting);
        if self.postings.len() >= 4 * POSTINGS {
            self.keep(POSTINGS);
        }
    }

    /// Keeps the best documents; among equals the first ones, so that their cards stand in the same files.
    fn keep(&mut self, most: usize) {
        if self.postings.len() > most {
            self.postings.sort_unstable_by_key(|posting| (Reverse(posting.score), posting.document));
            self.postings.truncate(most);
        }
    }

    fn json(&mut self, most: usize) -> String {
        self.keep(most);
        self.postings.sort_unstable_by_key(|posting| posting.document);
        let mut json = String::with_capacity(self.name.len() + 16 + 6 * self.postings.len());
        // Letters and digits alone: nothing to escape. Writing to a string does not fail.
        let _ = write!(json, "\"{}\":[\"{}\",{}", self.name, self.written, self.documents);
        let mut previous = 0;
        for posting in &self.postings {
            let _ = write!(json, ",{}", u64::from(posting.document - previous) * 8 + u64::from(posting.score));
            previous = posting.document;
        }
        json.push(']');
        json
    }
}

#[cfg(test)]
mod tests {
    use super::super::SHARD_BUDGET;
    use super::*;
    use std::collections::BTreeMap;

    fn zipped(text: &str) -> usize {
        use flate2::{Compression, write::GzEncoder};
        let mut zip = GzEncoder::new(Vec::new(), Compression::default());
        std::io::Write::write_all(&mut zip, text.as_bytes()).expect("in memory");
        zip.finish().expect("in memory").len()
    }

    /// A vocabulary that grows with the number of documents, some words far more frequent than others.
    fn fictional(documents: u32) -> Index {
        let mut builder = Builder::default();
        let (mut seed, mut bytes) = (7u64, 0);
        for document in 0..documents {
            let mut text = String::from("Café IA");
            for _ in 0..60 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let rank = (f64::from((seed >> 40) as u32) / 16_777_216.0 * 11.0).exp() as u64;
                let _ = write!(text, " m{rank}ot");
            }
            bytes += text.len();
            builder.add(document, [(Weight::Text, text.as_str())]);
        }
        builder.finish(shard_count(bytes))
    }

    #[test]
    fn shards_keep_to_their_budget_and_terms_to_theirs() {
        for size in [1, 100, 5_000] {
            let index = fictional(size);
            let largest = index.shards.iter().map(|shard| zipped(shard)).max();
            assert!(largest <= Some(SHARD_BUDGET), "{size}: {largest:?}");
            for shard in &index.shards {
                let terms: BTreeMap<String, Vec<serde_json::Value>> = serde_json::from_str(shard).expect("JSON");
                assert!(terms.values().all(|entry| entry.len() <= POSTINGS + 2));
            }
        }
    }

    #[test]
    fn the_same_documents_give_the_same_bytes() {
        assert_eq!(fictional(300).shards, fictional(300).shards);
    }

    #[test]
    fn a_word_of_the_title_counts_more_than_one_of_the_text() {
        let mut builder = Builder::default();
        builder.add(0, [(Weight::Text, "robots partout")]);
        builder.add(3, [(Weight::Title, "Robots"), (Weight::Text, "partout")]);
        let index = builder.finish(1);
        let terms: BTreeMap<String, Vec<serde_json::Value>> = serde_json::from_str(&index.shards[0]).expect("JSON");
        let robot = &terms["robot"];
        assert_eq!((robot[0].as_str(), robot[1].as_u64()), (Some("robots"), Some(2)));
        let [first, second] = [2, 3].map(|at| robot[at].as_u64().expect("a code"));
        assert_eq!((first / 8, second / 8), (0, 3), "the documents");
        assert!(second % 8 > first % 8, "the scores");
    }
}
