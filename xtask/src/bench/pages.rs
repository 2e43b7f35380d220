//! Pages: the landing page, Today for two people, and the week.

use std::net::SocketAddr;

use anyhow::Result;

use super::accounts::People;
use super::figures::Figures;
use crate::http::{Load, compose};
use crate::server::Server;

/// Ceilings, and latencies at half of what a page reaches or at the rate that the bar names.
pub fn measure(figures: &mut Figures, server: &Server, people: &People, seconds: u64) -> Result<()> {
    let address = server.address;
    page(
        figures,
        address,
        seconds,
        Page { name: "landing page", path: "/", cookie: "", rate: 300.0, bars: ("≥ 8000", "≤ 40") },
    )?;
    let twenty =
        Page {
            name: "Today, 20 habits", path: "/app", cookie: &people.twenty, rate: 300.0, bars: ("≥ 600", "≤ 40")
        };
    page(figures, address, seconds, twenty)?;
    let heavy = Page {
        name: "Today, 50 habits and 10 years, 10000 done and 500 open tasks",
        path: "/app",
        cookie: &people.heavy,
        rate: 100.0,
        bars: ("", "≤ 60"),
    };
    page(figures, address, seconds, heavy)?;
    let week = Page {
        name: "grid of 50 habits x 28 days",
        path: "/app/grid",
        cookie: &people.heavy,
        rate: 100.0,
        bars: ("", "≤ 25"),
    };
    page(figures, address, seconds, week)
}

struct Page<'a> {
    name: &'a str,
    path: &'a str,
    cookie: &'a str,
    rate: f64,
    /// Of requests a second and of the latency's 99th percentile in milliseconds.
    bars: (&'static str, &'static str),
}

fn page(figures: &mut Figures, address: SocketAddr, seconds: u64, page: Page<'_>) -> Result<()> {
    if !figures.wants(page.name) {
        return Ok(());
    }
    let bytes = compose("GET", page.path, address, &[("cookie", page.cookie), ("accept-encoding", "br")], None);
    let request = |_| bytes.clone();
    let load = |connections, rate| Load { address, connections, seconds, rate, request: &request };
    figures.add_ceiling(page.name, load(16, None).run()?, page.bars.0);
    figures.add_latency(page.name, page.rate, load(32, Some(page.rate)).run()?, page.bars.1);
    Ok(())
}
