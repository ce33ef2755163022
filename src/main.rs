//! The program `phusong`: everything is in the library's `cli`.
#![forbid(unsafe_code)]

/// Many short-lived buffers on many threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    phusong::cli::main(&arguments)
}
