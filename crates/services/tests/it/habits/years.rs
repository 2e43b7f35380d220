use domain::habits::{EntryPatch, EntryStatus, Patch, Quantity};
use jiff::{ToSpan, civil::date};
use test_support::TestServices;
use uuid::Uuid;

#[tokio::test]
async fn packed_years_equal_a_recomputation_and_a_broken_one_is_mended() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habit = t.measure(&ana, "Read", "20", date(2024, 12, 1)).await;
    let habits = t.services.habits();
    let statuses = [None, Some(EntryStatus::Done), Some(EntryStatus::Skipped), Some(EntryStatus::Failed)];
    for step in 0..60_i64 {
        let day = date(2024, 12, 1).saturating_add((step * 7).days());
        let status = statuses[usize::try_from(step % 4).unwrap()].map_or(Patch::Clear, Patch::Set);
        let note = if step % 5 == 0 { Patch::Set(format!("note {step}")) } else { Patch::Keep };
        let patch = EntryPatch { status, note, ..EntryPatch::default() };
        habits.set_entry(&ana.actor, habit, day, patch).await.unwrap();
        let id = Uuid::from_u128(step.unsigned_abs().into());
        habits.increment(&ana.actor, habit, day, id, Quantity::parse("3.5").unwrap()).await.unwrap();
        if step % 6 == 0 {
            habits.clear_entry(&ana.actor, habit, day).await.unwrap();
        }
    }
    let proof = habits.rebuild_years(ana.actor.user_id).await.unwrap();
    assert_eq!((proof.years, proof.differed), (3, 0));
    sqlx::query("update habit_years set days = set_byte(days, 10, 17) where year = 2025")
        .execute(&t.owner)
        .await
        .unwrap();
    assert_eq!(habits.rebuild_years(ana.actor.user_id).await.unwrap().differed, 1);
    assert_eq!(habits.rebuild_years(ana.actor.user_id).await.unwrap().differed, 0);
}
