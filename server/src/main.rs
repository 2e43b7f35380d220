//! The program `wellspring`. Everything is in the library, where tests reach it.

use std::process::ExitCode;

/// A page is thousands of small pieces that live for a millisecond: the system's allocator took a fifth of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    server::cli::main()
}
