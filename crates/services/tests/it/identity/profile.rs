//! How a person likes things shown.

use domain::{
    identity::{DisplayName, NumberFormat, PreferencesPatch, Theme, TimeZoneName},
    tasks::quick_add::Marks,
};
use services::{Actor, Scope, Scopes};
use test_support::TestServices;

use super::scene::{NOON, code, marta};

#[tokio::test]
async fn a_patch_changes_what_it_names_and_goes_to_the_feed() {
    let test = TestServices::at(NOON).await;
    let (session, actor) = marta(&test).await;
    let identity = test.services.identity();
    let mut hints = test.services.live().subscribe();
    let patch = PreferencesPatch {
        display_name: DisplayName::parse("Marta K.").ok(),
        time_zone: TimeZoneName::parse("Pacific/Auckland").ok(),
        number_format: Some(NumberFormat::SpaceComma),
        theme: Some(Theme::Dark),
        skip_by_tap: Some(true),
        question_marks: Some(false),
        quick_add_marks: Some(Marks::Vikunja),
        shortcuts: Some(false),
        ..PreferencesPatch::default()
    };
    let profile = identity.update_profile(&actor, &patch).await.unwrap();
    assert_eq!(profile.version, 2);
    assert_eq!(profile.display_name.as_str(), "Marta K.");
    assert_eq!(profile.preferences.currency.as_str(), "EUR");
    assert!(profile.preferences.skip_by_tap && !profile.preferences.question_marks);
    assert_eq!((profile.preferences.quick_add_marks, profile.preferences.shortcuts), (Marks::Vikunja, false));
    assert!(hints.try_recv().is_ok());

    let fresh = identity.session_actor(&session.secret).await.unwrap().unwrap();
    assert_eq!(fresh.preferences, profile.preferences);
    let (version, position): (i64, i64) =
        sqlx::query_as("select version, position from changes where entity = 'profile'")
            .fetch_one(&test.owner)
            .await
            .unwrap();
    assert_eq!((version, position), (2, 2));
}

#[tokio::test]
async fn a_patch_of_nothing_changes_nothing() {
    let test = TestServices::at(NOON).await;
    let (_, actor) = marta(&test).await;
    let profile = test.services.identity().update_profile(&actor, &PreferencesPatch::default()).await.unwrap();
    assert_eq!(profile.version, 1);
}

#[tokio::test]
async fn a_zone_must_exist_and_a_token_must_be_allowed() {
    let test = TestServices::at(NOON).await;
    let (_, actor) = marta(&test).await;
    let identity = test.services.identity();
    let patch = PreferencesPatch { time_zone: TimeZoneName::parse("Mars/Olympus").ok(), ..PreferencesPatch::default() };
    assert_eq!(code(identity.update_profile(&actor, &patch).await), "time_zone: unknown_time_zone");
    let reader = Actor { scopes: Scopes::default().with(Scope::Read), ..actor };
    assert_eq!(code(identity.update_profile(&reader, &patch).await), "scope_missing");
    identity.profile(&reader).await.unwrap();
}
