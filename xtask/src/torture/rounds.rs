//! The rounds: load, kill, start again, compare.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::client::Client;
use super::verify;
use crate::http::{Connection, Random};
use crate::programs;
use crate::server::{ScratchFolder, Server, log_file};

const CLIENTS: u64 = 4;

/// What is killed in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Victim {
    App,
    Postgres,
    Both,
}

/// Does it, and says in one paragraph what was seen.
pub fn torture(rounds: u32, seed: u64) -> Result<String> {
    let folder = ScratchFolder::new("torture")?;
    let mut random = Random::new(seed);
    let mut server = Server::start(false, &folder.0)?;
    let address = server.address;
    let mut clients = (0..CLIENTS).map(|number| Client::new(address, number, seed)).collect::<Result<Vec<_>>>()?;
    let mut victims: BTreeMap<Victim, u32> = BTreeMap::new();
    let (mut doubtful, mut slowest) = (0, Duration::ZERO);
    for round in 1..=rounds {
        let victim = [Victim::App, Victim::Postgres, Victim::Both][random.below(3) as usize];
        let in_round = one_round(&folder, &mut server, &mut clients, victim, &mut random).with_context(|| {
            format!("round {round} of {rounds} ({victim:?}), --seed {seed}; log: {}", kept_log(&folder))
        })?;
        *victims.entry(victim).or_default() += 1;
        doubtful += in_round.doubtful;
        slowest = slowest.max(in_round.down);
        if round % 10 == 0 || round == rounds {
            println!("  round {round}: {} acknowledged, {doubtful} without an answer", acknowledged(&clients));
        }
    }
    let mut connection = Connection::open(server.address)?;
    for client in &clients {
        verify::increments(client, &mut connection)?;
        verify::notes(client, &mut connection, 0)?;
    }
    server.stop()?;
    Ok(format!(
        "torture: {rounds} rounds ({victims:?}), {} operations acknowledged, each there exactly once; {doubtful} had no \
         answer and were sent again; the longest restart took {:.1} s",
        acknowledged(&clients),
        slowest.as_secs_f64()
    ))
}

struct Round {
    doubtful: usize,
    down: Duration,
}

fn one_round(
    folder: &ScratchFolder,
    server: &mut Server,
    clients: &mut [Client],
    victim: Victim,
    random: &mut Random,
) -> Result<Round> {
    let before: Vec<u32> = clients.iter().map(|c| c.notes.keys().next_back().copied().unwrap_or_default()).collect();
    let stop = AtomicBool::new(false);
    let address = server.address;
    let killed = std::thread::scope(|scope| -> Result<Instant> {
        let workers: Vec<_> = clients.iter_mut().map(|client| scope.spawn(|| client.work(address, &stop))).collect();
        std::thread::sleep(Duration::from_millis(100 + random.below(700)));
        let killed = Instant::now();
        kill(folder, server, victim);
        // Without a database the app still answers; the workers must not wait for it to come back.
        std::thread::sleep(Duration::from_millis(50));
        stop.store(true, Ordering::Relaxed);
        for worker in workers {
            worker.join().map_err(|_| anyhow::anyhow!("a client stopped"))??;
        }
        Ok(killed)
    })?;
    bring_back(folder, server, victim)?;
    let down = killed.elapsed();
    let doubtful = clients.iter().map(|client| client.unanswered.len() + client.unanswered_notes.len()).sum();
    for (client, first) in clients.iter_mut().zip(before) {
        client.sign_in(server.address)?;
        let mut connection = Connection::open(server.address)?;
        verify::increments(client, &mut connection).context("before sending again")?;
        client.settle(&mut connection)?;
        verify::increments(client, &mut connection).context("after sending again")?;
        verify::notes(client, &mut connection, first)?;
    }
    Ok(Round { doubtful, down })
}

fn kill(folder: &ScratchFolder, server: &mut Server, victim: Victim) {
    if victim != Victim::App
        && let Some(pid) = folder.postmaster()
    {
        programs::signal("KILL", pid);
    }
    if victim != Victim::Postgres {
        server.kill();
    }
}

/// Waits for the app to heal itself after its database died, else starts it anew, as a supervisor would.
fn bring_back(folder: &ScratchFolder, server: &mut Server, victim: Victim) -> Result<()> {
    if victim == Victim::Postgres && server.wait_until_ready(Duration::from_secs(15)).is_ok() {
        return Ok(());
    }
    server.kill();
    let mut last = None;
    for _ in 0..20 {
        match Server::start(false, &folder.0) {
            Ok(started) => {
                *server = started;
                return Ok(());
            }
            // Orphans of a killed postmaster hold its memory for a moment.
            Err(error) => last = Some(error),
        }
        std::thread::sleep(Duration::from_millis(500));
    }
    Err(last.unwrap_or_else(|| anyhow::anyhow!("no attempt was made"))).context("the server did not come back")
}

fn acknowledged(clients: &[Client]) -> u64 {
    clients.iter().map(|client| client.acknowledged.values().sum::<u64>() + client.notes.len() as u64).sum()
}

/// Copies the server's log to where it outlives the scratch folder.
fn kept_log(folder: &ScratchFolder) -> String {
    let kept = crate::paths::target().join("torture.log");
    let _ = std::fs::copy(log_file(&folder.0), &kept);
    kept.display().to_string()
}
