//! What an attacker, or an unlucky copy and paste, could put in a site: each file is refused with a message, or is
//! harmless, in a bounded time, and the program never gives up on its own.

mod common;

use common::{REST_OF_EVENT, Site, published};
use std::fs;

/// Checks a site with this event: never a panic, never long, exit code 2, and these codes among others.
fn refused(text: impl AsRef<[u8]>, codes: &[&str]) {
    let site = Site::minimal();
    site.write("events/2026/59/hostile.yaml", text);
    let found = site.codes();
    for code in codes {
        assert!(found.iter().any(|other| other == code), "{code} is not among {found:?}");
    }
    let build = site.run(&["build"]);
    assert_eq!(build.code, Some(2), "{build:?}");
    assert!(build.err.len() < 5_000_000, "{} bytes of report", build.err.len());
    assert!(!site.path("public").exists());
}

fn event(title: &str) -> String {
    format!("titre: {title}\n{REST_OF_EVENT}")
}

#[test]
fn yaml_that_would_cost_time_is_refused() {
    let bomb = "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n\
                c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c, *c, *c]\n";
    refused(bomb, &[]);
    refused("[".repeat(100_000), &[]);
    refused(format!("titre: {}", "[".repeat(100_000)), &["E020"]);
    refused("{a: ".repeat(100_000), &[]);
    refused("- ".repeat(100_000), &[]);
    refused("? ".repeat(100_000), &[]);
    refused(format!("titre: {}1{}", "[".repeat(9), "]".repeat(9)), &["E020"]);
    let staircase: String = (0..600).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    refused(staircase, &["E020"]);
}

#[test]
fn a_recursive_anchor_or_a_merge_key_is_refused() {
    refused("titre: &t [*t]\n", &["E014"]);
    refused(format!("base: &b {{a: 1}}\n<<: *b\n{}", event("A")), &[]);
}

#[test]
fn thousands_of_unknown_keys_or_of_faulty_lines_are_told_in_a_bounded_time() {
    let keys: String = (0..4_000).map(|number| format!("cle{number}: 1\n")).collect();
    let site = Site::minimal();
    site.write("events/2026/59/hostile.yaml", &keys);
    assert!(site.codes().len() > 4_000);
    assert_eq!(site.run(&["check"]).code, Some(2));
    refused(format!("titre: A\n{}", "état sans deux points\n".repeat(4_000)), &["E015"]);
    refused("titre: \"a\n".repeat(4_000), &[]);
    refused(format!("lieu:\n{}", "\tnom: a\n".repeat(4_000)), &["E013"]);
}

