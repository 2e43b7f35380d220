//! A person of the REST interface: signs up and calls with a token.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{Answer, Connection, Random, uuid_v7};

/// Long and unguessable enough for the password rule; these accounts live as long as a measurement.
pub const PASSWORD: &str = "granite-lantern-orbit-47-meadow";

/// Someone with a token.
#[derive(Debug, Clone)]
pub struct Account {
    pub email: String,
    pub authorization: String,
}

impl Account {
    /// Makes an account.
    pub fn sign_up(address: SocketAddr, name: &str) -> Result<Self> {
        let email = format!("{name}@example.org");
        let body = json!({"email": email, "password": PASSWORD, "display_name": name, "time_zone": "Europe/Berlin"});
        let answer = Connection::open(address)?.request("POST", "/api/v1/auth/signup", &[], Some(&body))?;
        Self::from_answer(email, &answer.expect(&[201]).context("sign-up")?)
    }

    /// A fresh token; access tokens last for minutes only.
    pub fn sign_in(address: SocketAddr, email: &str, password: &str) -> Result<Self> {
        let body = json!({"email": email, "password": password});
        let answer = Connection::open(address)?.request("POST", "/api/v1/auth/login", &[], Some(&body))?;
        Self::from_answer(email.to_owned(), &answer.expect(&[200]).context("sign-in")?)
    }

    fn from_answer(email: String, answer: &Answer) -> Result<Self> {
        let body = answer.json()?;
        let token = body["access_token"].as_str().context("no access_token in the answer")?;
        Ok(Self { email, authorization: format!("Bearer {token}") })
    }

    /// A call below `/api/v1`.
    pub fn call(&self, connection: &mut Connection, method: &str, path: &str, body: Option<&Value>) -> Result<Answer> {
        let headers = [("authorization", self.authorization.as_str())];
        connection.request(method, &format!("/api/v1{path}"), &headers, body)
    }

    /// Makes a habit and returns its id.
    pub fn create_habit(
        &self,
        connection: &mut Connection,
        name: &str,
        kind: &str,
        random: &mut Random,
    ) -> Result<String> {
        let id = uuid_v7(random);
        let mut body =
            json!({"id": id, "name": name, "kind": kind, "schedule": {"type": "daily"}, "starts_on": "2024-01-01"});
        if kind == "measure" {
            body["target"] = json!("10");
            body["unit"] = json!("pages");
        }
        self.call(connection, "POST", "/habits", Some(&body))?.expect(&[201]).context("creating a habit")?;
        Ok(id)
    }
}
