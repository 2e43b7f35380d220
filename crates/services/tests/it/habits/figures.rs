use domain::habits::{AcrossRequest, EntryPatch, EntryStatus, FiguresRequest, Patch};
use jiff::{SignedDuration, Timestamp, civil::date};
use services::ServiceError;
use test_support::TestServices;

#[tokio::test]
async fn hours_are_those_of_the_place_where_a_day_was_noted() -> Result<(), ServiceError> {
    let t = TestServices::at("2026-03-02T22:30:00Z").await;
    let ana = t.person_in("Ana", "Asia/Tokyo").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    // Half past seven in the morning of the next day in Tokyo.
    for day in 3..=12 {
        t.check_in(&ana, habit, date(2026, 3, day)).await?;
        t.clock.advance(SignedDuration::from_hours(24));
    }
    let mut moved = ana.clone();
    moved.actor.preferences.time_zone = domain::identity::TimeZoneName::parse("Europe/Berlin").unwrap();
    let times = t.services.habits().times_of_day(&moved.actor, habit).await?;
    assert_eq!((times.counted, times.later), (10, 0));
    assert_eq!(times.bands.iter().map(|band| band.count).collect::<Vec<_>>(), [0, 10, 0, 0, 0, 0]);
    Ok(())
}

#[tokio::test]
async fn a_day_that_was_filled_in_later_tells_no_hour() -> Result<(), ServiceError> {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    for day in 1..=10 {
        t.check_in(&ana, habit, date(2026, 3, day)).await?;
    }
    let view = t.services.habits().figures(&ana.actor, habit, FiguresRequest::default()).await?;
    let times = view.times.unwrap();
    assert_eq!((times.counted, times.later, times.bands.len()), (1, 9, 0));
    let told: Timestamp = "2026-03-04T18:00:00Z".parse().unwrap();
    let patch = EntryPatch { occurred_at: Patch::Set(told), ..EntryPatch::default() };
    t.services.habits().set_entry(&ana.actor, habit, date(2026, 3, 4), patch).await?;
    let times = t.services.habits().times_of_day(&ana.actor, habit).await?;
    assert_eq!((times.counted, times.later), (2, 8));
    Ok(())
}

#[tokio::test]
async fn figures_are_of_ones_own_habits() -> Result<(), ServiceError> {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let habit = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    t.check_in(&ana, habit, date(2026, 3, 10)).await?;
    let habits = t.services.habits();
    let foreign = habits.figures(&ben.actor, habit, FiguresRequest::default()).await;
    assert!(matches!(foreign, Err(ServiceError::NotFound)));
    assert!(matches!(habits.times_of_day(&ben.actor, habit).await, Err(ServiceError::NotFound)));
    let across = habits.figures_across(&ben.actor, &AcrossRequest::default()).await?;
    assert!(across.month.rows.is_empty() && across.comparison.choices.is_empty());
    let own = habits.figures_across(&ana.actor, &AcrossRequest::default()).await?;
    assert_eq!((own.month.rows.len(), own.month.sums()), (1, (1, 10)));
    let undone = EntryPatch { status: Patch::Set(EntryStatus::Failed), ..EntryPatch::default() };
    habits.set_entry(&ana.actor, habit, date(2026, 3, 10), undone).await?;
    let own = habits.figures_across(&ana.actor, &AcrossRequest::default()).await?;
    assert_eq!(own.month.sums(), (0, 10));
    Ok(())
}
