//! `cargo xtask build`: browser half, site, server.
//!
//! The browser half comes first, because the server refuses to start without the site.

mod compress;
mod front;
mod native;
mod site;
mod split;
mod stamp;
mod strip;
mod style;
mod wasm;

pub use compress::brotli_bytes;
pub use front::{FrontProfile, build_front, front_sources};
pub use native::{build_native, selection};
pub use site::Assets;
pub use stamp::{Stamp, files_below};

use anyhow::Result;

use crate::cli::BuildArgs;

/// Both halves, as the command line asks.
pub fn build(args: &BuildArgs) -> Result<()> {
    build_front(FrontProfile::Release)?;
    if !args.front {
        build_native(args.release)?;
    }
    Ok(())
}
