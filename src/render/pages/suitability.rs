//! How a facilitation format suits what an organiser has: time, people, a public, equipment. The catalogue's filters and
//! « Choisir mon format » judge by the same four functions, made of what the formats' files say and of nothing else: what a
//! file does not say is « à compléter », neither a yes nor a no.

use super::measures;
use crate::model::Format;
use crate::model::vocabulary::{Audience, Equipment, Theme, Vocabulary};

/// Minutes that an organiser has, by the key of the choice; the last one is « deux heures ou plus ».
pub(super) const TIMES: [(&str, u32, &str); 3] =
    [("30", 30, "choose.time-30"), ("60", 60, "choose.time-60"), ("120", 120, "choose.time-120")];

/// People awaited; the last one is « plus de vingt ».
pub(super) const GROUPS: [(&str, u32, &str); 3] =
    [("10", 10, "choose.group-10"), ("20", 20, "choose.group-20"), ("30", 30, "choose.group-30")];

/// Who comes.
pub(super) const PUBLICS: [(&str, Public, &str); 3] = [
    ("tous", Public::Everyone, "choose.public-everyone"),
    ("jeunes", Public::Young, "choose.public-young"),
    ("travail", Public::Work, "choose.public-work"),
];

/// What there is in the room. Chairs alone are not asked about: paper is never far.
pub(super) const ROOMS: [(&str, Equipment, &str); 3] = [
    ("papier", Equipment::Paper, "choose.room-paper"),
    ("ecran", Equipment::Screen, "choose.room-screen"),
    ("ordinateurs", Equipment::Computers, "choose.room-computers"),
];

/// Who comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Public {
    /// Anybody.
    Everyone,
    /// Pupils, students, families.
    Young,
    /// People at work, or looking for some.
    Work,
}

/// What an organiser has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Situation {
    pub(super) minutes: u32,
    pub(super) people: u32,
    pub(super) public: Public,
    pub(super) room: Equipment,
}

/// How a format answers one of the four.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Verdict {
    pub(super) fit: Fit,
    /// The text that says it, and the fact it tells.
    pub(super) text: &'static str,
    pub(super) fact: String,
}

/// Whether a format suits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// It does.
    Yes,
    /// It does not, by so many hundredths: a format twice too long is at 100.
    No(u32),
    /// Its file does not say.
    Unknown,
}

/// A format as an answer to a situation.
#[derive(Debug)]
pub(super) struct Answer<'a> {
    pub(super) format: &'a Format,
    /// Time, people, public, equipment.
    pub(super) verdicts: [Verdict; 4],
}

impl Answer<'_> {
    /// Whether nothing speaks against it.
    pub(super) fn suits(&self) -> bool {
        !self.verdicts.iter().any(|verdict| matches!(verdict.fit, Fit::No(_)))
    }

    /// The smaller, the better. Steps come first, because nobody can follow a sheet that has none; then what does not suit, by
    /// how many points and how far; then what nobody knows; then a public that is not named.
    fn rank(&self) -> (bool, usize, u32, usize, bool) {
        let fits = self.verdicts.iter().map(|verdict| verdict.fit);
        let far = fits.clone().filter_map(|fit| if let Fit::No(distance) = fit { Some(distance) } else { None });
        let unknown = fits.filter(|fit| *fit == Fit::Unknown).count();
        (self.format.steps.is_empty(), far.clone().count(), far.sum(), unknown, self.verdicts[2].fit != Fit::Yes)
    }
}

/// The formats from the best answer to the worst; equals stay in the order in which they are given.
pub(super) fn answers<'a>(formats: impl Iterator<Item = &'a Format>, situation: &Situation) -> Vec<Answer<'a>> {
    let answer = |format: &'a Format| Answer {
        format,
        verdicts: [
            time(format, situation.minutes),
            group(format, situation.people),
            public(format, situation.public),
            room(format, situation.room),
        ],
    };
    let mut answers: Vec<Answer<'a>> = formats.map(answer).collect();
    answers.sort_by_key(Answer::rank);
    answers
}

/// Whether it can be done in so many minutes.
pub(super) fn time(format: &Format, minutes: u32) -> Verdict {
    let Some((bounds, shortest)) = format.duration.and_then(|bounds| Some((bounds, bounds.min.or(bounds.max)?))) else {
        return unknown("choose.time-unknown");
    };
    let fact = measures::duration(bounds);
    match shortest.checked_sub(minutes) {
        None | Some(0) => Verdict { fit: Fit::Yes, text: "choose.time-yes", fact },
        Some(more) => Verdict { fit: Fit::No(hundredths(more, minutes)), text: "choose.time-no", fact },
    }
}

/// Whether it is made for so many people.
pub(super) fn group(format: &Format, people: u32) -> Verdict {
    let Some(bounds) = format.group else { return unknown("choose.group-unknown") };
    let fact = measures::people(bounds);
    let too_few = bounds.min.and_then(|min| min.checked_sub(people)).filter(|few| *few > 0);
    let too_many = bounds.max.and_then(|max| people.checked_sub(max)).filter(|many| *many > 0);
    match (too_few, too_many) {
        (Some(few), _) => Verdict { fit: Fit::No(hundredths(few, people)), text: "choose.group-few", fact },
        (_, Some(many)) => Verdict { fit: Fit::No(hundredths(many, people)), text: "choose.group-many", fact },
        (None, None) => Verdict { fit: Fit::Yes, text: "choose.group-yes", fact },
    }
}

