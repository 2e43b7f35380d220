//! `cargo xtask setup`: finds what is there, installs what is not, and says which.
//!
//! A bare machine needs a database, a wasm target and, for the tests, a browser; nothing else may be assumed.

mod debian;
mod llvm;
pub mod node;
mod oracles;
pub mod postgres;
mod prepare;
mod venv;
pub mod video;
pub mod wasm;
mod wasm_std;

pub use debian::Packages;
pub use llvm::Llvm;
pub use prepare::{chromium, headless_shell, prepare};
