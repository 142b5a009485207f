//! `E00x`: files themselves, their names, their place.

use crate::diagnostic::Message;
use jiff::civil::Date;

/// A Markdown file of the site without front matter.
pub fn no_front_matter() -> Message {
    Message::new("E001", "Ce fichier ne commence pas par un en-tête entre deux lignes « --- »")
        .label("« --- » attendu ici")
        .help("Commencez par une ligne « --- », les clés (« titre: … »), une ligne « --- », puis le texte.")
}

/// A module among resources, or the reverse.
pub fn module_on_wrong_shelf(among_modules: bool) -> Message {
    if among_modules {
        Message::new("E002", "Un fichier de « content/modules » est un module")
            .label("autre type")
            .help("Écrivez « type: module », ou déplacez le fichier dans « content/ressources ».")
    } else {
        Message::new("E002", "Un module se range dans « content/modules »")
            .label("type module")
            .help("Déplacez le fichier en « content/modules/<nom>/index.md ».")
    }
}

/// `base_url` that is not one.
pub fn bad_base_url(why: &str) -> Message {
    Message::new("E003", format!("L’adresse du site ne convient pas : {why}"))
        .label("adresse refusée")
        .help("Écrivez par exemple « https://semaine-ia.fr » ou « https://asso.github.io/semaine ».")
}

/// Permission, disk…
pub fn unreadable(error: Option<&std::io::Error>) -> Message {
    let why = match error.map(std::io::Error::kind) {
        Some(std::io::ErrorKind::PermissionDenied) => "les droits ne le permettent pas".to_owned(),
        Some(std::io::ErrorKind::NotFound) => "il vient de disparaître".to_owned(),
        _ => error.map_or_else(|| "nom ou lien impossible à suivre".to_owned(), ToString::to_string),
    };
    Message::new("E004", format!("Ce fichier ou ce dossier n’a pas pu être lu : {why}"))
        .help("Vérifiez à qui il appartient et qui peut le lire.")
}

/// Links could lead outside the site.
pub fn symbolic_link() -> Message {
    Message::new("E005", "Ce fichier est un lien symbolique, refusé par sécurité")
        .help("Remplacez-le par une copie du fichier.")
}

/// A pipe, a device…
pub fn not_a_file() -> Message {
    Message::new("E005", "Ce n’est pas un fichier ordinaire").help("Supprimez-le.")
}

/// Over the size limit.
pub fn too_large(size: u64, max: u64) -> Message {
    Message::new("E006", format!("Ce fichier pèse {} ko, {} ko au plus", size.div_ceil(1024), max / 1024))
        .help("Réduisez-le : une image de 1 600 pixels de large suffit, un texte long se coupe en plusieurs pages.")
}

/// Another encoding.
pub fn not_utf8(position: usize) -> Message {
    Message::new("E007", format!("Ce fichier n’est pas en UTF-8 (à partir de l’octet {position})"))
        .help("Enregistrez-le à nouveau en choisissant l’encodage « UTF-8 ».")
}

/// A NUL character.
pub fn nul_character() -> Message {
    Message::new("E008", "Ce fichier contient un caractère nul : ce n’est pas un texte")
        .help("Recréez le fichier dans un éditeur de texte.")
}

/// An easy form without its page.
pub fn easy_page_alone(page: &str) -> Message {
    Message::new("E041", format!("Cette page facile à lire est seule : il n’y a pas de page « {page} »"))
        .help("Donnez-lui le nom de la page qu’elle raconte, ou écrivez cette page.")
}

/// A translation without the text that it translates.
pub fn translation_alone(original: &str) -> Message {
    Message::new("E045", format!("Cette traduction est seule : il n’y a pas de « {original} »"))
        .help("Donnez-lui le nom du texte qu’elle traduit, ou écrivez d’abord ce texte en français.")
}

/// A translation into the language of the site itself.
pub fn own_language(code: &str) -> Message {
    Message::new("E046", format!("« {code} » est la langue du site, pas celle d’une traduction"))
        .help(format!("Retirez « .{code} » du nom du fichier, ou écrivez le code d’une autre langue."))
}

/// A translation into a language that the theme does not speak.
pub fn unknown_language(code: &str, spoken: &str) -> Message {
    Message::new("E046", format!("Le site ne parle pas la langue « {code} »"))
        .help(format!("Langues possibles : {spoken}. Pour en ajouter une, créez « themes/semaine/i18n/{code}/ »."))
}

/// A file that stands nowhere the contract knows.
pub fn unknown_place(expected: &str) -> Message {
    Message::new("E030", "Ce fichier n’est pas à une place prévue, il serait ignoré")
        .help(format!("Places possibles : {expected}."))
}

/// `.yml`, `.YAML`, `.markdown`…
pub fn wrong_extension(expected: &str) -> Message {
    let extension = expected.rsplit('.').next().unwrap_or_default();
    Message::new("E031", format!("Le nom de ce fichier doit finir par « .{extension} »"))
        .help(format!("Renommez-le en « {expected} »."))
}

