//! Statements of one request, counted by Postgres itself (`pg_stat_statements`).
//!
//! On a cluster of our own, because the counter has to be loaded when the server starts.

use anyhow::Result;
use serde_json::json;

use super::figures::Figures;
use crate::db::TestCluster;
use crate::http::{Account, Connection, Random, uuid_v7};
use crate::server::{ScratchFolder, Server};

const DATABASE: &str = "counted";

/// Landing page, Today and a check-in.
pub fn measure(figures: &mut Figures) -> Result<()> {
    if !figures.wants("queries") {
        return Ok(());
    }
    let cluster = TestCluster::counting();
    cluster.up()?;
    let result = count(figures, &cluster);
    cluster.down()?;
    result
}

fn count(figures: &mut Figures, cluster: &TestCluster) -> Result<()> {
    cluster.execute("postgres", &format!("create database {DATABASE}"))?;
    cluster.execute(DATABASE, "create extension pg_stat_statements")?;
    let folder = ScratchFolder::new("queries")?;
    let server = Server::start_on(&cluster.url(DATABASE), &folder.0)?;
    let requests = with_person(&server, cluster, figures);
    server.stop()?;
    requests
}

fn with_person(server: &Server, cluster: &TestCluster, figures: &mut Figures) -> Result<()> {
    let mut random = Random::new(3);
    let account = Account::sign_up(server.address, "counted")?;
    let mut connection = Connection::open(server.address)?;
    for number in 0..20 {
        account.create_habit(&mut connection, &format!("Habit {number}"), "yes_no", &mut random)?;
    }
    let habit = account.create_habit(&mut connection, "Pages", "measure", &mut random)?;
    let cookie = super::accounts::sign_in(server.address, &account.email)?;
    let path = format!("/habits/{habit}/entries/2024-05-01/increments");
    let landing = statements(cluster, || Connection::open(server.address)?.get("/", &[]).map(drop))?;
    let today =
        statements(cluster, || Connection::open(server.address)?.get("/app", &[("cookie", &cookie)]).map(drop))?;
    let body = json!({"id": uuid_v7(&mut random), "amount": "1"});
    let check_in = statements(cluster, || account.call(&mut connection, "POST", &path, Some(&body)).map(drop))?;
    figures.add("queries of the landing page", landing, "", "≤ 5");
    figures.add("queries of Today", today, "", "≤ 8");
    figures.add("queries of a check-in", check_in, "", "≤ 8");
    Ok(())
}

/// Statements that a request adds, begin and commit included; the least of three, since other tasks run too.
fn statements(cluster: &TestCluster, mut request: impl FnMut() -> Result<()>) -> Result<f64> {
    let mut least = f64::MAX;
    for _ in 0..3 {
        cluster.execute(DATABASE, "select pg_stat_statements_reset()")?;
        request()?;
        let own = "select coalesce(sum(calls), 0) from pg_stat_statements where query not like '%pg_stat_statements%'";
        least = least.min(cluster.execute(DATABASE, own)?.trim().parse()?);
    }
    Ok(least)
}
