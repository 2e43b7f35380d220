use domain::habits::{EntryPatch, EntryStatus, Patch, Quantity};
use jiff::civil::date;
use test_support::TestServices;
use uuid::Uuid;

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

#[tokio::test]
async fn an_increments_id_stands_for_one_amount_of_one_day_of_one_habit() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let water = t.measure(&ana, "Water", "8", date(2026, 1, 1)).await;
    let pages = t.measure(&ana, "Read", "20", date(2026, 1, 1)).await;
    let (habits, id) = (t.services.habits(), Uuid::from_u128(7));
    let add = async |habit, day, amount: &str| {
        habits.increment(&ana.actor, habit, date(2026, 3, day), id, quantity(amount)).await
    };
    let first = add(water, 10, "1.5").await.unwrap();
    assert_eq!(add(water, 10, "1.500").await.unwrap(), first);
    for (habit, day, amount) in [(water, 10, "2"), (water, 9, "1.5"), (pages, 10, "1.5")] {
        let problem = add(habit, day, amount).await.unwrap_err().to_problem();
        assert_eq!((problem.status, problem.code.as_str()), (422, "id_reused"));
    }
    assert!(habits.entry(&ana.actor, pages, date(2026, 3, 10)).await.unwrap().is_none());
}

#[tokio::test]
async fn an_increment_that_is_sent_again_after_the_day_was_cleared_stays_cleared() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let water = t.measure(&ana, "Water", "8", date(2026, 1, 1)).await;
    let (habits, day, id) = (t.services.habits(), date(2026, 3, 10), Uuid::from_u128(7));
    habits.increment(&ana.actor, water, day, id, quantity("1")).await.unwrap();
    habits.clear_entry(&ana.actor, water, day).await.unwrap();
    let again = habits.increment(&ana.actor, water, day, id, quantity("1")).await.unwrap();
    assert_eq!((again.value, again.version), (None, 2));
}

#[tokio::test]
async fn a_day_stays_between_nothing_and_the_largest_amount() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let water = t.measure(&ana, "Water", "8", date(2026, 1, 1)).await;
    let (habits, day) = (t.services.habits(), date(2026, 3, 10));
    let add = async |n, amount: &str| {
        let entry = habits.increment(&ana.actor, water, day, Uuid::from_u128(n), quantity(amount)).await;
        entry.map(|entry| entry.value).map_err(|error| error.to_problem().field("amount").map(str::to_owned))
    };
    let refused = Err(Some("out_of_range".to_owned()));
    assert_eq!(add(1, "-0.001").await, refused);
    assert_eq!(add(2, "999999999").await, Ok(Some(quantity("999999999"))));
    assert_eq!(add(3, "999999999").await, refused);
    assert_eq!(add(4, "-999999999.001").await, refused);
    assert_eq!(add(5, "-999999999").await, Ok(None));
    // A refused one used up no id.
    assert_eq!(add(3, "999999999").await, Ok(Some(quantity("999999999"))));
}

#[tokio::test]
async fn an_amount_below_zero_is_refused() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let water = t.measure(&ana, "Water", "8", date(2026, 1, 1)).await;
    let patch = EntryPatch { value: Patch::Set(quantity("-1")), ..EntryPatch::default() };
    let refused = t.services.habits().set_entry(&ana.actor, water, date(2026, 3, 10), patch).await.unwrap_err();
    assert_eq!(refused.to_problem().field("value"), Some("out_of_range"));
}

#[tokio::test]
async fn a_change_of_nothing_changes_nothing() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.habit(&ana, "Stretch", date(2026, 1, 1)).await;
    let (habits, day) = (t.services.habits(), date(2026, 3, 10));
    let nothing = async || habits.set_entry(&ana.actor, habit, day, EntryPatch::default()).await.unwrap();
    let feed = async || {
        let items = t.services.sync().changes(&ana.actor, None).await.unwrap().items;
        items.into_iter().map(|item| (item.entity_id, item.version)).collect::<Vec<_>>()
    };
    let rows = async || {
        let sql = "select (select count(*) from habit_entries), (select count(*) from habit_entry_changes)";
        sqlx::query_as::<_, (i64, i64)>(sql).fetch_one(&t.owner).await.unwrap()
    };
    let before = feed().await;
    assert_eq!(nothing().await.version, 0);
    assert_eq!((rows().await, feed().await), ((0, 0), before));

    t.check_in(&ana, habit, day).await.unwrap();
    let before = feed().await;
    let entry = nothing().await;
    assert_eq!((entry.status, entry.version), (Some(EntryStatus::Done), 1));
    assert_eq!((rows().await, feed().await), ((1, 1), before));
}
