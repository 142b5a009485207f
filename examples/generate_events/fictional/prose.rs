//! The texts of an event: its description, and what was reported after it.

use super::random::Random;
use super::words::{SENTENCES, STEPS};
use super::yaml::Yaml;

/// A hundred to about 1,500 characters of Markdown.
pub(super) fn description(random: &mut Random) -> String {
    let mut text = SENTENCES[0].to_owned();
    for _ in 0..*random.weighted(&[(3, 0), (4, 1), (4, 2), (2, 3)]) {
        let sentences = random.some(&SENTENCES[1..], 4);
        text.push_str("\n\n");
        text.push_str(&sentences.into_iter().copied().collect::<Vec<_>>().join(" "));
    }
    if random.chance(25) {
        text.push_str("\n\n## Au programme\n");
        for step in random.some(STEPS, 5) {
            text.push_str(&format!("\n- {step}"));
        }
    }
    text
}

/// What was reported afterwards.
pub(super) fn report(random: &mut Random) -> String {
    let mut yaml = Yaml::default();
    let participants = random.between(5, 80);
    yaml.plain("participants", participants);
    yaml.plain("animateurs", random.between(1, 4));
    yaml.plain("questionnaires", participants / 2);
    yaml.plain("certificats", participants / 3);
    yaml.plain("date", "2026-06-02");
    yaml.text("commentaire", "Bilan fictif : les échanges imaginaires ont été nombreux.");
    yaml.finish()
}
