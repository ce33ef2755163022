//! What a sheet says, as a list of phrases that every language must have.
//!
//! The words themselves are in `lang/vi/map.rs` and `lang/en/map.rs`; that both are complete is
//! checked by the compiler.

use super::classes::Class;
use super::error::Error;
use crate::assessment::{CrsLabel, Method, Role};
use crate::indicator::{Rate, Rule};
use crate::lang::Lang;
use crate::network::{ServiceKind, Technology};
use jiff::civil::Date;

/// The phrases of a sheet. Counts are plain numbers, distances metres, percentages 0 to 100.
pub(crate) trait Words: Sync {
    /// Its short name in a title.
    fn service(&self, service: ServiceKind) -> String;
    /// A date as people write it.
    fn date(&self, date: Date) -> String;
    /// The state of the data, the denominator and the rule, in sentences.
    fn subtitle(&self, service: ServiceKind, as_of: Option<&str>, rule: &Rule) -> String;
    /// What the legend's colours mean.
    fn legend_heading(&self, service: ServiceKind, rule: &Rule) -> String;
    /// Over the column of counts.
    fn villages_column(&self) -> String;
    /// A class in the legend.
    fn class(&self, class: Class, service: ServiceKind) -> String;
    /// The hatched class.
    fn no_data(&self) -> String;
    /// Under the classes.
    fn total(&self) -> String;
    /// How many villages are covered.
    fn covered(&self, rate: &Rate) -> Option<String>;
    /// Villages that cannot be drawn.
    fn without_shape(&self, villages: usize) -> String;
    /// Over the marks of sites.
    fn sites_heading(&self, technologies: &[Technology]) -> String;
    /// Where the data lists none.
    fn no_sites(&self) -> String;
    /// Operators that share the last mark.
    fn other_operators(&self, operators: usize) -> String;
    /// Sites beyond the map's edge.
    fn sites_outside(&self, sites: usize) -> String;
    /// That sites are counted but not drawn, being too many.
    fn sites_crowded(&self) -> String;
    /// Fibre routes, by length.
    fn fibre_routes(&self, length_m: f64) -> String;
    /// Border samples.
    fn commune_border(&self) -> String;
    /// Outline of the whole.
    fn province_border(&self) -> String;
    /// 1:250.000.
    fn scale(&self, denominator: u64) -> String;
    /// A number of the scale bar, in kilometres or metres.
    fn distance(&self, metres: f64, with_unit: bool) -> String;
    /// The letter on the north arrow.
    fn north(&self) -> &'static str;
    /// The coordinate system.
    fn crs(&self, crs: &CrsLabel) -> String;
    /// Over the notes on method.
    fn method_heading(&self) -> String;
    /// How coverage was found, in sentences; `published` names operators' own areas.
    fn method(&self, method: &Method, technologies: &[Technology], published: &[String]) -> String;
    /// Over the list of sources.
    fn sources_heading(&self) -> String;
    /// One source.
    fn source(&self, role: Role, what: &str) -> String;
    /// Sources that found no room.
    fn more_sources(&self, sources: usize) -> String;
    /// When the sheet was made, and with what.
    fn made_on(&self, date: Date) -> String;
    /// By whom.
    fn maker(&self, maker: &str) -> String;
    /// The mark of synthetic data.
    fn synthetic(&self) -> &'static str;
    /// Across a map that has nothing to show.
    fn service_without_data(&self, service: ServiceKind) -> String;
    /// Across a map none of whose villages has a polygon.
    fn nothing_to_draw(&self) -> String;
    /// What pointing at a village tells.
    fn village(&self, name: &str, commune: &str, service: ServiceKind, pct: Option<f64>) -> String;
    /// The sheet in a sentence, for those who cannot see it.
    fn description(&self, villages: usize, classes: &[(String, usize)]) -> String;
    /// What went wrong.
    fn error(&self, error: &Error) -> String;
    /// What a list of layers calls one; by its own name if it has no other.
    fn layer<'a>(&self, id: &'a str) -> &'a str;
}

/// The phrases of a language.
pub(crate) fn words(lang: Lang) -> &'static dyn Words {
    match lang {
        Lang::VI => &crate::lang::vi::map::Vietnamese,
        _ => &crate::lang::en::map::English,
    }
}

/// A stated date brought to the language's form; anything else stays as stated.
pub(crate) fn date_or_text(words: &dyn Words, text: &str) -> String {
    text.trim().parse::<Date>().map_or_else(|_| text.trim().to_owned(), |d| words.date(d))
}

pub(crate) use phusong_lang::shown_pct;

/// How many decimals a round number needs to be written whole, three at most.
pub(crate) fn decimals_of(value: f64) -> usize {
    let whole = |scaled: f64| (scaled - scaled.round()).abs() < 1e-6;
    [1.0, 10.0, 100.0].into_iter().position(|ten| whole(value * ten)).unwrap_or(3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::Rule;

    #[test]
    fn a_percentage_is_never_shown_as_more_than_it_is() {
        assert_eq!(shown_pct(99.97), (99.9, false));
        assert_eq!(shown_pct(79.96), (79.9, false));
        assert_eq!(shown_pct(100.0 - 1e-12), (100.0, false));
        assert_eq!(shown_pct(0.04), (0.0, true));
        assert_eq!(shown_pct(0.0), (0.0, false));
        let kind = ServiceKind::Technology(Technology::G4);
        let vi = words(Lang::VI);
        assert_eq!(
            vi.village("Thôn 1", "Xã A", kind, Some(0.01)),
            "Thôn 1 – Xã A: 4G < 0,1\u{a0}%"
        );
        assert_eq!(vi.village("Thôn 1", "Xã A", kind, None), "Thôn 1 – Xã A: 4G không có dữ liệu");
    }

    #[test]
    fn distances_have_no_needless_decimals() {
        let (vi, en) = (words(Lang::VI), words(Lang::EN));
        assert_eq!(vi.distance(500.0, true), "500\u{a0}m");
        assert_eq!(vi.distance(2500.0, true), "2,5\u{a0}km");
        assert_eq!(en.distance(2500.0, false), "2.5");
        assert_eq!(vi.distance(0.0, false), "0");
    }

    #[test]
    fn the_subtitle_names_date_denominator_rule_and_operators() {
        let text = words(Lang::VI).subtitle(
            ServiceKind::Technology(Technology::G4),
            Some("2025-12-31"),
            &Rule::default(),
        );
        assert_eq!(
            text,
            "Số liệu đến 31/12/2025. Tỷ lệ diện tích thôn có sóng 4G; thôn được phủ khi đạt \
             từ\u{a0}80\u{a0}% trở lên; hợp vùng phủ của các doanh nghiệp."
        );
        let stated = words(Lang::EN).subtitle(
            ServiceKind::MobileBroadband,
            Some("Q4 2025"),
            &Rule::default(),
        );
        assert!(stated.starts_with("Data as of Q4 2025. Share of"), "{stated}");
        assert!(stated.ends_with("Mobile broadband is 3G, 4G, 5G."), "{stated}");
        let rule = <Rule as crate::project::BuiltIn>::built_in("vietnam-centre-clusters").unwrap();
        let text = words(Lang::VI).subtitle(ServiceKind::Technology(Technology::G4), None, &rule);
        assert!(text.contains("thôn trắng khi trung tâm không có"), "{text}");
        assert!(!text.contains("80"), "no threshold decides: {text}");
    }
}
