//! Whether a translation still says what its original says, as far as both files tell.

use jiff::civil::Date;

/// What a file tells of its state.
#[derive(Debug, Clone, Copy)]
pub(super) struct Version<'a> {
    /// `version`.
    pub(super) number: Option<&'a str>,
    /// `maj`.
    pub(super) day: Option<Date>,
}

/// Whether the original changed since it was translated: its version is another one, or, when one of the two has none, its
/// day is later. What is not told is not doubted.
pub(super) fn is_behind(translation: &Version<'_>, original: &Version<'_>) -> bool {
    match (translation.number, original.number) {
        (Some(translated), Some(current)) => translated != current,
        _ => translation.day.zip(original.day).is_some_and(|(translated, current)| translated < current),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_translation_is_behind_when_its_original_has_another_version_or_a_later_day() {
        let (march, may) = (Some(date(2026, 3, 1)), Some(date(2026, 5, 1)));
        let version = |number, day| Version { number, day };
        assert!(is_behind(&version(Some("1.0"), may), &version(Some("1.1"), march)));
        assert!(!is_behind(&version(Some("1.1"), march), &version(Some("1.1"), may)));
        assert!(is_behind(&version(None, march), &version(Some("1.1"), may)));
        assert!(!is_behind(&version(None, may), &version(None, may)));
        assert!(!is_behind(&version(None, None), &version(None, may)));
    }
}
