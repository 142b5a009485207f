//! Which commune did the author mean?
//!
//! Keys are tried in this order: INSEE code, name and postcode, name and département, a name that only one commune bears,
//! postcode alone. Each key that is given must agree with the result, or the look-up says which one does not.

use super::commune::{Commune, CommuneKind, InseeCode};
use super::departements::{Departement, DepartementCode};
use super::error::{LookupError, ranked};
use super::fold::fold_whole;
use super::found::{Found, Key, Query, Remark};
use super::nearest::{Around, nearest};
use super::pack::postcode_prefix;
use super::table::Territory;
use super::written::{WrittenCode, WrittenName, read_departement};

impl Territory {
    /// Finds the commune that a place's keys lead to.
    ///
    /// # Errors
    /// When the keys are missing, unknown, ambiguous or disagree: see [`LookupError`].
    pub fn lookup(&self, query: &Query<'_>) -> Result<Found, LookupError> {
        let name = given(query.commune).map(WrittenName::new);
        let departement = given(query.departement);
        let search = Search {
            table: self,
            departement: departement.map(read_departement).transpose()?.or(name.as_ref().and_then(|n| n.departement)),
            departement_text: departement,
            postcode: given(query.postcode).map(WrittenCode::new),
            name,
        };
        match (given(query.insee), &search.name, &search.postcode) {
            (Some(insee), ..) => search.by_insee(&WrittenCode::new(insee)),
            (None, Some(name), _) => search.by_name(name),
            (None, None, Some(postcode)) => search.by_postcode(postcode),
            (None, None, None) => Err(LookupError::MissingKey),
        }
    }
}

fn given(key: Option<&str>) -> Option<&str> {
    key.map(str::trim).filter(|text| !text.is_empty())
}

/// The keys of one look-up, read.
struct Search<'q> {
    table: &'q Territory,
    /// From its own key, else from the brackets after the name.
    departement: Option<&'static Departement>,
    departement_text: Option<&'q str>,
    postcode: Option<WrittenCode<'q>>,
    name: Option<WrittenName<'q>>,
}

