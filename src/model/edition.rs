//! Editions: their weeks, and which one leads the site.

use jiff::civil::Date;
use std::collections::BTreeMap;

/// Every edition, one of which is the current one.
#[derive(Debug, Clone, PartialEq)]
pub struct Editions {
    by_year: BTreeMap<i16, Edition>,
    current: i16,
    week: Week,
}

/// Why no edition can lead a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCurrent {
    /// None has dates and is open.
    NoneIsOpen,
    /// The one that the site asks for is not there.
    Unknown(i16),
    /// The one that the site asks for has no dates.
    WithoutDates(i16),
}

impl Editions {
    /// Finds the edition that leads: the one that the site asks for, else the latest that has dates and is not only
    /// announced.
    ///
    /// # Errors
    /// Why none can.
    pub fn new(by_year: BTreeMap<i16, Edition>, wanted: Option<i16>) -> Result<Self, NoCurrent> {
        let (current, week) = match wanted {
            Some(year) => {
                let edition = by_year.get(&year).ok_or(NoCurrent::Unknown(year))?;
                (year, edition.week.ok_or(NoCurrent::WithoutDates(year))?)
            }
            None => {
                let mut open = by_year.values().rev().filter(|edition| !edition.announced);
                open.find_map(|edition| Some((edition.year, edition.week?))).ok_or(NoCurrent::NoneIsOpen)?
            }
        };
        Ok(Self { by_year, current, week })
    }

    /// The edition that leads the site.
    pub fn current(&self) -> &Edition {
        &self.by_year[&self.current]
    }

    /// Its week.
    pub fn week(&self) -> Week {
        self.week
    }

    /// The edition of a year.
    pub fn get(&self, year: i16) -> Option<&Edition> {
        self.by_year.get(&year)
    }

    /// Every edition, by year.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Edition> {
        self.by_year.values()
    }

    /// Those before the current one, the latest first.
    pub fn past(&self) -> impl Iterator<Item = &Edition> {
        self.by_year.range(..self.current).rev().map(|(_, edition)| edition)
    }

    /// Those after the current one, the nearest first.
    pub fn to_come(&self) -> impl Iterator<Item = &Edition> {
        self.by_year.values().filter(|edition| edition.year > self.current)
    }
}

/// The days of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// The first.
    pub start: Date,
    /// The last, included.
    pub end: Date,
}

impl Week {
    /// Whether a day belongs to it.
    pub fn contains(self, day: Date) -> bool {
        (self.start..=self.end).contains(&day)
    }

    /// Every day, in order.
    pub fn days(self) -> impl Iterator<Item = Date> {
        self.start.series(jiff::Span::new().days(1)).take_while(move |day| *day <= self.end)
    }

    /// « du 18 au 24 mai 2026 ».
    pub fn in_words(self) -> String {
        crate::dates::range_in_words(self.start, self.end)
    }
}

/// `content/editions/<year>.yaml`: the only place where the dates of an edition stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// `annee`.
    pub year: i16,
    /// `debut` and `fin`; `None` while they are not known.
    pub week: Option<Week>,
    /// `annoncee`: it does not lead the site yet.
    pub announced: bool,
    /// `publie_le`: stands for the `maj` of events without one.
    pub published: Date,
    /// `objectifs`.
    pub objectives: Objectives,
    /// `contacts`.
    pub contacts: Vec<Contact>,
    /// `tutelle`.
    pub patron: Option<Patron>,
    /// `ami`.
    pub ami: Option<AmiTargets>,
    /// Address of the evaluation questionnaire.
    pub questionnaire: Option<String>,
}

impl Edition {
    /// Whether a day belongs to the week.
    pub fn contains(&self, day: Date) -> bool {
        self.week.is_some_and(|week| week.contains(day))
    }
}

/// `objectifs` of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Objectives {
    /// Events.
    pub events: Option<u32>,
    /// Professionals mobilised.
    pub professionals: Option<u32>,
    /// Partners.
    pub partners: Option<u32>,
    /// Citizens reached.
    pub citizens: Option<u32>,
}

/// A role and its address.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// « Organisateurs ».
    pub role: String,
    /// A role address.
    pub email: String,
}

/// `tutelle`: under whose patronage the edition stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Patron {
    /// « haut-marrainage ».
    pub term: String,
    /// Name.
    pub name: String,
    /// Function.
    pub function: String,
}

/// `ami`: what a structure funded by the call for expressions of interest commits to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmiTargets {
    /// Structures funded at most.
    pub max_structures: Option<u32>,
    /// Structures per région at most.
    pub max_per_region: Option<u32>,
    /// Activities at least.
    pub min_activities: Option<u32>,
    /// Of which during the week.
    pub min_in_week: Option<u32>,
    /// People per activity at least.
    pub min_participants: Option<u32>,
}
