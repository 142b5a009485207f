//! The figures of an edition as open data: `bilan.json` is what `semaine stats --format json` writes, `bilan.csv` the same
//! in lines of a measure, a code, a name and a value. What no file says is an empty value, never a zero.

use super::csv::guard;
use crate::stats::{Commitment, Count, Stats};

/// `bilan.json`.
pub fn json(stats: &Stats) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = serde_json::to_vec_pretty(stats)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// `bilan.csv` (RFC 4180), with the separator and the mark of the tables of events.
pub fn csv(stats: &Stats) -> Vec<u8> {
    let mut table = Table::new();
    table.row(["mesure", "code", "nom", "valeur"]);
    let year = stats.year.to_string();
    table.total("evenements", &year, Some(stats.events));
    table.total("dans_la_semaine", &year, Some(stats.in_week));
    table.total("en_ligne", &year, Some(stats.online));
    table.total("partenaires", &year, stats.partners);
    let aims = stats.objectives;
    for (code, aim) in [
        ("evenements", aims.events),
        ("professionnels", aims.professionals),
        ("partenaires", aims.partners),
        ("citoyens", aims.citizens),
    ] {
        table.total("objectif", code, aim);
    }
    let reports = &stats.reports;
    table.total("bilans", "attendus", Some(reports.awaited));
    table.total("bilans", "rendus", Some(reports.given));
    for (code, figure) in [
        ("participants", reports.participants),
        ("animateurs", reports.facilitators),
        ("questionnaires", reports.questionnaires),
        ("certificats", reports.certificates),
    ] {
        table.total("rapporte", code, (figure.reports > 0).then_some(figure.total));
    }
    for (measure, counts) in [
        ("jour", &stats.days),
        ("type", &stats.types),
        ("public", &stats.publics),
        ("accessibilite", &stats.accessibility),
        ("moment", &stats.moments),
        ("statut", &stats.statuses),
        ("region", &stats.regions),
        ("departement", &stats.departements),
    ] {
        table.counts(measure, counts);
    }
    for name in &stats.without {
        table.row(["departement", &name.code, &name.name, "0"]);
    }
    for structure in &stats.structures {
        let (code, name) = (&structure.name.code, &structure.name.name);
        let mut commitment = |measure: &str, commitment: &Commitment| {
            table.row([&format!("ami_{measure}_prevues"), code, name, &commitment.planned.to_string()]);
            table.row([&format!("ami_{measure}_faites"), code, name, &commitment.done.to_string()]);
        };
        commitment("animations", &structure.activities);
        commitment("semaine", &structure.in_week);
        table.row(["ami_assez_de_participants", code, name, &structure.attended.to_string()]);
        table.row(["ami_participants", code, name, &structure.participants.to_string()]);
    }
    table.finish()
}

struct Table(::csv::Writer<Vec<u8>>);

impl Table {
    fn new() -> Self {
        let mut builder = ::csv::WriterBuilder::new();
        builder.delimiter(b';').terminator(::csv::Terminator::CRLF);
        Self(builder.from_writer("\u{feff}".as_bytes().to_vec()))
    }

    fn row(&mut self, cells: [&str; 4]) {
        // Rows of four texts written to memory: nothing here can fail.
        let _ = self.0.write_record(cells.map(|cell| guard(cell).into_owned()));
    }

    fn total(&mut self, measure: &str, code: &str, value: Option<impl ToString>) {
        self.row([measure, code, "", &value.map(|value| value.to_string()).unwrap_or_default()]);
    }

    fn counts(&mut self, measure: &str, counts: &[Count]) {
        for count in counts {
            self.row([measure, &count.name.code, &count.name.name, &count.events.to_string()]);
        }
    }

    fn finish(self) -> Vec<u8> {
        self.0.into_inner().unwrap_or_default()
    }
}
