//! Which tasks a filter finds. Today is 11 March 2026.

use domain::tasks::{
    filter::{Filter, FilterSubject},
    quick_add::TimeframeWord,
};
use jiff::civil::date;

fn task() -> FilterSubject<'static> {
    FilterSubject {
        title: "Call \u{c4}rzte",
        notes: "about the **invoice**",
        project: Some("Work"),
        section: Some("Calls"),
        labels: vec!["phone", "Waiting"],
        habit: Some("Talk"),
        priority: 2,
        due: Some(date(2026, 3, 11)),
        deadline: Some(date(2026, 3, 20)),
        start: None,
        timeframe: Some(TimeframeWord::ThisWeek),
        is_recurring: true,
    }
}

fn bare() -> FilterSubject<'static> {
    FilterSubject {
        title: "Buy milk",
        notes: "",
        project: None,
        section: None,
        labels: Vec::new(),
        habit: None,
        priority: 4,
        due: None,
        deadline: None,
        start: None,
        timeframe: None,
        is_recurring: false,
    }
}

fn finds(text: &str, task: &FilterSubject<'_>) -> bool {
    text.parse::<Filter>().unwrap().holds(task, date(2026, 3, 11))
}

#[test]
fn a_task_is_found_by_what_it_has() {
    for text in [
        "today",
        "7 days",
        "due: 2026-03-01..2026-03-11",
        "due before: tomorrow",
        "deadline: today..today+9",
        "deadline after: 2026-03-19",
        "no start",
        "p2",
        "#work",
        "/CALLS",
        "@phone & @waiting",
        "+talk",
        "~week",
        "recurring",
        "\"\u{e4}RZTE\"",
        "search: Invoice",
        "(today | overdue) & #Work & !@later",
        "!overdue",
    ] {
        assert!(finds(text, &task()), "{text}");
    }
    for text in [
        "overdue",
        "tomorrow",
        "no date",
        "due before: today",
        "deadline: ..2026-03-19",
        "p1",
        "#Wor",
        "no project",
        "@wait",
        "no label",
        "~today",
        "\"calls\"",
        "(today | overdue) & #Work & !@waiting",
    ] {
        assert!(!finds(text, &task()), "{text}");
    }
}

#[test]
fn what_a_task_lacks_is_false_and_the_opposite_true() {
    for text in [
        "no date",
        "no deadline",
        "no start",
        "no project",
        "no section",
        "no label",
        "no timeframe",
        "!today",
        "!overdue",
        "!due: ..",
        "!#Work",
        "!/Calls",
        "!@phone",
        "!+Talk",
        "!~week",
        "!recurring",
        "p4",
    ] {
        assert!(finds(text, &bare()), "{text}");
        assert!(!finds(&format!("!({text})"), &bare()), "{text}");
    }
}
