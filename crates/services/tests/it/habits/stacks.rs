//! What habits follow: one row for each follower, no circles, and nothing that hangs in the air.

use domain::{
    habits::{Document, DocumentFields, StackFields},
    ids::HabitId,
};
use jiff::civil::date;
use services::{ExpectedVersion, ServiceError, habits::documents::NewDocument};
use test_support::{Person, TestServices};

fn follow(anchor: Option<HabitId>, follower: HabitId, cue: Option<&str>) -> DocumentFields {
    DocumentFields::Stack(StackFields {
        anchor_habit_id: anchor,
        follower_habit_id: follower,
        cue: cue.map(str::to_owned),
        at_time: None,
        place: None,
        position: None,
    })
}

async fn make(t: &TestServices, person: &Person, fields: DocumentFields) -> Result<Document, ServiceError> {
    let wish = NewDocument { id: None, fields, key: None };
    t.services.habits().create_document(&person.actor, wish).await.map(|made| made.document)
}

async fn three(t: &TestServices, person: &Person) -> [HabitId; 3] {
    let mut made = Vec::new();
    for name in ["Coffee", "Read", "Walk"] {
        made.push(t.habit(person, name, date(2026, 3, 1)).await);
    }
    made.try_into().unwrap()
}

fn code(refused: Result<Document, ServiceError>, field: &str) -> Option<String> {
    refused.unwrap_err().to_problem().field(field).map(str::to_owned)
}

#[tokio::test]
async fn today_follows_the_chain() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let [coffee, read, walk] = three(&t, &ana).await;
    make(&t, &ana, follow(Some(walk), coffee, None)).await.unwrap();
    make(&t, &ana, follow(None, read, Some("When I get home"))).await.unwrap();
    let view = t.services.habits().today(&ana.actor, None).await.unwrap();
    let shown: Vec<_> = view.items.iter().map(|item| (item.name.as_str(), item.after.as_deref())).collect();
    assert_eq!(shown, [("Read", Some("When I get home")), ("Walk", None), ("Coffee", Some("Walk"))]);
}

#[tokio::test]
async fn a_habit_follows_one_thing_and_never_itself() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let [coffee, read, walk] = three(&t, &ana).await;
    make(&t, &ana, follow(Some(coffee), read, None)).await.unwrap();
    let second = make(&t, &ana, follow(Some(read), walk, None)).await.unwrap();
    let again = make(&t, &ana, follow(Some(coffee), walk, None)).await;
    assert_eq!(code(again, "follower_habit_id").as_deref(), Some("duplicate"));
    let circle = make(&t, &ana, follow(Some(walk), coffee, None)).await;
    assert_eq!(code(circle, "anchor_habit_id").as_deref(), Some("cycle"));
    // The last link may be bent elsewhere, and then the other way round is open.
    let any = ExpectedVersion::Any;
    let bent = follow(Some(coffee), walk, None);
    t.services.habits().replace_document(&ana.actor, second.id(), bent, &any).await.unwrap();
    let ring = follow(Some(walk), read, None);
    let first = t.services.habits().stacks(&ana.actor).await.unwrap().remove(0);
    t.services.habits().replace_document(&ana.actor, first.id.uuid(), ring, &any).await.unwrap();
}

/// Each alone is right, both together would be a circle.
#[tokio::test]
async fn two_at_once_close_no_circle() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let [coffee, read, _] = three(&t, &ana).await;
    for _ in 0..8 {
        let (one, two) = tokio::join!(
            make(&t, &ana, follow(Some(coffee), read, None)),
            make(&t, &ana, follow(Some(read), coffee, None))
        );
        assert_ne!(one.is_ok(), two.is_ok(), "one of the two came first");
        let made = one.or(two).unwrap();
        let any = ExpectedVersion::Any;
        t.services.habits().delete_document(&ana.actor, made.kind(), made.id(), &any).await.unwrap();
    }
}

#[tokio::test]
async fn stacks_of_a_habit_in_the_trash_wait_for_it() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habits = t.services.habits();
    let [coffee, read, walk] = three(&t, &ana).await;
    let stack = make(&t, &ana, follow(Some(coffee), read, None)).await.unwrap();
    let anchor = async || {
        let record = habits.find(&ana.actor, read).await.unwrap();
        (record.anchor, record.habit.version)
    };
    assert_eq!(anchor().await, (Some(coffee), 2));
    habits.delete(&ana.actor, coffee).await.unwrap();
    assert_eq!(anchor().await, (None, 3), "what it follows is part of what is told of it");
    assert!(habits.stacks(&ana.actor).await.unwrap().is_empty());
    let hidden = habits.document(&ana.actor, stack.kind(), stack.id()).await;
    assert!(matches!(hidden, Err(ServiceError::NotFound)));
    assert!(matches!(make(&t, &ana, follow(Some(coffee), walk, None)).await, Err(ServiceError::NotFound)));
    habits.undelete(&ana.actor, coffee).await.unwrap();
    assert_eq!(anchor().await, (Some(coffee), 4));
    assert_eq!(habits.stacks(&ana.actor).await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_follows_a_habit_in_the_trash_can_follow_another_meanwhile() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let ana = t.person("Ana").await;
    let habits = t.services.habits();
    let [coffee, read, walk] = three(&t, &ana).await;
    let old = make(&t, &ana, follow(Some(coffee), read, None)).await.unwrap();
    habits.delete(&ana.actor, coffee).await.unwrap();
    let before = t.services.sync().changes(&ana.actor, None).await.unwrap().cursor.encode();
    let new = make(&t, &ana, follow(Some(walk), read, None)).await.unwrap();
    let told = t.services.sync().changes(&ana.actor, Some(&before)).await.unwrap().items;
    let told: Vec<_> = told.into_iter().map(|item| (item.entity_id, item.value.is_none())).collect();
    assert!(told.contains(&(old.id().to_string(), true)) && told.contains(&(new.id().to_string(), false)), "{told:?}");
    habits.undelete(&ana.actor, coffee).await.unwrap();
    assert_eq!(habits.find(&ana.actor, read).await.unwrap().anchor, Some(walk));
    assert_eq!(habits.stacks(&ana.actor).await.unwrap().len(), 1);
    // A follower that is in the trash itself is not there to be tied.
    habits.delete(&ana.actor, read).await.unwrap();
    assert!(matches!(make(&t, &ana, follow(Some(coffee), read, None)).await, Err(ServiceError::NotFound)));
}

#[tokio::test]
async fn nobody_follows_a_habit_of_somebody_else() {
    let t = TestServices::at("2026-03-10T08:00:00Z").await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let [hers, ..] = three(&t, &ana).await;
    let [his, ..] = three(&t, &ben).await;
    for (anchor, follower) in [(hers, his), (his, hers)] {
        let refused = make(&t, &ben, follow(Some(anchor), follower, None)).await;
        assert!(matches!(refused, Err(ServiceError::NotFound)));
    }
}
