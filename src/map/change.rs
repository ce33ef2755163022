//! Change maps: one sheet, one legend for the old results and the new.
//!
//! The classes are kinds of change, not shares: newly covered, better, still covered, still a gap, worse,
//! lost. A village that cannot be compared is hatched: no data on one side, or not in the old results.

use super::content::Content;
use super::ink::Fill;
use super::legend::{Key, Legend, Row};
use super::marks::Marks;
use super::palette::change_inks;
use super::sheet::Sheet;
use super::shown::{Shown, commune};
use super::title;
use super::words;
use crate::comparison::{Change, Comparison, ServiceChange, Side, VillageChange};
use crate::coverage::Share;
use crate::lang::{ComparisonWords, Lang, VillageTold};
use jiff::civil::Date;
use phusong_lang::{say, word};

/// The classes of a change map, the worst first: legends begin with the last.
pub(crate) const CLASSES: [Change; 6] = [
    Change::Lost,
    Change::Worsened,
    Change::StayedGap,
    Change::StayedCovered,
    Change::Improved,
    Change::NewlyCovered,
];

/// The class of a change; `None` where there is nothing to compare.
fn class(change: Option<VillageChange<'_>>) -> Option<usize> {
    let change = change?.change;
    CLASSES.iter().position(|c| *c == change)
}

/// What a change map needs beside the sheet and the land.
pub(crate) struct Subject<'a> {
    pub(crate) comparison: &'a Comparison<'a>,
    pub(crate) service: &'a ServiceChange<'a>,
    pub(crate) lang: Lang,
}

impl Subject<'_> {
    fn words(&self) -> ComparisonWords {
        ComparisonWords(self.lang)
    }

    /// What each village of the new results shows.
    pub(crate) fn shown(&self) -> Shown {
        let land = &self.comparison.new.assessment;
        let changes = self.comparison.changes_in_new(self.service);
        let title = |(i, change): (usize, &Option<VillageChange<'_>>)| {
            self.words().map_village(&VillageTold {
                name: &land.villages[i].name,
                commune: commune(land, i),
                service: self.service.kind,
                change: change.map(|c| c.change),
                pct: (
                    change.and_then(|c| c.old.share).map(Share::pct),
                    change.and_then(|c| c.new.share).map(Share::pct),
                ),
            })
        };
        Shown {
            classes: changes.iter().map(|c| class(*c)).collect(),
            titles: changes.iter().enumerate().map(title).collect(),
            spots: Vec::new(),
        }
    }

    /// The fills of the classes.
    pub(crate) fn fills() -> Vec<Fill> {
        change_inks().map(Fill::Solid).to_vec()
    }

    /// What the sheet says.
    pub(crate) fn content(&self, sheet: &Sheet, shown: &Shown, made_on: Date) -> Content {
        let (comparison, told, lang) = (self.comparison, self.words(), self.lang);
        let land = &comparison.new.assessment;
        let villages = land.villages.len();
        let count = |class| shown.classes.iter().filter(|c| **c == class).count();
        let row = |(i, change): (usize, &Change)| Row {
            key: Key::Class(i),
            label: told.change(*change).to_owned(),
            villages: count(Some(i)),
        };
        let no_data = Row { key: Key::NoData, label: told.map_no_data(), villages: count(None) };
        let rows = CLASSES.iter().enumerate().rev().map(row).chain([no_data]);
        let drawn = land.villages.iter().filter(|v| v.shape.is_some()).count();
        let missing = (drawn < villages).then(|| words::without_shape(lang, villages - drawn));
        let about = &land.about;
        let province = land.units.province.trim();
        let template = match lang {
            Lang::VI => &sheet.title_vi,
            _ => &sheet.title_en,
        };
        let as_of = about.as_of.as_deref().map(|d| lang.date_or_text(d)).unwrap_or_default();
        let title = title::fill(
            template,
            &title::Fill {
                province: if province.is_empty() { about.title.trim() } else { province },
                service: words::service(lang, sheet.service),
                as_of: &as_of,
                project: about.title.trim(),
                commune: "",
            },
        );
        let legend = Legend {
            heading: told.map_legend(sheet.service),
            column: say!(lang, "map-villages-column"),
            square: None,
            sizes: Vec::new(),
            rows: rows.collect(),
            total: (say!(lang, "map-total"), villages),
            notes: told.map_rates(comparison, sheet.service).into_iter().chain(missing).collect(),
        };
        Content {
            title,
            subtitle: told.map_subtitle(comparison),
            synthetic: comparison.synthetic().then(|| word!(lang, "map-synthetic")),
            description: told.map_description(villages, &legend.told()),
            legend,
            marks_heading: None,
            marks: Marks::collect(land, &sheet.layers, lang),
            no_marks: String::new(),
            routes: None,
            borders: sheet.layers.commune_borders.then(|| words::borders(lang)),
            crs: words::crs(lang, &land.method.crs),
            method_heading: told.map_method_heading(),
            method: told.map_method(comparison),
            sources_heading: say!(lang, "map-sources-heading"),
            sources: [Side::Old, Side::New].map(|s| told.map_source(s, comparison)).to_vec(),
            made_on: words::made_on(lang, made_on),
            maker: words::maker(lang, about.maker.as_deref()),
            banner: if drawn == 0 {
                Some(say!(lang, "map-nothing-to-draw"))
            } else {
                (count(None) == villages).then(|| words::service_without_data(lang, sheet.service))
            },
        }
    }
}
