//! `semaine init`: the files of a new site, from the binary alone.
//!
//! Its texts stand in `modele/`, as they will be read, with words between `%` for what the organisers say; what a forge runs
//! is what this very repository runs. Nothing here reads or writes the disk.

use crate::dates::range_in_words;
use crate::model::BaseUrl;
use jiff::civil::Date;

#[derive(rust_embed::Embed)]
#[folder = "src/init/modele/"]
struct Model;

/// What a forge runs, by its path: the same here and in a new site.
const FORGE: [(&str, &str); 9] = [
    (".ci/apercu", include_str!("../../.ci/apercu")),
    (".ci/semaine", include_str!("../../.ci/semaine")),
    (".ci/verifier", include_str!("../../.ci/verifier")),
    (".github/ISSUE_TEMPLATE/activite.yml", include_str!("../../.github/ISSUE_TEMPLATE/activite.yml")),
    (".github/ISSUE_TEMPLATE/correction.yml", include_str!("../../.github/ISSUE_TEMPLATE/correction.yml")),
    (".github/pull_request_template.md", include_str!("../../.github/pull_request_template.md")),
    (".github/workflows/publier.yml", include_str!("../../.github/workflows/publier.yml")),
    (".github/workflows/verifier.yml", include_str!("../../.github/workflows/verifier.yml")),
    (".gitlab-ci.yml", include_str!("../../.gitlab-ci.yml")),
];

/// The folder of scripts, which must be executable.
pub const SCRIPTS: &str = ".ci/";

/// What the organisers of a new site say of it.
#[derive(Debug, Clone)]
pub struct NewSite {
    /// Title of the site.
    pub title: String,
    /// Where it will be published.
    pub base: BaseUrl,
    /// First day of the week.
    pub start: Date,
    /// Its last day, included.
    pub end: Date,
    /// Whether the organisers said these days: otherwise the file asks to confirm them.
    pub confirmed: bool,
    /// The day on which its programme opens.
    pub published: Date,
    /// The team's address.
    pub contact: String,
    /// The repository that publishes the program: `association/semaine`.
    pub program: Option<String>,
}

/// Every file of the site: path below its root, and text. In the order of the paths.
pub fn files(site: &NewSite) -> Vec<(String, String)> {
    let year = site.start.year();
    let path = |name: &str| match name {
        "gitignore" => ".gitignore".to_owned(),
        "content/editions/edition.yaml" => format!("content/editions/{year}.yaml"),
        "events/exemple.yaml" => format!("events/{year}/59/exemple.yaml"),
        other => other.to_owned(),
    };
    let texts = Model::iter().filter_map(|name| {
        let file = Model::get(&name)?;
        Some((path(&name), fill(&String::from_utf8_lossy(&file.data), site)))
    });
    let forge = FORGE.iter().map(|(path, text)| ((*path).to_owned(), for_this_site(text, site)));
    let licence = ("content/LICENSE".to_owned(), include_str!("../../content/LICENSE").to_owned());
    let mut files: Vec<(String, String)> = texts.chain(forge).chain([licence]).collect();
    files.sort();
    files
}

/// Puts what the organisers say between the `%`.
fn fill(text: &str, site: &NewSite) -> String {
    let confirm = "\n# Ces dates sont à confirmer : la commande « semaine init » les a proposées.";
    let values = [
        // JSON's strings are YAML's (YAML 1.2 §1.3).
        ("%TITRE%", serde_json::Value::from(site.title.as_str()).to_string()),
        ("%TITRE_TEXTE%", site.title.clone()),
        ("%URL%", site.base.absolute("/").trim_end_matches('/').to_owned()),
        ("%DOMAINE%", domain(&site.base)),
        ("%CONTACT%", site.contact.clone()),
        ("%ANNEE%", site.start.year().to_string()),
        ("%DEBUT%", site.start.to_string()),
        ("%FIN%", site.end.to_string()),
        ("%SEMAINE%", range_in_words(site.start, site.end).trim_start_matches("du ").to_owned()),
        ("%A_CONFIRMER%", if site.confirmed { String::new() } else { confirm.to_owned() }),
        ("%PUBLIE%", site.published.to_string()),
    ];
    values.iter().fold(text.to_owned(), |text, (mark, value)| text.replace(mark, value))
}

/// The workflows and forms of this repository, told of the other site.
fn for_this_site(text: &str, site: &NewSite) -> String {
    let text = text.replace("https://semaine-ia.fr/", &site.base.absolute("/"));
    match &site.program {
        Some(program) => text
            .replace("SEMAINE_DEPOT: ${{ github.repository }}", &format!("SEMAINE_DEPOT: {program}"))
            .replace("\ndefault:\n", &format!("\nvariables:\n  SEMAINE_DEPOT: {program}\n\ndefault:\n")),
        None => text,
    }
}

/// The host that signs the calendars: `asso.github.io`.
pub fn domain(base: &BaseUrl) -> String {
    let address = base.absolute("/");
    let host = address.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next());
    host.unwrap_or("exemple.org").to_owned()
}
