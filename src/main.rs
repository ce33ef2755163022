//! The program `phusong`: everything is in the library's `cli`.

fn main() {}
