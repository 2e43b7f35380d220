//! What leaves for a push service, and what its answers lead to.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as B64};
use domain::ids::{HabitId, NotificationId, PushSubscriptionId};
use jiff::{SignedDuration, civil::date};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Value, json};
use services::{
    Settings,
    jobs::{Job, enqueue},
    push::Reach,
    settings::PushSettings,
};
use test_support::{Person, TestServices};
use uuid::Uuid;

use super::receiver::{Browser, PushService, Pushed};

const MORNING: &str = "2026-03-10T07:00:00Z";

/// Ana with one browser at a push service of this machine.
struct Scene {
    t: TestServices,
    ana: Person,
    service: PushService,
    browser: Browser,
    subscription: PushSubscriptionId,
}

async fn scene() -> Scene {
    let push = PushSettings {
        reach: Reach::ThisMachine,
        contact: Some("mailto:hello@example.org".to_owned()),
        ..PushSettings::default()
    };
    let t = TestServices::with_settings(MORNING, Settings { push, ..Settings::default() }).await;
    let (ana, service, browser) = (t.person("Ana").await, PushService::start().await, Browser::new());
    let new = browser.at(format!("{}/send/abc?device=1", service.origin));
    let subscribed = t.services.push().subscribe(&ana.actor, &new).await.unwrap();
    Scene { subscription: subscribed.subscription.subscription_id, t, ana, service, browser }
}

impl Scene {
    async fn test(&mut self) -> Option<Pushed> {
        self.t.services.push().test(&self.ana.actor, self.subscription).await.unwrap();
        self.t.services.jobs().run_due(10).await.unwrap();
        self.service.taken()
    }

    /// What the list of devices says: the last outcome, and failures since the last delivery.
    async fn listed(&self) -> Vec<(Option<String>, u32)> {
        let listed = self.t.services.push().subscriptions(&self.ana.actor).await.unwrap();
        listed.into_iter().map(|device| (device.last_outcome, device.failed_count)).collect()
    }

    /// A reminder of a habit, straight into its table, and the job that sends it.
    async fn remind(&self, habit: HabitId, expires_in: SignedDuration) -> NotificationId {
        let id = NotificationId(Uuid::from_u128(rand::random()));
        let now = self.t.services.now();
        sqlx::query(
            "insert into notifications (user_id, notification_id, kind, dedupe_key, title, body, path, habit_id, day,
                in_app, created_at, expires_at)
             values ($1, $2, 'habit_reminder', $3, 'Stretch', 'Ten minutes', '/app', $4, '2026-03-10', true,
                $5::text::timestamptz, $6::text::timestamptz)",
        )
        .bind(self.ana.actor.user_id.uuid())
        .bind(id.uuid())
        .bind(id.to_string())
        .bind(habit.uuid())
        .bind(now.to_string())
        .bind((now + expires_in).to_string())
        .execute(&self.t.owner)
        .await
        .unwrap();
        let (user_id, subscription_id) = (self.ana.actor.user_id, self.subscription);
        let job = Job::DeliverPush { user_id, notification_id: id, subscription_id };
        let mut tx = self.t.services.begin(user_id).await.unwrap();
        enqueue(tx.conn(), &self.t.services, &job, now, None).await.unwrap();
        tx.commit().await.unwrap();
        id
    }
}

#[tokio::test]
async fn a_message_is_encrypted_for_its_browser_and_signed_for_its_service() {
    let mut scene = scene().await;
    let pushed = scene.test().await.unwrap();
    assert_eq!(pushed.line, "POST /send/abc?device=1 HTTP/1.1");
    let header = |name: &str| pushed.headers.get(name).map(String::as_str);
    assert_eq!(header("content-encoding"), Some("aes128gcm"));
    assert_eq!((header("ttl"), header("urgency")), (Some("600"), Some("high")));
    assert_eq!(header("topic").map(str::len), Some(32));
    assert_eq!(header("host").map(|host| format!("http://{host}")), Some(scene.service.origin.clone()));

    let vapid = header("authorization").and_then(|value| value.strip_prefix("vapid t=")).unwrap();
    let (token, key) = vapid.split_once(", k=").unwrap();
    assert_eq!(key, scene.t.services.push().public_key(&scene.ana.actor).await.unwrap());
    let mut validation = Validation::new(Algorithm::ES256);
    validation.set_audience(&[&scene.service.origin]);
    validation.validate_exp = false;
    let decoding = DecodingKey::from_ec_der(&B64.decode(key).unwrap());
    let claims = jsonwebtoken::decode::<Value>(token, &decoding, &validation).unwrap().claims;
    assert_eq!(claims["sub"], "mailto:hello@example.org");
    let lives = claims["exp"].as_i64().unwrap() - scene.t.services.now().as_second();
    assert!((1..=86_400).contains(&lives), "{lives}");

    let message = scene.browser.read(&pushed.body);
    assert_eq!((&message["web_push"], &message["notification"]["tag"]), (&json!(8030), &json!("test")));
    assert_eq!(scene.listed().await, [(Some("delivered".to_owned()), 0)]);
}

#[tokio::test]
async fn a_reminder_carries_what_its_answers_need() {
    let mut scene = scene().await;
    let habit = scene.t.habit(&scene.ana, "Stretch", date(2026, 1, 1)).await;
    let id = scene.remind(habit, SignedDuration::from_mins(30)).await;
    scene.t.services.jobs().run_due(10).await.unwrap();
    let pushed = scene.service.taken().unwrap();
    assert_eq!(pushed.headers["ttl"], "1800");
    assert_eq!(pushed.headers["urgency"], "normal");
    let message = scene.browser.read(&pushed.body);
    let expected = json!({
        "notification_id": id, "habit_id": habit, "task_id": null, "day": "2026-03-10", "kind": "habit_reminder",
        "user_id": scene.ana.actor.user_id, "done": { "status": "done" },
    });
    assert_eq!(message["notification"]["data"], expected);
    assert_eq!(message["notification"]["navigate"], "http://127.0.0.1:8420/app");
}

