use domain::habits::{DayState, GridRequest};
use jiff::{ToSpan, civil::date};
use test_support::TestServices;

#[tokio::test]
async fn the_grid_shows_ones_own_habits_and_no_more_days_than_a_year() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let habit = t.habit(&ana, "Stretch", date(2026, 1, 1)).await;
    t.check_in(&ana, habit, date(2026, 3, 9)).await.unwrap();
    let (to, habits) = (date(2026, 3, 10), t.services.habits());
    let view = habits.grid(&ana.actor, &GridRequest::whole(to.saturating_sub(6.days()), to)).await.unwrap();
    let states: Vec<_> = view.rows[0].cells().map(|cell| cell.state).collect();
    assert_eq!((states.len(), states[5], states[6]), (7, DayState::Met, DayState::Due));
    let foreign = habits.grid(&ben.actor, &GridRequest::whole(to, to)).await.unwrap();
    assert_eq!((foreign.total, foreign.rows.len()), (0, 0));
    assert!(habits.grid(&ana.actor, &GridRequest::whole(to.saturating_sub(365.days()), to)).await.is_ok());
    let refused = habits.grid(&ana.actor, &GridRequest::whole(to.saturating_sub(366.days()), to)).await.unwrap_err();
    assert_eq!(refused.to_problem().field("from"), Some("out_of_range"));
    let ahead = to.saturating_add(7.days());
    let refused = habits.grid(&ana.actor, &GridRequest::whole(to, ahead)).await.unwrap_err();
    assert_eq!(refused.to_problem().field("to"), Some("in_future"));
}