impl Search<'_> {
    fn by_insee(&self, insee: &WrittenCode<'_>) -> Result<Found, LookupError> {
        let unknown = || LookupError::UnknownInsee {
            written: insee.text.to_owned(),
            as_postcode: ranked(communes_first(self.table.with_postcode(&insee.code))),
        };
        let row = InseeCode::new(&insee.code).and_then(|code| self.table.commune(code)).ok_or_else(unknown)?;
        let homonyms = self.name.as_ref().map(|name| self.homonyms(name)).unwrap_or_default();
        let named = homonyms.iter().find(|other| other.canonical().code == row.canonical().code);
        // A name that nobody bears is a misspelling of the one the code gives. Another commune's comes before the
        // département: whoever wrote the name knows it better than the code.
        if let (Some(name), None, false) = (&self.name, named, homonyms.is_empty()) {
            let right = self.in_departement(name.text, homonyms.clone()).unwrap_or(homonyms);
            return Err(LookupError::InseeMismatch {
                written: name.text.to_owned(),
                given: row,
                right: ranked(communes_first(right)),
            });
        }
        self.in_departement(insee.text, vec![row])?;
        Ok(self.found(named.copied().filter(|_| row.parent.is_none()).unwrap_or(row), Key::Insee))
    }

    fn by_name(&self, name: &WrittenName<'_>) -> Result<Found, LookupError> {
        let rows = self.homonyms(name);
        if rows.is_empty() {
            let departement = self.departement.map(DepartementCode::from);
            let postcode = self.postcode.as_ref().map(|postcode| postcode.code.as_str());
            let nearest = nearest(self.table, name.key(), Around { departement, postcode });
            return Err(LookupError::UnknownCommune { written: name.text.to_owned(), nearest });
        }
        let rows = self.in_departement(name.text, rows)?;
        let rows = self.of_postcode(name, rows)?;
        let row = self.only(name, rows)?;
        let key = match &self.postcode {
            Some(postcode) if row.has_postcode(&postcode.code) => Key::NameAndPostcode,
            _ if self.departement.is_some() => Key::NameAndDepartement,
            _ => Key::Name,
        };
        Ok(self.found(row, key))
    }

    fn by_postcode(&self, postcode: &WrittenCode<'_>) -> Result<Found, LookupError> {
        let rows = communes_first(self.table.with_postcode(&postcode.code));
        if rows.is_empty() {
            return Err(LookupError::UnknownPostcode { written: postcode.text.to_owned() });
        }
        match self.in_departement(postcode.text, rows)?.as_slice() {
            [row] => Ok(self.found(row, Key::Postcode)),
            rows => Err(ambiguous(postcode.text, rows.to_vec())),
        }
    }

    fn homonyms(&self, name: &WrittenName<'_>) -> Vec<&'static Commune> {
        match name.arrondissement {
            Some(code) => self.table.commune(code).into_iter().collect(),
            None => self.table.named(name.key()),
        }
    }

    /// Keeps the rows of the département given.
    fn in_departement(&self, written: &str, rows: Vec<&'static Commune>) -> Result<Vec<&'static Commune>, LookupError> {
        let Some(given) = self.departement else { return Ok(rows) };
        let (inside, outside): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|row| row.departement.as_str() == given.code);
        if !inside.is_empty() {
            return Ok(inside);
        }
        let right = communes_first(outside);
        let (written, total) = (written.to_owned(), right.len());
        Err(LookupError::WrongDepartement { written, given, right: ranked(right), total })
    }

    /// Keeps the rows that have the postcode given. One that no commune has (CEDEX, or too recent) is believed when it begins
    /// like those of the commune, since the name settles the place; one of another commune is a contradiction.
    fn of_postcode(
        &self,
        name: &WrittenName<'_>,
        rows: Vec<&'static Commune>,
    ) -> Result<Vec<&'static Commune>, LookupError> {
        let Some(postcode) = &self.postcode else { return Ok(rows) };
        let exact: Vec<_> = rows.iter().copied().filter(|row| row.has_postcode(&postcode.code)).collect();
        if !exact.is_empty() {
            return Ok(exact);
        }
        let owners = communes_first(self.table.with_postcode(&postcode.code));
        let prefix = postcode_prefix(&postcode.code);
        let alike = |row: &&&'static Commune| row.postcodes().any(|own| postcode_prefix(own) == prefix);
        let near: Vec<_> = rows.iter().filter(alike).copied().collect();
        if owners.is_empty() && postcode.code.len() == 5 && !near.is_empty() {
            return Ok(near);
        }
        let (written, given) = (name.text.to_owned(), postcode.text.to_owned());
        let right = ranked(communes_first(rows));
        Err(LookupError::PostcodeMismatch { written, given, right, owners: ranked(owners) })
    }

    /// The one commune among homonyms. The article decides between Le Pertuis (43) and Pertuis (84) when it is written. Left
    /// out, it decides for the more populous only: « Lamentin » alone may mean Lamentin (971) or Le Lamentin (972).
    fn only(&self, name: &WrittenName<'_>, rows: Vec<&'static Commune>) -> Result<&'static Commune, LookupError> {
        let rows = communes_first(rows);
        if let [row] = rows.as_slice() {
            return Ok(row);
        }
        let mut same = rows.iter().filter(|row| fold_whole(row.name) == name.whole);
        let narrowed = self.postcode.is_some() || self.departement.is_some() || name.key() != name.whole;
        let largest = rows.iter().map(|row| row.population).max();
        match (same.next(), same.next()) {
            (Some(row), None) if narrowed || Some(row.population) == largest => Ok(row),
            _ => Err(ambiguous(name.text, rows)),
        }
    }

    fn found(&self, row: &'static Commune, by: Key) -> Found {
        let commune = row.canonical();
        let part = match row.kind {
            CommuneKind::Commune => self.arrondissement(row),
            _ => Some(row),
        };
        Found { commune, part, by, remarks: self.remarks(row) }
    }

    /// The arrondissement that the postcode tells: 75011 is the 11th of Paris.
    fn arrondissement(&self, commune: &'static Commune) -> Option<&'static Commune> {
        let postcode = self.postcode.as_ref()?;
        self.table.arrondissements(commune).find(|row| row.has_postcode(&postcode.code))
    }

    fn remarks(&self, row: &'static Commune) -> Vec<Remark> {
        let mut remarks = Vec::new();
        if let Some(name) = &self.name
            && !name.is_spelt(row.name)
            && !(row.kind == CommuneKind::Arrondissement && name.text.starts_with(row.canonical().name))
        {
            remarks.push(Remark::Spelling { official: row.name });
        }
        if let (Some(text), Some(official)) = (self.departement_text, self.departement)
            && !text.eq_ignore_ascii_case(official.code)
            && text.replace('’', "'") != official.name
        {
            remarks.push(Remark::Departement { official });
        }
        if let Some(postcode) = &self.postcode {
            let listed = row.has_postcode(&postcode.code) || row.canonical().has_postcode(&postcode.code);
            let cedex = postcode.cedex || self.name.as_ref().is_some_and(|name| name.cedex);
            if !listed && !cedex {
                remarks.push(Remark::UnlistedPostcode { written: postcode.text.to_owned() });
            } else if postcode.text != postcode.code {
                remarks.push(Remark::Postcode { official: postcode.code.clone() });
            }
        }
        remarks
    }
}

/// Communes of today only, unless there are none: a déléguée never hides or blurs a commune of the same name.
fn communes_first(rows: Vec<&'static Commune>) -> Vec<&'static Commune> {
    let (communes, mut parts): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.kind == CommuneKind::Commune);
    if !communes.is_empty() {
        return communes;
    }
    parts.dedup_by_key(|row| row.parent);
    parts
}

fn ambiguous(written: &str, candidates: Vec<&'static Commune>) -> LookupError {
    let total = candidates.len();
    LookupError::Ambiguous { written: written.to_owned(), candidates: ranked(candidates), total }
}

#[cfg(test)]
#[path = "lookup_tests.rs"]
mod tests;