#[test]
fn ten_thousand_sessions_are_read_or_refused_in_a_bounded_time() {
    let sessions = |count: usize| -> String {
        let one = |number: usize| {
            let (day, hour, minute) = (18 + number % 7, 6 + number / 7 % 17, number / 119 % 59);
            let end = minute + 1;
            format!(
                "  - {{id: s{number}, debut: 2026-05-{day}T{hour:02}:{minute:02}, fin: 2026-05-{day}T{hour:02}:{end:02}}}\n"
            )
        };
        let place = "lieu:\n  commune: Anor\n  departement: \"59\"\n";
        format!("titre: A\ntypes: [jeu]\n{place}seances:\n{}", (0..count).map(one).collect::<String>())
    };
    refused(sessions(10_000), &["E006"]);
    refused(sessions(6_000), &["E020"]);
    refused(sessions(2_000), &["E120"]);
    let site = Site::minimal();
    site.write("events/2026/59/longue.yaml", sessions(200));
    assert_eq!(site.run(&["build"]).code, Some(0));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_accepted() {
    let site = Site::minimal();
    site.write("events/2026/59/bom.yaml", format!("\u{feff}{}", event("Avec BOM")));
    site.write("events/2026/59/crlf.yaml", event("Fins de ligne de Windows").replace('\n', "\r\n"));
    site.write(
        "content/pages/crlf.md",
        "\u{feff}---\r\ntitre: Une page\r\nresume: Une page\r\n---\r\n## Titre\r\n\r\nTexte.\r\n",
    );
    assert_eq!(site.run(&["build"]).code, Some(0), "{:?}", site.diagnostics());
    let page = fs::read_to_string(site.path("public/evenements/2026/59/bom/index.html")).expect("published");
    assert!(!page.contains('\u{feff}'));
    site.write("events/2026/59/crlf.yaml", "titre: A\r\nzzz: 1\r\n");
    let row = site.diagnostics().into_iter().find(|row| row.code == "E102").expect("reported");
    assert_eq!([row.line, row.column, row.end_line, row.end_column], [Some(2), Some(1), Some(2), Some(4)]);
}

#[test]
fn what_is_not_text_is_refused() {
    refused(b"titre: caf\xe9\n", &["E007"]);
    refused(b"\xff\xfet\0i\0t\0r\0e\0", &["E007"]);
    refused("titre: A\0B\n", &["E008"]);
    refused(format!("titre: {}\n", "a".repeat(20 * 1024 * 1024)), &["E006"]);
    refused(format!("titre: {}\n{REST_OF_EVENT}", "a".repeat(500_000)), &["E107"]);
    refused("", &["E016"]);
    refused("# rien que\n# des commentaires\n", &["E016"]);
    refused("   \n\n", &["E016"]);
    refused("---\n", &["E016"]);
    refused("...\n", &[]);
    refused("%YAML 1.2\n---\ntitre: A\n", &[]);
}

#[test]
fn characters_that_disguise_a_text_are_refused_and_never_reach_the_terminal() {
    let site = Site::minimal();
    site.write("events/2026/59/bidi.yaml", event("Café \u{202e}dévoilé"));
    site.write("events/2026/59/echappe.yaml", event("\"Café \\e[31m rouge\""));
    site.write("content/pages/bidi.md", "---\ntitre: A\nresume: B\n---\nDu \u{202e}texte\u{2066}.\n");
    let rows = site.diagnostics();
    for (file, code) in [
        ("events/2026/59/bidi.yaml", "E108"),
        ("events/2026/59/echappe.yaml", "E108"),
        ("content/pages/bidi.md", "E509"),
    ] {
        assert!(rows.iter().any(|row| row.file == file && row.code == code), "{file} {rows:?}");
    }
    let run = site.run(&["check"]);
    let bad = |letter: char| matches!(letter, '\u{202e}' | '\u{2066}' | '\u{1b}' | '\u{7}');
    assert!(!run.out.contains(bad), "{}", run.out.escape_debug());
}

#[test]
fn names_of_files_cannot_forge_a_report() {
    let site = Site::minimal();
    for name in ["a\n::error::faux", "a\u{1b}[31m", "a\u{202e}b", "..\\..\\x", "a b", "é", "con", &"x".repeat(240)] {
        site.write(&format!("events/2026/59/{name}.yaml"), event("A"));
    }
    site.write("events/2026/59/Minuscule.yaml", event("B"));
    site.write("events/2026/59/minuscule.yaml", event("C"));
    let human = site.run(&["check"]);
    assert_eq!(human.code, Some(2));
    assert!(!human.out.contains(['\u{1b}', '\u{202e}']), "{}", human.out.escape_debug());
    let github = site.run(&["check", "--format", "github"]);
    assert!(github.out.lines().all(|line| line.starts_with("::error file=") || line.starts_with("::warning file=")));
    let json = site.diagnostics();
    assert_eq!(json.iter().filter(|row| row.code == "E032").count(), 7, "{json:?}");
}

#[test]
fn a_file_that_nothing_uses_is_named() {
    let site = Site::minimal();
    site.write("events/2026/59/oubliee.png", include_bytes!("golden/riche/events/2026/59/affiche.png"));
    site.write("events/2026/59/cafe-ia", event("A"));
    site.write("events/2026/59/affiche.docx", "PK");
    let rows = site.diagnostics();
    let told = |code: &str, file: &str| rows.iter().any(|row| row.code == code && row.file == file);
    assert!(told("R042", "events/2026/59/oubliee.png"), "{rows:?}");
    assert!(told("E031", "events/2026/59/cafe-ia") && told("E609", "events/2026/59/affiche.docx"), "{rows:?}");
}

#[test]
fn raw_html_in_any_field_comes_out_escaped_everywhere() {
    let site = Site::minimal();
    let x = "</script><script>alert(1)</script><img src=x onerror=alert(1)>]]>";
    site.write(
        "content/organisations/asso.yaml",
        format!("nom: \"Asso {x}\"\nroles: [organisateur]\ndescription: \"D {x}\"\n"),
    );
    site.write(
        "events/2026/59/xss.yaml",
        format!(
            "titre: \"Titre {x}\"\nresume: \"Résumé {x}\"\ndescription: \"Description {x} [lien](https://a.fr/?a=1&b=<b>)\"\n\
             types: [cafe-ia]\ndebut: 2026-05-20T10:00\nfin: 2026-05-20T11:00\nmode: hybride\nlien_connexion: \"https://a.fr/?<script>\"\n\
             lieu:\n  nom: \"Lieu {x}\"\n  adresse: \"Rue {x}\"\n  commune: Anor\n  departement: \"59\"\n  precisions: \"Étage {x}\"\n\
             organisateurs: [asso, {{nom: \"Nom {x}\", url: \"https://a.fr/?'\\\"<script>\"}}]\npartenaires: [{{nom: \"Part {x}\"}}]\n\
             animateurs: [{{nom: \"Anim {x}\"}}]\nconsentement: true\ntarif: \"Prix {x}\"\nparticipation_libre: true\n\
             inscription: {{modalite: libre, url: \"https://a.fr/'\\\"><script>\", telephone: \"03 <script>\", courriel: contact@a.fr}}\n\
             accessibilite: {{pmr: true, commentaire: \"Com {x}\", contact: \"Contact {x}\"}}\next_ids: {{\"k{x}\": \"v{x}\"}}\n"
        ),
    );
    assert_eq!(site.run(&["build"]).code, Some(0), "{:?}", site.diagnostics());
    let files = published(&site.path("public"));
    let mut seen = 0;
    for (path, bytes) in files {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let markup = [".html", ".atom", ".xml", ".svg"].iter().any(|extension| path.ends_with(extension));
        if markup {
            seen += usize::from(text.contains("alert(1)"));
            for bad in ["<script>alert", "<img src=x", "\"><script", "<script>\""] {
                assert!(!text.contains(bad), "{path} holds {bad}");
            }
            assert!(path.ends_with(".html") || !text.contains("]]>"), "{path} : « ]]> » cannot stand in XML");
            assert_json_ld_is_sealed(&path, &text);
        }
    }
    assert!(seen > 3, "the texts are nowhere to be seen");
}

/// A data block of a page ends only where it should, and is JSON.
fn assert_json_ld_is_sealed(path: &str, html: &str) {
    for block in html.split("<script type=\"application/ld+json\">").skip(1) {
        let block = block.split("</script>").next().unwrap_or_default();
        assert!(!block.contains('<'), "{path} : {block}");
        serde_json::from_str::<serde_json::Value>(block).unwrap_or_else(|error| panic!("{path} : {error} : {block}"));
    }
}

#[test]
fn links_of_other_schemes_are_refused_everywhere() {
    for url in [
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.fr",
        "JaVaScRiPt:alert(1)",
        "vbscript:x",
        "file:///etc/passwd",
        "https://u:p@a.fr",
    ] {
        let site = Site::minimal();
        site.write("content/organisations/asso.yaml", format!("nom: A\nroles: [reseau]\nurl: \"{url}\"\n"));
        site.write(
            "events/2026/59/a.yaml",
            format!("{}lien_connexion: \"{url}\"\nmode: hybride\norganisateurs: [{{nom: A, url: \"{url}\"}}]\ninscription: {{url: \"{url}\"}}\ndescription: \"[ici]({url})\"\n", event("A")),
        );
        let codes = site.codes();
        assert_eq!(codes.iter().filter(|code| *code == "E116").count(), 4, "{url} {codes:?}");
        assert_eq!(codes.iter().filter(|code| *code == "E505").count(), 1, "{url} {codes:?}");
    }
}

#[test]
fn no_key_leads_outside_the_site() {
    for path in ["../../../../etc/passwd", "/etc/passwd", "..", "a/../../b", "..\\\\x", "%2e%2e/x"] {
        let site = Site::minimal();
        site.write(
            "events/2026/59/a.yaml",
            format!("{}image: {{fichier: \"{path}\", alt: A, credit: B, licence: MIT}}\nressources: [\"{path}\"]\nformat: \"{path}\"\nami: \"{path}\"\nredirections: [\"{path}\"]\n", event("A")),
        );
        site.write(
            "content/ressources/r.md",
            format!(
                "---\ntitre: A\nresume: B\ntype: kit\nauteurs: [A]\nlicence: MIT\nfichiers: [\"{path}\"]\n---\nTexte.\n"
            ),
        );
        let codes = site.codes();
        for code in ["E609", "E109", "E038", "E607"] {
            assert!(codes.iter().any(|other| other == code), "{path} : {code} is not among {codes:?}");
        }
        assert_eq!(site.run(&["build"]).code, Some(2));
    }
}

#[test]
fn folders_named_like_files_are_walked_and_nothing_breaks() {
    let site = Site::with_event();
    fs::create_dir_all(site.path("events/2026/59/vide.yaml")).expect("made");
    site.write("events/2026/59/plein.yaml/dedans.yaml", event("A"));
    site.write("content/site.yaml.d/x.yaml", "a: 1\n");
    assert_eq!(site.codes().iter().filter(|code| *code == "E030").count(), 2);
}

#[test]
fn a_site_without_its_configuration_says_so() {
    let site = Site::minimal();
    site.remove("content/site.yaml");
    assert_eq!(site.codes(), ["E037"]);
    assert_eq!(site.run(&["build"]).code, Some(2));
    let site = Site::minimal();
    site.remove("content/editions/2026.yaml");
    assert_eq!(site.codes(), ["E037"]);
    let site = Site::minimal();
    site.write("content/site.yaml", "titre: [\n");
    assert!(!site.codes().is_empty());
    assert_eq!(site.run(&["build"]).code, Some(2));
}

#[test]
fn a_broken_template_is_placed_and_publishes_nothing() {
    let site = Site::with_event();
    assert_eq!(site.run(&["build"]).code, Some(0));
    let before = common::tree(&site.path("public"));
    for broken in ["<p>\n{% if x %}", "{{ rien_de_tel.du_tout }}", "{% extends \"absent.html\" %}"] {
        site.write("themes/semaine/templates/home.html", broken);
        let build = site.run(&["build"]);
        assert_eq!(build.code, Some(2), "{broken} {build:?}");
        assert!(build.err.contains("erreur[E901]"), "{}", build.err);
        assert!(build.err.contains("themes/semaine/templates/") && build.err.contains("home.html"), "{}", build.err);
        assert_eq!(common::tree(&site.path("public")), before);
    }
    site.write("themes/semaine/templates/home.html", "<p>\n{% if x %}");
    let row = site.diagnostics().into_iter().find(|row| row.code == "E901").expect("E901");
    assert!(row.line.is_some(), "{row:?}");
    site.write("themes/semaine/templates/home.html", b"\xff\xfe");
    assert!(site.run(&["build"]).code.is_some());
}

#[test]
fn markdown_that_would_cost_time_is_read_in_a_bounded_time() {
    for text in [
        "[".repeat(200_000),
        "*a ".repeat(60_000),
        "`".repeat(100_001),
        "<!-- ".repeat(40_000),
        "![](".repeat(40_000),
        "|a".repeat(100_000) + "\n" + &"|-".repeat(100_000),
        "[^a]".repeat(40_000),
        "> ".repeat(100_000),
        "&".repeat(200_000),
        "[a](<b".repeat(40_000),
        "_a __b ".repeat(30_000),
        "- a\n".repeat(50_000),
        "## a\n".repeat(20_000),
    ] {
        let site = Site::minimal();
        site.write("content/pages/hostile.md", format!("---\ntitre: A\nresume: B\n---\n{text}\n"));
        assert!(matches!(site.run(&["check", "--format", "json"]).code, Some(0 | 2)));
    }
}
