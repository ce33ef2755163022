//! How cells look: Times New Roman as offices use it (NĐ 30/2020/NĐ-CP), thin borders, and a few
//! grounds that say good, bad, unknown. Each look is one format, made once a sheet.

use super::cell::RowKind;
use crate::indicator::{Status, Verdict};
use crate::lang::Lang;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline};
use std::collections::HashMap;

const FONT: &str = "Times New Roman";
/// Size of tables, points.
pub(in crate::report) const TABLE_PT: f64 = 11.0;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::report) enum Look {
    /// Words, left, wrapped.
    Text,
    /// A code or a word, centred; stays text when edited.
    Code,
    /// A short word, centred.
    Centre,
    /// A whole number.
    Whole,
    /// A number with so many decimals.
    Decimal(u8),
    /// A year, a place in a list: no thousands mark, centred.
    Plain,
}

/// What the ground of a cell says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::report) enum Tone {
    #[default]
    Plain,
    Good,
    Middling,
    Bad,
    Unknown,
}

impl Tone {
    /// The tone of a status.
    pub(in crate::report) fn of_status(status: Status) -> Self {
        match status {
            Status::Covered => Self::Good,
            Status::Hole => Self::Middling,
            Status::White => Self::Bad,
            Status::NoData => Self::Unknown,
        }
    }

    /// The tone of a verdict.
    pub(in crate::report) fn of_verdict(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Met => Self::Good,
            Verdict::Missed => Self::Bad,
            Verdict::NoData => Self::Unknown,
        }
    }

    /// Ground and ink, RGB: pale enough to print grey, dark enough to read (contrast above 6).
    pub(in crate::report) fn colours(self) -> Option<(u32, u32)> {
        match self {
            Self::Plain => None,
            Self::Good => Some((0x00DD_F0DC, 0x0014_4D1C)),
            Self::Middling => Some((0x00FF_EFC6, 0x006B_4A00)),
            Self::Bad => Some((0x00F9_D6D2, 0x0080_1410)),
            Self::Unknown => Some((0x00EA_EAEA, 0x0050_5050)),
        }
    }
}

/// Everything that makes a cell look as it does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::report) enum Style {
    /// A cell of a table.
    Cell {
        look: Look,
        kind: RowKind,
        tone: Tone,
        /// Begins like a formula: marked as text, so that it stays text when somebody edits it.
        quoted: bool,
    },
    /// A number in a format of its own.
    Figure(String, RowKind),
    /// The head of a column.
    Head { vertical: bool },
    /// That the data is synthetic.
    Synthetic,
    /// Nation, maker: bold, centred.
    Official { underlined: bool },
    /// Place and date, and how to sign: slanted, centred.
    Slanted,
    /// A sheet's title.
    Title,
    /// A line under the title.
    Subtitle,
    /// Heading of a second table.
    Heading,
    /// A note under a table.
    Note,
}

/// The formats of one sheet.
pub(in crate::report) struct Styles {
    lang: Lang,
    made: HashMap<Style, Format>,
}

impl Styles {
    /// None yet.
    pub(in crate::report) fn new(lang: Lang) -> Self {
        Self { lang, made: HashMap::new() }
    }

    /// The format of a style.
    pub(in crate::report) fn get(&mut self, style: &Style) -> &Format {
        if !self.made.contains_key(style) {
            let format = make(style, self.lang);
            self.made.insert(style.clone(), format);
        }
        &self.made[style]
    }
}

/// Room to the right of a number as wide as a bracket, lest it touch the next cell's text.
const AIR: &str = "_)";

/// A number format for that language. The separators in it are the standard's own: a spreadsheet
/// shows its user's. The locale mark makes those who honour it (`LibreOffice`) show the comma.
fn localised(lang: Lang, format: &str) -> String {
    // 042A is Vietnamese (Viet Nam), [MS-LCID].
    let mark = if lang == Lang::VI { "[$-42A]" } else { "" };
    let sections: Vec<String> = format.split(';').map(|s| format!("{mark}{s}{AIR}")).collect();
    sections.join(";")
}

/// `#,##0.00` with so many decimals.
pub(in crate::report) fn decimals(n: u8) -> String {
    if n == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(usize::from(n))) }
}

fn make(style: &Style, lang: Lang) -> Format {
    let base = Format::new().set_font_name(FONT).set_font_size(TABLE_PT);
    let base = base.set_align(FormatAlign::VerticalCenter);
    let row = |kind: RowKind| {
        let format = base.clone().set_border(FormatBorder::Thin).set_border_color(0x0080_8080_u32);
        match kind {
            RowKind::Body => format,
            RowKind::Group => format.set_bold().set_background_color(0x00F2_F2F2_u32),
            RowKind::Total => format.set_bold().set_background_color(0x00E2_E2E2_u32),
        }
    };
    match style {
        Style::Cell { look, kind, tone, quoted } => {
            let mut format = row(*kind);
            format = match look {
                Look::Text => format.set_align(FormatAlign::Left).set_text_wrap(),
                Look::Code => {
                    format.set_align(FormatAlign::Center).set_text_wrap().set_num_format("@")
                }
                Look::Centre => format.set_align(FormatAlign::Center).set_text_wrap(),
                Look::Whole => format.set_num_format(localised(lang, &decimals(0))),
                Look::Decimal(n) => format.set_num_format(localised(lang, &decimals(*n))),
                Look::Plain => format.set_align(FormatAlign::Center).set_num_format("0"),
            };
            if let Some((ground, ink)) = tone.colours() {
                format = format.set_background_color(ground).set_font_color(ink);
            }
            if *quoted { format.set_quote_prefix() } else { format }
        }
        Style::Figure(number, kind) => {
            row(*kind).set_align(FormatAlign::Right).set_num_format(localised(lang, number))
        }
        Style::Head { vertical } => {
            let format = row(RowKind::Total).set_align(FormatAlign::Center).set_text_wrap();
            if *vertical { format.set_rotation(90) } else { format }
        }
        Style::Synthetic => base
            .set_bold()
            .set_font_color(0x00B0_1010_u32)
            .set_align(FormatAlign::Center)
            .set_text_wrap(),
        Style::Official { underlined } => {
            let format = base.set_bold().set_font_size(12).set_align(FormatAlign::Center);
            let format = format.set_text_wrap();
            if *underlined { format.set_underline(FormatUnderline::Single) } else { format }
        }
        Style::Slanted => {
            base.set_italic().set_font_size(12).set_align(FormatAlign::Center).set_text_wrap()
        }
        Style::Title => {
            base.set_bold().set_font_size(14).set_align(FormatAlign::Center).set_text_wrap()
        }
        Style::Subtitle => base.set_italic().set_align(FormatAlign::Center).set_text_wrap(),
        Style::Heading => base.set_bold().set_font_size(12),
        Style::Note => base.set_italic().set_align(FormatAlign::Top).set_text_wrap(),
    }
}
