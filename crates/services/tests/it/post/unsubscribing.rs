//! The links that stop mails of a kind.

use domain::notifications::{Channel, NotificationKind};
use services::unsubscribe::MailChoice;
use test_support::{Person, TestServices};

use super::mails::{NOON, ana, outbox, reminder, tell, work};

/// The token of the newest mail.
async fn token(t: &TestServices) -> String {
    let newest = outbox(t).await[0].mail_id;
    let text = t.services.mail().show(newest).await.unwrap().body_text;
    text.split_once("/unsubscribe/").unwrap().1.split_whitespace().next().unwrap().to_owned()
}

async fn takes_mail(t: &TestServices, person: &Person, kind: NotificationKind) -> bool {
    t.services.notifications().settings(&person.actor).await.unwrap().settings.is_on(kind, Channel::Mail)
}

#[tokio::test]
async fn a_link_stops_one_kind_and_takes_it_back() {
    let t = TestServices::at(NOON).await;
    let (ana, kind) = (ana(&t).await, NotificationKind::HabitReminder);
    tell(&t, &ana, &reminder("one")).await;
    work(&t).await;
    let (token, links) = (token(&t).await, t.services.unsubscribe());
    assert_eq!(links.look(&token).await.unwrap(), MailChoice { kind, is_on: true });
    assert!(takes_mail(&t, &ana, kind).await, "looking changes nothing");
    for _ in 0..2 {
        assert_eq!(links.stop(&token).await.unwrap(), MailChoice { kind, is_on: false });
    }
    assert_eq!(links.look(&token).await.unwrap(), MailChoice { kind, is_on: false });
    assert!(!takes_mail(&t, &ana, kind).await);
    assert!(takes_mail(&t, &ana, NotificationKind::DailySummary).await, "the other kind stays");
    let settings = t.services.notifications().settings(&ana.actor).await.unwrap().settings;
    assert!(settings.is_on(kind, Channel::InApp), "the other channels stay");
    assert_eq!(links.resume(&token).await.unwrap(), MailChoice { kind, is_on: true });
    assert!(takes_mail(&t, &ana, kind).await);
}

#[tokio::test]
async fn a_link_is_of_one_person_and_cannot_be_made_up() {
    let t = TestServices::at(NOON).await;
    let ana = ana(&t).await;
    let ben = t.person("Ben").await;
    tell(&t, &ana, &reminder("one")).await;
    work(&t).await;
    let token = token(&t).await;
    t.services.unsubscribe().stop(&token).await.unwrap();
    let before = t.services.notifications().settings(&ben.actor).await.unwrap();
    assert_eq!(before.version, 0, "nothing of anybody else is touched");
    let mut forged = token.clone();
    forged.replace_range(0..1, if token.starts_with('A') { "B" } else { "A" });
    for odd in ["", "made-up", forged.as_str(), &token[1..], &"x".repeat(4_000)] {
        let refused = t.services.unsubscribe().stop(odd).await.unwrap_err().to_problem();
        assert_eq!((refused.status, refused.field("token")), (422, Some("token_invalid")), "{odd}");
    }
}
