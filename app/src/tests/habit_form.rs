//! What the form of a habit posts, and what becomes of it.

use domain::{
    habits::{Anchor, DEFAULT_HABIT_COLOR, Habit, HabitKind, Quantity, Schedule, ScheduleVersion, Tone, WeekdaySet},
    identity::{Currency, NumberFormat, Preferences, TimeZoneName},
    ids::{GroupId, HabitId, IdentityId},
    money::Money,
};
use jiff::{
    Timestamp,
    civil::{Weekday, date},
};
use uuid::Uuid;

use crate::habits::{form::habit_fields, server_fns::HabitForm};

/// A habit with the default reserves of its schedule.
fn habit(schedule: Schedule) -> Habit {
    let effective_from = date(2026, 1, 1);
    Habit {
        id: HabitId(Uuid::nil()),
        name: "Read".to_owned(),
        kind: HabitKind::YesNo,
        unit: None,
        question: None,
        starts_on: effective_from,
        reserves_per_month: HabitKind::YesNo.default_reserves(&schedule),
        assume_kept: false,
        tone: Tone::Good,
        color: DEFAULT_HABIT_COLOR,
        icon: None,
        description: None,
        minimum_text: None,
        identity_id: None,
        group_id: None,
        unit_price: None,
        usual_amount: None,
        position: 0,
        schedules: vec![ScheduleVersion { effective_from, schedule, target: None, judged: None }],
        archived_at: None,
        deleted_at: None,
        created_at: Timestamp::UNIX_EPOCH,
        version: 1,
    }
}

fn form() -> HabitForm {
    HabitForm {
        name: "Read".to_owned(),
        kind: "measure".to_owned(),
        target: "20".to_owned(),
        unit: "pages".to_owned(),
        schedule: "weekdays".to_owned(),
        days: vec!["mon".to_owned(), "fri".to_owned()],
        ..HabitForm::default()
    }
}

fn errors(form: &HabitForm) -> Vec<(String, String)> {
    let refused = form.body(NumberFormat::CommaDot, None).err().unwrap_or_default();
    refused.into_iter().map(|error| (error.field, error.code)).collect()
}

#[test]
fn a_form_becomes_the_body_of_the_interface() {
    let body = form().body(NumberFormat::CommaDot, None).unwrap();
    assert_eq!(body.target.as_deref(), Some("20"));
    assert_eq!(body.into_fields().unwrap().name, "Read");
}

#[test]
fn a_form_is_overtaken_by_a_newer_version_that_says_something_else() {
    let at = |version: &str, name: &str| HabitForm { version: version.to_owned(), name: name.to_owned(), ..form() };
    assert!(at("3", "Read").is_overtaken_by(&at("4", "Read more")));
    assert!(!at("3", "Read").is_overtaken_by(&at("4", "Read")), "the same by another number");
    assert!(!at("4", "Read").is_overtaken_by(&at("3", "Read before")), "a replica that is behind");
}

#[test]
fn every_refused_field_is_told_at_once() {
    let bad = HabitForm { name: String::new(), target: "many".to_owned(), days: vec![], ..form() };
    let refused = errors(&bad);
    for field in ["name", "target", "days"] {
        assert!(refused.iter().any(|(name, _)| name == field), "{field} in {refused:?}");
    }
}

#[test]
fn a_yes_no_habit_forgets_target_and_unit() {
    let body = HabitForm { kind: "yes_no".to_owned(), ..form() }.body(NumberFormat::CommaDot, None).unwrap();
    assert_eq!((body.target, body.unit), (None, None));
}

/// A form that was filled from a habit says the same habit again.
#[test]
fn every_kind_with_every_schedule_comes_back_as_it_was() {
    let preferences = Preferences::in_zone(TimeZoneName::utc());
    for kind in [HabitKind::YesNo, HabitKind::Measure, HabitKind::Limit, HabitKind::Quit] {
        for schedule in schedules() {
            let mut before = habit(schedule);
            (before.kind, before.assume_kept) = (kind, kind == HabitKind::Limit);
            before.unit = kind.is_measured().then(|| "cups".to_owned());
            before.schedules[0].target = kind.is_measured().then(|| Quantity::parse("2.5").unwrap());
            let form = habit_fields::view(&before, before.starts_on, before.starts_on, &preferences);
            let fields = form.form.body(preferences.number_format, Some(&before)).unwrap().into_fields().unwrap();
            assert_eq!((fields.kind, fields.schedule), (kind, schedule));
            assert_eq!((fields.unit, fields.target), (before.unit, before.schedules[0].target));
            assert_eq!(fields.assume_kept, before.assume_kept);
        }
    }
}

