//! Figures of the queue in the Prometheus text format, read from the database: they are the same on every server
//! process.

use std::fmt::Write as _;

use services::jobs::KindFigures;

type Value = fn(&KindFigures) -> i64;

const GAUGES: [(&str, &str, Value); 4] = [
    ("wellspring_jobs_due", "Jobs that are due, those being worked on included.", |kind| kind.due),
    ("wellspring_jobs_later", "Jobs for later.", |kind| kind.later),
    ("wellspring_jobs_dead", "Jobs that were given up.", |kind| kind.dead),
    ("wellspring_jobs_oldest_seconds", "Seconds since the oldest job is due.", |kind| kind.oldest_seconds),
];

/// One gauge after the other, with a line for each kind.
#[must_use]
pub fn render(kinds: &[KindFigures]) -> String {
    let mut out = String::new();
    for (name, help, value) in GAUGES {
        let _infallible = writeln!(out, "# HELP {name} {help}\n# TYPE {name} gauge");
        for kind in kinds {
            let _infallible = writeln!(out, "{name}{{kind=\"{}\"}} {}", kind.kind, value(kind));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_line() {
        let kind = KindFigures { kind: "deliver_push".to_owned(), due: 3, later: 2, dead: 1, oldest_seconds: 40 };
        let text = render(&[kind]);
        for line in [
            "# TYPE wellspring_jobs_due gauge\nwellspring_jobs_due{kind=\"deliver_push\"} 3\n",
            "wellspring_jobs_later{kind=\"deliver_push\"} 2\n",
            "wellspring_jobs_dead{kind=\"deliver_push\"} 1\n",
            "wellspring_jobs_oldest_seconds{kind=\"deliver_push\"} 40\n",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
    }
}
