//! The arguments: what may be said, and what was.

use crate::demo::Options;
use crate::map::Sheet;
use crate::project::PictureFormats;
use clap::builder::{PossibleValue, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint, value_parser};
use clap_complete::Shell;
use phusong_lang::{Lang, Numbers, say, word};
use std::ffi::OsString;
use std::path::PathBuf;

/// What to do.
#[derive(Clone, Debug)]
pub(super) enum Action {
    Run(Run),
    Check(Check),
    Compare(Compare),
    Map(Map),
    Demo(Demo),
    Template(TemplateArgs),
    Completions(Shell),
}

/// `phusong run`.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) project: PathBuf,
    pub(super) out: Option<PathBuf>,
    pub(super) maps: bool,
    pub(super) strict: bool,
    /// The files to write.
    pub(super) only: Option<Vec<String>>,
}

/// `phusong check`.
#[derive(Clone, Debug)]
pub(super) struct Check {
    pub(super) project: PathBuf,
    pub(super) out: Option<PathBuf>,
    pub(super) strict: bool,
}

/// `phusong compare`.
#[derive(Clone, Debug)]
pub(super) struct Compare {
    pub(super) old: PathBuf,
    pub(super) new: PathBuf,
    pub(super) out: Option<PathBuf>,
    pub(super) maps: bool,
}

/// `phusong map`.
#[derive(Clone, Debug)]
pub(super) struct Map {
    pub(super) sheet: PathBuf,
    pub(super) results: PathBuf,
    pub(super) out: Option<PathBuf>,
    pub(super) formats: Option<PictureFormats>,
    pub(super) dpi: Option<u32>,
    pub(super) world_file: bool,
    pub(super) geotiff: bool,
    pub(super) of: MapOf,
}

/// What of the land is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum MapOf {
    /// All of it.
    Province,
    /// One commune, by code or name.
    Commune(String),
    /// Every commune, each on a page.
    Atlas,
}

/// `phusong demo`.
#[derive(Clone, Debug)]
pub(super) struct Demo {
    pub(super) dir: PathBuf,
    pub(super) options: Options,
}

/// `phusong template`.
#[derive(Clone, Debug)]
pub(super) struct TemplateArgs {
    pub(super) file: PathBuf,
}

/// What every command takes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Common {
    pub(super) quiet: bool,
    pub(super) verbose: bool,
    pub(super) threads: Option<usize>,
}

/// The language, found before anything else is understood, so that help and complaints are in it:
/// `--lang`, then the variable `PHUSONG_LANG`, then Vietnamese.
pub(super) fn lang_of(arguments: &[OsString]) -> Lang {
    let words: Vec<_> = arguments.iter().map(|a| a.to_string_lossy()).collect();
    let stated = words.iter().enumerate().find_map(|(i, word)| match word.strip_prefix("--lang") {
        Some("") => words.get(i + 1).map(|w| w.clone().into_owned()),
        Some(rest) => rest.strip_prefix('=').map(str::to_owned),
        None => None,
    });
    let code = stated.or_else(|| std::env::var("PHUSONG_LANG").ok());
    code.and_then(|c| Lang::from_code(&c)).unwrap_or_default()
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

fn path_arg(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).value_name(value).help(help).value_parser(value_parser!(PathBuf))
}

/// A number of the demo with its limits and its default, all three in its help.
fn sized(name: &'static str, limits: (usize, usize), value: usize, help: &str, lang: Lang) -> Arg {
    let numbers = Numbers(lang);
    let (low, high) = (numbers.count(limits.0), numbers.count(limits.1));
    let default = word!(lang, "cli-default");
    let help = format!("{help} ({low} – {high}; {default}: {})", numbers.count(value));
    let bound = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let range: ValueParser = value_parser!(u32).range(bound(limits.0)..=bound(limits.1)).into();
    let arg = Arg::new(name).long(name).value_name("N").value_parser(range).help(help);
    arg.default_value(value.to_string()).hide_default_value(true)
}

