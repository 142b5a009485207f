//! The 101 départements and six overseas collectivities, with the small words French puts before them.
//!
//! Codes, names and régions: INSEE, code officiel géographique (COG) 2026, Licence Ouverte 2.0. The forms are ours: French
//! gives no rule for « dans la Creuse » but « en Gironde », so each is written out and a title never has to guess.

use super::regions::{Region, region};
use serde::{Deserialize, Deserializer, Serialize};

/// A name with the words that lead to it, apostrophes as `'` (typography is applied at render).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Forms {
    /// As a subject: « le Nord », « l'Orne », « Paris ».
    pub definite: &'static str,
    /// After « est » or « événements »: « dans le Nord », « en Gironde », « à La Réunion ».
    pub locative: &'static str,
    /// After a noun: « du Nord », « de l'Orne », « de Seine-et-Marne ».
    pub genitive: &'static str,
}

/// The code of a département or collectivity that exists: `59`, `2A`, `971`. Sorted as text, so `2A` follows `29`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct DepartementCode(&'static str);

/// A département, or an overseas collectivity that stands where one would.
#[derive(Debug, PartialEq, Eq)]
pub struct Departement {
    /// Its INSEE code: `22`, `2A`, `971`.
    pub code: &'static str,
    /// Its official name: `Côtes-d'Armor`.
    pub name: &'static str,
    /// Its last URL segment: `22-cotes-d-armor`.
    pub slug: &'static str,
    /// « les Côtes-d'Armor », « dans les Côtes-d'Armor », « des Côtes-d'Armor ».
    pub forms: Forms,
    region: &'static str,
}

impl DepartementCode {
    /// The code as INSEE writes it (`59`, `2a` or `2A`, `971`), or `None` when no such territory exists.
    pub fn new(code: &str) -> Option<Self> {
        let place = DEPARTEMENTS.binary_search_by(|row| {
            let upper = code.bytes().map(|b| b.to_ascii_uppercase());
            row.code.bytes().cmp(upper)
        });
        place.ok().map(|at| Self(DEPARTEMENTS[at].code))
    }

    /// The code of the territory that owns an INSEE commune code, by its first two or three characters.
    pub fn of_commune(insee: &str) -> Option<Self> {
        let width = if insee.starts_with("97") || insee.starts_with("98") { 3 } else { 2 };
        Self::new(insee.get(..width)?)
    }

    /// `59`, `2A`, `971`.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The folder of its events: the code in lower case, `2a`.
    pub fn folder(self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// Its last URL segment: `59-nord`, `2a-corse-du-sud`, `971-guadeloupe`.
    pub fn slug(self) -> &'static str {
        self.departement().slug
    }

    /// The département that bears this code.
    pub fn departement(self) -> &'static Departement {
        let at = DEPARTEMENTS.partition_point(|row| row.code < self.0);
        &DEPARTEMENTS[at]
    }
}

impl From<&Departement> for DepartementCode {
    fn from(departement: &Departement) -> Self {
        Self(departement.code)
    }
}

impl std::fmt::Display for DepartementCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.0)
    }
}

impl<'de> Deserialize<'de> for DepartementCode {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(input)?;
        Self::new(&text).ok_or_else(|| serde::de::Error::custom("not the code of a département"))
    }
}

/// Every département and collectivity, sorted by code.
pub fn departements() -> &'static [Departement] {
    &DEPARTEMENTS
}

/// The département or collectivity of a code.
pub fn departement(code: &str) -> Option<&'static Departement> {
    DepartementCode::new(code).map(DepartementCode::departement)
}

impl Departement {
    /// Its région; `None` for the six collectivities, which belong to none.
    pub fn region(&self) -> Option<&'static Region> {
        region(self.region)
    }
}

const fn row(ids: [&'static str; 4], forms: [&'static str; 3]) -> Departement {
    let [code, name, slug, region] = ids;
    let [definite, locative, genitive] = forms;
    let forms = Forms { definite, locative, genitive };
    Departement { code, name, slug, forms, region }
}