/// Whether it is made for this public. A format with steps that names no public is for everybody.
pub(super) fn public(format: &Format, public: Public) -> Verdict {
    let fact = measures::labels(&format.audiences).join(", ").to_lowercase();
    let meant = match public {
        Public::Everyone => format.audiences.is_empty() && !format.steps.is_empty(),
        Public::Young => format.audiences.iter().any(|one| YOUNG.contains(one)),
        Public::Work => format.audiences.iter().any(|one| AT_WORK.contains(one)),
    };
    if public == Public::Work && format.themes.contains(&Theme::Work) {
        return Verdict { fit: Fit::Yes, text: "choose.public-about-work", fact };
    }
    match (meant, format.audiences.is_empty()) {
        (true, false) => Verdict { fit: Fit::Yes, text: "choose.public-yes", fact },
        (_, true) if !format.steps.is_empty() => Verdict { fit: Fit::Yes, text: "choose.public-open", fact },
        (_, true) => unknown("choose.public-unknown"),
        (false, false) => Verdict { fit: Fit::No(OTHER_PUBLIC), text: "choose.public-no", fact },
    }
}

/// Whether the room has what it asks for.
pub(super) fn room(format: &Format, room: Equipment) -> Verdict {
    let Some(need) = format.equipment else { return unknown("choose.room-unknown") };
    let fact = need.label().to_lowercase();
    if need <= room {
        Verdict { fit: Fit::Yes, text: "choose.room-yes", fact }
    } else {
        Verdict { fit: Fit::No(MISSING), text: "choose.room-no", fact }
    }
}

const YOUNG: [Audience; 3] = [Audience::Youth, Audience::Students, Audience::Families];
const AT_WORK: [Audience; 3] = [Audience::PublicServants, Audience::SmallFirms, Audience::JobSeekers];

/// A format for others is adapted more easily than one that is twice too long.
const OTHER_PUBLIC: u32 = 50;

/// What is not there cannot be made up for.
const MISSING: u32 = 200;

fn unknown(text: &'static str) -> Verdict {
    Verdict { fit: Fit::Unknown, text, fact: String::new() }
}

fn hundredths(part: u32, whole: u32) -> u32 {
    part.saturating_mul(100) / whole.max(1)
}

#[cfg(test)]
mod tests {
    use super::super::tests_reading::format;
    use super::*;
    use crate::model::{Bounds, Slug};

    const HOUR: Situation = Situation { minutes: 60, people: 20, public: Public::Everyone, room: Equipment::Paper };

    fn named(slug: &str, change: impl Fn(&mut Format)) -> Format {
        let mut format = format();
        format.slug = Slug::new(slug).expect("a slug");
        format.duration = Some(Bounds { min: Some(60), max: Some(60) });
        format.group = Some(Bounds { min: Some(5), max: Some(20) });
        format.equipment = Some(Equipment::Paper);
        change(&mut format);
        format
    }

    fn order(formats: &[Format], situation: &Situation) -> Vec<String> {
        answers(formats.iter(), situation).iter().map(|answer| answer.format.slug.to_string()).collect()
    }

    #[test]
    fn a_format_that_suits_comes_before_one_that_is_too_long_and_both_before_one_without_steps() {
        let formats = [
            named("esquisse", |format| format.steps.clear()),
            named("long", |format| format.duration = Some(Bounds { min: Some(90), max: None })),
            named("juste", |_| {}),
        ];
        assert_eq!(order(&formats, &HOUR), ["juste", "long", "esquisse"]);
    }

    #[test]
    fn when_nothing_suits_the_nearest_comes_first() {
        let long =
            |minutes| move |format: &mut Format| format.duration = Some(Bounds { min: Some(minutes), max: None });
        let formats = [named("trois-heures", long(180)), named("une-heure", long(60))];
        let half_an_hour = Situation { minutes: 30, ..HOUR };
        assert_eq!(order(&formats, &half_an_hour), ["une-heure", "trois-heures"]);
        let best = &answers(formats.iter(), &half_an_hour)[0];
        assert!(!best.suits());
        assert_eq!((best.verdicts[0].fit, best.verdicts[0].text), (Fit::No(100), "choose.time-no"));
    }

    #[test]
    fn what_a_file_does_not_say_is_unknown_and_comes_after_what_it_says() {
        let formats = [named("muet", |format| format.group = None), named("dit", |_| {})];
        assert_eq!(order(&formats, &HOUR), ["dit", "muet"]);
        assert_eq!(group(&formats[0], 20).fit, Fit::Unknown);
    }

    #[test]
    fn groups_are_too_small_or_too_large_and_a_screen_that_is_missing_is_told() {
        let format = named("un", |format| format.equipment = Some(Equipment::Screen));
        assert_eq!([group(&format, 10).text, group(&format, 30).text], ["choose.group-yes", "choose.group-many"]);
        let many = named("foule", |format| format.group = Some(Bounds { min: Some(15), max: None }));
        assert_eq!(group(&many, 10).text, "choose.group-few");
        assert_eq!(
            [room(&format, Equipment::Paper).text, room(&format, Equipment::Computers).text],
            ["choose.room-no", "choose.room-yes"]
        );
    }

    #[test]
    fn a_format_about_work_or_for_people_at_work_suits_a_company() {
        let about = named("theme", |format| format.themes = vec![Theme::Work]);
        let meant = named("public", |format| format.audiences = vec![Audience::SmallFirms]);
        let other = named("autre", |format| format.audiences = vec![Audience::Seniors]);
        let fits = [&about, &meant, &other].map(|format| public(format, Public::Work).fit);
        assert_eq!(fits, [Fit::Yes, Fit::Yes, Fit::No(OTHER_PUBLIC)]);
        assert_eq!(public(&other, Public::Everyone).fit, Fit::No(OTHER_PUBLIC));
        assert_eq!(public(&named("ouvert", |_| {}), Public::Young).text, "choose.public-open");
    }
}
