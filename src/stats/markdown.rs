//! The figures as a page that reads as well in a terminal.

use super::{Commitment, Count, Stats};
use std::fmt::Write;

/// The whole page.
pub fn render(stats: &Stats) -> String {
    let mut out = format!("# Édition {}\n\n", stats.year);
    let objective = stats.objective.map(|objective| format!(", pour un objectif de {objective}")).unwrap_or_default();
    let _ = writeln!(out, "- {}{objective}", plural(stats.events, "activité publiée", "activités publiées"));
    let _ = writeln!(out, "- {} dans la semaine", stats.in_week);
    let _ = writeln!(out, "- {} en ligne seulement", stats.online);
    table(&mut out, "Par jour", &stats.days, |count| count.name.name.clone());
    table(&mut out, "Par type", &stats.types, |count| count.name.name.clone());
    table(&mut out, "Par statut", &stats.statuses, |count| count.name.name.clone());
    table(&mut out, "Par région", &stats.regions, |count| count.name.name.clone());
    table(&mut out, "Par département", &stats.departements, |count| {
        format!("{} {}", count.name.code, count.name.name)
    });
    let _ = write!(out, "\n## Départements sans activité : {}\n\n", stats.without.len());
    let names: Vec<String> = stats.without.iter().map(|name| format!("{} {}", name.code, name.name)).collect();
    let _ = writeln!(out, "{}", if names.is_empty() { "Aucun.".to_owned() } else { names.join(", ") + "." });
    let _ = write!(out, "\n## Fiches complètes : {} sur {}\n\n", stats.completeness.whole, stats.events);
    for missing in &stats.completeness.lacks {
        let _ = writeln!(out, "- {} : manque dans {} sur {}", missing.what, missing.events, stats.events);
    }
    structures(&mut out, stats);
    out
}

fn structures(out: &mut String, stats: &Stats) {
    if stats.structures.is_empty() {
        return;
    }
    out.push_str("\n## Engagements des structures de l’AMI\n\n");
    out.push_str("| Structure | Animations | Dans la semaine | Avec assez de personnes | Personnes |\n| --- | --- | --- | --- | --- |\n");
    for structure in &stats.structures {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            cell(&structure.name.name),
            commitment(&structure.activities),
            commitment(&structure.in_week),
            structure.attended,
            structure.participants
        );
    }
}

/// « 3 faites, 8 prévues, 10 demandées ».
fn commitment(commitment: &Commitment) -> String {
    let asked = commitment.asked.map(|asked| format!(", {asked} demandées")).unwrap_or_default();
    format!("{} faites, {} prévues{asked}", commitment.done, commitment.planned)
}

fn table(out: &mut String, title: &str, counts: &[Count], name: impl Fn(&Count) -> String) {
    if counts.is_empty() {
        return;
    }
    let _ = write!(out, "\n## {title}\n\n| | Activités |\n| --- | ---: |\n");
    for count in counts {
        let _ = writeln!(out, "| {} | {} |", cell(&name(count)), count.events);
    }
}

/// A text that stays in its cell.
fn cell(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|")
}

fn plural(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count > 1 { several } else { one })
}
