//! The load generator: closed loop for ceilings, open loop for latencies at a rate.
//!
//! A closed loop hides queueing, so a latency is only quoted at a rate that was asked for.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::Connection;

/// Makes the bytes of the n-th request.
pub type Request<'a> = &'a (dyn Fn(u64) -> Vec<u8> + Sync);

/// What to send, and how.
pub struct Load<'a> {
    pub address: SocketAddr,
    pub connections: u32,
    pub seconds: u64,
    /// Requests a second in all; `None` sends the next as soon as an answer is there.
    pub rate: Option<f64>,
    pub request: Request<'a>,
}

/// What came back.
#[derive(Debug, Clone, Copy)]
pub struct Measured {
    pub per_second: f64,
    pub p50_ms: f64,
    pub p99_ms: f64,
}

impl Load<'_> {
    /// Runs it; any answer but a success is an error, because a fast refusal is no figure.
    pub fn run(&self) -> Result<Measured> {
        let next = AtomicU64::new(0);
        let started = Instant::now();
        let results: Vec<Result<Vec<u32>>> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..self.connections).map(|_| scope.spawn(|| self.work(&next, started))).collect();
            workers.into_iter().map(|worker| worker.join().unwrap_or_else(|_| bail!("a worker stopped"))).collect()
        });
        let elapsed = started.elapsed().as_secs_f64();
        let mut micros = Vec::new();
        for result in results {
            micros.extend(result?);
        }
        if micros.is_empty() {
            bail!("no answer within {} s", self.seconds);
        }
        micros.sort_unstable();
        let at = |share: f64| {
            let last = micros.len() - 1;
            let position = (share * last as f64).round() as usize;
            micros.get(position.min(last)).map_or(0.0, |value| f64::from(*value) / 1000.0)
        };
        Ok(Measured { per_second: micros.len() as f64 / elapsed, p50_ms: at(0.5), p99_ms: at(0.99) })
    }

    fn work(&self, next: &AtomicU64, started: Instant) -> Result<Vec<u32>> {
        let mut connection = Connection::open(self.address)?;
        let limit = Duration::from_secs(self.seconds);
        let mut micros = Vec::with_capacity(64 * 1024);
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let bytes = (self.request)(number);
            // In the open loop a latency counts from when the request was due: a late start is the server's fault.
            let due = match self.rate {
                Some(rate) => started + Duration::from_secs_f64(number as f64 / rate),
                None => Instant::now(),
            };
            if due.duration_since(started) >= limit {
                return Ok(micros);
            }
            if let Some(wait) = due.checked_duration_since(Instant::now()) {
                std::thread::sleep(wait);
            }
            let answer = connection.send(&bytes)?;
            if answer.status >= 300 {
                bail!("answered {}: {}", answer.status, String::from_utf8_lossy(&answer.body));
            }
            micros.push(u32::try_from(due.elapsed().as_micros()).unwrap_or(u32::MAX));
        }
    }
}
