//! The router in process, on a database of its own.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use jiff::SignedDuration;
use serde_json::{Value, json};
use server::{
    assets::Assets, config::Config, live::Streams, metrics::Metrics, middleware::limits::RequestLimits, router::router,
    state::AppState,
};
use services::{
    Settings,
    settings::{ImportSettings, Limits, MailSettings, PushSettings},
};
use test_support::TestServices;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;
use uuid::Uuid;

/// The server under test.
pub struct TestServer {
    /// Keeps the database.
    t: TestServices,
    router: Router,
}

/// An answer with its body read.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    /// The body as JSON, null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// The code of a problem answer.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// Someone with tokens.
#[derive(Debug, Clone)]
pub struct Caller {
    pub token: String,
}

impl TestServer {
    pub async fn start() -> Self {
        let limits = Limits { sign_up_per_hour: 10_000, sign_in_burst: 10_000, ..Limits::default() };
        let mail = MailSettings { smtp_url: None, from: "Wellspring <wellspring@localhost>".to_owned() };
        let public_url = "http://127.0.0.1:8420".to_owned();
        let push = PushSettings::default();
        // Tests of the command start the reader; here it is what comes before and after that counts.
        let imports = ImportSettings::default();
        let settings = Settings { public_url, sign_up_open: true, limits, mail, push, imports, erasure_log: None };
        let t = TestServices::with_settings("2026-03-12T09:00:00Z", settings).await;
        let state = AppState {
            services: t.services.clone(),
            config: Arc::new(Config::default()),
            assets: Arc::new(assets()),
            metrics: Arc::new(Metrics::default()),
            streams: Arc::new(Streams::new(10)),
            limits: Arc::new(RequestLimits::new(100_000, 100_000)),
            uploads: Arc::default(),
            stopping: CancellationToken::new(),
        };
        Self { router: router(state), t }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = axum::body::to_bytes(response.into_body(), 16 * 1024 * 1024).await.unwrap();
        Answer { status, headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// The use cases, to make what no request makes.
    pub fn services(&self) -> &services::Services {
        &self.t.services
    }

    /// The database, to look behind the curtain.
    pub fn owner(&self) -> &sqlx::PgPool {
        &self.t.owner
    }

    /// Lets time pass.
    pub fn advance(&self, by: SignedDuration) {
        self.t.clock.advance(by);
    }

    /// A request with a JSON body, or none when it is null.
    pub async fn call(&self, method: &str, path: &str, caller: Option<&Caller>, body: Value) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(caller) = caller {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", caller.token));
        }
        let request = match body {
            Value::Null => request.body(Body::empty()),
            body => request.header(header::CONTENT_TYPE, "application/json").body(Body::from(body.to_string())),
        };
        self.send(request.unwrap()).await
    }

    /// Someone new, through the front door.
    pub async fn sign_up(&self, name: &str) -> Caller {
        let body = json!({
            "email": format!("{}@example.org", name.to_lowercase()),
            "password": test_support::password(),
            "display_name": name,
            "time_zone": "Europe/Lisbon",
        });
        let answer = self.call("POST", "/api/v1/auth/signup", None, body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        Caller { token: answer.json()["access_token"].as_str().unwrap().to_owned() }
    }

    /// A habit of someone's.
    pub async fn habit(&self, caller: &Caller, body: Value) -> String {
        let answer = self.call("POST", "/api/v1/habits", Some(caller), body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        answer.json()["id"].as_str().unwrap().to_owned()
    }
}

/// An id as a client makes it, the same for the same number.
pub fn uuid_v7(number: u128) -> Uuid {
    Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0000 | number)
}

/// Names without files: nothing here serves them.
fn assets() -> Assets {
    Assets {
        build_id: "0123456789ab".to_owned(),
        js: "/pkg/wellspring.0.js".to_owned(),
        wasm: "/pkg/wellspring.0.wasm".to_owned(),
        parts_js: "/pkg/parts.0.js".to_owned(),
        parts: [("habits".to_owned(), vec!["/pkg/habits.0.wasm".to_owned()])].into(),
        css: "/pkg/wellspring.0.css".to_owned(),
        boot: "/pkg/boot.0.js".to_owned(),
        site_js: "/pkg/site.0.js".to_owned(),
        site_dir: std::env::temp_dir().join("wellspring-no-site"),
    }
}

/// What a browser says of itself to be sent messages: the keys are those of the example in RFC 8291.
pub fn browser(endpoint: &str) -> Value {
    let p256dh = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    let keys = json!({ "p256dh": p256dh, "auth": "BTBZMqHH6r4Tts7J_aSIgg" });
    json!({ "endpoint": endpoint, "expirationTime": null, "keys": keys })
}
