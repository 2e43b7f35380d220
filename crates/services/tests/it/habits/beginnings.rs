//! The first minutes, suggested stacks, plans and votes.

use domain::{
    habits::{
        DocumentFields, IdentityFields, OnboardingStep, PlanStep, StackFields, StackPair, SuggestionReason, Tone,
    },
    ids::{HabitId, IdentityId, PlanId},
};
use jiff::civil::{date, time};
use services::{
    ExpectedVersion, ServiceError,
    habits::{MakePlan, PlannedHabit, TakeStarter, Way, documents::NewDocument},
};
use test_support::{Person, TestServices};
use uuid::Uuid;

const NOW: &str = "2026-03-10T08:00:00Z";

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0000 | number << 16)
}

fn lines(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

async fn stack(t: &TestServices, person: &Person, anchor: HabitId, follower: HabitId) -> Uuid {
    let fields = StackFields {
        anchor_habit_id: Some(anchor),
        follower_habit_id: follower,
        cue: None,
        at_time: None,
        place: None,
        position: None,
    };
    let wish = NewDocument { id: None, fields: DocumentFields::Stack(fields), key: None };
    t.services.habits().create_document(&person.actor, wish).await.unwrap().document.id()
}

#[tokio::test]
async fn answers_are_kept_step_by_step_and_belong_to_one_person() {
    let t = TestServices::at(NOW).await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let habits = t.services.habits();
    assert_eq!(habits.onboarding(&ana.actor).await.unwrap().step, OnboardingStep::Audit);
    habits.answer_audit(&ana.actor, &lines(&["Coffee", "Scrolling"])).await.unwrap();
    habits.answer_tones(&ana.actor, &[Some(Tone::Good), Some(Tone::Bad)]).await.unwrap();
    let answers = habits.answer_identity(&ana.actor, "a person who reads").await.unwrap();
    assert_eq!(answers.step, OnboardingStep::Suggestions);
    assert_eq!(habits.onboarding(&ana.actor).await.unwrap(), answers);
    assert!(habits.onboarding(&ben.actor).await.unwrap().lines.is_empty());
    let refused = habits.answer_tones(&ben.actor, &[Some(Tone::Good)]).await.unwrap_err();
    assert_eq!(refused.to_problem().field("tones"), Some("too_many"));
}

#[tokio::test]
async fn a_taken_stack_is_tied_together_and_made_once() {
    let t = TestServices::at(NOW).await;
    let ana = t.person("Ana").await;
    let habits = t.services.habits();
    habits.answer_audit(&ana.actor, &lines(&["Scrolling", "Coffee"])).await.unwrap();
    habits.answer_identity(&ana.actor, "a calm person").await.unwrap();
    let wish = TakeStarter { id: id(1), slug: "morning".to_owned(), habits: vec![0, 1, 2], after_line: Some(1) };
    let taken = habits.take_starter(&ana.actor, &wish).await.unwrap();
    assert_eq!(taken.habits.len(), 4);
    assert_eq!(habits.take_starter(&ana.actor, &wish).await.unwrap(), taken, "posted twice");
    let names: Vec<_> = habits.all(&ana.actor).await.unwrap().into_iter().map(|record| record.habit.name).collect();
    assert_eq!(names, ["Coffee", "Drink a glass of water", "Stretch", "Write one line about today"]);
    let stacks = habits.stacks(&ana.actor).await.unwrap();
    let mut pairs: Vec<_> = stacks.iter().map(|stack| (stack.anchor_habit_id, stack.follower_habit_id)).collect();
    pairs.sort_by_key(|(_, follower)| taken.habits.iter().position(|habit| habit == follower));
    let chain: Vec<_> = taken.habits.windows(2).map(|pair| (Some(pair[0]), pair[1])).collect();
    assert_eq!(pairs, chain);
    assert_eq!(stacks.iter().find_map(|stack| stack.at_time), Some(time(7, 0, 0, 0)));
    let identities = habits.identities(&ana.actor).await.unwrap();
    assert_eq!(identities.iter().map(|one| one.statement.as_str()).collect::<Vec<_>>(), ["a calm person"]);
    assert_eq!(habits.onboarding(&ana.actor).await.unwrap().step, OnboardingStep::Done);
}

#[tokio::test]
async fn a_stack_posted_twice_undoes_nothing_that_was_done_since() {
    let t = TestServices::at(NOW).await;
    let ana = t.person("Ana").await;
    let habits = t.services.habits();
    habits.answer_identity(&ana.actor, "a calm person").await.unwrap();
    let wish = TakeStarter { id: id(1), slug: "morning".to_owned(), habits: vec![0, 1], after_line: None };
    let taken = habits.take_starter(&ana.actor, &wish).await.unwrap();
    let made = habits.identities(&ana.actor).await.unwrap().remove(0).id;
    let other = IdentityFields { statement: "a quiet person".to_owned(), position: None };
    let (other, any) = (DocumentFields::Identity(other), ExpectedVersion::Any);
    habits.replace_document(&ana.actor, made.uuid(), other, &any).await.unwrap();
    assert_eq!(habits.take_starter(&ana.actor, &wish).await.unwrap(), taken);
    let said: Vec<_> = habits.identities(&ana.actor).await.unwrap().into_iter().map(|one| one.statement).collect();
    assert_eq!(said, ["a quiet person"]);
    habits.delete(&ana.actor, taken.habits[0]).await.unwrap();
    let refused = habits.take_starter(&ana.actor, &wish).await.unwrap_err().to_problem();
    assert_eq!((refused.status, refused.code.as_str()), (409, "deleted"));
}

#[tokio::test]
async fn without_a_line_the_stack_begins_with_its_own_moment() {
    let t = TestServices::at(NOW).await;
    let ana = t.person("Ana").await;
    let habits = t.services.habits();
    // The first habit is left out, so that what would follow it stands alone.
    let wish = TakeStarter { id: id(1), slug: "morning".to_owned(), habits: vec![1, 2], after_line: None };
    assert_eq!(habits.take_starter(&ana.actor, &wish).await.unwrap().habits.len(), 2);
    assert_eq!(habits.stacks(&ana.actor).await.unwrap().len(), 1);
    let whole = TakeStarter { id: id(2), slug: "quit-smoking".to_owned(), habits: vec![0, 1], after_line: None };
    habits.take_starter(&ana.actor, &whole).await.unwrap();
    let cues: Vec<_> = habits.stacks(&ana.actor).await.unwrap().into_iter().filter_map(|stack| stack.cue).collect();
    assert_eq!(cues, ["I feel like smoking"]);
    let unknown = TakeStarter { slug: "nowhere".to_owned(), ..wish.clone() };
    let refused = habits.take_starter(&ana.actor, &unknown).await.unwrap_err();
    assert_eq!(refused.to_problem().field("stack"), Some("unknown_choice"));
    let too_many = TakeStarter { habits: vec![9], ..wish };
    let refused = habits.take_starter(&ana.actor, &too_many).await.unwrap_err();
    assert_eq!(refused.to_problem().field("habits"), Some("unknown_choice"));
}

#[tokio::test]
async fn habits_done_at_the_same_time_are_suggested_until_declined() {
    let t = TestServices::at(NOW).await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let habits = t.services.habits();
    let coffee = t.habit(&ana, "Coffee", date(2026, 3, 1)).await;
    let stretch = t.habit(&ana, "Stretch", date(2026, 3, 1)).await;
    for day in 8..=10 {
        t.check_in(&ana, coffee, date(2026, 3, day)).await.unwrap();
    }
    t.clock.advance(jiff::SignedDuration::from_mins(12));
    for day in 8..=10 {
        t.check_in(&ana, stretch, date(2026, 3, day)).await.unwrap();
    }
    let found = habits.suggestions(&ana.actor).await.unwrap();
    let pair = StackPair { anchor: coffee, follower: stretch };
    assert_eq!(found.iter().map(|one| one.pair).collect::<Vec<_>>(), [pair]);
    assert_eq!(found[0].reasons[0], SuggestionReason::CloseInTime { gap_minutes: 12, points: 32 });
    let foreign = habits.dismiss_suggestion(&ben.actor, pair).await;
    assert!(matches!(foreign, Err(ServiceError::NotFound)));
    assert!(habits.suggestions(&ben.actor).await.unwrap().is_empty());
    habits.dismiss_suggestion(&ana.actor, pair).await.unwrap();
    habits.dismiss_suggestion(&ana.actor, pair).await.unwrap();
    assert!(habits.suggestions(&ana.actor).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_plan_ends_in_a_stack_that_names_a_moment() {
    let t = TestServices::at(NOW).await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let habits = t.services.habits();
    let run = t.habit(&ana, "Put on my shoes", date(2026, 3, 1)).await;
    let plan = habits.begin_plan(&ana.actor, id(1), "Run five kilometres").await.unwrap();
    let again = habits.begin_plan(&ana.actor, id(1), "Run five kilometres").await.unwrap();
    assert_eq!((again.id, habits.plans(&ana.actor).await.unwrap().len()), (plan.id, 1));
    assert!(matches!(habits.plan(&ben.actor, plan.id).await, Err(ServiceError::NotFound)));
    let wish = MakePlan {
        id: id(2),
        cue: String::new(),
        at_time: Some(time(18, 0, 0, 0)),
        place: Some("the hall".to_owned()),
        habit: PlannedHabit::Known(run),
    };
    let early = habits.make_plan(&ana.actor, plan.id, &wish).await.unwrap_err();
    assert_eq!(early.to_problem().field("obstacle"), Some("required"));
    habits.answer_plan(&ana.actor, plan.id, PlanStep::Outcome, "Breath for the stairs").await.unwrap();
    habits.answer_plan(&ana.actor, plan.id, PlanStep::Obstacle, "The sofa").await.unwrap();
    let vague = MakePlan { at_time: None, ..wish.clone() };
    let refused = habits.make_plan(&ana.actor, plan.id, &vague).await.unwrap_err();
    assert_eq!(refused.to_problem().field("cue"), Some("required"));
    let made = habits.make_plan(&ana.actor, plan.id, &wish).await.unwrap();
    assert_eq!((made.plan.step(), made.habit_id), (PlanStep::Made, run));
    assert_eq!(habits.make_plan(&ana.actor, plan.id, &wish).await.unwrap(), made, "posted twice");
    let stacks = habits.stacks(&ana.actor).await.unwrap();
    assert_eq!(stacks.len(), 1);
    assert_eq!(stacks[0].cue.as_deref(), Some("the clock shows 18:00"));
    habits.delete_plan(&ana.actor, plan.id).await.unwrap();
    assert!(matches!(habits.delete_plan(&ana.actor, plan.id).await, Err(ServiceError::NotFound)));
    assert_eq!(habits.stacks(&ana.actor).await.unwrap().len(), 1);
    assert!(matches!(habits.plan(&ana.actor, PlanId(id(9))).await, Err(ServiceError::NotFound)));
}

#[tokio::test]
async fn exactly_the_named_habits_stand_for_an_identity() {
    let t = TestServices::at(NOW).await;
    let (ana, ben) = (t.person("Ana").await, t.person("Ben").await);
    let habits = t.services.habits();
    let (walk, swim) = (t.habit(&ana, "Walk", date(2026, 3, 1)).await, t.habit(&ana, "Swim", date(2026, 3, 1)).await);
    let fields = IdentityFields { statement: "a person who moves".to_owned(), position: None };
    let wish = NewDocument { id: None, fields: DocumentFields::Identity(fields), key: None };
    let identity = IdentityId(habits.create_document(&ana.actor, wish).await.unwrap().document.id());
    habits.stand_for(&ana.actor, identity, &[walk, swim]).await.unwrap();
    habits.stand_for(&ana.actor, identity, &[swim]).await.unwrap();
    t.check_in(&ana, walk, date(2026, 3, 9)).await.unwrap();
    t.check_in(&ana, swim, date(2026, 3, 10)).await.unwrap();
    let votes = habits.votes(&ana.actor).await.unwrap();
    assert_eq!(votes.iter().map(|one| one.votes()).collect::<Vec<_>>(), [1]);
    assert_eq!(votes[0].habits.iter().map(|habit| habit.habit_id).collect::<Vec<_>>(), [swim]);
    assert!(matches!(habits.stand_for(&ben.actor, identity, &[]).await, Err(ServiceError::NotFound)));
}

#[tokio::test]
async fn followers_of_one_habit_change_places() {
    let t = TestServices::at(NOW).await;
    let ana = t.person("Ana").await;
    let start = date(2026, 3, 1);
    let coffee = t.habit(&ana, "Coffee", start).await;
    let (one, two) = (t.habit(&ana, "One", start).await, t.habit(&ana, "Two", start).await);
    stack(&t, &ana, coffee, one).await;
    let second = domain::ids::StackId(stack(&t, &ana, coffee, two).await);
    let habits = t.services.habits();
    let order = async || -> Vec<HabitId> {
        habits.stacks(&ana.actor).await.unwrap().into_iter().map(|stack| stack.follower_habit_id).collect()
    };
    assert_eq!(order().await, [one, two]);
    habits.move_stack(&ana.actor, second, Way::Up).await.unwrap();
    assert_eq!(order().await, [two, one]);
    habits.move_stack(&ana.actor, second, Way::Up).await.unwrap();
    assert_eq!(order().await, [two, one], "at the end of its way it stays");
    habits.move_stack(&ana.actor, second, Way::Down).await.unwrap();
    assert_eq!(order().await, [one, two]);
}
