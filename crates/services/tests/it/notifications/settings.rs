//! What a person wants to be told.

use domain::notifications::{NotificationSettings, QuietHours};
use jiff::civil::time;
use services::ExpectedVersion;
use test_support::TestServices;

use super::scene::reminders;

#[tokio::test]
async fn settings_are_kept_whole_and_counted() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let notifications = t.services.notifications();
    let first = notifications.settings(&ana.actor).await.unwrap();
    assert_eq!((first.settings, first.version), (NotificationSettings::default(), 0));
    let wish = NotificationSettings {
        quiet: QuietHours::new(time(22, 0, 0, 0), time(7, 0, 0, 0)).ok(),
        digest_at: Some(time(7, 30, 0, 0)),
        daily_limit: 5,
        badge: true,
        ..reminders(true, false, true)
    };
    let kept =
        notifications.replace_settings(&ana.actor, wish.clone(), &ExpectedVersion::OneOf(vec![0])).await.unwrap();
    assert_eq!((&kept.settings, kept.version), (&wish, 1));
    assert_eq!(notifications.settings(&ana.actor).await.unwrap(), kept);
    assert_eq!(notifications.settings(&ben.actor).await.unwrap().version, 0, "those of others stay");

    let stale = notifications.replace_settings(&ana.actor, wish.clone(), &ExpectedVersion::OneOf(vec![0])).await;
    assert_eq!(stale.unwrap_err().to_problem().code, "version_mismatch");
    let too_many = NotificationSettings { daily_limit: 51, ..wish.clone() };
    let refused = notifications.replace_settings(&ana.actor, too_many, &ExpectedVersion::Any).await.unwrap_err();
    assert_eq!(refused.to_problem().field("daily_limit"), Some("out_of_range"));

    let off = notifications.silence(&ana.actor).await.unwrap();
    assert_eq!((off.settings.clone(), off.version), (wish.silenced(), 2));
    assert!(off.settings.is_silent());
}

#[tokio::test]
async fn what_another_version_wrote_is_read_as_far_as_it_is_known() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let notifications = t.services.notifications();
    let wish = reminders(false, false, true);
    notifications.replace_settings(&ana.actor, wish.clone(), &ExpectedVersion::Any).await.unwrap();
    sqlx::query(
        "update notification_settings
         set matrix = (matrix - 'daily_summary') || '{\"booking\": {\"in_app\": true}}'::jsonb where user_id = $1",
    )
    .bind(ana.actor.user_id.uuid())
    .execute(&t.owner)
    .await
    .unwrap();
    assert_eq!(notifications.settings(&ana.actor).await.unwrap().settings, wish);
}
