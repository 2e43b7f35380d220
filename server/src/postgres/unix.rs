//! The few questions that only libc answers. Here so that no other file of the server needs unsafe code.

#![expect(unsafe_code, reason = "calls into libc whose pointers live only as long as the call")]

use std::{ffi::CString, io, mem::MaybeUninit, os::unix::ffi::OsStrExt, path::Path};

/// The account that this process acts as.
pub(super) fn effective_uid() -> u32 {
    // SAFETY: takes nothing and cannot fail.
    unsafe { libc::geteuid() }
}

/// Whether a process of this number exists, whoever owns it.
pub(super) fn process_exists(pid: i32) -> bool {
    // SAFETY: signal 0 only asks.
    let answer = unsafe { libc::kill(pid, 0) };
    answer == 0 || io::Error::last_os_error().raw_os_error() == Some(libc::EPERM)
}

/// Bytes that an ordinary account may still write on the file system of `path`.
///
/// # Errors
/// When the path does not exist or cannot be reached.
pub fn available_bytes(path: &Path) -> io::Result<u64> {
    let path = CString::new(path.as_os_str().as_bytes())?;
    let mut space = MaybeUninit::<libc::statvfs>::uninit();
    // SAFETY: the path ends in a zero byte, and the answer has room for the struct.
    if unsafe { libc::statvfs(path.as_ptr(), space.as_mut_ptr()) } != 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: statvfs answered 0, so it filled the struct.
    let space = unsafe { space.assume_init() };
    Ok(space.f_bavail.saturating_mul(space.f_frsize))
}
