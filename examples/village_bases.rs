//! What each village holds of every denominator beside its area, as CSV: id, denominator, total.
//!
//! `cargo run --example village_bases PROJECT.toml`; a development tool, used by
//! `benches/peer/population.py`.

use phusong::progress::Silent;
use phusong::project::Project;
use phusong::source;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        let _ = writeln!(io::stderr(), "usage: village_bases PROJECT.toml");
        return ExitCode::from(2);
    };
    match list(Path::new(&path), &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            let _ = writeln!(io::stderr(), "{e}");
            ExitCode::FAILURE
        }
    }
}

fn list(path: &Path, out: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let project = Project::read(path)?;
    let inputs = source::read(&project, &Silent)?;
    writeln!(out, "id,denominator,method,total")?;
    for basis in &inputs.bases {
        for (village, total) in inputs.villages.iter().zip(&basis.totals) {
            let (denominator, method) = (basis.denominator.code(), basis.method.code());
            let total = total.map_or(String::new(), |t| t.to_string());
            writeln!(out, "{},{denominator},{method},{total}", village.id)?;
        }
    }
    for finding in &inputs.findings {
        writeln!(io::stderr(), "{} {:?}", finding.place, finding.kind)?;
    }
    Ok(())
}
