//! The terminal: results to standard output, everything else to standard error.
//!
//! Bars appear for work of more than a second, and only on a terminal. Ctrl-C and SIGTERM ask the work to stop. A
//! second one ends it, and so does time: inside a library nobody asks, and results are whole or not there anyway.

use super::args::Common;
use crate::progress::{Progress, Stage};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use phusong_lang::{Lang, Numbers, word};
use std::borrow::Cow;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// The terminal of one run.
pub(super) struct Terminal {
    lang: Lang,
    quiet: bool,
    bars: bool,
    /// Whether to say how long each stage took.
    times: bool,
    stage: Mutex<Option<Running>>,
    stop: Arc<AtomicBool>,
}

/// The stage under way.
struct Running {
    name: String,
    since: Instant,
    bar: ProgressBar,
}

/// Work shorter than this shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long work that was asked to stop may take to do so.
const GRACE: Duration = Duration::from_millis(1200);

/// Ends the process as an interrupted run ends, from any thread: nothing half written stays.
fn end(lang: Lang) -> ! {
    crate::scratch::leave();
    let text = super::words::report_error(lang, &crate::report::Error::Interrupted).to_string();
    let _ = writeln!(stderr().lock(), "{}", legible(&text));
    std::process::exit(i32::from(super::Exit::Failed as u8));
}

impl Terminal {
    /// Listens for Ctrl-C and SIGTERM from now on.
    pub(super) fn new(lang: Lang, common: Common) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let asked = Arc::clone(&stop);
        // Without a handler Ctrl-C simply ends the process; results are still whole or not there.
        let _ = ctrlc::set_handler(move || {
            if asked.swap(true, Ordering::SeqCst) {
                end(lang);
            }
            std::thread::spawn(move || {
                std::thread::sleep(GRACE);
                end(lang);
            });
        });
        Self {
            lang,
            quiet: common.quiet,
            bars: !common.quiet && stderr().is_terminal(),
            times: common.verbose,
            stage: Mutex::new(None),
            stop,
        }
    }

    /// A result, to standard output. Nobody reading (`| head`) is no error.
    pub(super) fn print(&self, text: &str) {
        if !self.quiet {
            self.print_bytes(legible(text).as_bytes());
        }
    }

    /// Bytes to standard output, whatever was said about quiet: they are what was asked for.
    #[expect(clippy::unused_self, reason = "all output goes through the terminal")]
    pub(super) fn print_bytes(&self, bytes: &[u8]) {
        let mut out = stdout().lock();
        let _ = out.write_all(bytes).and_then(|()| out.flush());
    }

    /// A remark, to standard error.
    pub(super) fn say(&self, text: &str) {
        if !self.quiet {
            self.complain(text);
        }
    }

    /// A message that is shown even when quiet was asked for.
    pub(super) fn complain(&self, text: &str) {
        self.end();
        let _ = writeln!(stderr().lock(), "{}", legible(text));
    }

    fn with_stage<T>(&self, f: impl FnOnce(&mut Option<Running>) -> T) -> Option<T> {
        // A poisoned lock means a panic elsewhere; a bar is no reason for a second one.
        self.stage.lock().ok().map(|mut stage| f(&mut stage))
    }
}

/// Text that does nothing to a terminal: names in the data may hold escape sequences or turn the
/// direction of writing. Control characters become their pictures (U+2400 ff.).
pub(super) fn legible(text: &str) -> Cow<'_, str> {
    fn acts(c: char) -> bool {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    }
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c {
        // Of a line that is quoted from the project file.
        '\t' => ' ',
        c if !acts(c) => c,
        '\u{7f}' => '\u{2421}',
        c => char::from_u32(0x2400 + c as u32).filter(|_| c < ' ').unwrap_or('\u{fffd}'),
    };
    Cow::Owned(text.chars().map(shown).collect())
}

impl Progress for Terminal {
    fn begin(&self, stage: Stage, what: &str, total: Option<u64>) {
        if !self.bars && !self.times {
            return;
        }
        let stage = match stage {
            Stage::Reading => word!(self.lang, "cli-reading"),
            Stage::Coverage => word!(self.lang, "cli-computing"),
            Stage::Maps => word!(self.lang, "cli-drawing"),
            Stage::Writing => word!(self.lang, "cli-writing"),
        };
        let name = legible(format!("{stage} {what}").trim_end()).into_owned();
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        let template = if total.is_some() {
            "{msg}  {bar:30}  {percent:>3} %  {eta}"
        } else {
            "{msg}  {spinner}  {human_pos}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("█▌░"));
        }
        bar.set_message(name.clone());
        self.with_stage(|s| *s = Some(Running { name, since: Instant::now(), bar }));
    }

    fn advance(&self, steps: u64) {
        if !self.bars {
            return;
        }
        self.with_stage(|s| {
            if let Some(running) = s {
                if running.bar.is_hidden() && running.since.elapsed() > PATIENCE {
                    running.bar.set_draw_target(ProgressDrawTarget::stderr());
                }
                running.bar.inc(steps);
            }
        });
    }

    fn end(&self) {
        let Some(Some(running)) = self.with_stage(Option::take) else { return };
        running.bar.finish_and_clear();
        if self.times {
            let seconds = Numbers(self.lang).decimal(running.since.elapsed().as_secs_f64(), 2);
            let _ = writeln!(stderr().lock(), "{}: {seconds} s", running.name);
        }
    }

    fn interrupted(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::legible;

    #[test]
    fn nothing_acts_on_the_terminal() {
        assert_eq!(legible("Thôn Đông\n1"), "Thôn Đông\n1");
        assert_eq!(legible("\u{1b}[2J\u{7}\u{7f}\u{9b}\r\u{202e}\t."), "␛[2J␇␡\u{fffd}␍\u{fffd} .");
    }
}
