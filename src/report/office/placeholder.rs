//! The placeholders of a template: what they are called in Vietnamese and in English, and what they mean.
//!
//! `{{name}}` or `{{name:argument}}`, ASCII, case and blanks of no account; both languages' names work in
//! every template. A field is text anywhere; a block stands on a paragraph of its own and becomes tables,
//! pictures and paragraphs.

use super::fault::PlaceholderFault;
use super::part::Found;
use crate::map::ChartKind;
use crate::network::ServiceKind;

/// What a placeholder stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Placeholder {
    Field(Field),
    Of(Figure, ServiceKind),
    Block(Block),
}

/// Text of the whole report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Province,
    AsOf,
    AsOfLong,
    MadeOn,
    MadeOnLong,
    Day,
    Month,
    Year,
    Maker,
    MakerCapitals,
    Nation,
    Motto,
    Rule,
    RuleSource,
    RuleCaveat,
    Denominator,
    Crs,
    Version,
    Synthetic,
    SyntheticShort,
    Plan,
    Villages,
    Communes,
    TargetsMet,
    TargetsMissed,
    TargetsNoData,
}

/// Text on one service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    Service,
    Covered,
    Known,
    Rate,
    White,
    Hole,
    NoData,
    Sentence,
}

/// Tables, pictures, paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Summary,
    Scorecard,
    Rates,
    /// One sheet by its identifier, or all.
    Maps(Option<String>),
    /// Charts of one kind, of one service where that is stated, or all.
    Charts(Option<(ChartKind, Option<ServiceKind>)>),
    /// Of one service, or of all whose gaps are listed.
    Gaps(Option<ServiceKind>),
    Sharing,
    Places,
    Speed,
    Method,
    Sources,
    Findings,
}

use Field as F;
use Figure as G;

/// Names of fields: English, Vietnamese.
pub(super) const FIELDS: [(&str, &str, Field); 27] = [
    ("title", "ten_bao_cao", F::Title),
    ("province", "tinh", F::Province),
    ("as_of", "ngay_so_lieu", F::AsOf),
    ("as_of_long", "ngay_so_lieu_day_du", F::AsOfLong),
    ("made_on", "ngay_lap", F::MadeOn),
    ("made_on_long", "ngay_lap_day_du", F::MadeOnLong),
    ("day", "ngay", F::Day),
    ("month", "thang", F::Month),
    ("year", "nam", F::Year),
    ("maker", "don_vi", F::Maker),
    ("maker_capitals", "don_vi_hoa", F::MakerCapitals),
    ("nation", "quoc_hieu", F::Nation),
    ("motto", "tieu_ngu", F::Motto),
    ("rule", "quy_tac", F::Rule),
    ("rule_source", "nguon_quy_tac", F::RuleSource),
    ("rule_caveat", "luu_y_quy_tac", F::RuleCaveat),
    ("denominator", "mau_so", F::Denominator),
    ("crs", "he_toa_do", F::Crs),
    ("version", "phien_ban", F::Version),
    ("synthetic", "mo_phong", F::Synthetic),
    ("synthetic_short", "mo_phong_ngan", F::SyntheticShort),
    ("plan", "ke_hoach", F::Plan),
    ("villages", "so_thon", F::Villages),
    ("communes", "so_xa", F::Communes),
    ("targets_met", "chi_tieu_dat", F::TargetsMet),
    ("targets_missed", "chi_tieu_chua_dat", F::TargetsMissed),
    ("targets_no_data", "chi_tieu_khong_du_lieu", F::TargetsNoData),
];

/// Names of figures, which take a service: `{{rate:4g}}`.
pub(super) const FIGURES: [(&str, &str, Figure); 8] = [
    ("service", "dich_vu", G::Service),
    ("covered", "so_thon_phu", G::Covered),
    ("known", "so_thon_co_du_lieu", G::Known),
    ("rate", "ty_le_phu", G::Rate),
    ("white", "so_thon_trang", G::White),
    ("hole", "so_thon_lom", G::Hole),
    ("no_data", "so_thon_khong_du_lieu", G::NoData),
    ("sentence", "cau", G::Sentence),
];

