//! How a day came to be: each change with when and by what it was made, and a way back to any of them. Only the server
//! keeps this, so the page needs it; going back is a plain form, and the page that follows says what was done.

use domain::{
    format::{date_long, date_time, with_unit},
    habits::{Entry, EntryStatus, Habit, HabitKind, Quantity},
    identity::Preferences,
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;
use ui::{Button, ButtonLink, ButtonVariant, Empty, Form, Hue, Icon, IconName, ListRow, RowMain, Rows, Section};

use super::super::server_fns::{self as rpc, ChangeLine, DayHistoryView, load_day_history};
use crate::page::{DoneNotice, PageHead, PageState, load_online_page};

/// The page of a day's history.
#[component]
pub fn DayHistoryPage() -> impl IntoView {
    let params = use_params_map();
    let of = move |name: &str| params.with_untracked(|params| params.get(name)).unwrap_or_default();
    load_online_page(move |draft| load_day_history(of("id"), of("day"), draft), history_view)
}

pub(crate) fn history_view(page: PageState<DayHistoryView>) -> AnyView {
    let (habit, day) = page.value.with_untracked(|view| (view.habit.clone(), view.day));
    let title = Signal::derive(move || page.value.with(|view| page.preferences.with(|p| date_long(view.day, p))));
    let over = Signal::derive(move || Some(page.value.with(|view| format!("{}: what was changed", view.habit.name))));
    let back = Some((format!("/app/habits/{}?day={day}", habit.id), habit.name));
    let empty = Memo::new(move |_| page.value.with(|view| view.changes.is_empty()));
    let to_the_day = format!("/app/habits/{}?day={day}#day", habit.id);
    view! {
        <PageHead title over back/>
        <DoneNotice/>
        {move || {
            if empty.get() {
                let to_the_day = to_the_day.clone();
                view! {
                    <Empty
                        title="Nothing was changed here lately"
                        text="Changes of a day are listed for 400 days. What the day says stays for good."
                        icon=IconName::Note
                    >
                        <ButtonLink href=to_the_day>"Open the day"</ButtonLink>
                    </Empty>
                }
                    .into_any()
            } else {
                view! { <Changes page/> }.into_any()
            }
        }}
    }
    .into_any()
}

#[component]
fn Changes(page: PageState<DayHistoryView>) -> impl IntoView {
    // The page comes whole from the server each time, so its rows need not follow anything.
    let rows = page.value.with_untracked(|view| {
        page.preferences.with_untracked(|p| {
            let mut rows: Vec<AnyView> = view.changes.iter().map(|line| change_row(view, line, p)).collect();
            rows.extend(before_all(view, p));
            rows
        })
    });
    view! {
        <Section title="Newest first" hue=Some(Hue::Leaf)>
            <Rows label="Changes of the day">{rows}</Rows>
        </Section>
    }
}

fn change_row(view: &DayHistoryView, line: &ChangeLine, preferences: &Preferences) -> AnyView {
    let what = what_changed(&view.habit, line, preferences);
    let note = [date_time(line.made_at, preferences), by_what(line)].join(" · ");
    let is_now = line.is_applied && says_the_same(&line.after, &view.entry);
    let (icon, restore) = (icon_of(line), (!is_now).then(|| restore_form(view, line, RestoreTo::After, &what)));
    view! {
        <ListRow>
            <Icon name=icon/>
            <RowMain title=what>
                <span>{note}</span>
            </RowMain>
            {restore}
        </ListRow>
    }
    .into_any()
}

/// What the oldest change that is kept found there; nothing when it found nothing.
fn before_all(view: &DayHistoryView, preferences: &Preferences) -> Option<AnyView> {
    let oldest = view.changes.iter().rfind(|line| line.is_applied)?;
    let before = oldest.before.as_ref().filter(|before| !before.is_empty())?;
    let what = said(&view.habit, before, preferences);
    let restore = (!says_the_same(before, &view.entry)).then(|| restore_form(view, oldest, RestoreTo::Before, &what));
    Some(
        view! {
            <ListRow>
                <Icon name=IconName::Calendar/>
                <RowMain title=what.clone()>
                    <span>"Before these changes"</span>
                </RowMain>
                {restore}
            </ListRow>
        }
        .into_any(),
    )
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RestoreTo {
    After,
    Before,
}

fn restore_form(view: &DayHistoryView, line: &ChangeLine, to: RestoreTo, what: &str) -> AnyView {
    let before = if to == RestoreTo::Before { "true" } else { "" };
    let (habit, day, event) = (view.habit.id.to_string(), view.day.to_string(), line.id.to_string());
    let label = format!("Restore this: {what}");
    view! {
        <Form action=rpc::RestoreDay::PATH quiet=true>
            <input type="hidden" name="habit_id" value=habit/>
            <input type="hidden" name="day" value=day/>
            <input type="hidden" name="event_id" value=event/>
            <input type="hidden" name="before" value=before/>
            <Button variant=ButtonVariant::Quiet label>"Restore this"</Button>
        </Form>
    }
    .into_any()
}

fn icon_of(line: &ChangeLine) -> IconName {
    match line.kind.as_str() {
        "increment" => IconName::Plus,
        "clear" => IconName::Trash,
        _ => IconName::Pencil,
    }
}

/// By which device or part of the app, and whether it counts.
fn by_what(line: &ChangeLine) -> String {
    let by = match (line.source.as_str(), line.is_here, line.is_program) {
        ("timer", true, _) => "timer, this device".to_owned(),
        ("timer", ..) => format!("timer, {}", device(line)),
        ("restore", true, _) => "restored, this device".to_owned(),
        ("restore", ..) => format!("restored, {}", device(line)),
        ("import", ..) => "import".to_owned(),
        (_, true, _) => "this device".to_owned(),
        _ => device(line),
    };
    if line.is_applied { by } else { format!("{by} · a later change stood already") }
}

fn device(line: &ChangeLine) -> String {
    match (line.device.as_str(), line.is_program) {
        (_, true) => "a program".to_owned(),
        ("", false) => "another device".to_owned(),
        (label, false) => label.to_owned(),
    }
}

/// What a change did, in words.
fn what_changed(habit: &Habit, line: &ChangeLine, preferences: &Preferences) -> String {
    if let Some(amount) = line.amount {
        return added(habit, amount, line, preferences);
    }
    if line.kind == "clear" || line.after.is_empty() {
        return "Cleared".to_owned();
    }
    let empty = Entry::empty(line.after.day);
    let before = line.before.as_ref().unwrap_or(&empty);
    let after = &line.after;
    let mut parts = Vec::new();
    if before.status != after.status || (after.status.is_some() && before.skip_reason != after.skip_reason) {
        parts.push(status_words(habit, after));
    }
    if before.value != after.value {
        parts.push(amount_words(habit, after.value, preferences));
    }
    if before.note != after.note {
        parts.push(after.note.as_ref().map_or_else(|| "Note removed".to_owned(), |note| format!("Note: {note}")));
    }
    if parts.is_empty() { "Time of day changed".to_owned() } else { parts.join(" · ") }
}

fn added(habit: &Habit, amount: Quantity, line: &ChangeLine, preferences: &Preferences) -> String {
    let unit = habit.unit.as_deref();
    let size = Quantity::from_thousandths(amount.thousandths().abs()).unwrap_or_default();
    let size = with_unit(size, unit, preferences);
    let in_all = with_unit(line.after.value.unwrap_or_default(), unit, preferences);
    match (amount.is_negative(), line.is_applied) {
        (false, true) => format!("Added {size}, {in_all} in all"),
        (true, true) => format!("Took {size} away, {in_all} in all"),
        (false, false) => format!("Added {size}"),
        (true, false) => format!("Took {size} away"),
    }
}

/// All that a day says.
fn said(habit: &Habit, entry: &Entry, preferences: &Preferences) -> String {
    let status = entry.status.map(|_| status_words(habit, entry));
    let amount = entry.value.map(|_| amount_words(habit, entry.value, preferences));
    let note = entry.note.as_ref().map(|note| format!("Note: {note}"));
    [status, amount, note].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn status_words(habit: &Habit, entry: &Entry) -> String {
    let words = match (entry.status, habit.judged_on(entry.day).kind) {
        (None, _) => "Opened again",
        (Some(EntryStatus::Done), _) => "Done",
        (Some(EntryStatus::Partial), _) => "Two-minute version done",
        (Some(EntryStatus::Skipped), _) => "Skipped",
        (Some(EntryStatus::Failed), HabitKind::Quit) => "Slip noted",
        (Some(EntryStatus::Failed), HabitKind::Limit) => "Noted as over",
        (Some(EntryStatus::Failed), HabitKind::YesNo | HabitKind::Measure) => "Not done",
    };
    match &entry.skip_reason {
        Some(reason) => format!("{words}: {reason}"),
        None => words.to_owned(),
    }
}

fn amount_words(habit: &Habit, value: Option<Quantity>, preferences: &Preferences) -> String {
    match value {
        Some(value) => format!("Amount: {}", with_unit(value, habit.unit.as_deref(), preferences)),
        None => "Amount removed".to_owned(),
    }
}

/// Whether two states of a day read the same.
fn says_the_same(one: &Entry, other: &Entry) -> bool {
    (one.status, one.value, &one.note, &one.skip_reason) == (other.status, other.value, &other.note, &other.skip_reason)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use domain::identity::TimeZoneName;
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;
    use crate::tests::fixture::measured;

    fn line(kind: &str, before: Option<Entry>, after: Entry) -> ChangeLine {
        ChangeLine {
            id: Uuid::from_u128(1),
            kind: kind.to_owned(),
            source: "manual".to_owned(),
            is_applied: true,
            before,
            after,
            amount: None,
            made_at: date(2026, 3, 12).at(10, 32, 0, 0),
            device: "Firefox on Linux".to_owned(),
            is_here: false,
            is_program: false,
        }
    }

    fn entry(status: Option<EntryStatus>, value: Option<&str>, note: Option<&str>) -> Entry {
        let value = value.and_then(|text| Quantity::parse(text).ok());
        Entry { status, value, note: note.map(str::to_owned), ..Entry::empty(date(2026, 3, 12)) }
    }

    fn words(line: &ChangeLine) -> String {
        let preferences = Preferences::in_zone(TimeZoneName::utc());
        what_changed(&measured(1, "Read", "20", "min").habit, line, &preferences).replace('\u{a0}', " ")
    }

    #[test]
    fn a_change_says_what_it_did_and_no_more() {
        let done = entry(Some(EntryStatus::Done), None, None);
        assert_eq!(words(&line("set", None, done.clone())), "Done");
        let noted = entry(Some(EntryStatus::Done), None, Some("calm"));
        assert_eq!(words(&line("set", Some(done.clone()), noted.clone())), "Note: calm");
        assert_eq!(words(&line("set", Some(noted.clone()), done)), "Note removed");
        let failed = entry(Some(EntryStatus::Failed), Some("5"), Some("calm"));
        assert_eq!(words(&line("set", Some(noted), failed)), "Not done · Amount: 5 min");
        assert_eq!(words(&line("clear", None, entry(None, None, None))), "Cleared");
    }

    #[test]
    fn an_increment_says_what_it_added_and_where_that_led() {
        let five =
            ChangeLine { amount: Quantity::parse("5").ok(), ..line("increment", None, entry(None, Some("25"), None)) };
        assert_eq!(words(&five), "Added 5 min, 25 min in all");
        let back = ChangeLine { amount: Quantity::parse("-5").ok(), ..five.clone() };
        assert_eq!(words(&back), "Took 5 min away, 25 min in all");
        assert_eq!(words(&ChangeLine { is_applied: false, ..five }), "Added 5 min");
    }

    #[test]
    fn a_change_says_by_what_it_was_made() {
        let by = line("set", None, entry(Some(EntryStatus::Done), None, None));
        assert_eq!(by_what(&by), "Firefox on Linux");
        assert_eq!(by_what(&ChangeLine { is_here: true, ..by.clone() }), "this device");
        let timer = ChangeLine { source: "timer".to_owned(), device: String::new(), ..by.clone() };
        assert_eq!(by_what(&timer), "timer, another device");
        let lost = ChangeLine { is_applied: false, is_program: true, ..by };
        assert_eq!(by_what(&lost), "a program · a later change stood already");
    }
}
