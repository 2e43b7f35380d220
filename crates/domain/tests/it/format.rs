//! Dates and numbers in every form that a user can choose.

use domain::{
    format::{
        count_of, counted, date_long, date_short, date_time, money, money_from_quantity, money_number, month_name,
        number, percent, streak_length, weekday_name_long, with_unit,
    },
    habits::StreakUnit,
    identity::{Currency, DateFormat, NumberFormat, Preferences, TimeZoneName},
    money::Money,
};
use jiff::civil::{Weekday, date};

use crate::support::quantity;

fn preferences(date_format: DateFormat, number_format: NumberFormat) -> Preferences {
    Preferences { date_format, number_format, ..Preferences::in_zone(TimeZoneName::utc()) }
}

#[test]
fn days() {
    let day = date(2026, 3, 2);
    let texts = DateFormat::ALL.iter().map(|format| {
        let preferences = preferences(*format, NumberFormat::CommaDot);
        (date_long(day, &preferences), date_short(day, &preferences))
    });
    let expected = [("2 March 2026", "2 Mar"), ("March 2, 2026", "Mar 2"), ("2026-03-02", "2026-03-02")];
    assert_eq!(texts.collect::<Vec<_>>(), expected.map(|(long, short)| (long.to_owned(), short.to_owned())));
    let wall = day.at(7, 5, 59, 0);
    assert_eq!(date_time(wall, &preferences(DateFormat::DayMonthYear, NumberFormat::CommaDot)), "2 March 2026, 07:05");
    assert_eq!(
        (weekday_name_long(Weekday::Sunday), month_name(12), month_name(13), month_name(0)),
        ("Sunday", "December", "", "")
    );
}

#[test]
fn numbers() {
    let in_all = |text: &str| {
        NumberFormat::ALL
            .iter()
            .map(|format| number(quantity(text), &preferences(DateFormat::Iso, *format)))
            .collect::<Vec<_>>()
    };
    assert_eq!(in_all("1234567.5"), ["1,234,567.5", "1.234.567,5", "1\u{202f}234\u{202f}567,5"]);
    assert_eq!(in_all("-999.05"), ["\u{2212}999.05", "\u{2212}999,05", "\u{2212}999,05"]);
    assert_eq!(in_all("100"), ["100", "100", "100"]);
    let preferences = preferences(DateFormat::Iso, NumberFormat::CommaDot);
    assert_eq!(with_unit(quantity("2.5"), Some("km"), &preferences), "2.5\u{a0}km");
    assert_eq!(with_unit(quantity("3"), None, &preferences), "3");
}

#[test]
fn percents() {
    let cases = [
        (0.0, "0"),
        (0.001, "1"),
        (0.644, "64"),
        (0.645, "65"),
        (0.996, "99"),
        (1.0, "100"),
        (1.5, "100"),
        (f64::NAN, "0"),
    ];
    for (share, expected) in cases {
        assert_eq!(percent(share), format!("{expected}\u{a0}%"), "{share}");
    }
}

#[test]
fn counts() {
    assert_eq!(
        (count_of(2, 5).as_str(), count_of(0, 1).as_str(), count_of(2, 13).as_str()),
        ("two of five", "zero of one", "2 of 13")
    );
    assert_eq!(
        (streak_length(1, StreakUnit::Week).as_str(), streak_length(12, StreakUnit::Day).as_str()),
        ("1 week", "12 days")
    );
    assert_eq!(counted(0, "habit", "habits"), "0 habits");
}

#[test]
fn money_has_the_decimals_of_its_currency() {
    let preferences = preferences(DateFormat::DayMonthYear, NumberFormat::DotComma);
    let of = |minor, currency| Money { minor, currency: Currency::parse(currency).unwrap() };
    let texts = [(123_450, "EUR"), (5, "EUR"), (-1_250, "USD"), (1_250, "JPY"), (1_250, "KWD")]
        .map(|(minor, currency)| money(&of(minor, currency), &preferences).replace('\u{a0}', " "));
    assert_eq!(texts, ["1.234,50 EUR", "0,05 EUR", "\u{2212}12,50 USD", "1.250 JPY", "1,250 KWD"]);
    assert_eq!(money_number(&of(650, "EUR"), &preferences), "6,50");
}

#[test]
fn a_typed_price_has_no_more_decimals_than_its_currency() {
    let typed = |text: &str, currency: &str| {
        money_from_quantity(quantity(text), Currency::parse(currency).unwrap()).map(|money| money.minor)
    };
    assert_eq!((typed("6.5", "EUR"), typed("650", "JPY"), typed("1.125", "KWD")), (Ok(650), Ok(650), Ok(1125)));
    for (text, currency) in [("6.555", "EUR"), ("6.5", "JPY"), ("0", "EUR")] {
        assert_eq!(typed(text, currency), Err("out_of_range"), "{text} {currency}");
    }
}
