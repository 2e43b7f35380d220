//! A large import: fifty thousand days of fifty habits, from the upload to the last row, and the memory of server and
//! reader.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::figures::Figures;
use super::memory::share_mib;
use crate::http::{Account, Connection};
use crate::server::Server;

const HABITS: usize = 50;
const DAYS: usize = 1_000;
const LOOK_EVERY: Duration = Duration::from_millis(25);
const LONGEST: Duration = Duration::from_secs(120);

/// Time and memory of one import, on an account of its own.
pub fn measure(figures: &mut Figures, server: &Server) -> Result<()> {
    if !figures.wants("import of 50000 entries") {
        return Ok(());
    }
    let account = Account::sign_up(server.address, "bench-import")?;
    let content = file();
    let watch = Watch::start(server.pid());
    let started = Instant::now();
    let taken = take_over(&account, server, &content);
    let (seconds, most) = (started.elapsed().as_secs_f64(), watch.stop()?);
    taken?;
    figures.add("import of 50000 entries, to the last row", seconds, "s", "≤ 10");
    figures.add("import of 50000 entries, memory at most", most, "MiB", "≤ 150");
    Ok(())
}

fn take_over(account: &Account, server: &Server, content: &Value) -> Result<()> {
    let mut connection = Connection::open(server.address)?;
    let brought = account.call(&mut connection, "POST", "/imports?file_name=bench.json", Some(content))?;
    let brought = brought.expect(&[201])?.json()?;
    let id = brought["id"].as_str().context("no id")?;
    let path = format!("/imports/{id}");
    account.call(&mut connection, "GET", &format!("{path}/preview"), None)?.expect(&[200])?;
    account.call(&mut connection, "POST", &format!("{path}/apply"), None)?.expect(&[202])?;
    let started = Instant::now();
    while started.elapsed() < LONGEST {
        let standing = account.call(&mut connection, "GET", &path, None)?.expect(&[200])?.json()?;
        if standing["state"] == "applied" {
            let made = standing["made"]["entries"].as_u64();
            anyhow::ensure!(made == Some((HABITS * DAYS) as u64), "only {made:?} days were taken over");
            return Ok(());
        }
        anyhow::ensure!(standing["state"] == "applying", "the import stands at {standing}");
        thread::sleep(LOOK_EVERY);
    }
    anyhow::bail!("the import did not end")
}

/// As Beaver writes it.
fn file() -> Value {
    let days = || (2021..2025).flat_map(|year| (1..=12).map(move |month| (year, month)));
    let days = || days().flat_map(|(year, month)| (1..=28).map(move |day| format!("{year}-{month:02}-{day:02}")));
    let habits: Vec<Value> = (0..HABITS)
        .map(|number| {
            let records: Vec<Value> = days().take(DAYS).map(|day| json!({"day": day, "done": true})).collect();
            json!({"id": format!("bench-{number}"), "name": format!("Habit {number}"), "star": false, "records": records})
        })
        .collect();
    json!({"habits": habits, "order": [], "order_by": "manually"})
}

/// Looks at the memory of the server and of the readers that it starts; its database is not counted.
struct Watch {
    is_over: Arc<AtomicBool>,
    looking: thread::JoinHandle<f64>,
}

impl Watch {
    fn start(server: u32) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let over = Arc::clone(&is_over);
        let looking = thread::spawn(move || {
            let mut most = 0.0_f64;
            while !over.load(Ordering::Relaxed) {
                let readers: f64 = readers(server).into_iter().filter_map(|pid| share_mib(pid).ok()).sum();
                most = most.max(share_mib(server).unwrap_or_default() + readers);
                thread::sleep(LOOK_EVERY);
            }
            most
        });
        Self { is_over, looking }
    }

    fn stop(self) -> Result<f64> {
        self.is_over.store(true, Ordering::Relaxed);
        self.looking.join().map_err(|_| anyhow::anyhow!("the memory could not be looked at"))
    }
}

/// The processes of our program that the server has started.
fn readers(server: u32) -> Vec<u32> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    numbers.filter(|pid| is_reader(*pid, server).unwrap_or_default()).collect()
}

fn is_reader(pid: u32, server: u32) -> Option<bool> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // `pid (name) state parent ...`
    let (name, rest) = stat.split_once('(')?.1.rsplit_once(") ")?;
    let parent: u32 = rest.split(' ').nth(1)?.parse().ok()?;
    Some(name.starts_with("wellspring") && parent == server)
}
