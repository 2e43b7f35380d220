//! The figures of one habit and across habits.

use domain::habits::{
    AcrossRequest, CompareBy, CurveSpan, EntryStatus, FiguresRequest, Grouping, HabitFiguresView, HabitInput, Schedule,
    TimeBand, TimesOfDay, figures_across, habit_figures,
};
use jiff::civil::date;

use super::fixture::{CALENDAR, habit, habit_id, measured, page_state, refrained, render, with};
use crate::habits::{across_view, figures_view};

fn ten_days(mut input: HabitInput) -> HabitInput {
    for day in [1, 2, 3, 5, 6, 7, 8, 9, 10, 11] {
        input = with(input, date(2026, 3, day), Some(EntryStatus::Done), None);
    }
    input
}

fn html(view: HabitFiguresView) -> String {
    let page = move || figures_view(page_state(view.clone(), None));
    render(&format!("/app/habits/{}/figures", habit_id(2)), page).replace('\u{a0}', " ")
}

fn figures(input: &HabitInput) -> HabitFiguresView {
    habit_figures(input, CALENDAR, FiguresRequest::default(), None)
}

#[test]
fn every_figure_says_how_it_is_computed() {
    let html = html(figures(&ten_days(habit(2, "Read", Schedule::Daily {}))));
    for of in ["strength", "totals", "weekdays", "time of day", "what was met", "streaks", "the year"] {
        assert!(html.contains(&format!("How this is computed: {of}")), "{of} is missing");
    }
    for said in ["Last 30 days", "Weekdays as a table", "Totals as a table", "As a table", "goes on"] {
        assert!(html.contains(said), "{said} is missing in {html}");
    }
    assert!(!html.contains("How this is computed: the time without a slip"), "{html}");
}

#[test]
fn what_is_drawn_stands_in_the_table() {
    let view = figures(&ten_days(habit(2, "Read", Schedule::Daily {})));
    let (week, strength) = (view.totals[0], domain::format::percent(view.score).replace('\u{a0}', " "));
    let rows = view.points.len();
    let html = html(view);
    assert_eq!((week.total.to_string(), week.target.map(|target| target.to_string())), ("3".into(), Some("7".into())));
    assert!(html.contains("This week: 3 days of 7 days."), "{html}");
    let row = "<th scope=\"row\">9 Mar to 15 March 2026</th><td class=\"num\">3 days</td><td class=\"num\">7 days</td>";
    assert!(html.contains(row), "{html}");
    let today = format!("<th scope=\"row\">12 March 2026</th><td class=\"num\">{strength}</td>");
    assert!(html.contains(&today), "{today} is missing in {html}");
    assert_eq!(html.matches("2026</th><td class=\"num\">").count(), rows + 11, "rows of strength and of weeks");
}

#[test]
fn ids_of_the_figures_are_unique() {
    let html = html(figures(&refrained(5, "Smoking", None)));
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "{ids:?}");
}

#[test]
fn what_was_asked_for_stays_in_the_addresses() {
    let request = FiguresRequest { span: CurveSpan::All, grouping: Grouping::Month, year: None };
    let view = habit_figures(&measured(2, "Read", "20", "pages"), CALENDAR, request, None);
    let html = html(view);
    let here = format!("/app/habits/{}/figures", habit_id(2));
    assert!(html.contains(&format!("{here}?by=month#strength")), "{html}");
    assert!(html.contains(&format!("{here}?span=all&amp;by=quarter#totals")), "{html}");
    assert!(html.contains("This month: 0 pages of 620 pages."), "{html}");
}

#[test]
fn hours_are_told_where_they_are_known_and_stay_silent_below_ten() {
    let read = habit(2, "Read", Schedule::Daily {});
    let of = |times| html(habit_figures(&read, CALENDAR, FiguresRequest::default(), times));
    let few = of(Some(TimesOfDay { counted: 9, later: 2, bands: vec![] }));
    assert!(few.contains("9 days noted on the day itself so far. From 10 on the time of day says something."), "{few}");
    let band = |at: u8| TimeBand { from_hour: at * 4, count: if at == 1 { 12 } else { 1 } };
    let enough = of(Some(TimesOfDay { counted: 17, later: 0, bands: (0..6).map(band).collect() }));
    assert!(enough.contains("Most often from 04:00 to 08:00: 12 of 17 days."), "{enough}");
    assert!(enough.contains("<th scope=\"row\">04:00 to 08:00</th><td class=\"num\">12</td>"), "{enough}");
    assert!(of(None).contains("Asking for the time of day."));
}

#[test]
fn a_habit_to_quit_shows_the_time_without_a_slip() {
    let smoking = with(refrained(5, "Smoking", None), date(2026, 3, 8), Some(EntryStatus::Failed), None);
    let html = html(figures(&smoking));
    for said in ["Without a slip", "since 8 March 2026", "66 days", "4 days", "So far 1 day with a slip."] {
        assert!(html.contains(said), "{said} is missing in {html}");
    }
}

#[test]
fn all_habits_share_a_month_and_an_axis() {
    let inputs = [ten_days(habit(1, "Read", Schedule::Daily {})), habit(2, "Run", Schedule::TimesPerWeek { times: 3 })];
    let request = AcrossRequest { by: CompareBy::WeeklyRate, ..AcrossRequest::default() };
    let view = figures_across(&inputs, CALENDAR, &request);
    let html = render("/app/figures", move || across_view(page_state(view.clone(), None)));
    for said in [
        "Habits in March 2026",
        "<td class=\"days__sum\">10 of 11</td>",
        "What was met of Read and Run in each of 26 weeks.",
        "The comparison as a table",
        "How this is computed: the month",
        "name=\"c\"",
    ] {
        assert!(html.contains(said), "{said} is missing in {html}");
    }
    assert!(html.contains(&format!("month=2026-02&amp;a={}&amp;b={}&amp;by=rate#month", habit_id(1), habit_id(2))));
    assert_eq!(html.matches("sign--ring").count(), 2, "one missed day and the key");
}

#[test]
fn without_habits_there_is_one_thing_to_do() {
    let view = figures_across(&[], CALENDAR, &AcrossRequest::default());
    let html = render("/app/figures", move || across_view(page_state(view.clone(), None)));
    assert!(html.contains("Nothing to show yet") && html.contains("Make a habit"), "{html}");
    assert!(!html.contains("<table"), "{html}");
}