/// The whole command line. clap's own headings are English: every page is laid out here.
fn command(lang: Lang) -> Command {
    Command::new("phusong")
        .version(env!("CARGO_PKG_VERSION"))
        .about(word!(lang, "cli-about"))
        .after_help(say!(lang, "cli-after-help"))
        .help_template(format!(
            "{{about-with-newline}}\n{}: phusong [{}] <{}>\n\n{}:\n{{subcommands}}\n\n\
             {}:\n{{options}}{{after-help}}",
            word!(lang, "cli-usage"),
            word!(lang, "cli-options-value"),
            word!(lang, "cli-command"),
            word!(lang, "cli-commands"),
            word!(lang, "cli-options")
        ))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .args(common(lang))
        .subcommands(subcommands(lang))
}

/// What every command takes; listed after what is its own.
fn common(lang: Lang) -> Vec<Arg> {
    let at_least_one: ValueParser = value_parser!(u32).range(1..).into();
    let version = Arg::new("version").long("version").short('V').action(ArgAction::Version);
    let mut all = vec![version.display_order(101).help(word!(lang, "cli-version"))];
    let codes: Vec<_> = Lang::all()
        .map(|l| PossibleValue::new(l.code()))
        .chain([PossibleValue::new(Lang::MARKED.code()).hide(true)])
        .collect();
    let everywhere = [
        Arg::new("lang")
            .long("lang")
            .value_name(Lang::all().map(Lang::code).collect::<Vec<_>>().join("|"))
            .value_parser(codes)
            .hide_possible_values(true)
            .help(word!(lang, "cli-lang")),
        Arg::new("threads")
            .long("threads")
            .value_name("N")
            .help(word!(lang, "cli-threads"))
            .value_parser(at_least_one),
        flag("quiet", word!(lang, "cli-quiet")).short('q').conflicts_with("verbose"),
        flag("verbose", word!(lang, "cli-verbose")).short('v'),
        Arg::new("help")
            .long("help")
            .short('h')
            .action(ArgAction::Help)
            .help(word!(lang, "cli-help")),
    ];
    all.extend(everywhere.map(|a| a.global(true).display_order(100)));
    all
}

fn subcommands(lang: Lang) -> [Command; 7] {
    let page = |name: &str, value: &str| {
        format!(
            "{{about-with-newline}}\n{}: phusong {name} [{}] <{value}>\n\n{}:\n{{positionals}}\n\n\
             {}:\n{{options}}{{after-help}}",
            word!(lang, "cli-usage"),
            word!(lang, "cli-options-value"),
            word!(lang, "cli-arguments"),
            word!(lang, "cli-options")
        )
    };
    let demo = Options::default();
    let sized = |name, limits, value, help| sized(name, limits, value, help, lang);
    [
        run(lang).help_template(page("run", word!(lang, "cli-project-value"))),
        Command::new("check")
            .about(word!(lang, "cli-check"))
            .help_template(page("check", word!(lang, "cli-project-value")))
            .args([
                project_arg(lang),
                out_arg(
                    word!(lang, "cli-csv-value"),
                    word!(lang, "cli-check-out"),
                    ValueHint::FilePath,
                ),
                flag("strict", word!(lang, "cli-strict")),
            ]),
        compare(lang).help_template(page(
            "compare",
            &format!("{}> <{}", word!(lang, "cli-old-value"), word!(lang, "cli-new-value")),
        )),
        map(lang).help_template(page(
            "map",
            &format!("{}> <{}", word!(lang, "cli-sheet-value"), word!(lang, "cli-results-value")),
        )),
        Command::new("demo")
            .about(word!(lang, "cli-demo"))
            .help_template(page("demo", word!(lang, "cli-dir-value")))
            .args([
                path_arg("dir", word!(lang, "cli-dir-value"), word!(lang, "cli-demo-dir"))
                    .required(true)
                    .value_hint(ValueHint::DirPath),
                sized(
                    "villages",
                    Options::VILLAGES,
                    demo.villages,
                    word!(lang, "cli-demo-villages"),
                ),
                sized("sites", Options::SITES, demo.sites, word!(lang, "cli-demo-sites")),
                sized(
                    "splitters",
                    Options::SPLITTERS,
                    demo.splitters,
                    word!(lang, "cli-demo-splitters"),
                ),
                Arg::new("seed")
                    .long("seed")
                    .value_name("S")
                    .help(format!(
                        "{} ({}: {})",
                        word!(lang, "cli-demo-seed"),
                        word!(lang, "cli-default"),
                        demo.seed
                    ))
                    .value_parser(value_parser!(u64))
                    .default_value(demo.seed.to_string())
                    .hide_default_value(true),
            ]),
        Command::new("template")
            .about(word!(lang, "cli-template"))
            .after_help(word!(lang, "cli-template-after"))
            .help_template(page("template", word!(lang, "cli-docx-value")))
            .arg(
                path_arg("file", word!(lang, "cli-docx-value"), word!(lang, "cli-template-file"))
                    .required(true)
                    .value_hint(ValueHint::FilePath),
            ),
        Command::new("completions")
            .about(word!(lang, "cli-completions"))
            .help_template(page("completions", "SHELL"))
            .arg(
                Arg::new("shell")
                    .value_name("SHELL")
                    .required(true)
                    .help(word!(lang, "cli-shell"))
                    .hide_possible_values(true)
                    .value_parser(value_parser!(Shell)),
            ),
    ]
}

