//! The same replacements of a habit, made on several devices, leave the same habit in any order of arrival.

use domain::{
    habits::{
        DEFAULT_HABIT_COLOR, Habit, HabitChange, HabitFields, HabitKind, HabitPart, HabitStamps, Judged, Outcome,
        Quantity, Schedule, ScheduleVersion, Stamp, Tone, WeekdaySet,
    },
    identity::Currency,
    ids::{GroupId, HabitId, IdentityId},
    money::Money,
};
use jiff::{
    Span, Timestamp,
    civil::{Date, Weekday, date},
};
use proptest::prelude::*;
use uuid::Uuid;

const TODAY: Date = Date::constant(2026, 3, 10);

/// A habit of two schedules, begun in the past.
fn habit() -> Habit {
    let version = |effective_from, schedule| ScheduleVersion { effective_from, schedule, target: None, judged: None };
    let weekly = Schedule::TimesPerWeek { times: 3 };
    Habit {
        id: HabitId(Uuid::from_u128(7)),
        name: "Read".to_owned(),
        kind: HabitKind::YesNo,
        unit: None,
        question: None,
        starts_on: date(2026, 2, 1),
        reserves_per_month: 2,
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
        schedules: vec![version(date(2026, 2, 1), Schedule::Daily {}), version(date(2026, 2, 20), weekly)],
        archived_at: None,
        deleted_at: None,
        created_at: Timestamp::UNIX_EPOCH,
        version: 1,
    }
}

fn rule() -> impl Strategy<Value = (HabitKind, Schedule, Option<Quantity>, bool)> {
    let mondays = Schedule::Weekdays { days: WeekdaySet::default().with(Weekday::Monday) };
    let schedule = prop_oneof![
        Just(Schedule::Daily {}),
        Just(Schedule::TimesPerWeek { times: 3 }),
        Just(Schedule::TimesPerWeek { times: 5 }),
        Just(mondays),
    ];
    let target = (1_i64..3).prop_map(|whole| Quantity::from_thousandths(whole * 1_000).ok());
    let judged = prop_oneof![
        Just((HabitKind::YesNo, None::<Quantity>, false)),
        Just((HabitKind::Quit, None::<Quantity>, false)),
        (target, any::<bool>()).prop_map(|(target, assume_kept)| (HabitKind::Limit, target, assume_kept)),
    ];
    (judged, schedule).prop_map(|((kind, target, assume_kept), schedule)| (kind, schedule, target, assume_kept))
}

fn start() -> impl Strategy<Value = Option<Date>> {
    let days = [date(2026, 2, 1), date(2026, 1, 5), TODAY, date(2026, 3, 20), date(2026, 4, 2)];
    proptest::option::of(proptest::sample::select(days.to_vec()))
}

fn looks() -> impl Strategy<Value = (Tone, u8, Option<String>)> {
    let tone = prop_oneof![Just(Tone::Good), Just(Tone::Neutral), Just(Tone::Bad)];
    (tone, 0_u8..3, proptest::option::of("[a-c]"))
}

fn belonging() -> impl Strategy<Value = (Option<GroupId>, Option<IdentityId>)> {
    let id = || proptest::option::of((0_u128..3).prop_map(Uuid::from_u128));
    (id(), id()).prop_map(|(group, identity)| (group.map(GroupId), identity.map(IdentityId)))
}

fn saving() -> impl Strategy<Value = (Option<Money>, Option<Quantity>)> {
    let price = (1_i64..3).prop_map(|minor| Money { minor, currency: Currency::default() });
    let amount = (1_i64..3).prop_map(|whole| Quantity::from_thousandths(whole * 1_000).unwrap());
    (proptest::option::of(price), proptest::option::of(amount))
}

/// A whole habit as a form might send it, without a start day.
fn whole() -> impl Strategy<Value = HabitFields> {
    let text = || proptest::option::of("[a-c]{1,2}");
    (rule(), "[a-c]{1,2}", (text(), text(), text()), 0_u8..6, looks(), belonging(), saving()).prop_map(
        |((kind, schedule, target, assume_kept), name, texts, reserves, (tone, color, icon), belonging, saving)| {
            let (question, description, minimum_text) = texts;
            let ((group_id, identity_id), (unit_price, usual_amount)) = (belonging, saving);
            HabitFields {
                name,
                kind,
                schedule,
                target,
                unit: target.map(|_| "cups".to_owned()),
                question,
                starts_on: None,
                reserves_per_month: Some(reserves),
                assume_kept,
                tone,
                color,
                icon,
                description,
                minimum_text,
                identity_id,
                group_id,
                unit_price,
                usual_amount,
            }
        },
    )
}

fn change() -> impl Strategy<Value = HabitChange> {
    let parts = proptest::sample::subsequence(HabitPart::ALL.to_vec(), 0..=HabitPart::ALL.len());
    let archived = proptest::option::of((0_i64..3).prop_map(instant));
    (whole(), start(), archived, parts).prop_map(|(fields, starts_on, archived_at, parts)| HabitChange {
        fields: HabitFields { starts_on, ..fields },
        archived_at,
        parts,
    })
}

fn instant(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).unwrap()
}

