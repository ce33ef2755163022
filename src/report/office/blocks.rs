//! What block placeholders become.

use super::markup::{Markup, PictureAt, Style};
use super::picture::{Illustrations, Picture};
use super::placeholder::Block;
use super::table::{TableWords, table};
use super::words::{self, Absent, Caption, Verdicts};
use super::{Report, gap_list};
use crate::assessment::Assessment;
use crate::finding::Severity;
use crate::indicator::{Level, Status, Verdict};
use crate::lang::{self, Lang, Numbers};
use crate::map::ChartKind;
use crate::network::{ServiceKind, Technology};
use crate::place::CommuneId;
use crate::report::gap_groups::GapGroups;
use crate::report::order::communes_in_order;
use crate::report::workbook::cell::{Cell, Row, RowKind};
use crate::report::workbook::style::Look;
use crate::report::workbook::table::{Column, Table};
use crate::report::workbook::words::{Label, SheetKind};
use crate::report::workbook::{
    Book, capital, gap_list as list, method, places, scorecard, sentence, sharing, speed, unbroken,
};
use phusong_lang::word;
use std::io;

/// Height of a picture at most, as a part of the page's: its caption needs the rest.
const PICTURE_HEIGHT: f64 = 0.9;
/// The first number of drawings made here: those of templates count from 1.
const FIRST_DRAWING: usize = 10_001;

/// Numbers that go on from block to block, and pictures to put into the document.
#[derive(Default)]
pub(super) struct Running<'p> {
    tables: usize,
    figures: usize,
    /// Name of the part in `word/`, the picture, and its width on paper, inches.
    pub(super) media: Vec<(String, &'p Picture, f64)>,
}

impl Running<'_> {
    /// The relationship of a picture.
    pub(super) fn relation(number: usize) -> String {
        format!("rIdPhusong{number}")
    }
}

/// One block being made.
pub(super) struct Making<'a, 'm> {
    pub(super) report: &'a Report<'a>,
    pub(super) book: &'a Book<'a>,
    pub(super) markup: Markup<'m>,
    pub(super) running: &'m mut Running<'a>,
}

