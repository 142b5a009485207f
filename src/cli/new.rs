//! `semaine new`: asks the few questions on a terminal, or takes the answers as options, and writes a file to complete.

use super::arguments::NewOptions;
use super::check::{colours, sources, theme};
use super::{Outcome, complain, say};
use crate::contract::{Kind, Scalar};
use crate::diagnostic::{Message, Report, reason, render_human};
use crate::pipeline::{Changes, Loader, RenderOptions};
use crate::scaffold::{Draft, Question};
use crate::store::store;
use std::io::{BufRead, IsTerminal, Write};

/// Makes one file.
pub(super) fn run(options: &NewOptions) -> Outcome {
    let Some(theme) = theme(&options.root) else { return Outcome::Usage };
    let mut loader = Loader::new(&options.root);
    loader.discover(&Changes::Everything);
    let Some(site) = loader.load().site else {
        complain("erreur : la configuration du site a des erreurs ; « semaine check » les montre\n");
        return Outcome::Usage;
    };
    let schema = site.config.base_url.absolute(&format!("/schemas/{}.json", options.genre.name));
    let mut draft = Draft::new(options.genre, schema);
    if !given(&mut draft, options) {
        return Outcome::Usage;
    }
    if std::io::stdin().is_terminal() && !ask(&mut draft, &mut std::io::stdin().lock(), &mut std::io::stderr()) {
        complain("\nRien n’a été écrit.\n");
        return Outcome::Usage;
    }
    let missing = draft.missing();
    if !missing.is_empty() {
        complain(&format!("erreur : il manque {}\n", missing.iter().map(told).collect::<Vec<_>>().join(", ")));
        return Outcome::Usage;
    }
    let (path, text) = match draft.finish(|path| options.root.join(path).exists()) {
        Ok(file) => file,
        Err(message) => return refuse("", &message),
    };
    if let Err((path, error)) = store(&options.root, &[(path.clone(), text)]) {
        complain(&format!("erreur : « {} » ne peut pas être écrit : {}\n", path.display(), reason(&error)));
        return Outcome::Internal;
    }
    if draft.finish(|_| false).is_ok_and(|(wished, _)| wished != path) {
        say("Un fichier de ce nom existe déjà : le vôtre a reçu un numéro.\n");
    }
    say(&format!("Le fichier « {path} » est écrit.\n\n"));
    loader.discover(&Changes::Everything);
    let (report, _) = loader.load().into_renderer(&theme, &RenderOptions::default());
    let sources = sources(&loader, &theme);
    let mut own = Report::default();
    own.extend(report.into_iter().filter(|found| *found.file == *path));
    say(&render_human(&own, &sources, colours(std::io::stdout().is_terminal())));
    if own.has_errors() {
        say("Corrigez ce fichier, puis lancez « semaine check ».\n");
        return Outcome::Content;
    }
    say(
        "Complétez-le dans un éditeur, vérifiez avec « semaine check », regardez avec « semaine serve »,\npuis proposez-le : CONTRIBUER.md dit comment.\n",
    );
    Outcome::Success
}

/// Takes the answers given as options; `false`, with a message, when one is refused.
fn given(draft: &mut Draft, options: &NewOptions) -> bool {
    let mut all_right = true;
    for (name, paths, text) in &options.answers {
        let Some(path) = paths.iter().find(|path| draft.key(path).is_some()) else {
            complain(&format!("erreur : l’option « --{name} » ne va pas avec {}\n", options.genre.title));
            all_right = false;
            continue;
        };
        // A name that several communes bear is asked again with its département: only the last word counts.
        if let Err(message) = draft.answer(path, text)
            && !(*name == "commune" && options.answers.iter().any(|(other, ..)| *other == "departement"))
        {
            refuse(&format!("--{name} : "), &message);
            all_right = false;
        }
    }
    all_right
}

fn refuse(before: &str, message: &Message) -> Outcome {
    let help = message.help.as_ref().map(|help| format!("\n  {help}")).unwrap_or_default();
    complain(&format!("erreur : {before}{}{help}\n", message.text));
    Outcome::Usage
}

/// Asks until nothing is missing; `false` when the input ends before.
fn ask(draft: &mut Draft, input: &mut impl BufRead, out: &mut impl Write) -> bool {
    while let Some(question) = draft.missing().into_iter().next() {
        let _ = write!(out, "{}", asked(&question)).and_then(|()| out.flush());
        let mut line = String::new();
        if !matches!(input.read_line(&mut line), Ok(1..)) {
            return false;
        }
        let line = answered(&line, &question);
        let answer = match question.path.as_str() {
            "date" if line.contains('T') => draft.answer("debut", line),
            "lieu.commune" if line.is_empty() => draft.answer("mode", "en-ligne"),
            _ if line.is_empty() => continue,
            path => draft.answer(path, line),
        };
        if let Err(message) = answer {
            let help = message.help.map(|help| format!("\n  {help}")).unwrap_or_default();
            let _ = writeln!(out, "  {}.{help}", message.text);
        }
    }
    true
}

