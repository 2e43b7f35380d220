//! The words of the daily summary.

/// Habits that are named; the rest is counted.
const NAMED: usize = 6;

/// Title and body of a summary of what a day asks for, in its order. There is at least one name.
pub(super) fn summary(names: &[String]) -> (String, String) {
    let title = match names.len() {
        1 => "One thing for today".to_owned(),
        count => format!("{count} things for today"),
    };
    let body = match names {
        [only] => format!("{only}. Whenever it suits you."),
        [all @ .., last] if names.len() <= NAMED => format!("{} and {last}. One at a time is fine.", all.join(", ")),
        _ => {
            let named = names.get(..NAMED).unwrap_or(names);
            format!("{} and {} more. One at a time is fine.", named.join(", "), names.len() - named.len())
        }
    };
    (title, body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(count: usize) -> (String, String) {
        let names: Vec<_> = ["Read", "Run", "Sing", "Sew", "Swim", "Write", "Rest", "Cook"][..count].to_vec();
        summary(&names.into_iter().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn a_summary_names_what_it_speaks_of() {
        let both = |title: &str, body: &str| (title.to_owned(), body.to_owned());
        assert_eq!(said(1), both("One thing for today", "Read. Whenever it suits you."));
        assert_eq!(said(2), both("2 things for today", "Read and Run. One at a time is fine."));
        assert_eq!(said(3), both("3 things for today", "Read, Run and Sing. One at a time is fine."));
        assert_eq!(said(6), both("6 things for today", "Read, Run, Sing, Sew, Swim and Write. One at a time is fine."));
        assert_eq!(
            said(8),
            both("8 things for today", "Read, Run, Sing, Sew, Swim, Write and 2 more. One at a time is fine.")
        );
    }
}
