//! What the reader of a file may take. It sets this itself before it looks at the file, so that nothing in the file was
//! heard by then.

#![expect(unsafe_code, reason = "calls into libc whose pointers live only as long as the call")]

use std::io;

/// Memory, with all that the program maps by itself: the largest files that are taken need a third of it.
const MEMORY_BYTES: libc::rlim_t = 1 << 30;
/// Work. The server waits a little longer than that.
const CPU_SECONDS: libc::rlim_t = 20;
/// The file, the answer, and what SQLite opens beside them.
const OPEN_FILES: libc::rlim_t = 32;

/// Sets all bounds. They can be narrowed further, and never widened again.
///
/// # Errors
/// When the system refuses one.
pub(super) fn narrow() -> io::Result<()> {
    // SAFETY: each call only reads the struct that it is given.
    unsafe {
        set(MEMORY_BYTES, |limit| libc::setrlimit(libc::RLIMIT_AS, limit))?;
        set(CPU_SECONDS, |limit| libc::setrlimit(libc::RLIMIT_CPU, limit))?;
        set(OPEN_FILES, |limit| libc::setrlimit(libc::RLIMIT_NOFILE, limit))?;
        // It writes no file, starts no process and leaves no picture of its memory.
        set(0, |limit| libc::setrlimit(libc::RLIMIT_FSIZE, limit))?;
        set(0, |limit| libc::setrlimit(libc::RLIMIT_NPROC, limit))?;
        set(0, |limit| libc::setrlimit(libc::RLIMIT_CORE, limit))
    }
}

fn set(most: libc::rlim_t, call: impl FnOnce(*const libc::rlimit) -> libc::c_int) -> io::Result<()> {
    let limit = libc::rlimit { rlim_cur: most, rlim_max: most };
    if call(&raw const limit) == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}