/// Names of blocks, and what may follow the colon.
pub(super) const BLOCKS: [(&str, &str, Takes); 14] = [
    ("summary", "tom_tat", Takes::Nothing(|| Block::Summary)),
    ("scorecard", "bang_diem", Takes::Nothing(|| Block::Scorecard)),
    ("rates", "ty_le", Takes::Nothing(|| Block::Rates)),
    ("maps", "cac_ban_do", Takes::Nothing(|| Block::Maps(None))),
    ("map", "ban_do", Takes::Map),
    ("charts", "cac_bieu_do", Takes::Nothing(|| Block::Charts(None))),
    ("chart", "bieu_do", Takes::Chart),
    ("gaps", "danh_sach", Takes::Service),
    ("sharing", "dung_chung", Takes::Nothing(|| Block::Sharing)),
    ("places", "dia_diem", Takes::Nothing(|| Block::Places)),
    ("speed", "toc_do", Takes::Nothing(|| Block::Speed)),
    ("method", "cach_tinh", Takes::Nothing(|| Block::Method)),
    ("sources", "nguon", Takes::Nothing(|| Block::Sources)),
    ("findings", "van_de_du_lieu", Takes::Nothing(|| Block::Findings)),
];

/// What a block takes after the colon.
#[derive(Clone, Copy)]
pub(super) enum Takes {
    Nothing(fn() -> Block),
    /// The identifier of a sheet.
    Map,
    /// A kind of chart, and a service after a dash: `communes`, `communes-4g`.
    Chart,
    /// A service, or nothing for all.
    Service,
}

fn service(text: &str) -> Option<ServiceKind> {
    ServiceKind::ALL.into_iter().find(|s| s.column() == text)
}

fn service_words() -> Vec<String> {
    ServiceKind::ALL.map(|s| s.column().to_owned()).to_vec()
}

/// What a placeholder found in a template means. `sheets` are the identifiers of the map sheets.
///
/// # Errors
/// [`PlaceholderFault`].
pub(super) fn parse(found: &Found, sheets: &[String]) -> Result<Placeholder, PlaceholderFault> {
    if !found.closed {
        return Err(PlaceholderFault::Open);
    }
    let text = found.name.to_lowercase();
    let (name, argument) = match text.split_once(':') {
        Some((name, argument)) => (name.trim(), Some(argument.trim())),
        None => (text.as_str(), None),
    };
    if let Some((.., field)) = FIELDS.iter().find(|(en, vi, _)| *en == name || *vi == name)
        && argument.is_none()
    {
        return Ok(Placeholder::Field(*field));
    }
    if let Some((.., figure)) = FIGURES.iter().find(|(en, vi, _)| *en == name || *vi == name) {
        let of = argument.and_then(service);
        let allowed = service_words;
        return of
            .map(|s| Placeholder::Of(*figure, s))
            .ok_or_else(|| PlaceholderFault::Argument { allowed: allowed() });
    }
    let Some((.., takes)) = BLOCKS.iter().find(|(en, vi, _)| *en == name || *vi == name) else {
        return Err(PlaceholderFault::Unknown { nearest: nearest(&text) });
    };
    let refused = |allowed: Vec<String>| Err(PlaceholderFault::Argument { allowed });
    let block = match (takes, argument) {
        (Takes::Nothing(block), None) => block(),
        (Takes::Nothing(_), Some(_)) => {
            return Err(PlaceholderFault::Unknown { nearest: Some(name.to_owned()) });
        }
        (Takes::Map, argument) => {
            match sheets.iter().find(|s| argument == Some(s.to_lowercase().as_str())) {
                Some(sheet) => Block::Maps(Some(sheet.clone())),
                None => return refused(sheets.to_vec()),
            }
        }
        (Takes::Chart, argument) => match argument.and_then(chart) {
            Some(which) => Block::Charts(Some(which)),
            None => return refused(ChartKind::ALL.map(|k| k.code().to_owned()).to_vec()),
        },
        (Takes::Service, None) => Block::Gaps(None),
        (Takes::Service, Some(text)) => match service(text) {
            Some(service) => Block::Gaps(Some(service)),
            None => return refused(service_words()),
        },
    };
    if found.alone { Ok(Placeholder::Block(block)) } else { Err(PlaceholderFault::Misplaced) }
}

