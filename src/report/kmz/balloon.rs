//! What the balloons say.

use super::xml::Html;
use crate::assessment::Assessment;
use crate::coverage::{Nearest, Share};
use crate::gap::Gap;
use crate::indicator::{Service, Status};
use crate::lang::{self, Lang, Numbers};
use crate::map::words::shown_pct;
use crate::report::status_colour;
use crate::report::workbook::words::{Label, words};
use phusong_lang::{count, say, word};

/// A table of labels and values under a heading.
pub(super) struct Balloon {
    html: Html,
}

impl Balloon {
    /// Begins one.
    pub(super) fn new(heading: &str, under: &str) -> Self {
        let mut html = Html::default();
        html.raw("<h3>");
        html.text(heading);
        html.raw("</h3>");
        if !under.is_empty() {
            html.raw("<p>");
            html.text(under);
            html.raw("</p>");
        }
        html.raw("<table>");
        Self { html }
    }

    /// A line; none where there is nothing to say.
    pub(super) fn line(&mut self, label: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        self.html.raw("<tr><td>");
        self.html.text(label);
        self.html.raw("</td><td><b>");
        self.html.text(value);
        self.html.raw("</b></td></tr>");
    }

    pub(super) fn done(mut self) -> Html {
        self.html.raw("</table>");
        self.html
    }
}

/// Of the document: what it is, of what day, by which rule, what the colours are.
pub(super) fn document(assessment: &Assessment, lang: Lang) -> Html {
    let (about, w) = (&assessment.about, words(lang));
    let mut html = Html::default();
    let mut paragraph = |text: &str, strong: bool| {
        if text.trim().is_empty() {
            return;
        }
        html.raw(if strong { "<p><b>" } else { "<p>" });
        html.text(text);
        html.raw(if strong { "</b></p>" } else { "</p>" });
    };
    if about.synthetic {
        paragraph(w.label(Label::Synthetic), true);
    }
    if let Some(date) = about.as_of.as_deref() {
        let date = date.trim().parse().map_or_else(|_| date.to_owned(), |d| w.date(d));
        paragraph(&w.as_of(&date), false);
    }
    paragraph(&sentence(&lang::rule_sentence(lang, &assessment.method.rule)), false);
    let without = assessment.villages.iter().filter(|v| v.shape.is_none()).count();
    if without > 0 {
        paragraph(&say!(lang, "kmz-without-polygon", villages = count(without)), false);
    }
    paragraph(w.label(Label::Limits), false);
    html.raw("<table>");
    for status in super::STATUSES {
        let [r, g, b] = status_colour::rgb(status);
        html.raw(&format!(
            "<tr><td bgcolor=\"#{r:02x}{g:02x}{b:02x}\">&#160;&#160;&#160;&#160;</td><td>"
        ));
        html.text(w.status(status));
        html.raw("</td></tr>");
    }
    html.raw("</table>");
    html
}

/// What stands elsewhere after a colon, as a sentence of its own.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let whole: String = first.chain(letters).collect();
    if whole.is_empty() || whole.ends_with('.') { whole } else { whole + "." }
}

