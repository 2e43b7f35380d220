//! Writes: a durable check-in through REST, and a thousand queued operations.

use std::sync::Mutex;
use std::time::Instant;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::figures::Figures;
use crate::http::{Account, Connection, Load, Random, compose, uuid_v7};
use crate::server::Server;

const PEOPLE: u64 = 32;
const OPERATIONS: u32 = 1_000;

/// Both, on accounts of their own.
pub fn measure(figures: &mut Figures, server: &Server, seconds: u64) -> Result<()> {
    if figures.wants("check-in") {
        check_ins(figures, server, seconds)?;
    }
    if figures.wants("sync of 1000") {
        synchronisations(figures, server)?;
    }
    Ok(())
}

/// Many people, because two check-ins of one person rightly wait for each other.
fn check_ins(figures: &mut Figures, server: &Server, seconds: u64) -> Result<()> {
    let address = server.address;
    let mut random = Random::new(7);
    let mut connection = Connection::open(address)?;
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        let account = Account::sign_up(address, &format!("bench-{number}"))?;
        let habit = account.create_habit(&mut connection, "Pages", "measure", &mut random)?;
        people.push((account, habit));
    }
    let random = Mutex::new(random);
    let request = |number: u64| {
        let Some((account, habit)) = people.get((number % PEOPLE) as usize) else { return Vec::new() };
        let id = random.lock().map(|mut random| uuid_v7(&mut random)).unwrap_or_default();
        let path =
            format!("/api/v1/habits/{habit}/entries/2024-{:02}-{:02}/increments", 1 + number % 12, 1 + number % 28);
        let body = json!({"id": id, "amount": "1"}).to_string();
        compose("POST", &path, address, &[("authorization", &account.authorization)], Some(&body))
    };
    let load = |connections, rate| Load { address, connections, seconds, rate, request: &request };
    figures.add_ceiling("check-in", load(32, None).run()?, "≥ 1500");
    figures.add_latency("check-in", 500.0, load(32, Some(500.0)).run()?, "≤ 25");
    Ok(())
}

fn synchronisations(figures: &mut Figures, server: &Server) -> Result<()> {
    let mut random = Random::new(11);
    let account = Account::sign_up(server.address, "bench-sync")?;
    let mut connection = Connection::open(server.address)?;
    let habit = account.create_habit(&mut connection, "Pages", "measure", &mut random)?;
    let mut times = Vec::new();
    for batch in 0..7 {
        let operations: Vec<Value> =
            (0..OPERATIONS).map(|n| operation(&habit, batch * OPERATIONS + n, &mut random)).collect();
        let body = json!({"device_id": uuid_v7(&mut random), "client_build": "bench", "ops": operations});
        let started = Instant::now();
        let answer = account.call(&mut connection, "POST", "/sync/ops", Some(&body))?.expect(&[200])?.json()?;
        times.push(started.elapsed().as_secs_f64() * 1000.0);
        let results = answer["results"].as_array().context("no results")?;
        let applied = results.iter().filter(|result| result["status"] == "applied").count();
        anyhow::ensure!(applied == OPERATIONS as usize, "only {applied} of {OPERATIONS} operations were applied");
    }
    times.sort_by(f64::total_cmp);
    figures.add("sync of 1000 operations, median of 7", times.get(3).copied().unwrap_or_default(), "ms", "≤ 400");
    Ok(())
}

fn operation(habit: &str, number: u32, random: &mut Random) -> Value {
    let day = format!("2025-{:02}-{:02}", 1 + number % 12, 1 + number % 28);
    json!({
        "op_id": uuid_v7(random), "seq": number, "entity": "entry", "entity_id": habit, "kind": "entry.increment",
        "payload": {"day": day, "amount": "1"}, "client_time": "2026-01-01T00:00:00Z", "tz": "Europe/Berlin",
    })
}
