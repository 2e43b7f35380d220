//! What the reader of a file may take. It sets this itself before it looks at the file, so that nothing in the file was
//! heard by then.

#![expect(unsafe_code, reason = "calls into libc whose pointers live only as long as the call")]

use std::{fs, io};

/// Memory beside what the program has mapped by then, which is mostly itself and the room that its allocator set aside:
/// the largest files that are taken need half of it.
const MEMORY_BYTES: libc::rlim_t = 640 << 20;
/// Work. The server waits a little longer than that.
const CPU_SECONDS: libc::rlim_t = 20;
/// The file, the answer, and what SQLite opens beside them.
const OPEN_FILES: libc::rlim_t = 32;

/// Sets all bounds. They can be narrowed further, and never widened again.
///
/// # Errors
/// When the system refuses one.
pub(super) fn narrow() -> io::Result<()> {
    let memory = mapped_bytes()? + MEMORY_BYTES;
    // SAFETY: each call only reads the struct that it is given.
    unsafe {
        set(memory, |limit| libc::setrlimit(libc::RLIMIT_AS, limit))?;
        set(CPU_SECONDS, |limit| libc::setrlimit(libc::RLIMIT_CPU, limit))?;
        set(OPEN_FILES, |limit| libc::setrlimit(libc::RLIMIT_NOFILE, limit))?;
        // It writes no file, starts no process and leaves no picture of its memory.
        set(0, |limit| libc::setrlimit(libc::RLIMIT_FSIZE, limit))?;
        set(0, |limit| libc::setrlimit(libc::RLIMIT_NPROC, limit))?;
        set(0, |limit| libc::setrlimit(libc::RLIMIT_CORE, limit))
    }
}

/// The address space that is taken already.
fn mapped_bytes() -> io::Result<libc::rlim_t> {
    let text = fs::read_to_string("/proc/self/statm")?;
    let pages = text.split(' ').next().and_then(|pages| pages.parse::<libc::rlim_t>().ok());
    // SAFETY: a question about the system that takes no pointer.
    let page = libc::rlim_t::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap_or(4096);
    pages.map(|pages| pages * page).ok_or_else(|| io::Error::other("the system does not say how much is mapped"))
}

fn set(most: libc::rlim_t, call: impl FnOnce(*const libc::rlimit) -> libc::c_int) -> io::Result<()> {
    let limit = libc::rlimit { rlim_cur: most, rlim_max: most };
    if call(&raw const limit) == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}
