//! One sheet being filled from top to bottom: official head, title, tables, notes, signatures.
//!
//! In: tables and texts. Out: a worksheet, ready to print on A4 across, one page wide. Text is written
//! as text whatever it begins with; the only formulas are sums of the program's own.

use super::Book;
use super::cell::{Cell, Row, RowKind};
use super::cell_text::{clean, like_a_formula};
use super::pages::{MARGINS_IN, Pages};
use super::style::{Look, Style, Styles, TABLE_PT, Tone};
use super::sums::Sums;
use super::table::{Column, Table, characters, room};
use super::type_width;
use super::words::{Label, SheetKind};
use jiff::civil::DateTime;
use rust_xlsxwriter::{Formula, IgnoreError, Worksheet, XlsxError};

type Result<T> = std::result::Result<T, XlsxError>;

/// Rows kept for what stands under a table.
const ROWS_BELOW: u32 = 40;
/// Height that a row can have, points (Excel's specifications and limits), and the lines in it.
const HIGHEST: f64 = 409.0;
const LINES_OF_HIGHEST: usize = 28;
/// Height of a line over the size of its type.
const LEADING: f64 = 1.32;

/// How a table stands on its sheet.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Use {
    /// Whether its head is repeated on every page.
    pub(super) repeated: bool,
    /// Whether it can be filtered.
    pub(super) filter: bool,
    /// Whether its columns need no heads.
    pub(super) headless: bool,
    /// Columns that stay in sight, and all rows down to the head with them.
    pub(super) frozen: Option<u16>,
}

/// A sheet being filled.
pub(super) struct Page<'b> {
    book: &'b Book<'b>,
    sheet: Worksheet,
    styles: Styles,
    row: u32,
    widths: Vec<f64>,
    /// First and last column of what stands across the sheet.
    across: (u16, u16),
    /// Size of print, percent.
    scale: u16,
    texts_cut: usize,
    rows_left_out: usize,
}

