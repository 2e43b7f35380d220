//! What a browser has to fetch, as it comes over the wire (brotli).

use std::net::SocketAddr;

use anyhow::Result;

use super::accounts::People;
use super::figures::Figures;
use crate::build::{Assets, brotli_bytes};
use crate::http::Connection;
use crate::server::Server;

/// Landing page, first visit of the app, and a visit when everything with a hash is cached.
pub fn measure(figures: &mut Figures, server: &Server, people: &People) -> Result<()> {
    let assets = Assets::read()?;
    let size = |address: &str| brotli_bytes(&Assets::file(address)).map(|bytes| bytes as f64 / 1024.0);
    let landing = document(server.address, "/", "")?;
    let app = document(server.address, "/app", &people.twenty)?;
    let (css, wasm) = (size(&assets.css)?, size(&assets.wasm)?);
    let js = size(&assets.js)? + size(&assets.parts_js)? + size(&assets.boot)?;
    let client = assets.parts.get("client").into_iter().flatten().map(|part| size(part)).sum::<Result<f64>>()?;
    figures.add("landing page, everything", landing + css + size(&assets.site_js)?, "KiB", "≤ 50");
    figures.add("app first visit, document", app, "KiB", "");
    figures.add("app first visit, wasm", wasm, "KiB", "≤ 300");
    figures.add("app first visit, offline client (after the page is alive)", client, "KiB", "≤ 80");
    figures.add("app first visit, JavaScript", js, "KiB", "≤ 20");
    figures.add("app first visit, CSS", css, "KiB", "≤ 20");
    figures.add("app first visit, everything", app + wasm + client + js + css, "KiB", "≤ 450");
    figures.add("app repeat visit", app, "KiB", "≤ 15");
    Ok(())
}

fn document(address: SocketAddr, path: &str, cookie: &str) -> Result<f64> {
    let headers = [("accept-encoding", "br"), ("cookie", cookie)];
    let answer = Connection::open(address)?.get(path, &headers)?.expect(&[200])?;
    if answer.header("content-encoding") != Some("br") {
        println!("  {path} came uncompressed");
    }
    Ok(answer.body.len() as f64 / 1024.0)
}
