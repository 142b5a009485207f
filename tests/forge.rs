//! What a forge runs: the workflows, the scripts of `.ci` and the forms. The scripts are run for real, on a proposal.

#![cfg(unix)]

mod common;

use common::git::{commit, git};
use common::{Run, Site, copy_tree, run, tree};
use semaine_ia::model::vocabulary::{EventType, Vocabulary};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tiny_http::{Header, Response, Server};

fn repository_file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn workflows() -> Vec<(String, String)> {
    let files = tree(&repository_file(".github/workflows")).into_iter();
    files.map(|(name, bytes)| (name, String::from_utf8(bytes).expect("text"))).collect()
}

#[test]
fn every_action_is_pinned_by_its_whole_sha_with_its_version_beside() {
    let mut count = 0;
    for (name, text) in workflows() {
        for line in text.lines().filter(|line| line.trim_start().trim_start_matches("- ").starts_with("uses:")) {
            let (_, action) = line.split_once("uses:").expect("an action");
            let (action, version) = action.split_once(" # v").unwrap_or_else(|| panic!("{name}: {line}"));
            let (_, sha) = action.trim().split_once('@').unwrap_or_else(|| panic!("{name}: {line}"));
            assert!(sha.len() == 40 && sha.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}: {line}");
            assert_eq!(version.split('.').count(), 3, "{name}: {line}");
            count += 1;
        }
    }
    assert!(count >= 6, "{count} actions");
}

#[test]
fn a_workflow_may_read_only_unless_a_job_says_more_and_never_runs_foreign_code_with_rights() {
    for (name, text) in workflows() {
        assert!(text.contains("\npermissions:\n  contents: read\n"), "{name}");
        assert!(!text.contains("pull_request_target") && !text.contains("workflow_run"), "{name}");
        assert!(!text.contains("secrets.") && text.contains("\nconcurrency:\n"), "{name}");
        let jobs = text.matches("runs-on:").count();
        assert_eq!(text.matches("timeout-minutes:").count(), jobs, "{name}");
        if text.contains("pull_request:") {
            assert!(!text.contains(": write"), "{name}: a proposal gets rights");
        }
        // A text of a proposal (its title, its branch) that reached a shell would be run.
        assert!(!text.contains("${{ github.event.pull_request.title") && !text.contains("github.head_ref"), "{name}");
        assert_eq!(
            text.matches("actions/checkout@").count(),
            text.matches("persist-credentials: false").count(),
            "{name}"
        );
    }
}

#[test]
fn the_form_of_an_activity_offers_the_types_of_the_contract() {
    let form = fs::read_to_string(repository_file(".github/ISSUE_TEMPLATE/activite.yml")).expect("the form");
    let options: Vec<&str> = form
        .lines()
        .skip_while(|line| !line.trim_start().starts_with("options:"))
        .skip(1)
        .map_while(|line| line.trim_start().strip_prefix("- "))
        .collect();
    let labels: Vec<&str> = EventType::ALL.iter().map(|kind| kind.label()).collect();
    assert_eq!(options, labels);
}

/// A proposal on a small site: what it joins is `HEAD^1`, as in the merge that a forge makes.
fn proposal(event: &str) -> Site {
    let site = Site::with_event();
    copy_tree(&repository_file(".ci"), &site.path(".ci"));
    executable(&site);
    git(site.root(), &["init", "-q", "-b", "main"]);
    commit(&site, "Le site");
    git(site.root(), &["switch", "-q", "-c", "proposition"]);
    site.write("events/2026/67/escape-game.yaml", event);
    commit(&site, "Ajoute un escape game");
    git(site.root(), &["switch", "-q", "main"]);
    git(site.root(), &["merge", "-q", "--no-ff", "-m", "Fusion", "proposition"]);
    site
}

fn executable(site: &Site) {
    use std::os::unix::fs::PermissionsExt;
    for name in ["semaine", "verifier", "apercu"] {
        let path = site.path(format!(".ci/{name}"));
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("set");
    }
}

const RIGHT: &str =
    "titre: Escape game\ntypes: [jeu]\ndate: 2026-05-21\nlieu:\n  commune: Strasbourg\n  departement: \"67\"\n";

/// Runs a script of `.ci` as a forge does, with the program that is tested.
fn script(site: &Site, name: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
    let mut command = Command::new(site.path(".ci").join(name));
    command.args(arguments).current_dir(site.root()).env("SEMAINE", env!("CARGO_BIN_EXE_semaine"));
    for variable in ["GITHUB_STEP_SUMMARY", "GITLAB_CI", "GITHUB_REPOSITORY", "SEMAINE_DEPOT"] {
        command.env_remove(variable);
    }
    command.envs(environment.iter().copied());
    run(command)
}

fn on_github(site: &Site, name: &str, arguments: &[&str]) -> Run {
    let summary = site.path("resume.md").to_string_lossy().into_owned();
    let environment = [
        ("GITHUB_STEP_SUMMARY", summary.as_str()),
        ("GITHUB_SERVER_URL", "https://github.com"),
        ("GITHUB_REPOSITORY", "association/semaine"),
        ("GITHUB_SHA", "0123abc"),
    ];
    script(site, name, arguments, &environment)
}

