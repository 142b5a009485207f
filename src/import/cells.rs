//! From a cell to the values that the contract wants. What is not understood stays as it was written.

use super::columns::{Column, Kind, Words};
use super::{Field, Known, Party, Value, moment};

/// The fields that a cell gives: none when it is empty, several when it says several things.
pub(super) fn fields(column: &Column, cell: &str, label: &str, known: &Known) -> Vec<Field> {
    let line = || cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let field = |key: &'static str, value: Value| vec![Field { key, value, label: label.to_owned() }];
    let plain = |text: String| field(column.key, Value::Plain(text));
    if cell.trim().is_empty() {
        return Vec::new();
    }
    match column.kind {
        Kind::Line => match column.key {
            "tarif"
                if ["gratuit", "gratuite", "0", "0-eur", "entree-gratuite"]
                    .contains(&crate::text::slugify(cell).as_str()) =>
            {
                field("gratuit", Value::Plain("true".to_owned()))
            }
            _ => field(column.key, Value::Text(line())),
        },
        Kind::Markdown => field(column.key, Value::Long(lines(cell))),
        Kind::Venue if known.venue(cell.trim()).is_some() => field("lieu", Value::Plain(cell.trim().to_owned())),
        Kind::Venue => field(column.key, Value::Text(line())),
        Kind::Boolean => plain(boolean(cell).map_or_else(line, |truth| truth.to_string())),
        Kind::Number => plain(number(cell)),
        Kind::Code(width) => field(column.key, Value::Text(code(cell, width))),
        Kind::Choice(words) => plain(word(cell, words).map_or_else(line, str::to_owned)),
        // « Tout public » is no audience: it says that everybody may come.
        Kind::Choices(_)
            if column.key == "publics"
                && usual(&crate::text::slugify(cell)).is_some_and(|word| word == "tout-public") =>
        {
            field("acces", Value::Plain("tout-public".to_owned()))
        }
        Kind::Choices(words) => {
            let items = items(cell).into_iter();
            let items = items.map(|item| word(&item, words).map_or(item, str::to_owned));
            field(column.key, Value::List(items.collect()))
        }
        Kind::Name => {
            let slug = if column.key == "format" { known.format(cell) } else { known.organisation(cell) };
            plain(slug.map_or_else(line, ToString::to_string))
        }
        Kind::Names => {
            let slug = |item: String| match column.key {
                "ressources" => known.resource(&item).map_or(item, ToString::to_string),
                "langues" => language(item),
                _ => item,
            };
            let items = if column.key == "redirections" { words_of(cell) } else { items(cell) };
            field(column.key, Value::List(items.into_iter().map(slug).collect()))
        }
        Kind::Parties => field(column.key, Value::Parties(parties(cell, known))),
        Kind::Day => plain(day(cell, known.year).unwrap_or_else(line)),
        Kind::Days => {
            let days = items_of_days(cell).into_iter().map(|item| day(&item, known.year).unwrap_or(item));
            field(column.key, Value::List(days.collect()))
        }
        Kind::Time => {
            let time =
                moment::read(cell, known.year).filter(|moment| moment.day.is_none()).and_then(|moment| moment.start);
            field(column.key, Value::Text(time.map_or_else(line, |time| time.strftime("%H:%M").to_string())))
        }
        Kind::Deadline => plain(deadline(cell, known.year).unwrap_or_else(line)),
        Kind::Pairs => field(column.key, Value::Pairs(pairs(cell))),
        Kind::Registration => registration(cell, label),
        Kind::Features => features(cell, label),
        Kind::When | Kind::Identity => Vec::new(),
    }
}

/// Several lines, their ends trimmed.
fn lines(cell: &str) -> String {
    let cell = cell.replace("\r\n", "\n").replace('\r', "\n");
    cell.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn boolean(cell: &str) -> Option<bool> {
    match crate::text::slugify(cell).as_str() {
        "oui" | "o" | "x" | "vrai" | "true" | "yes" | "y" | "1" => Some(true),
        "non" | "n" | "faux" | "false" | "no" | "0" => Some(false),
        _ => None,
    }
}

/// « 1 200 », « 48,57 », « 20.0 »: as the contract writes numbers.
fn number(cell: &str) -> String {
    let digits: String = cell.chars().filter(|letter| !letter.is_whitespace()).collect();
    let digits = digits.replace(',', ".");
    match digits.parse::<f64>() {
        Ok(_) => digits.strip_suffix(".0").unwrap_or(&digits).to_owned(),
        Err(_) => cell.trim().to_owned(),
    }
}

/// Digits whose first zeros a spreadsheet took for nothing: « 1000 » is `01000`, « 1 » is `01`.
fn code(cell: &str, width: usize) -> String {
    let cell = cell.trim().trim_end_matches(".0");
    let digits = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
    if digits && cell.len() + 1 == width { format!("0{cell}") } else { cell.to_owned() }
}

/// The key of a value of a vocabulary, by its key or its label.
fn word(text: &str, words: Words) -> Option<&'static str> {
    let text = crate::text::slugify(text);
    let by_label = words.iter().find(|word| word.key == text || crate::text::slugify(word.label) == text);
    by_label
        .or_else(|| {
            let usual = usual(&text)?;
            words.iter().find(|word| word.key == usual)
        })
        .map(|word| word.key)
}

