//! What is refused, and which part of the text is named.

use std::collections::BTreeSet;

use domain::tasks::filter::{Filter, FilterFault};

#[test]
fn a_fault_names_its_place() {
    for (text, fault, place) in [
        ("", FilterFault::MissingTerm, ""),
        ("today &", FilterFault::MissingTerm, ""),
        ("& today", FilterFault::MissingTerm, "&"),
        ("today | | p1", FilterFault::MissingTerm, "|"),
        ("()", FilterFault::MissingTerm, ")"),
        ("today #Work", FilterFault::MissingOperator, "#Work"),
        ("(today #Work)", FilterFault::MissingOperator, "#Work"),
        ("today & soonish things", FilterFault::UnknownTerm, "soonish things"),
        ("p5", FilterFault::UnknownTerm, "p5"),
        ("p1 & ~soon", FilterFault::UnknownTerm, "~soon"),
        ("colour: red", FilterFault::UnknownTerm, "colour: red"),
        ("colour: today", FilterFault::UnknownTerm, "colour: today"),
        ("p1 & #", FilterFault::MissingName, "#"),
        ("p1 & \"\"", FilterFault::MissingName, "\"\""),
        ("search:", FilterFault::MissingName, "search:"),
        ("p1 & due: soon", FilterFault::UnknownDay, "due: soon"),
        ("due: 2026-02-30", FilterFault::UnknownDay, "due: 2026-02-30"),
        ("due: 1899-12-31", FilterFault::OutOfRange, "due: 1899-12-31"),
        ("due before: 1900-01-01", FilterFault::OutOfRange, "due before: 1900-01-01"),
        ("40000 days", FilterFault::OutOfRange, "40000 days"),
        ("0 days", FilterFault::OutOfRange, "0 days"),
        ("99999999999 days", FilterFault::OutOfRange, "99999999999 days"),
        ("due: today+7..today", FilterFault::ReversedDays, "due: today+7..today"),
        ("p1 & \"milk", FilterFault::UnclosedQuote, "\"milk"),
        ("p1 & (today", FilterFault::UnclosedParenthesis, "("),
        ("today) & p1", FilterFault::UnopenedParenthesis, ")"),
        ("caf\u{e9}", FilterFault::UnknownTerm, "caf\u{e9}"),
    ] {
        let error = text.parse::<Filter>().unwrap_err();
        assert_eq!((error.fault, &text[error.at.clone()]), (fault, place), "{text}");
    }
}

#[test]
fn what_is_missing_at_the_end_is_missed_there() {
    let error = "today & ".parse::<Filter>().unwrap_err();
    assert_eq!(error.at, 7..7);
    assert_eq!(error.to_string(), "missing_term at 7..7");
}

#[test]
fn nobody_nests_without_end() {
    let nested = |depth: usize| format!("{}today{}", "(".repeat(depth), ")".repeat(depth)).parse::<Filter>();
    assert!(nested(32).is_ok());
    assert_eq!(nested(33).unwrap_err().fault, FilterFault::TooDeep);
    assert_eq!("!".repeat(10_000).parse::<Filter>().unwrap_err().fault, FilterFault::TooDeep);
}

#[test]
fn every_fault_has_a_code_of_its_own() {
    let codes: BTreeSet<_> = FilterFault::ALL.iter().map(|fault| fault.code()).collect();
    assert_eq!(codes.len(), FilterFault::ALL.len());
}