/// What was typed, without the key that the checker's words show before a value: « date: 2026-05-23 ».
fn answered<'a>(line: &'a str, question: &Question) -> &'a str {
    let line = line.trim();
    let value = line.strip_prefix(question.key.name).and_then(|rest| rest.strip_prefix(": "));
    value.map_or(line, |value| value.trim().trim_matches('"'))
}

/// A question in French, with the possible values or an example. What a file wants around a value is no matter here.
fn asked(question: &Question) -> String {
    let key = question.key;
    let several = if matches!(key.kind, Kind::List(_)) { ", ou plusieurs séparés par des virgules" } else { "" };
    let place = question.path.rsplit('.').next().unwrap_or_default();
    if place == "departement" {
        return "\nDépartement. Plusieurs communes ont ce nom.\nNuméro (59, 2A, 971) : ".to_owned();
    }
    let mut text = format!("\n{}. {}\n", key.title, key.description);
    match (key.kind.scalar(), place) {
        (Some(Scalar::Choice(words)), _) => {
            for (number, word) in (1..).zip(words) {
                text.push_str(&format!("  {number:>2}. {}\n", word.label));
            }
            text.push_str(&format!("Numéro{several}"));
        }
        (_, "commune") if question.path != place => {
            text.push_str("Commune (laissez vide pour une activité en ligne)");
        }
        (_, "date") => text.push_str("Jour, ou jour et heure (2026-05-23 ou 2026-05-20T14:00)"),
        _ => text.push_str(&format!("Par exemple {}{several}", key.spoken())),
    }
    text.push_str(" : ");
    text
}

/// A question as what an option misses.
fn told(question: &Question) -> String {
    let name = question.path.rsplit('.').next().unwrap_or_default();
    let name = match name {
        "types" | "type_animation" => "type",
        "nom" => "titre",
        "roles" => "role",
        "auteurs" => "auteur",
        other => other,
    };
    format!("--{name} ({})", question.key.title.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{EVENT, FORMAT, Genre};

    fn talk(lines: &str) -> (Draft, String) {
        talk_of(&EVENT, lines)
    }

    fn talk_of(genre: &'static Genre, lines: &str) -> (Draft, String) {
        let mut draft = Draft::new(genre, "schema".to_owned());
        let mut out = Vec::new();
        assert!(ask(&mut draft, &mut lines.as_bytes(), &mut out), "{}", String::from_utf8_lossy(&out));
        (draft, String::from_utf8(out).expect("UTF-8"))
    }

    #[test]
    fn a_wrong_answer_is_asked_again_in_the_words_of_the_checker() {
        let (draft, out) = talk("Café IA à Anor\n1\n23/05/2026\ndate: 2026-05-23\nAnore\nAnor\n");
        assert!(out.contains("n’est pas une date"), "{out}");
        assert!(out.contains("date: 2026-05-23"), "{out}");
        assert!(out.contains("Aucune commune ne s’appelle « Anore »"), "{out}");
        let (path, text) = draft.finish(|_| false).expect("placed");
        assert_eq!(path, "events/2026/59/cafe-ia-a-anor.yaml");
        assert!(text.contains("\ntypes: [cafe-ia]\n") && text.contains("\ndate: 2026-05-23\n"), "{text}");
    }

    #[test]
    fn a_moment_asks_for_the_end_and_an_empty_commune_means_online() {
        let (draft, out) = talk("IA : le débat\nDébat citoyen\n2026-05-20T14:00\n2026-05-20T15:30\n\n");
        assert!(out.contains("Fin."), "{out}");
        let (path, text) = draft.finish(|path| path.ends_with("/ia-le-debat.yaml")).expect("placed");
        assert_eq!(path, "events/2026/en-ligne/ia-le-debat-2.yaml");
        assert!(text.contains("\ntitre: \"IA : le débat\"\n") && text.contains("\nmode: en-ligne\n"), "{text}");
    }

    #[test]
    fn a_name_that_several_communes_bear_asks_for_the_departement() {
        let (draft, out) = talk("A\n1\n2026-05-23\nSaint-Denis\n93\n");
        assert!(out.contains("Plusieurs communes"), "{out}");
        assert_eq!(draft.finish(|_| false).expect("placed").0, "events/2026/93/a.yaml");
    }

    #[test]
    fn a_licence_is_judged_at_its_question_and_no_quote_of_a_file_is_shown() {
        let (draft, out) = talk_of(&FORMAT, "Débat\nUne phrase.\n1\nMoi, et vous\nLicence libre\nCC-BY-SA-4.0\n");
        assert!(out.contains("« Licence libre » n’est pas une licence connue"), "{out}");
        assert!(out.contains("Par exemple Contributeurs du site, ou plusieurs"), "{out}");
        assert!(!out.contains(['"', '[']), "{out}");
        let (_, text) = draft.finish(|_| false).expect("placed");
        assert!(text.contains("\nlicence: CC-BY-SA-4.0\n"), "{text}");
    }
}
