//! Where what comes from a file of `content/` stands: the URL of a page, of its easy form, of what a text offers.

use crate::formats::catalogue::Offered;
use crate::model::{Resource, Slug};
use crate::territory::DepartementCode;

/// The page of `content/pages` that is the site's first one.
pub const HOME: &str = "accueil";

/// The URL of a page of `content/pages`: `/venir/`, and `/` for the first one.
pub fn page_url(slug: &Slug) -> String {
    if slug.as_str() == HOME { "/".to_owned() } else { format!("/{slug}/") }
}

/// The URL of its easy form: `/venir/facile-a-lire/`.
pub fn easy_url(slug: &Slug) -> String {
    format!("{}facile-a-lire/", page_url(slug))
}

/// The URL of the easy form of a module: `/ressources/ia-et-travail/facile-a-lire/`.
pub fn easy_module_url(slug: &Slug) -> String {
    format!("/ressources/{slug}/facile-a-lire/")
}

/// The URL of a module to project.
pub fn slides_url(slug: &Slug) -> String {
    format!("/ressources/{slug}/diaporama/")
}

/// The files that hold a text of the library, by path below the root: our own forms of it, then those that come with it.
pub fn offered(resource: &Resource) -> Vec<Offered> {
    let folder = resource.folder();
    let forms = [("md", "text/markdown"), ("epub", "application/epub+zip")];
    let own = forms.into_iter().filter(|_| resource.is_own());
    let own = own.map(|(extension, media_type)| (format!("{folder}{}.{extension}", resource.slug), media_type));
    let beside = resource.files.iter().map(|file| {
        let name = file.rsplit('/').next().unwrap_or_default();
        (format!("{folder}{name}"), media_type(name))
    });
    own.chain(beside).map(|(path, media_type)| Offered { path, media_type }).collect()
}

/// The media type of a file that a resource may offer (IANA).
fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "pdf" => "application/pdf",
        "odt" => "application/vnd.oasis.opendocument.text",
        "odp" => "application/vnd.oasis.opendocument.presentation",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "epub" => "application/epub+zip",
        "zip" => "application/zip",
        "txt" => "text/plain",
        "csv" => "text/csv",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "vtt" => "text/vtt",
        _ => "application/octet-stream",
    }
}

/// Pages of `content/pages` that are the introduction of a generated page rather than a page of their own.
pub const GENERATED: [&str; 16] = [
    HOME,
    "programme",
    "carte",
    "territoires",
    "formats",
    "ressources",
    "faq",
    "partenaires",
    "referents",
    "editions",
    "bilan",
    "ami",
    "certificat",
    "kit",
    "recherche",
    "proposer",
];

/// Where the drawing under the events of a département stands: `carte/situer/2a.svg`.
pub fn locator_path(departement: DepartementCode) -> String {
    format!("carte/situer/{}.svg", departement.folder())
}