/// `communes`, or `communes-4g`.
fn chart(text: &str) -> Option<(ChartKind, Option<ServiceKind>)> {
    let kind = |text: &str| ChartKind::ALL.into_iter().find(|k| k.code() == text);
    if let Some(kind) = kind(text) {
        return Some((kind, None));
    }
    let (first, last) = text.rsplit_once('-')?;
    let kind = kind(first).filter(|k| k.of_one_service())?;
    Some((kind, Some(service(last)?)))
}

/// The names of all placeholders: fields, figures, blocks; English, Vietnamese.
pub(crate) fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    let fields = FIELDS.iter().map(|(en, vi, _)| (*en, *vi));
    let figures = FIGURES.iter().map(|(en, vi, _)| (*en, *vi));
    fields.chain(figures).chain(BLOCKS.iter().map(|(en, vi, _)| (*en, *vi)))
}

/// The nearest known name, as far as one can be meant: a letter in three may be wrong.
fn nearest(text: &str) -> Option<String> {
    let name = text.split(':').next().unwrap_or(text);
    let distance = |known: &str| strsim::damerau_levenshtein(name, known);
    let all = names().flat_map(|(en, vi)| [en, vi]);
    let best = all.min_by_key(|known| distance(known))?;
    (distance(best) <= name.chars().count().max(3) / 3).then(|| best.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Technology;

    fn of(name: &str) -> Result<Placeholder, PlaceholderFault> {
        let found = Found { name: name.into(), alone: true, closed: true };
        parse(&found, &["4g".into(), "trang-song".into()])
    }

    #[test]
    fn names_are_ascii_and_of_one_meaning() {
        let mut all: Vec<&str> = names().flat_map(|(en, vi)| [en, vi]).collect();
        assert!(all.iter().all(|n| n.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')));
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn both_languages_and_arguments() {
        assert_eq!(of("TINH"), Ok(Placeholder::Field(Field::Province)));
        assert_eq!(of("province"), of("tinh"));
        let g4 = ServiceKind::Technology(Technology::G4);
        assert_eq!(of("ty_le_phu : 4G"), Ok(Placeholder::Of(Figure::Rate, g4)));
        assert_eq!(of("map:4g"), Ok(Placeholder::Block(Block::Maps(Some("4g".into())))));
        let communes = Block::Charts(Some((ChartKind::Communes, None)));
        assert_eq!(of("chart:communes"), Ok(Placeholder::Block(communes)));
        let of_4g = Block::Charts(Some((ChartKind::Communes, Some(g4))));
        assert_eq!(of("bieu_do:communes-4g"), Ok(Placeholder::Block(of_4g)));
        assert_eq!(of("danh_sach"), Ok(Placeholder::Block(Block::Gaps(None))));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let unknown = |name: &str| match of(name) {
            Err(PlaceholderFault::Unknown { nearest }) => nearest,
            other => panic!("{other:?}"),
        };
        assert_eq!(unknown("provnce").as_deref(), Some("province"));
        assert_eq!(unknown("bảng điểm"), None);
        assert_eq!(unknown("summary:4g").as_deref(), Some("summary"));
        let sheets = vec!["4g".to_owned(), "trang-song".to_owned()];
        assert_eq!(of("map:5g"), Err(PlaceholderFault::Argument { allowed: sheets }));
        assert!(
            matches!(of("rate"), Err(PlaceholderFault::Argument { allowed }) if allowed.len() == 6)
        );
        assert!(matches!(of("chart:speed-4g"), Err(PlaceholderFault::Argument { .. })));
        let beside = Found { name: "gaps".into(), alone: false, closed: true };
        assert_eq!(parse(&beside, &[]), Err(PlaceholderFault::Misplaced));
        let open = Found { name: "gaps".into(), alone: false, closed: false };
        assert_eq!(parse(&open, &[]), Err(PlaceholderFault::Open));
    }
}
