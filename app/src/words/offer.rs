//! Why something is offered, in words.

use domain::habits::SuggestionReason;

/// Why a starter stack is offered.
pub fn why_offered(was_chosen: bool, words: &[String]) -> String {
    match words {
        _ if was_chosen => "You came here with this one.".to_owned(),
        [] => "It suits almost everybody.".to_owned(),
        [word] => format!("You wrote about “{word}”."),
        [first, second, ..] => format!("You wrote about “{first}” and “{second}”."),
    }
}

/// Why two habits might follow each other, with the points that it is worth.
pub fn why_suggested(reason: &SuggestionReason, anchor: &str) -> String {
    let points = reason.points();
    let why = match reason {
        SuggestionReason::CloseInTime { gap_minutes: 0, .. } => "Both are done at the same time".to_owned(),
        SuggestionReason::CloseInTime { gap_minutes: 1, .. } => "A minute lies between them".to_owned(),
        SuggestionReason::CloseInTime { gap_minutes, .. } => format!("{gap_minutes} minutes lie between them"),
        SuggestionReason::SamePlace { place, .. } => format!("Both are done in the same place, {place}"),
        SuggestionReason::SharedWords { words, .. } => format!("Both are about {}", quoted(words)),
        SuggestionReason::ReliableAnchor { percent, .. } => {
            format!("{anchor} was kept {percent}\u{a0}% of the time in the last 30 days")
        }
    };
    if points == 1 { format!("{why}: 1 point") } else { format!("{why}: {points} points") }
}

fn quoted(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_is_explained() {
        let said = |reason: &SuggestionReason| why_suggested(reason, "Coffee");
        let close = SuggestionReason::CloseInTime { gap_minutes: 15, points: 30 };
        assert_eq!(said(&close), "15 minutes lie between them: 30 points");
        let kept = SuggestionReason::ReliableAnchor { percent: 7, points: 1 };
        assert_eq!(said(&kept), "Coffee was kept 7\u{a0}% of the time in the last 30 days: 1 point");
        let words = SuggestionReason::SharedWords { words: vec!["calm".into(), "moves".into()], points: 20 };
        assert_eq!(said(&words), "Both are about “calm”, “moves”: 20 points");
    }

    #[test]
    fn a_stack_says_why_it_is_offered() {
        assert_eq!(why_offered(true, &["read".to_owned()]), "You came here with this one.");
        assert_eq!(why_offered(false, &["read".to_owned()]), "You wrote about “read”.");
        assert_eq!(why_offered(false, &[]), "It suits almost everybody.");
    }
}