fn project_arg(lang: Lang) -> Arg {
    path_arg("project", word!(lang, "cli-project-value"), word!(lang, "cli-project"))
        .required(true)
        .value_hint(ValueHint::FilePath)
}

/// `--out`, where it is of a file or a folder.
fn out_arg(value: &'static str, help: &'static str, hint: ValueHint) -> Arg {
    path_arg("out", value, help).long("out").short('o').value_hint(hint)
}

fn run(lang: Lang) -> Command {
    Command::new("run").about(word!(lang, "cli-run")).after_help(say!(lang, "cli-run-after")).args(
        [
            project_arg(lang),
            out_arg(word!(lang, "cli-dir-value"), word!(lang, "cli-out"), ValueHint::DirPath),
            Arg::new("only")
                .long("only")
                .value_name(word!(lang, "cli-only-value"))
                .value_delimiter(',')
                .action(ArgAction::Append)
                .help(word!(lang, "cli-only")),
            flag("no-maps", word!(lang, "cli-no-maps")),
            flag("strict", word!(lang, "cli-strict")),
        ],
    )
}

fn compare(lang: Lang) -> Command {
    let folder = |name, value, help| {
        path_arg(name, value, help).required(true).value_hint(ValueHint::DirPath)
    };
    Command::new("compare")
        .about(word!(lang, "cli-compare"))
        .after_help(say!(lang, "cli-compare-after"))
        .args([
            folder("old", word!(lang, "cli-old-value"), word!(lang, "cli-old-results")),
            folder("new", word!(lang, "cli-new-value"), word!(lang, "cli-new-results")),
            path_arg("out", word!(lang, "cli-dir-value"), word!(lang, "cli-compare-out"))
                .long("out")
                .short('o')
                .value_hint(ValueHint::DirPath),
            flag("no-maps", word!(lang, "cli-no-maps")),
        ])
}

fn map(lang: Lang) -> Command {
    let (low, high) = Sheet::DPI;
    let dpi: ValueParser = value_parser!(u32).range(i64::from(low)..=i64::from(high)).into();
    Command::new("map").about(word!(lang, "cli-map")).after_help(say!(lang, "cli-map-after")).args(
        [
            path_arg("sheet", word!(lang, "cli-sheet-value"), word!(lang, "cli-sheet"))
                .required(true)
                .value_hint(ValueHint::FilePath),
            path_arg("results", word!(lang, "cli-results-value"), word!(lang, "cli-results"))
                .required(true)
                .value_hint(ValueHint::DirPath),
            path_arg("out", word!(lang, "cli-dir-value"), word!(lang, "cli-map-out"))
                .long("out")
                .short('o')
                .value_hint(ValueHint::DirPath),
            Arg::new("formats")
                .long("formats")
                .value_name("png,svg,pdf")
                .value_delimiter(',')
                .value_parser(PictureFormats::CODES)
                .hide_possible_values(true)
                .help(word!(lang, "cli-formats")),
            Arg::new("dpi")
                .long("dpi")
                .value_name("N")
                .value_parser(dpi)
                .help(format!("{} ({low} – {high})", word!(lang, "cli-dpi"))),
            flag("world-file", word!(lang, "cli-world-file")),
            flag("geotiff", word!(lang, "cli-geotiff")),
            Arg::new("atlas")
                .long("atlas")
                .value_name("communes")
                .value_parser(["communes"])
                .hide_possible_values(true)
                .conflicts_with("commune")
                .help(word!(lang, "cli-atlas")),
            Arg::new("commune")
                .long("commune")
                .value_name(word!(lang, "cli-commune-value"))
                .help(word!(lang, "cli-commune")),
        ],
    )
}

