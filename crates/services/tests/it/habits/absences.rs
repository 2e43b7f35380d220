//! Days on which nobody was here.

use domain::{
    habits::{DayState, EntryStatus, HabitKind, Schedule},
    ids::HabitId,
};
use jiff::{SignedDuration, civil::date};
use services::{
    Actor,
    identity::{Client, CookieSession, SignIn, SignUp},
};
use test_support::{TestServices, fields, password};

const EMAIL: &str = "ana@example.org";

fn client(last: u8) -> Client {
    Client::new(std::net::Ipv4Addr::new(192, 0, 2, last).into(), None)
}

async fn ana(t: &TestServices) -> (CookieSession, Actor) {
    let application = SignUp {
        email: EMAIL.to_owned(),
        password: password().to_owned(),
        display_name: "Ana".to_owned(),
        time_zone: "UTC".to_owned(),
    };
    let session = t.services.identity().sign_up(&application, &client(1)).await.unwrap();
    let actor = t.services.identity().session_actor(&session.secret).await.unwrap().unwrap();
    (session, actor)
}

async fn quit(t: &TestServices, actor: &Actor) -> HabitId {
    let wish = fields("Smoking", HabitKind::Quit, Schedule::Daily {}, None, date(2026, 3, 1)).checked().unwrap();
    t.services.habits().create(actor, None, wish).await.unwrap().record.habit.id
}

fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(days * 24)
}

#[tokio::test]
async fn after_a_week_away_silence_says_nothing_until_it_is_answered() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (session, actor) = ana(&t).await;
    let habit = quit(&t, &actor).await;
    t.clock.advance(days(8));
    t.services.identity().session_actor(&session.secret).await.unwrap().unwrap();
    let view = t.services.habits().today(&actor, None).await.unwrap();
    let asked = view.away.unwrap();
    assert_eq!((asked.habit_id, asked.from_day, asked.to_day), (habit, date(2026, 3, 11), date(2026, 3, 17)));
    let page = t.services.habits().page(&actor, habit, Some(date(2026, 3, 12)), None).await.unwrap();
    assert_eq!((page.state, page.streak.current), (DayState::Excused, 10), "the days before still stand");

    let answered: Vec<_> = domain::habits::days(asked.from_day, asked.to_day).map(|day| (habit, day)).collect();
    t.services.habits().set_days(&actor, &answered, Some(EntryStatus::Done)).await.unwrap();
    assert_eq!(t.services.habits().today(&actor, None).await.unwrap().away, None, "asked once");
    let page = t.services.habits().page(&actor, habit, None, None).await.unwrap();
    assert_eq!(page.streak.current, 17);

    // Coming back once more on the same day is no news.
    t.clock.advance(SignedDuration::from_hours(1));
    t.services.identity().session_actor(&session.secret).await.unwrap().unwrap();
    assert_eq!(t.services.habits().today(&actor, None).await.unwrap().away, None);
}

#[tokio::test]
async fn six_days_away_are_kept_in_silence_as_ever() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (session, actor) = ana(&t).await;
    let habit = quit(&t, &actor).await;
    t.clock.advance(days(7));
    t.services.identity().session_actor(&session.secret).await.unwrap().unwrap();
    assert_eq!(t.services.habits().today(&actor, None).await.unwrap().away, None);
    assert_eq!(t.services.habits().page(&actor, habit, None, None).await.unwrap().streak.current, 16);
}

#[tokio::test]
async fn signing_in_anew_after_a_month_is_a_return_as_well() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (_, actor) = ana(&t).await;
    quit(&t, &actor).await;
    t.clock.advance(days(40));
    let credentials = SignIn { email: EMAIL.to_owned(), password: password().to_owned() };
    t.services.identity().sign_in(&credentials, &client(2), None).await.unwrap();
    let asked = t.services.habits().today(&actor, None).await.unwrap().away.unwrap();
    assert_eq!((asked.from_day, asked.to_day), (date(2026, 3, 11), date(2026, 4, 18)));
}

#[tokio::test]
async fn who_leaves_nothing_alone_is_asked_nothing() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (session, actor) = ana(&t).await;
    let wish = fields("Read", HabitKind::YesNo, Schedule::Daily {}, None, date(2026, 3, 1)).checked().unwrap();
    t.services.habits().create(&actor, None, wish).await.unwrap();
    t.clock.advance(days(20));
    t.services.identity().session_actor(&session.secret).await.unwrap().unwrap();
    assert_eq!(t.services.habits().today(&actor, None).await.unwrap().away, None);
}