fn schedules() -> [Schedule; 7] {
    [
        Schedule::Daily {},
        Schedule::Weekdays { days: WeekdaySet::default().with(Weekday::Monday).with(Weekday::Sunday) },
        Schedule::TimesPerWeek { times: 5 },
        Schedule::EveryXDays { days: 14, anchor: Anchor::Fixed },
        Schedule::EveryXDays { days: 9, anchor: Anchor::LastDone },
        Schedule::TimesPerMonth { times: 12 },
        Schedule::TimesInDays { times: 4, days: 21 },
    ]
}

#[test]
fn a_number_that_is_refused_is_told_at_its_own_field() {
    let blank = habit_fields::blank(Uuid::nil());
    let named = HabitForm { name: "Read".to_owned(), ..blank };
    let with = |schedule: &str| HabitForm { schedule: schedule.to_owned(), ..named.clone() };
    let one = |form: HabitForm| errors(&form);
    let told = |field: &str, code: &str| vec![(field.to_owned(), code.to_owned())];
    let every = |interval: &str| HabitForm { interval: interval.to_owned(), ..with("every_x_days") };
    assert_eq!(one(every("1")), told("interval", "out_of_range"));
    assert_eq!(one(every("99999999999")), told("interval", "out_of_range"));
    assert_eq!(one(every("few")), told("interval", "not_a_number"));
    assert_eq!(one(every(" ")), told("interval", "required"));
    let no_anchor = HabitForm { anchor: String::new(), ..with("every_x_days") };
    assert_eq!(one(no_anchor), told("anchor", "required"));
    let monthly = HabitForm { times_a_month: "32".to_owned(), ..with("times_per_month") };
    assert_eq!(one(monthly), told("times_a_month", "out_of_range"));
    let often = HabitForm { window_times: "11".to_owned(), ..with("times_in_days") };
    assert_eq!(one(often), told("window_times", "out_of_range"));
    let short = HabitForm { window_days: "1".to_owned(), ..with("times_in_days") };
    assert_eq!(one(short), told("window_days", "out_of_range"));
    let weekly = HabitForm { times: "8".to_owned(), ..with("times_per_week") };
    assert_eq!(one(weekly), told("times", "out_of_range"));
    assert_eq!(one(with("weekdays")), told("days", "required"));
    assert_eq!(one(with("sometimes")), told("schedule", "unknown_choice"));
}

#[test]
fn what_belongs_to_another_kind_is_left_out() {
    let all = HabitForm { assume_kept: "true".to_owned(), ..form() };
    let of = |kind: &str| {
        let body = HabitForm { kind: kind.to_owned(), ..all.clone() }.body(NumberFormat::CommaDot, None).unwrap();
        (body.target.is_some(), body.unit.is_some(), body.assume_kept)
    };
    assert_eq!((of("yes_no"), of("quit")), ((false, false, false), (false, false, false)));
    assert_eq!((of("measure"), of("limit")), ((true, true, false), (true, true, true)));
    let nothing = HabitForm { kind: "limit".to_owned(), target: "0".to_owned(), ..form() };
    assert_eq!(nothing.body(NumberFormat::CommaDot, None).unwrap().target.as_deref(), Some("0"));
}

#[test]
fn what_the_form_has_no_field_for_stays_and_default_reserves_follow_the_schedule() {
    let daily = Habit { archived_at: Some(Timestamp::UNIX_EPOCH), ..habit(Schedule::Daily {}) };
    let body = form().body(NumberFormat::CommaDot, Some(&daily)).unwrap();
    assert_eq!((body.archived_at, body.reserves_per_month), (daily.archived_at, Some(0)));
}

#[test]
fn a_number_of_reserves_of_ones_own_stays_and_a_default_is_left_blank() {
    let preferences = Preferences::in_zone(TimeZoneName::utc());
    let daily = habit(Schedule::Daily {});
    let filled = |habit: &Habit| habit_fields::view(habit, habit.starts_on, habit.starts_on, &preferences).form;
    assert_eq!(filled(&daily).reserves_per_month, "");
    let chosen = Habit { reserves_per_month: 4, ..daily };
    let form = filled(&chosen);
    assert_eq!(form.reserves_per_month, "4");
    let weekly = HabitForm { schedule: "times_per_week".to_owned(), ..form };
    assert_eq!(weekly.body(preferences.number_format, Some(&chosen)).unwrap().reserves_per_month, Some(4));
    let too_many = HabitForm { reserves_per_month: "6".to_owned(), ..weekly };
    assert_eq!(errors(&too_many), [("reserves_per_month".to_owned(), "out_of_range".to_owned())]);
}

