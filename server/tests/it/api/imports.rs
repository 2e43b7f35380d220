use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::{Value, json};

use crate::support::{Answer, Caller, TestServer};

fn beaver() -> Vec<u8> {
    let records = json!([{ "day": "2026-03-10", "done": true }, { "day": "2026-03-11", "done": true }]);
    let habit = json!({ "id": "b1", "name": "Stretch", "star": false, "records": records });
    json!({ "habits": [habit], "order": [], "order_by": "manually" }).to_string().into_bytes()
}

async fn upload(server: &TestServer, caller: &Caller, content: Vec<u8>) -> Answer {
    let request = Request::post("/api/v1/imports?file_name=beaver.json")
        .header(header::AUTHORIZATION, format!("Bearer {}", caller.token))
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .body(Body::from(content))
        .unwrap();
    server.send(request).await
}

#[tokio::test]
async fn a_file_is_brought_looked_at_taken_over_and_taken_back() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let brought = upload(&server, &ana, beaver()).await;
    assert_eq!(brought.status, StatusCode::CREATED, "{}", brought.text);
    let brought = brought.json();
    assert_eq!((&brought["state"], &brought["format"]), (&json!("read"), &json!("beaver")));
    assert_eq!(brought["found"], json!({ "habits": 1, "entries": 2, "tasks": 0, "projects": 0 }));
    let path = format!("/api/v1/imports/{}", brought["id"].as_str().unwrap());

    let preview = server.call("GET", &format!("{path}/preview"), Some(&ana), Value::Null).await.json();
    assert_eq!(preview["makes"], brought["found"]);
    let habit = &preview["habits"][0];
    assert_eq!((&habit["name"], &habit["decision"]), (&json!("Stretch"), &json!({ "type": "make" })));
    assert_eq!((&habit["days"]["new"], &habit["ours"]["streak"]), (&json!(2), &json!(2)));

    let choices = json!({ "week": "calendar", "habits": { "b1": { "type": "leave" } } });
    let chosen = server.call("PUT", &format!("{path}/preview"), Some(&ana), choices).await;
    assert_eq!(chosen.json()["makes"]["habits"], 0, "{}", chosen.text);
    let chosen = server.call("PUT", &format!("{path}/preview"), Some(&ana), json!({})).await;
    assert_eq!(chosen.json()["makes"]["habits"], 1);

    let applying = server.call("POST", &format!("{path}/apply"), Some(&ana), Value::Null).await;
    assert_eq!((applying.status, &applying.json()["state"]), (StatusCode::ACCEPTED, &json!("applying")));
    assert_eq!(applying.json()["progress"], json!({ "done": 0, "total": 2 }));
    server.services().jobs().run_due(10).await.unwrap();
    let applied = server.call("GET", &path, Some(&ana), Value::Null).await.json();
    assert_eq!((&applied["state"], &applied["made"]), (&json!("applied"), &brought["found"]));
    let habits = server.call("GET", "/api/v1/habits", Some(&ana), Value::Null).await.json();
    assert_eq!(habits["items"][0]["name"], "Stretch");
    let gone = server.call("GET", &format!("{path}/preview"), Some(&ana), Value::Null).await;
    assert_eq!((gone.status, gone.code().as_str()), (StatusCode::CONFLICT, "not_ready"));

    let undone = server.call("POST", &format!("{path}/undo"), Some(&ana), Value::Null).await.json();
    assert_eq!(undone["state"], "undone");
    let habits = server.call("GET", "/api/v1/habits", Some(&ana), Value::Null).await.json();
    assert_eq!(habits["items"], json!([]));
    let list = server.call("GET", "/api/v1/imports", Some(&ana), Value::Null).await.json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_same_upload_under_its_key_is_kept_once() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let send = async |content: Vec<u8>| {
        let request = Request::post("/api/v1/imports?file_name=beaver.json")
            .header(header::AUTHORIZATION, format!("Bearer {}", ana.token))
            .header("idempotency-key", "once")
            .body(Body::from(content))
            .unwrap();
        server.send(request).await
    };
    let (first, second) = (send(beaver()).await.json(), send(beaver()).await.json());
    assert_eq!(first["id"], second["id"]);
    let other = send(b"roses are red".to_vec()).await;
    assert_eq!(other.code(), "idempotency_key_reused");
}

#[tokio::test]
async fn what_cannot_be_taken_is_refused_by_kind() {
    let server = TestServer::start().await;
    let ana = server.sign_up("Ana").await;
    let huge = upload(&server, &ana, vec![b' '; services::imports::MOST_FILE_BYTES + 1]).await;
    assert_eq!((huge.status, huge.code().as_str()), (StatusCode::PAYLOAD_TOO_LARGE, "payload_too_large"));
    let poem = upload(&server, &ana, b"roses are red".to_vec()).await;
    assert_eq!((poem.status, &poem.json()["state"]), (StatusCode::CREATED, &json!("failed")));
    assert_eq!(poem.json()["refusal"]["code"], "unknown_format");
    let path = format!("/api/v1/imports/{}", poem.json()["id"].as_str().unwrap());
    let choices = server.call("PUT", &format!("{path}/preview"), Some(&ana), json!({ "month": 3 })).await;
    assert_eq!(choices.json()["errors"], json!([{ "field": "month", "code": "unknown_field" }]));
    let forgotten = server.call("DELETE", &path, Some(&ana), Value::Null).await;
    assert_eq!(forgotten.status, StatusCode::NO_CONTENT);
    let again = server.call("DELETE", &path, Some(&ana), Value::Null).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}
