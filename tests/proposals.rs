//! What the form of `/proposer/` must refuse: `tests/proposals.json`, activities with the codes of their errors. This test
//! asks the checker, `tests/browser/proposer.test.mjs` asks the form's own rules: they must say the same.
//!
//! `UPDATE_EXPECTED=1 cargo test --test proposals` rewrites the codes with what the checker says.

mod common;

use common::{Site, tests_folder, updating};
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn the_checker_refuses_what_the_table_of_proposals_says() {
    let table = tests_folder("proposals.json");
    let mut cases: Vec<Value> =
        serde_json::from_str(&std::fs::read_to_string(&table).expect("the table")).expect("JSON");
    let site = Site::minimal();
    let path_of =
        |number: usize, case: &Value| format!("events/{}/cas-{number}.yaml", case["folder"].as_str().expect("text"));
    for (number, case) in cases.iter().enumerate() {
        // JSON is YAML.
        site.write(&path_of(number, case), case["activity"].to_string());
    }
    let report = site.diagnostics();
    let mut wrong = Vec::new();
    for (number, case) in cases.iter_mut().enumerate() {
        let path = path_of(number, case);
        let errors = report.iter().filter(|found| found.file == path && found.code.starts_with('E'));
        let codes: BTreeSet<&str> = errors.map(|found| found.code.as_str()).collect();
        if case["codes"] != json!(codes) {
            wrong.push(format!("« {} »: {codes:?}, not {}", case["name"].as_str().unwrap_or_default(), case["codes"]));
            case["codes"] = json!(codes);
        }
    }
    if updating() {
        let lines: Vec<String> = cases.iter().map(|case| format!("  {case}")).collect();
        std::fs::write(&table, format!("[\n{}\n]\n", lines.join(",\n"))).expect("the table");
    } else {
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