/// A picture that no event names.
pub fn unused_picture() -> Message {
    Message::new("R042", "Aucun événement n’utilise cette image")
        .help("Ajoutez un bloc « image » dans le fichier de l’événement (fichier, alt, credit, licence), ou supprimez l’image.")
}

/// A name that cannot be a URL.
pub fn bad_name(name: &str, proposal: &str) -> Message {
    Message::new("E032", format!("« {name} » ne peut pas être un nom de fichier ou de dossier du site"))
        .help(format!("Utilisez des minuscules sans accent, des chiffres et des traits d’union (80 caractères au plus) : « {proposal} »."))
}

/// The folder is not a département of the event; `right` is the whole path to use.
pub fn wrong_folder(folder: &str, right: &str) -> Message {
    Message::new("E033", format!("Le dossier « {folder} » n’est pas celui du lieu de l’événement"))
        .help(format!("Déplacez le fichier en « {right} »."))
}

/// An event in the folder of a year that has no edition.
pub fn unknown_edition(year: i16) -> Message {
    Message::new("E034", format!("Il n’y a pas d’édition {year}"))
        .help(format!("Rangez le fichier dans l’année d’une édition, ou créez « content/editions/{year}.yaml »."))
}

/// Two files for one address.
pub fn same_address(url: &str, other: &str) -> Message {
    Message::new("E035", format!("Ce fichier et « {other} » donneraient la même page, {url}"))
        .help("Renommez l’un des deux.")
}

/// A page that takes an address of the generator.
pub fn reserved_page(slug: &str) -> Message {
    Message::new("E036", format!("L’adresse « /{slug}/ » est réservée")).help("Donnez un autre nom au fichier.")
}

/// A mandatory file is not there.
pub fn missing_file(what: &str) -> Message {
    Message::new("E037", format!("Il manque {what}")).help("Ce fichier est indispensable pour construire le site.")
}

/// A former path that is no path of an event.
pub fn bad_former_path(text: &str) -> Message {
    Message::new("E038", format!("« {text} » n’est pas l’ancien chemin d’un événement"))
        .label("chemin incompris")
        .help("Écrivez l’année, le département et l’ancien nom : « 2026/59/ancien-nom ».")
}

/// A former path that is the present one.
pub fn current_path(text: &str) -> Message {
    Message::new("E038", format!("« {text} » est le chemin actuel de l’événement, pas un ancien"))
        .label("chemin actuel")
        .help("Retirez cette ligne : « redirections » ne sert qu’après un changement de nom ou de dossier.")
}

/// A report without its event.
pub fn report_without_event(event: &str) -> Message {
    Message::new("E039", "Ce bilan n’a pas d’événement").help(format!("L’événement attendu est « {event} »."))
}

/// The year of an edition and its file's name differ.
pub fn edition_year(year: i16) -> Message {
    Message::new("E040", format!("L’édition {year} doit se trouver dans le fichier « {year}.yaml »"))
        .label("autre année")
        .help("Renommez le fichier ou corrigez l’année.")
}

/// An edition that tells no day and is not announced.
pub fn edition_with_no_date() -> Message {
    Message::new("E043", "Cette édition n’a pas de dates")
        .label("édition sans dates")
        .help("Ajoutez « debut » et « fin ». Si les dates ne sont pas connues, ajoutez « annoncee: true ».")
}

/// An edition that tells its first day without its last, or the other way round.
pub fn edition_with_one_date(missing: &str) -> Message {
    Message::new("E043", format!("Il manque « {missing} » : une édition a un premier et un dernier jour"))
        .label("une seule date")
        .help(format!("Ajoutez « {missing} ». Si les dates ne sont pas connues, écrivez seulement « annoncee: true »."))
}

/// The site asks for an edition that has no dates.
pub fn edition_without_dates(year: i16) -> Message {
    Message::new("E044", format!("L’édition {year} n’a pas encore de dates : elle ne peut pas ouvrir le site"))
        .label("édition sans dates")
        .help(format!("Écrivez « debut » et « fin » dans « content/editions/{year}.yaml », ou retirez cette ligne."))
}

/// An edition whose first day is in another year.
pub fn edition_in_another_year(start: Date, year: i16) -> Message {
    Message::new("E047", format!("Le {} n’est pas en {year}", crate::dates::day_in_words(start)))
        .label("autre année")
        .help(format!("L’édition {year} commence en {year} : corrigez « debut », ou l’année."))
}

/// An edition that lasts longer than its days can be shown.
pub fn edition_too_long(days: i32, longest: i32) -> Message {
    Message::new("E047", format!("Cette édition dure {days} jours, {longest} au plus"))
        .label("trop tard")
        .help("Vérifiez l’année de « fin ». Une édition est une semaine ; ce qui vient avant ou après a sa place dans le reste de l’année.")
}