#[tokio::test]
async fn what_was_read_or_is_too_late_is_not_sent_any_more() {
    let mut scene = scene().await;
    let habit = scene.t.habit(&scene.ana, "Stretch", date(2026, 1, 1)).await;
    let read = scene.remind(habit, SignedDuration::from_mins(30)).await;
    sqlx::query("update notifications set read_at = created_at where user_id = $1 and notification_id = $2")
        .bind(scene.ana.actor.user_id.uuid())
        .bind(read.uuid())
        .execute(&scene.t.owner)
        .await
        .unwrap();
    scene.remind(habit, SignedDuration::ZERO).await;
    scene.t.services.jobs().run_due(10).await.unwrap();
    assert!(scene.service.taken().is_none());
    assert_eq!(scene.listed().await, [(None, 0)]);
}

#[tokio::test]
async fn what_was_switched_off_while_it_waited_is_not_sent_any_more() {
    let mut scene = scene().await;
    let habit = scene.t.habit(&scene.ana, "Stretch", date(2026, 1, 1)).await;
    scene.remind(habit, SignedDuration::from_mins(30)).await;
    scene.t.services.notifications().silence(&scene.ana.actor).await.unwrap();
    scene.t.services.jobs().run_due(10).await.unwrap();
    assert!(scene.service.taken().is_none());
}

#[tokio::test]
async fn what_its_owner_put_away_while_it_waited_is_not_sent_any_more() {
    let mut scene = scene().await;
    let habit = scene.t.habit(&scene.ana, "Stretch", date(2026, 1, 1)).await;
    scene.remind(habit, SignedDuration::from_mins(30)).await;
    scene.t.services.habits().archive(&scene.ana.actor, habit).await.unwrap();
    scene.t.services.jobs().run_due(10).await.unwrap();
    assert!(scene.service.taken().is_none());

    scene.t.services.habits().restore(&scene.ana.actor, habit).await.unwrap();
    scene.remind(habit, SignedDuration::from_mins(30)).await;
    sqlx::query("update users set disabled_at = now()").execute(&scene.t.owner).await.unwrap();
    scene.t.services.jobs().run_due(10).await.unwrap();
    assert!(scene.service.taken().is_none(), "and nothing goes to an account that is switched off");
}

#[tokio::test]
async fn a_browser_that_never_answers_is_forgotten_in_the_end() {
    let mut scene = scene().await;
    for (before, after) in [(98, vec![(Some("service_failed".to_owned()), 99)]), (99, vec![])] {
        sqlx::query("update push_subscriptions set failed_count = $1")
            .bind(before)
            .execute(&scene.t.owner)
            .await
            .unwrap();
        scene.service.answer(500);
        assert!(scene.test().await.is_some());
        assert_eq!(scene.listed().await, after);
        scene.t.clock.advance(SignedDuration::from_hours(1));
        scene.service.answer(201);
        scene.t.services.jobs().run_due(10).await.unwrap();
        assert_eq!(scene.service.taken().is_some(), before == 98, "tried again as long as it is known");
    }
}

#[tokio::test]
async fn a_browser_that_is_gone_is_forgotten() {
    for status in [404, 410] {
        let mut scene = scene().await;
        scene.service.answer(status);
        assert!(scene.test().await.is_some());
        assert_eq!(scene.listed().await, [], "{status}");
    }
}

#[tokio::test]
async fn a_busy_service_is_asked_again_and_a_refusal_is_not() {
    let mut scene = scene().await;
    scene.service.answer(429);
    assert!(scene.test().await.is_some());
    assert_eq!(scene.listed().await, [(Some("too_many".to_owned()), 1)]);
    scene.t.services.jobs().run_due(10).await.unwrap();
    assert!(scene.service.taken().is_none(), "not before the time that it asked for");
    scene.t.clock.advance(SignedDuration::from_mins(5));
    scene.service.answer(201);
    scene.t.services.jobs().run_due(10).await.unwrap();
    assert!(scene.service.taken().is_some());
    assert_eq!(scene.listed().await, [(Some("delivered".to_owned()), 0)]);

    scene.service.answer(403);
    assert!(scene.test().await.is_some());
    assert_eq!(scene.listed().await, [(Some("refused".to_owned()), 1)]);
    scene.t.clock.advance(SignedDuration::from_hours(24));
    scene.t.services.jobs().run_due(10).await.unwrap();
    assert!(scene.service.taken().is_none());
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let mut scene = scene().await;
    scene.service.answer(307);
    assert!(scene.test().await.is_some());
    assert_eq!(scene.listed().await, [(Some("refused".to_owned()), 1)]);
}

#[tokio::test]
async fn an_endpoint_inside_is_not_knocked_at_even_when_it_is_stored() {
    let mut scene = scene().await;
    sqlx::query("update push_subscriptions set endpoint = 'http://10.0.0.5/secret' where user_id = $1")
        .bind(scene.ana.actor.user_id.uuid())
        .execute(&scene.t.owner)
        .await
        .unwrap();
    assert!(scene.test().await.is_none());
    assert_eq!(scene.listed().await, [(Some("not_allowed".to_owned()), 1)]);
}
