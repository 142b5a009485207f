//! Sorted keys filed in a fixed number of ranges of like weight: how many files there are is known before what they hold.

/// The number of the range in which each key falls. `weights` are those of the sorted keys, in order.
pub(super) fn ranges(weights: &[usize], count: usize) -> Vec<usize> {
    let total = weights.iter().sum::<usize>().max(1);
    let mut before = 0;
    let range = |weight: &usize| {
        let range = before * count / total;
        before += weight;
        range.min(count - 1)
    };
    weights.iter().map(range).collect()
}

/// Above every key that a range may start with.
const LAST: &str = "\u{ffff}";

/// What tells the range of a key: for each range, the shortest prefix of its first key that is above all keys before
/// it. An empty range starts where the next one does. A key is in the last range that does not start after it.
pub(super) fn starts(keys: &[&str], ranges: &[usize], count: usize) -> Vec<String> {
    let mut starts = vec![String::new(); count];
    let mut next = LAST.to_owned();
    for range in (0..count).rev() {
        let first = ranges.partition_point(|other| *other < range);
        if ranges.get(first) == Some(&range) {
            next = match first.checked_sub(1) {
                Some(before) => shortest_above(keys[before], keys[first]),
                None => String::new(),
            };
        }
        starts[range].clone_from(&next);
    }
    starts
}

/// The shortest prefix of `key` that is above `before`, which is below `key`.
fn shortest_above(before: &str, key: &str) -> String {
    let ends = key.char_indices().map(|(at, letter)| at + letter.len_utf8());
    ends.map(|end| &key[..end]).find(|prefix| *prefix > before).unwrap_or(key).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_in_the_last_range_that_does_not_start_after_it() {
        let keys = ["ami", "ane", "anor", "lyon", "paris"];
        let ranges = ranges(&[1, 1, 6, 1, 1], 5);
        assert_eq!(ranges, [0, 0, 1, 4, 4]);
        let starts = starts(&keys, &ranges, 5);
        assert_eq!(starts, ["", "ano", "l", "l", "l"]);
        for (key, range) in keys.iter().zip(&ranges) {
            assert_eq!(starts.partition_point(|start| start.as_str() <= *key) - 1, *range, "{key}");
        }
    }

    #[test]
    fn no_key_makes_empty_ranges() {
        assert_eq!(starts(&[], &ranges(&[], 2), 2), [LAST, LAST]);
    }
}