/// The commune of a village, and its province.
fn whereabouts(assessment: &Assessment, village: usize) -> String {
    let units = &assessment.units;
    let commune = units.commune(assessment.villages[village].commune);
    let province = if commune.province.is_empty() { &units.province } else { &commune.province };
    let parts = [commune.name.as_str(), province.as_str()];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A share as people read it, cut to a tenth; empty without data.
fn pct(lang: Lang, share: Option<Share>) -> String {
    let Some(share) = share else { return String::new() };
    let (cut, trace) = shown_pct(share.pct());
    if trace {
        return format!("< {} %", Numbers(lang).decimal(0.1, 1));
    }
    format!("{} %", Numbers(lang).decimal(cut, 1))
}

/// One service in one village.
pub(super) fn village(
    assessment: &Assessment,
    service: &Service,
    index: usize,
    lang: Lang,
) -> Html {
    let (village, here, w) = (&assessment.villages[index], &service.villages[index], words(lang));
    let mut balloon = Balloon::new(&village.name, &whereabouts(assessment, index));
    let share = pct(lang, here.share.filter(|_| here.modelled != Status::NoData));
    let status = lang::gap_class(lang, service.kind, here.status);
    balloon.line(lang::gap_service(lang, service.kind), status);
    balloon.line(w.label(Label::SharePct).trim_end_matches(" (%)"), &share);
    if let Some(report) = here.evidence.and_then(|i| assessment.evidence.get(i as usize)) {
        let decided = w.decided_by(report.kind, &report.source, report.date);
        balloon.line(w.label(Label::Report), &decided);
        balloon.line(w.label(Label::Modelled), lang::gap_class(lang, service.kind, here.modelled));
    }
    if let Some(nearest) = here.nearest.as_ref().filter(|_| here.status != Status::NoData) {
        let operator = assessment.network.operators.name(nearest.operator);
        let km = Numbers(lang).decimal(nearest.km, 1);
        let name = assessment.network.name_of(nearest.source);
        let text = format!("{name} ({operator}), {km} km");
        balloon.line(w.label(Label::NearestId), &text);
    }
    about_village(&mut balloon, assessment, index, lang);
    balloon.done()
}

fn about_village(balloon: &mut Balloon, assessment: &Assessment, index: usize, lang: Lang) {
    let (village, w) = (&assessment.villages[index], words(lang));
    let number = |n: Option<f64>| n.map_or(String::new(), |n| Numbers(lang).decimal(n, 0));
    let flag = |f: Option<bool>| f.map_or("", |f| w.label(if f { Label::Yes } else { Label::No }));
    balloon.line(w.label(Label::Population), &number(village.population));
    balloon.line(w.label(Label::Households), &number(village.households));
    balloon.line(w.label(Label::AreaClass), village.area_class.as_deref().unwrap_or_default());
    balloon.line(w.label(Label::Dbkk), flag(village.dbkk));
    balloon.line(w.label(Label::Power), flag(village.has_power));
}

/// One gap.
pub(super) fn gap(assessment: &Assessment, gap: &Gap, lang: Lang) -> Html {
    let (index, w) = (gap.village as usize, words(lang));
    let village = &assessment.villages[index];
    let mut balloon = Balloon::new(&village.name, &whereabouts(assessment, index));
    let class = lang::gap_class(lang, gap.service, gap.class);
    balloon.line(lang::gap_service(lang, gap.service), class);
    balloon.line(w.label(Label::Rank), &Numbers(lang).count(gap.rank as usize));
    let reasons: Vec<String> = gap.reasons.iter().map(|r| lang::gap_reason(lang, r)).collect();
    balloon.line(w.label(Label::Reason), &reasons.join("; "));
    balloon.line(w.label(Label::Group), lang::gap_triage(lang, gap.triage));
    if let Some(robustness) = &gap.robustness {
        let sure = lang::gap_robustness(lang, gap.class, robustness);
        balloon.line(word!(lang, "kmz-sure"), &sure);
    }
    if let Some(report) = gap.evidence.and_then(|i| assessment.evidence.get(i as usize)) {
        let decided = w.decided_by(report.kind, &report.source, report.date);
        balloon.line(w.label(Label::Report), &decided);
    }
    let number = |n: Option<f64>| n.map_or(String::new(), |n| Numbers(lang).decimal(n, 0));
    balloon.line(w.label(Label::HouseholdsLacking), &number(gap.lacking.households));
    let mut nearest: Vec<_> = gap.nearest.iter().collect();
    nearest.sort_by(|a, b| a.km.total_cmp(&b.km).then(a.operator.cmp(&b.operator)));
    let one = |n: &&Nearest| {
        let operator = assessment.network.operators.name(n.operator);
        let name = assessment.network.name_of(n.source);
        format!("{operator} {} km ({name})", Numbers(lang).decimal(n.km, 1))
    };
    let all: Vec<String> = nearest.iter().map(one).collect();
    balloon.line(w.label(Label::NearestOfOperators), &all.join("; "));
    about_village(&mut balloon, assessment, index, lang);
    balloon.done()
}