impl<'a> Making<'a, '_> {
    fn lang(&self) -> Lang {
        self.report.lang
    }

    fn assessment(&self) -> &Assessment {
        self.report.assessment
    }

    /// Makes a block.
    pub(super) fn block(&mut self, block: &Block) -> io::Result<()> {
        match block {
            Block::Summary => self.summary(),
            Block::Scorecard => self.scorecard(),
            Block::Rates => self.rates(),
            Block::Maps(which) => return self.maps(which.as_deref()),
            Block::Charts(which) => return self.charts(*which),
            Block::Gaps(Some(service)) => self.gaps(*service),
            Block::Gaps(None) => self.all_gaps(),
            Block::Sharing => {
                let (some, all) = (!self.assessment().sharing.is_empty(), sharing::sums(self.book));
                self.stated(some, Absent::Sharing, Caption::Sharing, &all);
            }
            Block::Places => {
                let all = places::sums(self.book);
                self.stated(!all.rows.is_empty(), Absent::Places, Caption::Places, &all);
            }
            Block::Speed => self.speed(),
            Block::Method => self.method(),
            Block::Sources => self.sources(),
            Block::Findings => self.findings(),
        }
        Ok(())
    }

    fn say(&mut self, style: Style, text: &str) {
        if !text.trim().is_empty() {
            self.markup.paragraph(style, text);
        }
    }

    fn absent(&mut self, what: Absent) {
        self.say(Style::Body, &words::absent(self.lang(), what));
    }

    /// A table under its caption.
    fn table(&mut self, caption: Caption, content: &Table<'_>) {
        self.running.tables += 1;
        let lang = self.lang();
        let (label, text) = (word!(lang, "office-table"), words::caption(lang, caption));
        self.markup.caption(label, self.running.tables, &text, true);
        let words = TableWords {
            numbers: Numbers(lang),
            no_data: self.book.words.label(Label::NoDataSign),
        };
        table(&mut self.markup, content, &words);
    }

    fn stated(&mut self, there: bool, absent: Absent, caption: Caption, content: &Table<'_>) {
        if there {
            self.table(caption, content);
        } else {
            self.absent(absent);
        }
    }

    fn summary(&mut self) {
        let assessment = self.report.assessment;
        let lang = self.lang();
        if assessment.about.synthetic {
            self.say(Style::Body, word!(lang, "office-synthetic"));
        }
        let as_of = self.report.as_of();
        for service in &assessment.services {
            if let Some(rate) = assessment.rate(Level::Province, service.kind) {
                // What no layer speaks of is said to have no data only where somebody may ask for it.
                let asked = assessment.method.gaps.services.contains(&service.kind);
                if rate.known() > 0 || asked {
                    self.say(
                        Style::Body,
                        &words::sentence(lang, as_of.as_deref(), service.kind, rate),
                    );
                }
            }
        }
        let rule = &assessment.method.rule;
        let said = unbroken(&lang::rule_sentence(lang, rule));
        self.say(Style::Body, &words::rule(lang, &said, rule));
        if !assessment.scorecard.is_empty() {
            self.say(Style::Body, &words::verdicts(lang, verdicts(assessment)));
        }
        let decided =
            |i: usize| assessment.services.iter().any(|s| s.villages[i].evidence.is_some());
        let decided = (0..assessment.villages.len()).filter(|i| decided(*i)).count();
        if decided > 0 {
            self.say(Style::Body, &words::decided(lang, decided));
        }
    }

    fn scorecard(&mut self) {
        if self.assessment().scorecard.is_empty() {
            return self.absent(Absent::Plan);
        }
        let plan = scorecard::plan_line(self.book).unwrap_or_default();
        self.say(Style::Body, &sentence(&plan));
        self.table(Caption::Scorecard, &scorecard::table(self.book).only(&scorecard::BRIEF));
        self.say(Style::Note, self.book.words.label(Label::NoDataMeaning));
    }

    /// Covered villages and their rate by commune, the whole province first.
    fn rates(&mut self) {
        let (book, lang) = (self.book, self.lang());
        let assessment = self.report.assessment;
        let words = book.words;
        let head = |label: Label, look: Look| Column::new(words.label(label), look);
        let mut columns = vec![
            head(Label::Number, Look::Plain).between(4.5, 5.5),
            head(Label::Commune, Look::Text).between(18.0, 30.0),
            head(Label::Villages, Look::Whole).between(6.5, 9.0),
        ];
        // Older generations are in the workbook: a page has no room for all.
        let asked = |kind: &ServiceKind| match kind {
            ServiceKind::Technology(t) => *t >= Technology::G4,
            ServiceKind::MobileBroadband => true,
        };
        let known = |kind| assessment.rate(Level::Province, kind).is_some_and(|r| r.known() > 0);
        let services: Vec<ServiceKind> = assessment
            .services
            .iter()
            .map(|s| s.kind)
            .filter(asked)
            .filter(|kind| known(*kind))
            .collect();
        for kind in &services {
            let name = words.service(*kind);
            let covered = Column::new(word!(lang, "office-head-covered-villages"), Look::Whole);
            let rate = Column::new(word!(lang, "office-head-rate"), Look::Decimal(1));
            columns.push(covered.under(name).between(6.5, 8.0));
            columns.push(rate.under(name).between(6.5, 8.0));
        }
        let row = |kind, number: Cell<'static>, name: &str, level| {
            let mut cells = vec![number, Cell::Text(name.to_owned().into())];
            let rates: Vec<_> = services.iter().map(|s| assessment.rate(level, *s)).collect();
            let villages = rates.iter().flatten().next().map(|r| r.villages);
            cells.push(villages.map_or(Cell::Blank, Cell::count));
            for rate in rates {
                let known = rate.filter(|r| r.known() > 0);
                cells.push(known.map_or(Cell::NoData, |r| Cell::count(r.covered)));
                cells.push(Cell::computed(known.and_then(|r| Some(cut_rate(r.rate_pct()?, r)))));
            }
            Row::new(kind, cells)
        };
        let whole = words.label(Label::WholeProvince);
        let mut rows = vec![row(RowKind::Total, Cell::Blank, whole, Level::Province)];
        for (n, i) in communes_in_order(assessment).into_iter().enumerate() {
            let (name, id) = (&assessment.units.communes[i].name, CommuneId(i as u32));
            rows.push(row(RowKind::Body, Cell::count(n + 1), name, Level::Commune(id)));
        }
        self.table(Caption::Rates, &Table { kept: 0, columns, rows });
        self.say(Style::Note, words.label(Label::NoDataMeaning));
        self.say(Style::Note, word!(lang, "office-rates-note"));
    }

    fn maps(&mut self, which: Option<&str>) -> io::Result<()> {
        let pictures: &'a Illustrations = self.report.pictures;
        let wanted = pictures.maps.iter().filter(|(id, _)| which.is_none_or(|w| w == id));
        let wanted: Vec<&'a Picture> = wanted.map(|(_, picture)| picture).collect();
        if wanted.is_empty() {
            self.absent(Absent::Maps);
        }
        wanted.into_iter().try_for_each(|picture| self.picture(picture))
    }

    fn charts(&mut self, which: Option<(ChartKind, Option<ServiceKind>)>) -> io::Result<()> {
        let is = |kind: ChartKind, of: Option<ServiceKind>| match which {
            None => true,
            Some((wanted, None)) => wanted == kind,
            Some(one) => one == (kind, of),
        };
        let all = self.report.pictures.charts.iter().filter(|(kind, of, _)| is(*kind, *of));
        let wanted: Vec<&'a Picture> = all.map(|(.., picture)| picture).collect();
        if wanted.is_empty() {
            self.absent(Absent::Charts);
        }
        wanted.into_iter().try_for_each(|picture| self.picture(picture))
    }

    /// A picture over its caption, as large as the page has room for.
    fn picture(&mut self, picture: &'a Picture) -> io::Result<()> {
        let room = self.markup.around.room;
        let ratio = picture.ratio()?;
        let width = room.width.min(room.height * PICTURE_HEIGHT * ratio);
        self.running.figures += 1;
        let number = self.running.media.len() + 1;
        self.markup.picture(&PictureAt {
            relation: &Running::relation(number),
            number: FIRST_DRAWING + number,
            name: &picture.name,
            told: &picture.title,
            width,
            height: width / ratio,
        });
        let label = word!(self.lang(), "office-figure");
        self.markup.caption(label, self.running.figures, &picture.title, false);
        self.running.media.push((format!("media/phusong{number}.png"), picture, width / 1440.0));
        Ok(())
    }

    fn all_gaps(&mut self) {
        let services = self.assessment().method.gaps.services.clone();
        if services.is_empty() {
            self.absent(Absent::Gaps);
        }
        for service in services {
            let title = self.book.words.title(SheetKind::Gaps(service));
            self.say(Style::Heading, title);
            self.gaps(service);
        }
    }

    fn gaps(&mut self, kind: ServiceKind) {
        let (report, words) = (self.report, self.book.words);
        let Some(service) = report.assessment.service(kind) else {
            return self.absent(Absent::Service(kind));
        };
        let groups = GapGroups::new(report.assessment, service);
        if groups.is_empty() {
            let unknown = service.villages.iter().all(|v| v.status == Status::NoData);
            let label = if unknown { Label::ServiceUnknown } else { Label::NoGaps };
            return self.say(Style::Body, words.label(label));
        }
        let content = gap_list::table(self.book, &groups, service, report.lang);
        self.table(Caption::Gaps(kind), &content);
        self.say(Style::Note, words.label(Label::NoDataMeaning));
        self.say(Style::Note, words.label(Label::SumsKnown));
        let triage = list::triage_groups(self.book);
        self.say(Style::Note, &format!("{}: {triage}", words.label(Label::Group)));
        if groups.gaps().any(|g| g.robustness.is_some()) {
            self.say(Style::Note, words.label(Label::SureOf));
        }
    }

    /// Speeds of the whole province; those of communes are in the workbook.
    fn speed(&mut self) {
        let mut content = speed::table(self.book).only(&speed::BRIEF);
        let whole = Cell::text(self.book.words.label(Label::WholeProvince));
        content.rows.retain(|row| row.cells.first() == Some(&whole));
        let there = !content.rows.is_empty();
        self.stated(there, Absent::Speed, Caption::Speed, &content);
        if there {
            self.say(Style::Note, self.book.words.label(Label::TooFewTests));
        }
    }

    fn method(&mut self) {
        let (book, lang) = (self.book, self.lang());
        let rule = &book.assessment.method.rule;
        let said = unbroken(&lang::rule_sentence(lang, rule));
        self.say(Style::Body, &words::rule(lang, &said, rule));
        self.say(Style::Body, &sentence(book.words.of(&rule.caveat)));
        let columns = vec![
            Column::new(word!(lang, "office-head-parameter"), Look::Text).between(24.0, 30.0),
            Column::new(word!(lang, "office-head-value"), Look::Text).between(50.0, 70.0),
        ];
        let row = |(label, value): (Label, std::borrow::Cow<'_, str>)| {
            let name = Cell::text(book.words.label(label));
            Row::body(vec![name, Cell::Text(value.into_owned().into())])
        };
        let stated = method::list(book).into_iter().filter(|(_, value)| !value.trim().is_empty());
        let rows = stated.map(row).collect();
        self.table(Caption::Parameters, &Table { kept: 0, columns, rows });
        self.say(Style::Note, book.words.label(Label::Limits));
    }

    fn sources(&mut self) {
        // All but layers and digests.
        self.table(Caption::Layers, &method::layers(self.book).only(&[0, 1, 3, 4, 5]));
        self.say(Style::Note, word!(self.lang(), "office-layers-note"));
    }

    /// What was found in the data, each kind once with an example.
    fn findings(&mut self) {
        let (book, lang) = (self.book, self.lang());
        let all = &book.assessment.findings;
        if all.is_empty() {
            return self.absent(Absent::Findings);
        }
        let severities = [Severity::Note, Severity::Assumed, Severity::Repaired, Severity::Dropped];
        let count = |s| all.iter().filter(|f| f.severity == s).count();
        self.say(Style::Body, &words::findings(lang, severities.map(count)));
        let mut kinds: Vec<(Severity, &'static str, usize, usize)> = Vec::new();
        for (i, finding) in all.iter().enumerate() {
            let key = (finding.severity, finding.kind.code());
            match kinds.iter_mut().find(|(s, code, ..)| (*s, *code) == key) {
                Some((.., count)) => *count += 1,
                None => kinds.push((key.0, key.1, i, 1)),
            }
        }
        // The gravest first, then the most.
        kinds.sort_by_key(|(severity, _, first, count)| {
            (std::cmp::Reverse(*severity), std::cmp::Reverse(*count), *first)
        });
        let columns = vec![
            Column::new(book.words.label(Label::Severity), Look::Centre).between(10.0, 12.0),
            Column::new(word!(lang, "office-head-example"), Look::Text).between(40.0, 60.0),
            Column::new(word!(lang, "office-head-places"), Look::Whole).between(8.0, 9.0),
        ];
        let rows = kinds.into_iter().map(|(severity, _, first, count)| {
            let example = lang::finding(lang, &all[first]).headline;
            Row::body(vec![
                Cell::text(book.words.severity(severity)),
                Cell::text(capital(&example)),
                Cell::count(count),
            ])
        });
        let rows = rows.collect();
        self.table(Caption::Findings, &Table { kept: 0, columns, rows });
    }

    /// What was made.
    pub(super) fn into_markup(self) -> String {
        self.markup.out
    }
}

/// A rate in a table of one decimal: never shown as all where it is not.
fn cut_rate(pct: f64, rate: &crate::indicator::Rate) -> f64 {
    let all = rate.covered == rate.known();
    if !all && (pct * 10.0).round() >= 1000.0 { 99.9 } else { pct }
}

/// The scorecard, counted.
pub(super) fn verdicts(assessment: &Assessment) -> Verdicts {
    let count = |v| assessment.scorecard.iter().filter(|r| r.verdict == v).count();
    Verdicts {
        met: count(Verdict::Met),
        missed: count(Verdict::Missed),
        no_data: count(Verdict::NoData),
    }
}
