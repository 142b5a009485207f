//! The theme's scripts as they are published: joined by folder, without their comments, with the words that they say.
//!
//! A script asks for its words as a template does, `texte("js-search.none")`. Those it asks for, and the function `texte`,
//! stand before it: it needs no other request. Classic scripts share the names of their page, so each head adds its words
//! to those of the heads before; scripts that import one another find theirs in `textes.js` of their folder.
//! The words are said in French, as are the lists and the activities that scripts are about.

use super::texts::{FRENCH, Texts};
use super::{Asset, Theme};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use xxhash_rust::xxh3::xxh3_64;

/// Where the folders of scripts that import one another stand below `static/`.
pub(super) const MODULES: &str = "modules/";

/// The file of a folder's words, which its scripts import.
const TEXTS: &str = "textes.js";

/// The function that says a text.
const FUNCTION: &[u8] = include_bytes!("texte.js");

impl Theme {
    /// Publishes each folder of scripts under a name that changes with any of its files.
    pub(super) fn publish_modules(&mut self, files: &BTreeMap<String, Cow<'static, [u8]>>) {
        let texts = self.texts(FRENCH);
        let mut folders: BTreeMap<&str, BTreeMap<&str, Cow<'static, [u8]>>> = BTreeMap::new();
        for (name, bytes) in files {
            let module = name.strip_prefix("static/").and_then(|name| name.strip_prefix(MODULES)?.split_once('/'));
            let Some((folder, file)) = module else { continue };
            folders.entry(folder).or_default().insert(file, bytes.clone());
        }
        for (folder, mut scripts) in folders {
            let all = scripts.values().map(|bytes| String::from_utf8_lossy(bytes)).collect::<String>();
            if let Some(words) = words_of(&all, &texts) {
                let module = format!("const TEXTES={words};\nexport {}", bare_script(FUNCTION));
                scripts.insert(TEXTS, Cow::Owned(module.into_bytes()));
            }
            let hashes: Vec<u8> = scripts.values().flat_map(|bytes| xxh3_64(bytes).to_le_bytes()).collect();
            let hash = xxh3_64(&hashes) >> 32;
            for (file, bytes) in scripts {
                let path = format!("assets/{folder}.{hash:08x}/{file}");
                self.published.insert(format!("{MODULES}{folder}/{file}"), path.clone());
                self.assets.push(Asset { path, bytes });
            }
        }
    }
}

/// A classic script, its words before it.
pub(super) fn with_words<'a>(script: Cow<'a, [u8]>, texts: &Texts) -> Cow<'a, [u8]> {
    let Some(words) = words_of(&String::from_utf8_lossy(&script), texts) else { return script };
    let head = format!("var TEXTES=Object.assign(globalThis.TEXTES||{{}},{words});\n{}", bare_script(FUNCTION));
    Cow::Owned([head.as_bytes(), &script].concat())
}

/// The folder into which a script is joined: `js/programme` for `js/programme/10-filtres.js`.
pub(super) fn joined(name: &str) -> Option<&str> {
    let (folder, _) = name.rsplit_once('/')?;
    folder.strip_prefix("js/").map(|_| folder)
}

/// A script without its comments, when they have lines of their own: what stands beside code is code to a reader of lines.
pub(super) fn bare_script(bytes: &[u8]) -> String {
    let mut inside = false;
    let mut bare = String::with_capacity(bytes.len());
    for line in String::from_utf8_lossy(bytes).lines() {
        let text = line.trim_start();
        inside |= text.starts_with("/*");
        if !inside && !text.starts_with("//") && !text.is_empty() {
            bare.push_str(text);
            bare.push('\n');
        }
        inside &= !text.ends_with("*/");
    }
    bare
}

/// The texts that a script asks for, by key, as a JSON object that may stand in a page; none when it asks for none.
fn words_of(script: &str, texts: &Texts) -> Option<String> {
    let keys: BTreeSet<&str> =
        script.split("texte(\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    let words: serde_json::Map<String, serde_json::Value> =
        keys.into_iter().filter_map(|key| Some((key.to_owned(), texts.to_json(key)?))).collect();
    (!words.is_empty()).then(|| serde_json::Value::Object(words).to_string().replace('<', "\\u003c"))
}

#[cfg(test)]
mod tests {
    use crate::render::theme::{Overrides, Theme};

    fn published(files: &[(&str, &str)], name: &str) -> String {
        let file = |(name, text): &(&str, &str)| ((*name).to_owned(), text.as_bytes().to_vec());
        let theme = Theme::new(files.iter().map(file).collect::<Overrides>());
        String::from_utf8_lossy(theme.bytes_of(name).expect("published")).into_owned()
    }

    #[test]
    fn a_script_has_before_it_the_words_it_asks_for_and_no_others() {
        let words = "un: Bonjour <b>{nom}\ndeux: { un: \"{n} date\", plusieurs: \"{n} dates\" }\ntrois: Rien";
        let script = "dire(texte(\"essai.un\", { nom: 1 }) + texte(\"essai.deux\", { n: 2 }));";
        let whole = published(&[("i18n/fr/essai.yaml", words), ("static/js/essai.js", script)], "js/essai.js");
        let head = "var TEXTES=Object.assign(globalThis.TEXTES||{},\
            {\"essai.deux\":[\"{n} date\",\"{n} dates\"],\"essai.un\":\"Bonjour \\u003cb>{nom}\"});\nfunction texte(";
        assert!(whole.starts_with(head) && whole.ends_with(script), "{whole}");
    }

    #[test]
    fn a_script_without_words_is_published_as_it_is() {
        assert_eq!(published(&[("static/js/essai.js", "fin();")], "js/essai.js"), "fin();");
    }

    #[test]
    fn scripts_that_import_one_another_find_their_words_in_a_file_of_their_folder() {
        let script = "import { texte } from \"./textes.js\";\ntexte(\"essai.un\");";
        let files = [("i18n/fr/essai.yaml", "un: Bonjour"), ("static/modules/essai/un.js", script)];
        let words = published(&files, "modules/essai/textes.js");
        assert!(words.starts_with("const TEXTES={\"essai.un\":\"Bonjour\"};\nexport function texte("), "{words}");
    }
}