fn stamp(number: usize) -> Stamp {
    Stamp { at: instant(i64::try_from(number).unwrap()), by: Uuid::from_u128(number as u128) }
}

/// Each change with its place in time, in the order in which they arrive, all on one day.
fn applied(changes: &[(usize, HabitChange)]) -> (Habit, Date, HabitStamps) {
    let (mut habit, mut stamps) = (habit(), HabitStamps::default());
    let mut chosen = habit.starts_on;
    for (number, change) in changes {
        stamps.take(change.clone(), stamp(*number)).0.apply(&mut habit, &mut chosen, TODAY);
    }
    (habit, chosen, stamps)
}

/// What holds on a day: schedule, target, and how it is judged.
type Rule = (Schedule, Option<Quantity>, Judged);

/// What the rules read of a habit: its fields, and what holds on each of its days.
fn seen(habit: &Habit) -> (Habit, Vec<(Date, Rule)>) {
    let days = (0..120).map(|day| date(2026, 1, 1).checked_add(Span::new().days(day)).unwrap());
    let rules = days.filter(|day| *day >= habit.starts_on).map(|day| {
        let version = habit.schedule_on(day).unwrap();
        (day, (version.schedule, version.target, habit.judged_on(day)))
    });
    (Habit { schedules: Vec::new(), ..habit.clone() }, rules.collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn the_order_of_arrival_does_not_matter(
        (in_order, shuffled) in proptest::collection::vec(change(), 1..7).prop_flat_map(|changes| {
            let numbered: Vec<_> = changes.into_iter().enumerate().collect();
            (Just(numbered.clone()), Just(numbered).prop_shuffle())
        })
    ) {
        let ((one, chosen, stamps), (other, other_chosen, other_stamps)) = (applied(&in_order), applied(&shuffled));
        prop_assert_eq!(seen(&one), seen(&other));
        prop_assert_eq!((chosen, stamps), (other_chosen, other_stamps));
    }

    #[test]
    fn a_change_leaves_nothing_to_change_in_its_parts_and_touches_no_other(change in change()) {
        let (mut habit, mut chosen) = (habit(), habit().starts_on);
        let whole = HabitChange { parts: HabitPart::ALL.to_vec(), ..change.clone() };
        let before = whole.clone().differing_from(&habit, chosen).parts;
        change.apply(&mut habit, &mut chosen, TODAY);
        let left = whole.differing_from(&habit, chosen).parts;
        let expected: Vec<_> = before.into_iter().filter(|part| !change.parts.contains(part)).collect();
        prop_assert_eq!(left, expected);
    }

    #[test]
    fn schedules_begin_one_after_the_other(changes in proptest::collection::vec(change(), 1..7)) {
        let numbered: Vec<_> = changes.into_iter().enumerate().collect();
        let (habit, ..) = applied(&numbered);
        prop_assert!(habit.schedules.is_sorted_by(|one, next| one.effective_from < next.effective_from));
    }
}

fn named(name: &str, parts: &[HabitPart]) -> HabitChange {
    let fields = HabitFields {
        name: name.to_owned(),
        kind: HabitKind::YesNo,
        schedule: Schedule::Daily {},
        target: None,
        unit: None,
        question: None,
        starts_on: None,
        reserves_per_month: None,
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
    };
    HabitChange { fields, archived_at: None, parts: parts.to_vec() }
}

#[test]
fn a_change_of_which_nothing_stands_is_superseded() {
    let mut stamps = HabitStamps::default();
    assert_eq!(stamps.take(named("Later", &[HabitPart::Name]), stamp(2)).1, Outcome::Applied);
    let (left, outcome) = stamps.take(named("Earlier", &[HabitPart::Name]), stamp(1));
    assert_eq!((left.parts, outcome), (vec![], Outcome::Superseded));
    let (left, outcome) = stamps.take(named("Earlier", &[HabitPart::Name, HabitPart::Rule]), stamp(1));
    assert_eq!((left.parts, outcome), (vec![HabitPart::Rule], Outcome::Applied), "the rule still stands");
    assert_eq!(stamps.take(named("Nothing", &[]), stamp(1)).1, Outcome::Applied, "nothing was asked for");
}

#[test]
fn only_what_differs_is_written_by_somebody_who_sees_the_habit() {
    let habit = habit();
    let same = HabitFields {
        schedule: Schedule::TimesPerWeek { times: 3 },
        starts_on: Some(habit.starts_on),
        reserves_per_month: Some(2),
        ..named("Read", &[]).fields
    };
    let parts = |fields| HabitChange::whole(fields, None).differing_from(&habit, habit.starts_on).parts;
    assert_eq!(parts(same.clone()), []);
    assert_eq!(parts(HabitFields { name: "Read more".to_owned(), ..same.clone() }), [HabitPart::Name]);
    let quit = HabitFields { kind: HabitKind::Quit, starts_on: Some(TODAY), ..same.clone() };
    assert_eq!(parts(quit), [HabitPart::Start, HabitPart::Rule]);
    let moved = HabitFields { group_id: Some(GroupId(Uuid::from_u128(1))), ..same.clone() };
    assert_eq!(parts(moved), [HabitPart::Group]);
    assert_eq!(parts(HabitFields { color: 3, icon: Some("book".to_owned()), ..same }), [HabitPart::Looks]);
}