#[test]
fn a_price_and_a_small_version_come_back_as_they_were() {
    let preferences = Preferences::in_zone(TimeZoneName::utc());
    let mut before = habit(Schedule::Daily {});
    before.kind = HabitKind::Quit;
    before.reserves_per_month = 0;
    before.minimum_text = Some("One page".to_owned());
    before.unit_price = Some(Money { minor: 1_250, currency: Currency::parse("CHF").unwrap() });
    before.usual_amount = Quantity::parse("0.5").ok();
    let form = habit_fields::view(&before, before.starts_on, before.starts_on, &preferences).form;
    assert_eq!((form.unit_price.as_str(), form.currency.as_str()), ("12.50", "CHF"));
    let fields = form.body(preferences.number_format, Some(&before)).unwrap().into_fields().unwrap();
    assert_eq!(fields.minimum_text, before.minimum_text);
    assert_eq!((&fields.unit_price, fields.usual_amount), (&before.unit_price, before.usual_amount));
    let finer = HabitForm { unit_price: "12.505".to_owned(), ..form };
    assert_eq!(errors(&finer), [("unit_price".to_owned(), "out_of_range".to_owned())]);
}

#[test]
fn looks_and_belonging_come_back_as_they_were() {
    let preferences = Preferences::in_zone(TimeZoneName::utc());
    for icon in [None, Some("flame"), Some("\u{1f4da}")] {
        let mut before = habit(Schedule::Daily {});
        before.icon = icon.map(str::to_owned);
        (before.tone, before.color) = (Tone::Bad, 19);
        before.description = Some("Two\nlines".to_owned());
        before.minimum_text = Some("One page".to_owned());
        before.group_id = Some(GroupId(Uuid::from_u128(3)));
        before.identity_id = Some(IdentityId(Uuid::from_u128(4)));
        let form = habit_fields::view(&before, before.starts_on, before.starts_on, &preferences).form;
        let fields = form.body(preferences.number_format, Some(&before)).unwrap().into_fields().unwrap();
        assert_eq!((fields.tone, fields.color, fields.icon), (before.tone, before.color, before.icon));
        assert_eq!((fields.description, fields.minimum_text), (before.description, before.minimum_text));
        assert_eq!((fields.group_id, fields.identity_id), (before.group_id, before.identity_id));
    }
}

#[test]
fn a_form_that_does_not_ask_leaves_looks_alone() {
    let mut before = habit(Schedule::Daily {});
    (before.tone, before.color, before.icon) = (Tone::Neutral, 3, Some("sun".to_owned()));
    let body = form().body(NumberFormat::CommaDot, Some(&before)).unwrap();
    assert_eq!((body.tone, body.color, body.icon.as_deref()), (Tone::Neutral, 3, Some("sun")));
}

#[test]
fn refused_looks_are_told_at_their_fields() {
    let of = |change: fn(&mut HabitForm)| {
        let mut form = form();
        change(&mut form);
        errors(&form)
    };
    let told = |field: &str, code: &str| vec![(field.to_owned(), code.to_owned())];
    assert_eq!(of(|form| form.emoji = "book".to_owned()), told("emoji", "unknown_choice"));
    assert_eq!(of(|form| form.icon = "book".to_owned()), told("icon", "unknown_choice"));
    assert_eq!(of(|form| form.color = "20".to_owned()), told("color", "out_of_range"));
    assert_eq!(of(|form| form.color = "red".to_owned()), told("color", "unknown_choice"));
    assert_eq!(of(|form| form.tone = "sour".to_owned()), told("tone", "unknown_choice"));
    assert_eq!(of(|form| form.group = "body".to_owned()), told("group", "unknown_choice"));
    assert_eq!(of(|form| form.group = "new".to_owned()), told("new_group", "required"));
    assert_eq!(of(|form| form.identity = "new".to_owned()), told("new_identity", "required"));
}

#[test]
fn an_emoji_takes_the_place_of_an_icon() {
    let both = HabitForm { icon: "sun".to_owned(), emoji: " \u{1f4da} ".to_owned(), ..form() };
    assert_eq!(both.body(NumberFormat::CommaDot, None).unwrap().icon.as_deref(), Some("\u{1f4da}"));
    let named = HabitForm { group: "new".to_owned(), new_group: " Morning ".to_owned(), ..form() };
    assert_eq!(named.new_group(), Ok(Some("Morning".to_owned())));
    assert_eq!(HabitForm { group: "none".to_owned(), ..named }.new_group(), Ok(None));
}