#[test]
fn a_proposal_with_a_wrong_departement_is_annotated_on_its_line_with_the_right_number() {
    let site = proposal(&RIGHT.replace("67", "61"));
    let run = on_github(&site, "verifier", &["HEAD^1"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    let error = run.out.lines().find(|line| line.starts_with("::error ")).unwrap_or_else(|| panic!("{run:?}"));
    assert!(error.starts_with("::error file=events/2026/67/escape-game.yaml,line=6,"), "{error}");
    assert!(error.contains("departement: \"67\""), "{error}");
    let summary = fs::read_to_string(site.path("resume.md")).expect("a summary");
    let link = "[Ligne 6](https://github.com/association/semaine/blob/0123abc/events/2026/67/escape-game.yaml#L6)";
    assert!(summary.contains(link), "{summary}");
    assert!(!summary.contains("anor.yaml"), "what the proposal does not touch is left out:\n{summary}");
}

#[test]
fn a_right_proposal_passes_and_has_its_preview() {
    let site = proposal(RIGHT);
    assert_eq!(on_github(&site, "verifier", &["HEAD^1"]).code, Some(0));
    let run = script(&site, "apercu", &["HEAD^1", "apercu"], &[]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let pages: Vec<String> = tree(&site.path("apercu")).into_keys().filter(|path| path.ends_with(".html")).collect();
    assert_eq!(pages, ["evenements/2026/67/escape-game/index.html", "index.html"]);
    let page = fs::read_to_string(site.path("apercu").join(&pages[0])).expect("a page");
    assert!(page.contains("href=\"../../../../assets/") && page.contains("Escape game"), "{page}");
    for attribute in ["href=\"/", "src=\"/", "action=\"/"] {
        assert!(!page.contains(attribute), "{attribute} leads nowhere without a server");
    }
}

#[test]
fn a_proposal_without_activity_has_no_preview() {
    let site = proposal(RIGHT);
    site.write("content/organisations/asso.yaml", "nom: Association\nroles: [organisateur]\n");
    commit(&site, "Ajoute une organisation");
    let run = script(&site, "apercu", &["HEAD^1", "apercu"], &[]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(!site.path("apercu").exists());
}

#[test]
fn gitlab_has_a_code_quality_report() {
    let site = proposal(&RIGHT.replace("67", "61"));
    let run = script(&site, "verifier", &["HEAD^1"], &[("GITLAB_CI", "true")]);
    assert_eq!(run.code, Some(2), "{run:?}");
    let text = fs::read_to_string(site.path("gl-code-quality-report.json")).expect("a report");
    let rows: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let row = rows.as_array().expect("an array").iter().find(|row| row["check_name"] == "E207").expect("the error");
    assert_eq!(row["location"]["path"], "events/2026/67/escape-game.yaml");
    assert_eq!(row["location"]["lines"]["begin"], 6);
    assert_eq!((row["severity"].as_str(), row["fingerprint"].as_str().map(str::len)), (Some("major"), Some(32)));
}

/// A forge with one release, whose checksums are those of `promised`.
fn release(archive: Vec<u8>, promised: &Path) -> String {
    let sums = Command::new("sha256sum").arg(promised).output().expect("sha256sum runs");
    let sum = String::from_utf8_lossy(&sums.stdout).split(' ').next().unwrap_or_default().to_owned();
    let targets =
        ["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "aarch64-apple-darwin", "x86_64-apple-darwin"];
    let sums: String = targets.iter().map(|target| format!("{sum}  semaine-{target}.tar.gz\n")).collect();
    let server = Server::http("127.0.0.1:0").expect("a server");
    let address = format!("http://{}", server.server_addr());
    std::thread::spawn(move || {
        for request in server.incoming_requests() {
            let answer = match request.url().rsplit('/').next() {
                Some("latest") => Response::from_data(Vec::new()).with_status_code(302).with_header(
                    "Location: /association/semaine/releases/tag/v9.9.9".parse::<Header>().expect("a header"),
                ),
                Some("SHA256SUMS") => Response::from_data(sums.clone().into_bytes()),
                Some(name) if name.ends_with(".tar.gz") => Response::from_data(archive.clone()),
                _ => Response::from_data(Vec::new()),
            };
            let _ = request.respond(answer);
        }
    });
    address
}

#[test]
fn the_program_of_a_release_is_used_when_its_checksum_is_right_and_only_then() {
    let site = proposal(RIGHT);
    site.write("livraison/semaine", "#!/bin/sh\necho le programme publié\n").write("livraison/autre", "autre chose\n");
    let folder = site.path("livraison");
    let tar =
        Command::new("tar").args(["-czf", "a.tar.gz", "semaine"]).current_dir(&folder).status().expect("tar runs");
    assert!(tar.success());
    let archive = fs::read(folder.join("a.tar.gz")).expect("an archive");
    let right = release(archive.clone(), &folder.join("a.tar.gz"));
    let wrong = release(archive, &folder.join("autre"));
    let with = |server: &str| {
        script(
            &site,
            "semaine",
            &[],
            &[("SEMAINE_DEPOT", "association/semaine"), ("SEMAINE_SERVEUR", server), ("no_proxy", "*")],
        )
    };
    let run = with(&right);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_eq!(fs::read(run.out.trim()).expect("the program"), fs::read(folder.join("semaine")).expect("ours"));
    for run in [with(&wrong), with("http://127.0.0.1:9"), script(&site, "semaine", &[], &[])] {
        assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{run:?}");
        assert!(run.err.contains("SEMAINE_DEPOT"), "{run:?}");
    }
}
