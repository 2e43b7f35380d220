//! How long something takes: `30min`, `2h`, `1h30`, `1.5h`. Written in one word, so that "rest 2 hours" stays a title;
//! and not `30m`, which may be metres.

/// Minutes, 1 to 65 535.
pub(super) fn estimate(word: &str) -> Option<u16> {
    let (number, unit) = digits(word)?;
    let minutes = match unit {
        "min" | "mins" | "minute" | "minutes" => number,
        _ if is_hour(unit) => number.checked_mul(60)?,
        _ => number.checked_mul(60)?.checked_add(part_of_an_hour(unit)?)?,
    };
    u16::try_from(minutes).ok().filter(|minutes| *minutes > 0)
}

fn is_hour(unit: &str) -> bool {
    matches!(unit, "h" | "hr" | "hrs" | "hour" | "hours")
}

/// What follows the whole hours: `.5h`, `,5h`, `h30`, `h30m`, `h30min`.
fn part_of_an_hour(text: &str) -> Option<u32> {
    if let Some(after) = text.strip_prefix(['.', ',']) {
        let (fraction, unit) = digits(after)?;
        let scale = match after.len() - unit.len() {
            1 => 10,
            2 => 100,
            _ => return None,
        };
        return is_hour(unit).then_some((fraction * 60 + scale / 2) / scale);
    }
    let (minutes, unit) = digits(text.strip_prefix('h')?)?;
    (matches!(unit, "" | "m" | "min") && minutes < 60).then_some(minutes)
}

/// The number at the beginning, at most five digits long, and what follows it.
fn digits(text: &str) -> Option<(u32, &str)> {
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text.strip_suffix(after).filter(|number| number.len() <= 5)?;
    Some((number.parse().ok()?, after))
}
