//! No connection leaves the program, whatever a library underneath has in mind.
//!
//! GDAL is told so by its own settings (`source::gdal_setup`), but PROJ fetches grids where the environment
//! says so, and curl passes by a proxy where the environment lists exceptions. On Linux the kernel is asked
//! to refuse this process every socket from now on; the program needs none.

/// Gives up sockets for good. Where the kernel knows no such thing the settings alone must hold.
#[cfg(target_os = "linux")]
pub(super) fn give_up_sockets() {
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch, apply_filter};
    let refuse = SeccompAction::Errno(libc::EACCES as u32);
    let program = || -> Option<BpfProgram> {
        let arch = TargetArch::try_from(std::env::consts::ARCH).ok()?;
        let calls = [(libc::SYS_socket, Vec::new())].into();
        let filter = SeccompFilter::new(calls, SeccompAction::Allow, refuse, arch).ok()?;
        filter.try_into().ok()
    };
    if let Some(program) = program() {
        // Threads inherit it: called before there are any.
        let _ = apply_filter(&program);
    }
}

#[cfg(not(target_os = "linux"))]
pub(super) fn give_up_sockets() {}
