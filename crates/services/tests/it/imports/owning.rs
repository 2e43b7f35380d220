use domain::imports::ImportChoices;
use services::{Scope, Scopes};

use super::scene::{beaver, brought, file, scene, taken_over};

#[tokio::test]
async fn a_file_of_somebody_else_is_nowhere() {
    let (t, ana) = scene().await;
    let ben = t.person("Ben").await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[8])])).await;
    let imports = t.services.imports();
    let mut answers = vec![
        imports.find(&ben.actor, import.id).await.map(drop),
        imports.preview(&ben.actor, import.id).await.map(drop),
        imports.choose(&ben.actor, import.id, ImportChoices::default()).await.map(drop),
        imports.apply(&ben.actor, import.id).await.map(drop),
        imports.forget(&ben.actor, import.id).await,
        imports.undo(&ben.actor, import.id).await.map(drop),
    ];
    assert!(imports.list(&ben.actor).await.unwrap().is_empty());
    taken_over(&t, &ana, &import).await;
    answers.push(imports.undo(&ben.actor, import.id).await.map(drop));
    let statuses: Vec<u16> = answers.into_iter().map(|answer| answer.unwrap_err().to_problem().status).collect();
    assert_eq!(statuses, [404; 7]);
}

#[tokio::test]
async fn a_token_that_only_reads_brings_nothing() {
    let (t, ana) = scene().await;
    let import = brought(&t, &ana, "beaver.json", beaver(&[("b1", "Stretch", &[8])])).await;
    let reader = services::Actor { scopes: Scopes::default().with(Scope::Read), ..ana.actor.clone() };
    let imports = t.services.imports();
    imports.preview(&reader, import.id).await.unwrap();
    let brought = imports.upload(&reader, file("beaver.json", beaver(&[("b2", "Read", &[1])]))).await.map(drop);
    let applied = imports.apply(&reader, import.id).await.map(drop);
    for refused in [brought, applied] {
        assert_eq!(refused.unwrap_err().to_problem().code, "scope_missing");
    }
}
