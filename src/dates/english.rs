//! Dates as people read them in English, for translated pages.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// “from 18 to 24 May 2026”, “from 30 May to 1 June 2026”, “on 2 May 2026”.
pub(super) fn range(start: Date, end: Date) -> String {
    let last = format!("{} {} {}", end.day(), month(end), end.year());
    if start == end {
        format!("on {last}")
    } else if (start.year(), start.month()) == (end.year(), end.month()) {
        format!("from {} to {last}", start.day())
    } else if start.year() == end.year() {
        format!("from {} {} to {last}", start.day(), month(start))
    } else {
        format!("from {} {} {} to {last}", start.day(), month(start), start.year())
    }
}

fn month(day: Date) -> &'static str {
    usize::try_from(day.month() - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn ranges_read_as_english() {
        assert_eq!(range(date(2026, 5, 18), date(2026, 5, 24)), "from 18 to 24 May 2026");
        assert_eq!(range(date(2026, 5, 30), date(2026, 6, 1)), "from 30 May to 1 June 2026");
        assert_eq!(range(date(2026, 12, 28), date(2027, 1, 3)), "from 28 December 2026 to 3 January 2027");
        assert_eq!(range(date(2026, 5, 2), date(2026, 5, 2)), "on 2 May 2026");
    }
}