#[rustfmt::skip]
static DEPARTEMENTS: [Departement; 107] = [
    row(["01", "Ain", "01-ain", "84"], ["l'Ain", "dans l'Ain", "de l'Ain"]),
    row(["02", "Aisne", "02-aisne", "32"], ["l'Aisne", "dans l'Aisne", "de l'Aisne"]),
    row(["03", "Allier", "03-allier", "84"], ["l'Allier", "dans l'Allier", "de l'Allier"]),
    row(["04", "Alpes-de-Haute-Provence", "04-alpes-de-haute-provence", "93"], ["les Alpes-de-Haute-Provence", "dans les Alpes-de-Haute-Provence", "des Alpes-de-Haute-Provence"]),
    row(["05", "Hautes-Alpes", "05-hautes-alpes", "93"], ["les Hautes-Alpes", "dans les Hautes-Alpes", "des Hautes-Alpes"]),
    row(["06", "Alpes-Maritimes", "06-alpes-maritimes", "93"], ["les Alpes-Maritimes", "dans les Alpes-Maritimes", "des Alpes-Maritimes"]),
    row(["07", "Ardèche", "07-ardeche", "84"], ["l'Ardèche", "en Ardèche", "de l'Ardèche"]),
    row(["08", "Ardennes", "08-ardennes", "44"], ["les Ardennes", "dans les Ardennes", "des Ardennes"]),
    row(["09", "Ariège", "09-ariege", "76"], ["l'Ariège", "en Ariège", "de l'Ariège"]),
    row(["10", "Aube", "10-aube", "44"], ["l'Aube", "dans l'Aube", "de l'Aube"]),
    row(["11", "Aude", "11-aude", "76"], ["l'Aude", "dans l'Aude", "de l'Aude"]),
    row(["12", "Aveyron", "12-aveyron", "76"], ["l'Aveyron", "dans l'Aveyron", "de l'Aveyron"]),
    row(["13", "Bouches-du-Rhône", "13-bouches-du-rhone", "93"], ["les Bouches-du-Rhône", "dans les Bouches-du-Rhône", "des Bouches-du-Rhône"]),
    row(["14", "Calvados", "14-calvados", "28"], ["le Calvados", "dans le Calvados", "du Calvados"]),
    row(["15", "Cantal", "15-cantal", "84"], ["le Cantal", "dans le Cantal", "du Cantal"]),
    row(["16", "Charente", "16-charente", "75"], ["la Charente", "en Charente", "de la Charente"]),
    row(["17", "Charente-Maritime", "17-charente-maritime", "75"], ["la Charente-Maritime", "en Charente-Maritime", "de la Charente-Maritime"]),
    row(["18", "Cher", "18-cher", "24"], ["le Cher", "dans le Cher", "du Cher"]),
    row(["19", "Corrèze", "19-correze", "75"], ["la Corrèze", "en Corrèze", "de la Corrèze"]),
    row(["21", "Côte-d'Or", "21-cote-d-or", "27"], ["la Côte-d'Or", "en Côte-d'Or", "de la Côte-d'Or"]),
    row(["22", "Côtes-d'Armor", "22-cotes-d-armor", "53"], ["les Côtes-d'Armor", "dans les Côtes-d'Armor", "des Côtes-d'Armor"]),
    row(["23", "Creuse", "23-creuse", "75"], ["la Creuse", "dans la Creuse", "de la Creuse"]),
    row(["24", "Dordogne", "24-dordogne", "75"], ["la Dordogne", "en Dordogne", "de la Dordogne"]),
    row(["25", "Doubs", "25-doubs", "27"], ["le Doubs", "dans le Doubs", "du Doubs"]),
    row(["26", "Drôme", "26-drome", "84"], ["la Drôme", "dans la Drôme", "de la Drôme"]),
    row(["27", "Eure", "27-eure", "28"], ["l'Eure", "dans l'Eure", "de l'Eure"]),
    row(["28", "Eure-et-Loir", "28-eure-et-loir", "24"], ["l'Eure-et-Loir", "en Eure-et-Loir", "d'Eure-et-Loir"]),
    row(["29", "Finistère", "29-finistere", "53"], ["le Finistère", "dans le Finistère", "du Finistère"]),
    row(["2A", "Corse-du-Sud", "2a-corse-du-sud", "94"], ["la Corse-du-Sud", "en Corse-du-Sud", "de la Corse-du-Sud"]),
    row(["2B", "Haute-Corse", "2b-haute-corse", "94"], ["la Haute-Corse", "en Haute-Corse", "de la Haute-Corse"]),
    row(["30", "Gard", "30-gard", "76"], ["le Gard", "dans le Gard", "du Gard"]),
    row(["31", "Haute-Garonne", "31-haute-garonne", "76"], ["la Haute-Garonne", "en Haute-Garonne", "de la Haute-Garonne"]),
    row(["32", "Gers", "32-gers", "76"], ["le Gers", "dans le Gers", "du Gers"]),
    row(["33", "Gironde", "33-gironde", "75"], ["la Gironde", "en Gironde", "de la Gironde"]),
    row(["34", "Hérault", "34-herault", "76"], ["l'Hérault", "dans l'Hérault", "de l'Hérault"]),
    row(["35", "Ille-et-Vilaine", "35-ille-et-vilaine", "53"], ["l'Ille-et-Vilaine", "en Ille-et-Vilaine", "d'Ille-et-Vilaine"]),
    row(["36", "Indre", "36-indre", "24"], ["l'Indre", "dans l'Indre", "de l'Indre"]),
    row(["37", "Indre-et-Loire", "37-indre-et-loire", "24"], ["l'Indre-et-Loire", "en Indre-et-Loire", "d'Indre-et-Loire"]),
    row(["38", "Isère", "38-isere", "84"], ["l'Isère", "en Isère", "de l'Isère"]),
    row(["39", "Jura", "39-jura", "27"], ["le Jura", "dans le Jura", "du Jura"]),
    row(["40", "Landes", "40-landes", "75"], ["les Landes", "dans les Landes", "des Landes"]),
    row(["41", "Loir-et-Cher", "41-loir-et-cher", "24"], ["le Loir-et-Cher", "dans le Loir-et-Cher", "de Loir-et-Cher"]),
    row(["42", "Loire", "42-loire", "84"], ["la Loire", "dans la Loire", "de la Loire"]),
    row(["43", "Haute-Loire", "43-haute-loire", "84"], ["la Haute-Loire", "en Haute-Loire", "de la Haute-Loire"]),
    row(["44", "Loire-Atlantique", "44-loire-atlantique", "52"], ["la Loire-Atlantique", "en Loire-Atlantique", "de la Loire-Atlantique"]),
    row(["45", "Loiret", "45-loiret", "24"], ["le Loiret", "dans le Loiret", "du Loiret"]),
    row(["46", "Lot", "46-lot", "76"], ["le Lot", "dans le Lot", "du Lot"]),
    row(["47", "Lot-et-Garonne", "47-lot-et-garonne", "75"], ["le Lot-et-Garonne", "en Lot-et-Garonne", "de Lot-et-Garonne"]),
    row(["48", "Lozère", "48-lozere", "76"], ["la Lozère", "en Lozère", "de la Lozère"]),
    row(["49", "Maine-et-Loire", "49-maine-et-loire", "52"], ["le Maine-et-Loire", "en Maine-et-Loire", "de Maine-et-Loire"]),
    row(["50", "Manche", "50-manche", "28"], ["la Manche", "dans la Manche", "de la Manche"]),
    row(["51", "Marne", "51-marne", "44"], ["la Marne", "dans la Marne", "de la Marne"]),
    row(["52", "Haute-Marne", "52-haute-marne", "44"], ["la Haute-Marne", "en Haute-Marne", "de la Haute-Marne"]),
    row(["53", "Mayenne", "53-mayenne", "52"], ["la Mayenne", "en Mayenne", "de la Mayenne"]),
    row(["54", "Meurthe-et-Moselle", "54-meurthe-et-moselle", "44"], ["la Meurthe-et-Moselle", "en Meurthe-et-Moselle", "de Meurthe-et-Moselle"]),
    row(["55", "Meuse", "55-meuse", "44"], ["la Meuse", "dans la Meuse", "de la Meuse"]),
    row(["56", "Morbihan", "56-morbihan", "53"], ["le Morbihan", "dans le Morbihan", "du Morbihan"]),
    row(["57", "Moselle", "57-moselle", "44"], ["la Moselle", "en Moselle", "de la Moselle"]),
    row(["58", "Nièvre", "58-nievre", "27"], ["la Nièvre", "dans la Nièvre", "de la Nièvre"]),
    row(["59", "Nord", "59-nord", "32"], ["le Nord", "dans le Nord", "du Nord"]),
    row(["60", "Oise", "60-oise", "32"], ["l'Oise", "dans l'Oise", "de l'Oise"]),
    row(["61", "Orne", "61-orne", "28"], ["l'Orne", "dans l'Orne", "de l'Orne"]),
    row(["62", "Pas-de-Calais", "62-pas-de-calais", "32"], ["le Pas-de-Calais", "dans le Pas-de-Calais", "du Pas-de-Calais"]),
    row(["63", "Puy-de-Dôme", "63-puy-de-dome", "84"], ["le Puy-de-Dôme", "dans le Puy-de-Dôme", "du Puy-de-Dôme"]),
    row(["64", "Pyrénées-Atlantiques", "64-pyrenees-atlantiques", "75"], ["les Pyrénées-Atlantiques", "dans les Pyrénées-Atlantiques", "des Pyrénées-Atlantiques"]),
    row(["65", "Hautes-Pyrénées", "65-hautes-pyrenees", "76"], ["les Hautes-Pyrénées", "dans les Hautes-Pyrénées", "des Hautes-Pyrénées"]),
    row(["66", "Pyrénées-Orientales", "66-pyrenees-orientales", "76"], ["les Pyrénées-Orientales", "dans les Pyrénées-Orientales", "des Pyrénées-Orientales"]),
    row(["67", "Bas-Rhin", "67-bas-rhin", "44"], ["le Bas-Rhin", "dans le Bas-Rhin", "du Bas-Rhin"]),
    row(["68", "Haut-Rhin", "68-haut-rhin", "44"], ["le Haut-Rhin", "dans le Haut-Rhin", "du Haut-Rhin"]),
    row(["69", "Rhône", "69-rhone", "84"], ["le Rhône", "dans le Rhône", "du Rhône"]),
    row(["70", "Haute-Saône", "70-haute-saone", "27"], ["la Haute-Saône", "en Haute-Saône", "de la Haute-Saône"]),
    row(["71", "Saône-et-Loire", "71-saone-et-loire", "27"], ["la Saône-et-Loire", "en Saône-et-Loire", "de Saône-et-Loire"]),
    row(["72", "Sarthe", "72-sarthe", "52"], ["la Sarthe", "dans la Sarthe", "de la Sarthe"]),
    row(["73", "Savoie", "73-savoie", "84"], ["la Savoie", "en Savoie", "de la Savoie"]),
    row(["74", "Haute-Savoie", "74-haute-savoie", "84"], ["la Haute-Savoie", "en Haute-Savoie", "de la Haute-Savoie"]),
    row(["75", "Paris", "75-paris", "11"], ["Paris", "à Paris", "de Paris"]),
    row(["76", "Seine-Maritime", "76-seine-maritime", "28"], ["la Seine-Maritime", "en Seine-Maritime", "de la Seine-Maritime"]),
    row(["77", "Seine-et-Marne", "77-seine-et-marne", "11"], ["la Seine-et-Marne", "en Seine-et-Marne", "de Seine-et-Marne"]),
    row(["78", "Yvelines", "78-yvelines", "11"], ["les Yvelines", "dans les Yvelines", "des Yvelines"]),
    row(["79", "Deux-Sèvres", "79-deux-sevres", "75"], ["les Deux-Sèvres", "dans les Deux-Sèvres", "des Deux-Sèvres"]),
    row(["80", "Somme", "80-somme", "32"], ["la Somme", "dans la Somme", "de la Somme"]),
    row(["81", "Tarn", "81-tarn", "76"], ["le Tarn", "dans le Tarn", "du Tarn"]),
    row(["82", "Tarn-et-Garonne", "82-tarn-et-garonne", "76"], ["le Tarn-et-Garonne", "en Tarn-et-Garonne", "de Tarn-et-Garonne"]),
    row(["83", "Var", "83-var", "93"], ["le Var", "dans le Var", "du Var"]),
    row(["84", "Vaucluse", "84-vaucluse", "93"], ["le Vaucluse", "dans le Vaucluse", "du Vaucluse"]),
    row(["85", "Vendée", "85-vendee", "52"], ["la Vendée", "en Vendée", "de la Vendée"]),
    row(["86", "Vienne", "86-vienne", "75"], ["la Vienne", "dans la Vienne", "de la Vienne"]),
    row(["87", "Haute-Vienne", "87-haute-vienne", "75"], ["la Haute-Vienne", "en Haute-Vienne", "de la Haute-Vienne"]),
    row(["88", "Vosges", "88-vosges", "44"], ["les Vosges", "dans les Vosges", "des Vosges"]),
    row(["89", "Yonne", "89-yonne", "27"], ["l'Yonne", "dans l'Yonne", "de l'Yonne"]),
    row(["90", "Territoire de Belfort", "90-territoire-de-belfort", "27"], ["le Territoire de Belfort", "dans le Territoire de Belfort", "du Territoire de Belfort"]),
    row(["91", "Essonne", "91-essonne", "11"], ["l'Essonne", "en Essonne", "de l'Essonne"]),
    row(["92", "Hauts-de-Seine", "92-hauts-de-seine", "11"], ["les Hauts-de-Seine", "dans les Hauts-de-Seine", "des Hauts-de-Seine"]),
    row(["93", "Seine-Saint-Denis", "93-seine-saint-denis", "11"], ["la Seine-Saint-Denis", "en Seine-Saint-Denis", "de la Seine-Saint-Denis"]),
    row(["94", "Val-de-Marne", "94-val-de-marne", "11"], ["le Val-de-Marne", "dans le Val-de-Marne", "du Val-de-Marne"]),
    row(["95", "Val-d'Oise", "95-val-d-oise", "11"], ["le Val-d'Oise", "dans le Val-d'Oise", "du Val-d'Oise"]),
    row(["971", "Guadeloupe", "971-guadeloupe", "01"], ["la Guadeloupe", "en Guadeloupe", "de la Guadeloupe"]),
    row(["972", "Martinique", "972-martinique", "02"], ["la Martinique", "en Martinique", "de la Martinique"]),
    row(["973", "Guyane", "973-guyane", "03"], ["la Guyane", "en Guyane", "de la Guyane"]),
    row(["974", "La Réunion", "974-la-reunion", "04"], ["La Réunion", "à La Réunion", "de La Réunion"]),
    row(["975", "Saint-Pierre-et-Miquelon", "975-saint-pierre-et-miquelon", ""], ["Saint-Pierre-et-Miquelon", "à Saint-Pierre-et-Miquelon", "de Saint-Pierre-et-Miquelon"]),
    row(["976", "Mayotte", "976-mayotte", "06"], ["Mayotte", "à Mayotte", "de Mayotte"]),
    row(["977", "Saint-Barthélemy", "977-saint-barthelemy", ""], ["Saint-Barthélemy", "à Saint-Barthélemy", "de Saint-Barthélemy"]),
    row(["978", "Saint-Martin", "978-saint-martin", ""], ["Saint-Martin", "à Saint-Martin", "de Saint-Martin"]),
    row(["986", "Wallis-et-Futuna", "986-wallis-et-futuna", ""], ["Wallis-et-Futuna", "à Wallis-et-Futuna", "de Wallis-et-Futuna"]),
    row(["987", "Polynésie française", "987-polynesie-francaise", ""], ["la Polynésie française", "en Polynésie française", "de la Polynésie française"]),
    row(["988", "Nouvelle-Calédonie", "988-nouvelle-caledonie", ""], ["la Nouvelle-Calédonie", "en Nouvelle-Calédonie", "de la Nouvelle-Calédonie"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_holds_101_departements_and_six_collectivities() {
        assert!(DEPARTEMENTS.is_sorted_by(|a, b| a.code < b.code));
        let (inside, collectivities): (Vec<_>, Vec<_>) = DEPARTEMENTS.iter().partition(|d| d.region().is_some());
        assert_eq!(inside.len(), 101);
        let codes: Vec<_> = collectivities.iter().map(|d| d.code).collect();
        assert_eq!(codes, ["975", "977", "978", "986", "987", "988"]);
    }

    #[test]
    fn a_slug_is_the_code_and_the_folded_name() {
        for d in departements() {
            let name = super::super::fold::fold_whole(d.name).replace(' ', "-");
            assert_eq!(d.slug, format!("{}-{name}", d.code.to_ascii_lowercase()));
        }
        assert_eq!(DepartementCode::new("2a").map(DepartementCode::slug), Some("2a-corse-du-sud"));
    }

    #[test]
    fn every_form_ends_with_the_name() {
        for d in departements() {
            for form in [d.forms.definite, d.forms.locative, d.forms.genitive] {
                assert!(form.ends_with(d.name), "{form}");
            }
        }
    }

    #[test]
    fn codes_that_do_not_exist_are_refused() {
        for code in ["20", "96", "970", "2C", "1", "", "Nord", "984"] {
            assert_eq!(DepartementCode::new(code), None, "{code}");
        }
        assert_eq!(DepartementCode::of_commune("2A004").map(DepartementCode::as_str), Some("2A"));
        assert_eq!(DepartementCode::of_commune("97411").map(DepartementCode::as_str), Some("974"));
    }
}
