//! What a command ends with.

use crate::assessment::{ColumnRole, ColumnUse, Role};
use crate::finding::{Finding, Severity};
use crate::source::Input;
use phusong_lang::{Lang, Message, Numbers, count, message, name, plain, say, word};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The layers that were read, a line each.
pub(crate) fn layers_read(lang: Lang, layers: &[Input]) -> String {
    let mut out = String::new();
    for layer in layers.iter().filter(|l| l.role != Role::Project) {
        let rows = Numbers(lang).count(usize::try_from(layer.rows).unwrap_or(usize::MAX));
        let crs = layer.crs.as_deref().unwrap_or("–");
        let unit = if layer.role == Role::Population {
            word!(lang, "cli-raster-cells")
        } else {
            word!(lang, "cli-rows")
        };
        let _ = writeln!(
            out,
            "{}: {} ({rows} {unit}, {crs})",
            name!(lang, "role", Role: layer.role),
            layer.path
        );
        out += &columns(lang, &layer.columns);
    }
    out
}

/// Which columns were used, and which were not and why.
fn columns(lang: Lang, columns: &[ColumnUse]) -> String {
    let mut out = String::new();
    let (mut used, mut not_used) = (Vec::new(), Vec::new());
    for ColumnUse { name, role } in columns.iter().filter(|c| !c.name.is_empty()) {
        let quoted = format!("“{name}”");
        match role {
            ColumnRole::Field(field) if field == name => used.push(quoted),
            // As the project file would say it.
            ColumnRole::Field(field) => used.push(format!("{field} = {quoted}")),
            ColumnRole::Instead { field, column } => {
                not_used.push(say!(lang, "cli-column-instead", name, field, column));
            }
            ColumnRole::Like(field) => not_used.push(say!(lang, "cli-column-like", name, field)),
            ColumnRole::Nothing => not_used.push(quoted),
        }
    }
    if !used.is_empty() {
        let columns = used.join("; ");
        let _ = writeln!(out, "  {}", say!(lang, "cli-columns-used", columns));
    }
    if !not_used.is_empty() {
        let columns = not_used.join("; ");
        let _ = writeln!(out, "  {}", say!(lang, "cli-columns-not-used", columns));
    }
    out
}

fn counts(lang: Lang, findings: &[Finding]) -> String {
    let count = |s| count(findings.iter().filter(|f| f.severity == s).count());
    say!(
        lang,
        "cli-counts",
        dropped = count(Severity::Dropped),
        repaired = count(Severity::Repaired),
        assumed = count(Severity::Assumed),
        note = count(Severity::Note)
    )
}

/// That the data can be used, with the counts of findings.
pub(crate) fn data_usable(lang: Lang, findings: &[Finding]) -> String {
    if findings.is_empty() {
        return say!(lang, "cli-nothing-found") + "\n";
    }
    say!(lang, "cli-usable", findings = counts(lang, findings)) + "\n"
}

/// That a demo was written, and what to do next.
pub(crate) fn demo_written(lang: Lang, dir: &Path, files: &[PathBuf]) -> String {
    let project = files.first().map_or_else(|| dir.to_owned(), Clone::clone);
    say!(
        lang,
        "cli-demo-written",
        dir = dir.display(),
        files = plain(files.len()),
        project = project.display()
    ) + "\n"
}

/// That a template was written, and what to do next.
pub(crate) fn template_written(lang: Lang, file: &Path) -> String {
    let file = file.display();
    say!(lang, "cli-template-written", file = file) + "\n"
}

/// Where the results are, with the counts of findings; `listed`: whether they have the list of them.
pub(crate) fn results_written(
    lang: Lang,
    out: &Path,
    findings: &[Finding],
    listed: bool,
) -> String {
    let mut text = String::new();
    if !findings.is_empty() {
        let list = out.join("findings.csv").display().to_string();
        // Else who lists them.
        let list = if listed { list } else { "phusong check".to_owned() };
        let _ = writeln!(
            text,
            "{}",
            say!(lang, "cli-findings-in", findings = counts(lang, findings), list)
        );
    }
    text + &results_in(lang, out)
}

/// Where the results are.
pub(crate) fn results_in(lang: Lang, out: &Path) -> String {
    say!(lang, "cli-results-in", out = out.display()) + "\n"
}

/// That data was refused, and where the findings are listed.
pub(crate) fn refused(lang: Lang, findings: usize, listed: Option<&Path>) -> Message {
    let see =
        listed.map_or_else(String::new, |p| say!(lang, "cli-refused-see", list = p.display()));
    message!(lang, "cli-refused", findings = count(findings), see).as_error(lang)
}
