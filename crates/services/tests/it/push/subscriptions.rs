//! Browsers that want messages, whose they are, and how long they stay.

use jiff::SignedDuration;
use services::{Actor, ServiceError, push::VapidKey};
use test_support::TestServices;

use super::receiver::Browser;
use crate::identity::scene::{MARTA, NOON, client, credentials, marta};

fn endpoint(number: usize) -> String {
    format!("https://push.example.org/{number}")
}

async fn count(test: &TestServices, actor: &Actor) -> usize {
    test.services.push().subscriptions(actor).await.unwrap().len()
}

#[tokio::test]
async fn the_same_endpoint_is_the_same_browser() {
    let test = TestServices::at(NOON).await;
    let ana = test.person("Ana").await;
    let (push, browser) = (test.services.push(), Browser::new());
    let first = push.subscribe(&ana.actor, &browser.at(endpoint(1))).await.unwrap();
    let again = push.subscribe(&ana.actor, &Browser::new().at(endpoint(1))).await.unwrap();
    assert!(first.is_new && !again.is_new);
    assert_eq!(first.subscription.subscription_id, again.subscription.subscription_id);
    push.subscribe(&ana.actor, &browser.at(endpoint(2))).await.unwrap();
    assert_eq!(count(&test, &ana.actor).await, 2);
}

#[tokio::test]
async fn nobody_sees_or_touches_the_browsers_of_others() {
    let test = TestServices::at(NOON).await;
    let (ana, ben) = (test.person("Ana").await, test.person("Ben").await);
    let push = test.services.push();
    let browser = Browser::new();
    let hers = push.subscribe(&ana.actor, &browser.at(endpoint(1))).await.unwrap().subscription.subscription_id;
    assert_eq!(count(&test, &ben.actor).await, 0);
    assert!(matches!(push.unsubscribe(&ben.actor, hers).await, Err(ServiceError::NotFound)));
    assert!(matches!(push.test(&ben.actor, hers).await, Err(ServiceError::NotFound)));
    // One browser may be used by both.
    assert!(push.subscribe(&ben.actor, &browser.at(endpoint(1))).await.unwrap().is_new);
    assert_eq!(count(&test, &ana.actor).await, 1);
}

#[tokio::test]
async fn the_browser_that_was_away_longest_makes_room() {
    let test = TestServices::at(NOON).await;
    let ana = test.person("Ana").await;
    let (push, browser) = (test.services.push(), Browser::new());
    for number in 0..20 {
        push.subscribe(&ana.actor, &browser.at(endpoint(number))).await.unwrap();
        test.clock.advance(SignedDuration::from_mins(1));
    }
    let first = push.subscribe(&ana.actor, &browser.at(endpoint(0))).await.unwrap();
    test.clock.advance(SignedDuration::from_mins(1));
    assert!(push.subscribe(&ana.actor, &browser.at(endpoint(20))).await.unwrap().is_new);
    let kept = push.subscriptions(&ana.actor).await.unwrap();
    assert_eq!(kept.len(), 20);
    assert!(kept.iter().any(|device| device.subscription_id == first.subscription.subscription_id));
    assert!(push.subscribe(&ana.actor, &browser.at(endpoint(1))).await.unwrap().is_new, "it had made room");
}

#[tokio::test]
async fn a_browser_goes_with_its_session() {
    let test = TestServices::at(NOON).await;
    let (_, phone) = marta(&test).await;
    let identity = test.services.identity();
    let session = identity.sign_in(&credentials(MARTA), &client(2), None).await.unwrap();
    let laptop = identity.session_actor(&session.secret).await.unwrap().unwrap();
    let push = test.services.push();
    push.subscribe(&phone, &Browser::new().at(endpoint(1))).await.unwrap();
    test.clock.advance(SignedDuration::from_mins(1));
    push.subscribe(&laptop, &Browser::new().at(endpoint(2))).await.unwrap();
    let listed = push.subscriptions(&laptop).await.unwrap();
    assert_eq!(listed.iter().map(|device| device.is_here).collect::<Vec<_>>(), [true, false]);

    identity.end_session(&laptop, phone.session_id.unwrap()).await.unwrap();
    assert_eq!(count(&test, &laptop).await, 1);
    // What is hidden is also gone with the next change.
    push.subscribe(&laptop, &Browser::new().at(endpoint(3))).await.unwrap();
    let stored: i64 = sqlx::query_scalar("select count(*) from push_subscriptions where user_id = $1")
        .bind(laptop.user_id.uuid())
        .fetch_one(&test.owner)
        .await
        .unwrap();
    assert_eq!(stored, 2);
}

#[tokio::test]
async fn processes_that_start_together_agree_on_one_key() {
    let test = TestServices::at(NOON).await;
    let (ana, ben) = (test.person("Ana").await, test.person("Ben").await);
    let push = test.services.push();
    let (hers, his) = tokio::join!(push.public_key(&ana.actor), push.public_key(&ben.actor));
    assert_eq!(hers.unwrap(), his.unwrap());
    let kept: (i64, Vec<u8>) =
        sqlx::query_as("select count(*) over (), private_key from push_keys").fetch_one(&test.owner).await.unwrap();
    assert_eq!(kept.0, 1);
}

#[tokio::test]
async fn a_key_of_the_configuration_is_the_one_that_counts() {
    let key = VapidKey::generate();
    let push = services::settings::PushSettings { private_key: Some(key.private_text()), ..Default::default() };
    let test = TestServices::with_settings(NOON, services::Settings { push, ..Default::default() }).await;
    let ana = test.person("Ana").await;
    assert_eq!(test.services.push().public_key(&ana.actor).await.unwrap(), key.public_text());
}