/// Words that people use for a value.
fn usual(text: &str) -> Option<&'static str> {
    Some(match text {
        "cafe-i-a" | "cafes-ia" | "cafe" => "cafe-ia",
        "atelier" | "initiation" | "ateliers-d-initiation" => "atelier-initiation",
        "debat" => "debat-citoyen",
        "distanciel" | "a-distance" | "visio" | "visioconference" | "online" | "webinaire" => "en-ligne",
        "presence" | "en-presentiel" | "physique" | "in-person" | "on-site" => "presentiel",
        "mixte" | "hybrid" => "hybride",
        "public" | "tout-public" | "tous-publics" | "tout-le-monde" | "ouvert-a-tous" | "tous" => "tout-public",
        "annulee" => "annule",
        "reportee" => "reporte",
        "complete" => "complet",
        "confirme" | "confirmee" | "prevu" | "maintenu" => "programme",
        "oui" | "sur-inscription" | "obligatoire" => "obligatoire",
        "non" | "sans-inscription" | "entree-libre" => "libre",
        "familles" | "enfants" => "familles-enfants",
        "senior" | "personnes-agees" => "seniors",
        "debutants" => "debutant",
        _ => return None,
    })
}

/// The items of a list; a slash counts when no other separator stands there.
fn items(cell: &str) -> Vec<String> {
    let separators: &[char] = if cell.contains([',', ';', '\n', '|']) { &[',', ';', '\n', '|'] } else { &['/'] };
    trimmed(cell.split(separators))
}

/// The same for days, whose slashes are theirs.
fn items_of_days(cell: &str) -> Vec<String> {
    trimmed(cell.split([',', ';', '\n', '|']))
}

/// The same for paths.
fn words_of(cell: &str) -> Vec<String> {
    trimmed(cell.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';')))
}

fn trimmed<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<String> {
    parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn language(item: String) -> String {
    match crate::text::slugify(&item).as_str() {
        "francais" => "fr".to_owned(),
        "anglais" => "en".to_owned(),
        "arabe" => "ar".to_owned(),
        "espagnol" => "es".to_owned(),
        "lsf" | "langue-des-signes" | "langue-des-signes-francaise" => "fsl".to_owned(),
        _ => item,
    }
}

/// Names may hold a comma: only semicolons and new lines part them. `Nom <https://…>` gives its address too.
fn parties(cell: &str, known: &Known) -> Vec<Party> {
    trimmed(cell.split([';', '\n', '|']))
        .into_iter()
        .map(|text| {
            let (name, url) = match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
                Some((name, url)) => (name.trim().to_owned(), Some(url.trim().to_owned())),
                None => (text, None),
            };
            match known.organisation(&name).filter(|_| url.is_none()) {
                Some(slug) => Party::Known(slug.clone()),
                None => Party::Named { name: name.split_whitespace().collect::<Vec<_>>().join(" "), url },
            }
        })
        .collect()
}

fn day(cell: &str, year: i16) -> Option<String> {
    let moment = moment::read(cell, year)?;
    moment.start.is_none().then_some(moment.day?.to_string())
}

fn deadline(cell: &str, year: i16) -> Option<String> {
    let moment = moment::read(cell, year)?;
    let day = moment.day?;
    Some(match (moment.start, moment.end) {
        (None, _) => day.to_string(),
        (Some(time), None) => day.to_datetime(time).strftime("%Y-%m-%dT%H:%M").to_string(),
        _ => return None,
    })
}

fn pairs(cell: &str) -> Vec<(String, String)> {
    let pairs = trimmed(cell.split([';', '\n'])).into_iter();
    pairs
        .map(|pair| match pair.split_once(':') {
            Some((source, id)) => (source.trim().to_owned(), id.trim().to_owned()),
            None => ("tableau".to_owned(), pair),
        })
        .collect()
}

/// « https://… », « contact@… », « 03 20 … », « oui », « non », « conseillée ».
fn registration(cell: &str, label: &str) -> Vec<Field> {
    let text = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let phone = digits >= 9 && text.chars().all(|letter| letter.is_ascii_digit() || " .+-()".contains(letter));
    let (key, value) = if text.contains("://") || text.starts_with("www.") {
        ("inscription.url", Value::Text(text))
    } else if text.contains('@') && !text.contains(' ') {
        ("inscription.courriel", Value::Text(text))
    } else if phone {
        ("inscription.telephone", Value::Text(text))
    } else {
        let Some(Column { kind: Kind::Choice(words), .. }) = super::columns::of_key("inscription.modalite") else {
            return Vec::new();
        };
        ("inscription.modalite", Value::Plain(word(&text, words).map_or(text.clone(), str::to_owned)))
    };
    vec![Field { key, value, label: label.to_owned() }]
}

/// The features named; what is not one of them is said as a comment on accessibility.
fn features(cell: &str, label: &str) -> Vec<Field> {
    let field = |key, value| Field { key, value, label: label.to_owned() };
    let mut fields = Vec::new();
    let mut others = Vec::new();
    for item in items(cell) {
        let name = crate::text::slugify(&item);
        let column = super::columns::COLUMNS.iter().find(|column| {
            matches!(column.kind, Kind::Boolean)
                && column
                    .key
                    .strip_prefix("accessibilite.")
                    .is_some_and(|key| crate::text::slugify(key) == name || column.is_named(&name))
        });
        match (column, name.as_str()) {
            (Some(column), _) => fields.push(field(column.key, Value::Plain("true".to_owned()))),
            // « oui » to what? Only the visitor can ask.
            (None, "oui" | "non") => others.push(format!("{label} : {item}")),
            (None, _) => others.push(item),
        }
    }
    if !others.is_empty() {
        fields.push(field("accessibilite.commentaire", Value::Text(others.join(", "))));
    }
    fields
}