fn map_of(m: &ArgMatches) -> Map {
    let formats = m.get_many::<String>("formats");
    let commune = m.get_one::<String>("commune").cloned().map(MapOf::Commune);
    let whole = if m.contains_id("atlas") { MapOf::Atlas } else { MapOf::Province };
    Map {
        sheet: path(m, "sheet").unwrap_or_default(),
        results: path(m, "results").unwrap_or_default(),
        out: path(m, "out"),
        formats: formats.map(|words| PictureFormats::of(words.map(String::as_str))),
        dpi: m.get_one("dpi").copied(),
        world_file: m.get_flag("world-file"),
        geotiff: m.get_flag("geotiff"),
        of: commune.unwrap_or(whole),
    }
}

/// Reads the arguments.
pub(super) fn parse(
    lang: Lang,
    arguments: &[OsString],
) -> Result<(Action, Common), Box<clap::Error>> {
    let matches = command(lang).try_get_matches_from(arguments)?;
    let common = Common {
        quiet: matches.get_flag("quiet"),
        verbose: matches.get_flag("verbose"),
        threads: matches.get_one::<u32>("threads").map(|n| *n as usize),
    };
    let action = match matches.subcommand() {
        Some(("run", m)) => Action::Run(Run {
            project: path(m, "project").unwrap_or_default(),
            out: path(m, "out"),
            maps: !m.get_flag("no-maps"),
            strict: m.get_flag("strict"),
            only: m.get_many::<String>("only").map(|all| all.cloned().collect()),
        }),
        Some(("check", m)) => Action::Check(Check {
            project: path(m, "project").unwrap_or_default(),
            out: path(m, "out"),
            strict: m.get_flag("strict"),
        }),
        Some(("compare", m)) => Action::Compare(Compare {
            old: path(m, "old").unwrap_or_default(),
            new: path(m, "new").unwrap_or_default(),
            out: path(m, "out"),
            maps: !m.get_flag("no-maps"),
        }),
        Some(("map", m)) => Action::Map(map_of(m)),
        Some(("demo", m)) => {
            let number = |name| m.get_one::<u32>(name).map_or(1, |n| *n as usize);
            Action::Demo(Demo {
                dir: path(m, "dir").unwrap_or_default(),
                options: Options {
                    villages: number("villages"),
                    sites: number("sites"),
                    splitters: number("splitters"),
                    seed: m.get_one("seed").copied().unwrap_or_default(),
                },
            })
        }
        Some(("template", m)) => {
            Action::Template(TemplateArgs { file: path(m, "file").unwrap_or_default() })
        }
        Some((_, m)) => {
            Action::Completions(m.get_one::<Shell>("shell").copied().unwrap_or(Shell::Bash))
        }
        None => {
            let kind = clap::error::ErrorKind::MissingSubcommand;
            return Err(Box::new(clap::Error::new(kind).with_cmd(&command(lang))));
        }
    };
    Ok((action, common))
}

fn path(matches: &ArgMatches, name: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(name).cloned()
}

/// A completion script.
pub(super) fn completions(lang: Lang, shell: Shell) -> Vec<u8> {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut command(lang), "phusong", &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_is_sound_in_both_languages() {
        for lang in [Lang::VI, Lang::EN] {
            command(lang).debug_assert();
        }
    }

    #[test]
    fn the_language_is_found_anywhere() {
        let args = |all: &[&str]| all.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(lang_of(&args(&["phusong", "run", "x", "--lang", "en"])), Lang::EN);
        assert_eq!(lang_of(&args(&["phusong", "--lang=en"])), Lang::EN);
        assert_eq!(lang_of(&args(&["phusong", "--lang", "vi", "run"])), Lang::VI);
    }
}