impl<'b> Page<'b> {
    /// A sheet as wide as its tables.
    pub(super) fn new(book: &'b Book<'b>, kind: SheetKind, tables: &[&Table<'_>]) -> Result<Self> {
        let mut widths: Vec<f64> = Vec::new();
        for table in tables {
            for (i, width) in table.widths().into_iter().enumerate() {
                match widths.get_mut(i) {
                    Some(there) => *there = there.max(width),
                    None => widths.push(width),
                }
            }
        }
        let words = book.words;
        let mut sheet = Worksheet::new();
        sheet.set_name(words.sheet(kind))?;
        // 9 is A4. 15 mm above and below.
        sheet.set_paper_size(9).set_landscape();
        sheet.set_margins(MARGINS_IN, MARGINS_IN, 0.59, 0.59, 0.28, 0.28);
        let kept = tables.iter().map(|t| t.kept).max().unwrap_or_default();
        let columns = tables.iter().flat_map(|t| t.columns.iter().enumerate());
        let starts: Vec<u16> = columns.filter(|(_, c)| c.starts).map(|(i, _)| i as u16).collect();
        let pages = Pages::new(&widths, kept, &starts);
        if pages.breaks.is_empty() {
            sheet.set_print_fit_to_pages(1, 0);
        } else {
            // Spreadsheets fit whole sheets to pages, and leave out breaks when they do.
            let breaks: Vec<u32> = pages.breaks.iter().map(|b| u32::from(*b)).collect();
            sheet.set_print_scale(pages.scale).set_vertical_page_breaks(&breaks)?;
            sheet.set_repeat_columns(0, pages.kept - 1)?;
        }
        // What stands across the sheet stands on its first page alone, beside what is repeated.
        let last = widths.len().saturating_sub(1) as u16;
        let across = (pages.kept, pages.breaks.first().map_or(last, |first| first - 1));
        sheet.set_print_center_horizontally(true);
        // A sum of nothing is nothing.
        sheet.set_formula_result_default("");
        for (i, width) in widths.iter().enumerate() {
            sheet.set_column_width(i as u16, *width)?;
        }
        // The blank ends the size, which a title that begins with a digit would continue.
        let font = "&\"Times New Roman,Regular\"&9 ";
        if book.assessment.about.synthetic {
            let text = words.label(Label::SyntheticShort);
            sheet.set_header(format!("&C&\"Times New Roman,Bold\"&9 {text}"));
        }
        // An ampersand is a command there; the whole may have 255 characters.
        let title: String =
            book.assessment.about.title.chars().filter(|c| !c.is_control()).collect();
        let title: String = title.chars().take(80).collect::<String>().replace('&', "&&");
        let page = words.label(Label::Page);
        sheet.set_footer(format!("&L{font}{title}&R{font}{page} &P/&N"));
        let mut page = Self {
            book,
            sheet,
            styles: Styles::new(words.lang()),
            row: 0,
            widths,
            across,
            scale: pages.scale,
            texts_cut: 0,
            rows_left_out: 0,
        };
        if book.assessment.about.synthetic {
            page.line(words.label(Label::Synthetic), &Style::Synthetic)?;
        }
        Ok(page)
    }

    /// The head of an official document: who makes it, the nation and its motto, place and date.
    pub(super) fn official_head(&mut self) -> Result<()> {
        let words = self.book.words;
        let about = &self.book.assessment.about;
        let units = &self.book.assessment.units;
        let maker = about.maker.as_deref().map(str::trim).filter(|m| !m.is_empty());
        let maker =
            maker.map_or_else(|| words.label(Label::MakerBlank).to_owned(), str::to_uppercase);
        let bold = Style::Official { underlined: false };
        // Outside Vietnam there is a maker and a date, but neither this nation nor its motto.
        let vietnamese = !units.province_code.is_empty();
        let nation = if vietnamese { words.label(Label::Nation) } else { "" };
        self.halves((&maker, &bold), (nation, &bold))?;
        if vietnamese {
            let motto = Style::Official { underlined: true };
            self.halves(("————", &bold), (words.label(Label::Motto), &motto))?;
        }
        let date = words.place_and_date(&units.province, self.book.made.map(DateTime::year));
        self.halves(("", &bold), (&date, &Style::Slanted))?;
        self.gap();
        Ok(())
    }

    /// Where people sign.
    pub(super) fn signatures(&mut self) -> Result<()> {
        let words = self.book.words;
        self.gap();
        let bold = Style::Official { underlined: false };
        let pair = |left, right| (words.label(left), words.label(right));
        let (left, right) = pair(Label::Preparer, Label::Head);
        self.halves((left, &bold), (right, &bold))?;
        let (left, right) = pair(Label::PreparerSigns, Label::HeadSigns);
        self.halves((left, &Style::Slanted), (right, &Style::Slanted))?;
        // Room for signature and stamp.
        self.row += 5;
        Ok(())
    }

    /// An empty row.
    pub(super) fn gap(&mut self) {
        self.row += 1;
    }

    /// What follows stands on a page of its own, where it has any before.
    pub(super) fn new_page(&mut self) -> Result<()> {
        self.sheet.set_print_scale(self.scale).set_page_breaks(&[self.row])?;
        Ok(())
    }

    /// Title and what stands under it.
    pub(super) fn title(&mut self, title: &str, under: &[String]) -> Result<()> {
        self.line(title, &Style::Title)?;
        for line in under.iter().filter(|l| !l.is_empty()) {
            self.line(line, &Style::Subtitle)?;
        }
        self.gap();
        Ok(())
    }

    /// Heading of a further table.
    pub(super) fn heading(&mut self, text: &str) -> Result<()> {
        self.gap();
        self.line(text, &Style::Heading)
    }

    /// A note under a table.
    pub(super) fn note(&mut self, text: &str) -> Result<()> {
        if text.is_empty() { Ok(()) } else { self.line(text, &Style::Note) }
    }

    /// The worksheet, with what could not be written said at its end.
    pub(super) fn finish(mut self) -> Result<Worksheet> {
        let words = self.book.words;
        if self.texts_cut > 0 {
            self.note(&words.texts_cut(self.texts_cut))?;
        }
        if self.rows_left_out > 0 {
            self.note(&words.rows_left_out(self.rows_left_out))?;
        }
        Ok(self.sheet)
    }

    /// A line across the sheet.
    fn line(&mut self, text: &str, style: &Style) -> Result<()> {
        let height = self.write_across(self.row, self.across, text, style)?;
        self.sheet.set_row_height(self.row, height)?;
        self.row += 1;
        Ok(())
    }

    /// Two texts side by side.
    fn halves(&mut self, left: (&str, &Style), right: (&str, &Style)) -> Result<()> {
        let (first, last) = self.across;
        let widths = &self.widths[usize::from(first)..self.widths.len().min(usize::from(last) + 1)];
        let all: f64 = widths.iter().sum();
        let mut sum = 0.0;
        let mut middle = first;
        for (i, width) in widths.iter().enumerate() {
            sum += width;
            if sum <= all * 0.5 {
                middle = first + i as u16;
            }
        }
        let a = self.write_across(self.row, (first, middle), left.0, left.1)?;
        let b = if middle < last {
            self.write_across(self.row, (middle + 1, last), right.0, right.1)?
        } else {
            0.0
        };
        self.sheet.set_row_height(self.row, a.max(b))?;
        self.row += 1;
        Ok(())
    }

    /// A text across columns of one row; the height it needs, points.
    fn write_across(
        &mut self,
        row: u32,
        (from, to): (u16, u16),
        text: &str,
        style: &Style,
    ) -> Result<f64> {
        let text = clean(text, &mut self.texts_cut);
        let format = self.styles.get(style);
        if from < to {
            self.sheet.merge_range(row, from, row, to, &text, format)?;
        } else {
            self.sheet.write_string_with_format(row, from, &*text, format)?;
        }
        let (pt, bold) = match style {
            Style::Title => (14.0, true),
            Style::Official { .. } | Style::Heading => (12.0, true),
            Style::Slanted => (12.0, false),
            Style::Synthetic => (TABLE_PT, true),
            _ => (TABLE_PT, false),
        };
        let width: f64 = self.widths[usize::from(from)..=usize::from(to)].iter().sum();
        let lines = type_width::lines(&text, bold, room(width) * TABLE_PT / pt);
        Ok((lines as f64 * pt * LEADING + 2.0).min(HIGHEST))
    }

    /// Writes a table.
    pub(super) fn table(&mut self, table: &Table<'_>, how: Use) -> Result<()> {
        let first = self.row;
        if !how.headless {
            self.heads(&table.columns)?;
        }
        let last_column = table.columns.len().saturating_sub(1) as u16;
        if how.repeated {
            self.sheet.set_repeat_rows(first, self.row - 1)?;
        }
        if let Some(columns) = how.frozen {
            self.sheet.set_freeze_panes(self.row, columns)?;
        }
        let head = self.row.saturating_sub(1);
        let from = self.row;
        let room = self.book.max_rows.saturating_sub(self.row + ROWS_BELOW) as usize;
        let rows = &table.rows[..table.rows.len().min(room)];
        self.rows_left_out += table.rows.len() - rows.len();
        let last = from + rows.len() as u32;
        for (i, row) in rows.iter().enumerate() {
            let sums = match row.kind {
                RowKind::Total => Sums::All(from, last.saturating_sub(2)),
                // A row of one thing sums nothing.
                RowKind::Body => Sums::Below(self.row, self.row),
                RowKind::Group => {
                    let below =
                        rows[i + 1..].iter().take_while(|r| r.kind == RowKind::Body).count();
                    Sums::Below(self.row + 1, self.row + below as u32)
                }
            };
            self.write_row(&table.columns, row, sums)?;
        }
        if how.filter && !rows.is_empty() {
            self.sheet.autofilter(head, 0, self.row - 1, last_column)?;
        }
        if self.row > from {
            // Codes are text on purpose.
            self.sheet.ignore_error_range(
                from,
                0,
                self.row - 1,
                last_column,
                IgnoreError::NumberStoredAsText,
            )?;
        }
        Ok(())
    }

    /// The heads of columns: one row, or two where columns have a head in common.
    fn heads(&mut self, columns: &[Column]) -> Result<()> {
        let grouped = columns.iter().any(|c| c.group.is_some());
        let (top, bottom) = (self.row, self.row + u32::from(grouped));
        let (mut top_pt, mut bottom_pt) = (20.0_f64, 20.0_f64);
        let mut at = 0;
        while at < columns.len() {
            let column = &columns[at];
            let run = columns[at..].iter().take_while(|c| c.group == column.group).count();
            let Some(group) = &column.group else {
                let height = self.head_height(column, at);
                self.head(column, (top, bottom), at)?;
                if grouped {
                    bottom_pt = bottom_pt.max(height - top_pt);
                } else {
                    top_pt = top_pt.max(height);
                }
                at += 1;
                continue;
            };
            let style = Style::Head { vertical: false };
            let span = (at as u16, (at + run - 1) as u16);
            let height = self.write_across(top, span, group, &style)?;
            top_pt = top_pt.max(height * 1.07);
            for (i, column) in columns.iter().enumerate().skip(at).take(run) {
                bottom_pt = bottom_pt.max(self.head_height(column, i));
                self.head(column, (bottom, bottom), i)?;
            }
            at += run;
        }
        self.sheet.set_row_height(top, top_pt)?;
        if grouped {
            self.sheet.set_row_height(bottom, bottom_pt)?;
        }
        self.row = bottom + 1;
        Ok(())
    }

    fn head(&mut self, column: &Column, (top, bottom): (u32, u32), at: usize) -> Result<()> {
        let format = self.styles.get(&Style::Head { vertical: column.vertical });
        let at = at as u16;
        if top < bottom {
            self.sheet.merge_range(top, at, bottom, at, &column.head, format)?;
        } else {
            self.sheet.write_string_with_format(top, at, &column.head, format)?;
        }
        Ok(())
    }

    /// Points that a column's head needs.
    fn head_height(&self, column: &Column, at: usize) -> f64 {
        /// Longer heads that stand upright break into two lines.
        const UPRIGHT_LIMIT: f64 = 100.0;
        let points = |type_width: f64| type_width * TABLE_PT / 1000.0 * 1.06 + 8.0;
        if column.vertical {
            let whole = points(type_width::of_line(&column.head, true));
            if whole <= UPRIGHT_LIMIT || self.widths[at] < characters(2.0 * 1300.0) {
                return whole;
            }
            let word = points(type_width::of_widest_word(&column.head, true));
            return word.max(whole * 0.62);
        }
        let lines = type_width::lines(&column.head, true, room(self.widths[at]));
        lines as f64 * TABLE_PT * LEADING + 4.0
    }

    fn write_row(&mut self, columns: &[Column], row: &Row<'_>, sums: Sums) -> Result<()> {
        let mut at = 0_u16;
        for cell in &row.cells {
            let Some(column) = columns.get(usize::from(at)) else { break };
            self.write_cell(column, row.kind, at, cell, sums)?;
            at += if let Cell::Span(_, columns) = cell { *columns } else { 1 };
        }
        // Stated where text wraps: not every spreadsheet finds the height itself. Rows of one line are
        // left to grow with what the office fills in.
        let lines = self.lines_of(columns, row);
        if lines > 1 {
            let height = lines as f64 * TABLE_PT * LEADING + 3.0;
            self.sheet.set_row_height(self.row, height.min(HIGHEST))?;
        }
        self.row += 1;
        Ok(())
    }

    /// How many lines the highest cell of a row takes.
    fn lines_of(&self, columns: &[Column], row: &Row<'_>) -> usize {
        let bold = row.kind != RowKind::Body;
        let mut most = 1;
        let mut at = 0;
        for cell in &row.cells {
            let wide = if let Cell::Span(_, n) = cell { usize::from(*n) } else { 1 };
            let end = (at + wide).min(columns.len());
            if let Cell::Text(text) | Cell::Toned(text, _) | Cell::Span(text, _) = cell {
                let width = room(self.widths[at..end].iter().sum());
                // Quick to see, for most cells: no letter is wider than its size.
                let short = text.chars().count() as f64 * 1000.0 < width && !text.contains('\n');
                // More lines than a row can have need no counting.
                if !short && most < LINES_OF_HIGHEST {
                    let text =
                        if text.len() > 20_000 { text.get(..20_000).unwrap_or(text) } else { text };
                    most = most.max(type_width::lines(text, bold, width));
                }
            }
            at = end;
        }
        most
    }

    fn write_cell(
        &mut self,
        column: &Column,
        kind: RowKind,
        at: u16,
        cell: &Cell<'_>,
        sums: Sums,
    ) -> Result<()> {
        let look = column.look;
        let row = self.row;
        let style = |look, tone, quoted| Style::Cell { look, kind, tone, quoted };
        let plain = style(look, Tone::Plain, false);
        match cell {
            Cell::Blank => {
                self.sheet.write_blank(row, at, self.styles.get(&plain))?;
            }
            Cell::NoData => {
                let sign = self.book.words.label(Label::NoDataSign);
                let format = self.styles.get(&style(Look::Centre, Tone::Unknown, false));
                self.sheet.write_string_with_format(row, at, sign, format)?;
            }
            Cell::Text(text) | Cell::Toned(text, _) => {
                let tone = if let Cell::Toned(_, tone) = cell { *tone } else { Tone::Plain };
                let text = clean(text, &mut self.texts_cut);
                let format = self.styles.get(&style(look, tone, like_a_formula(&text)));
                self.sheet.write_string_with_format(row, at, &*text, format)?;
            }
            Cell::Number(value) => {
                let format = self.styles.get(&plain);
                self.sheet.write_number_with_format(row, at, *value, format)?;
            }
            Cell::Figure(value, number) => {
                let format = self.styles.get(&Style::Figure(number.clone(), kind));
                self.sheet.write_number_with_format(row, at, *value, format)?;
            }
            Cell::Sum(value) => {
                let formula = sums.formula(at);
                let result = value.map_or_else(String::new, |v| v.to_string());
                let formula = Formula::new(formula).set_result(result);
                self.sheet.write_formula_with_format(row, at, formula, self.styles.get(&plain))?;
            }
            Cell::Span(text, columns) => {
                let style = style(Look::Text, Tone::Plain, like_a_formula(text));
                let to = at + columns.saturating_sub(1);
                self.write_across(row, (at, to), text, &style)?;
            }
        }
        Ok(())
    }
}
