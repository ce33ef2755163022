//! The kinds of sheets: what each village shows, and the legend that says so.
//!
//! In: a sheet and an assessment. Out: [`Mapped`]: the class or mark of every village, the fills of the
//! classes, the legend with its counts, and the sentences under the title. A file a kind.
//!
//! On the sheet of one commune only its villages are counted and marked; those around it keep their
//! colours, and painting fades them. The counts of a legend always sum to its total, villages without data included.

mod bivariate;
mod choropleth;
mod gaps;
mod operators;
mod status;

use super::ink::{Fill, Ink};
use super::kind_words;
use super::legend::{Key, Legend, Row};
use super::sheet::{FrameOf, Kind, Sheet};
use super::shown::{Shown, commune};
use super::words;
use crate::assessment::{Assessment, Measure};
use crate::indicator::{Level, Rate};
use crate::lang::Lang;
use crate::network::ServiceKind;
use crate::place::{CommuneId, Denominator};
use phusong_lang::say;

/// A sheet's villages, and what is said of them.
#[derive(Clone, Debug)]
pub(crate) struct Mapped {
    pub(crate) shown: Shown,
    /// One for each class of `shown`.
    pub(crate) fills: Vec<Fill>,
    pub(crate) legend: Legend,
    /// Under the title.
    pub(crate) subtitle: String,
    /// Across the map, where it has nothing to show.
    pub(crate) nothing: Option<String>,
}

/// What is mapped.
#[derive(Clone, Copy)]
pub(crate) struct Subject<'a> {
    pub(crate) sheet: &'a Sheet,
    pub(crate) assessment: &'a Assessment,
    pub(crate) lang: Lang,
}

/// Villages coloured by classes.
struct Areas {
    heading: String,
    /// From low to high.
    labels: Vec<String>,
    inks: Vec<Ink>,
    /// By village.
    classes: Vec<Option<usize>>,
    titles: Vec<String>,
    notes: Vec<String>,
}

impl<'a> Subject<'a> {
    /// What the sheet's villages show.
    pub(crate) fn mapped(&self) -> Mapped {
        match &self.sheet.kind {
            // A comparison draws changes; of one result alone a sheet of changes is one of shares.
            Kind::Change => choropleth::share(self),
            Kind::Choropleth { column } => match column.as_deref().and_then(Measure::of_column) {
                None => choropleth::share(self),
                Some(measure) => choropleth::measured(self, measure),
            },
            Kind::Status => status::mapped(self),
            Kind::Bivariate { across } => bivariate::mapped(self, *across),
            Kind::Dots => gaps::dots(self),
            Kind::Symbols => gaps::symbols(self),
            Kind::Operators => operators::mapped(self),
        }
    }

    /// The services that are mapped.
    pub(crate) fn services(&self) -> Vec<ServiceKind> {
        match self.sheet.kind {
            Kind::Bivariate { across } => vec![self.sheet.service, across],
            _ => vec![self.sheet.service],
        }
    }

    /// What column is mapped, where it is not a service's own share.
    pub(crate) fn measure(&self) -> Option<Measure> {
        match &self.sheet.kind {
            Kind::Choropleth { column } => column.as_deref().and_then(Measure::of_column),
            _ => None,
        }
    }

    /// What the numbers on the sheet are shares of.
    pub(crate) fn denominators(&self) -> Vec<Denominator> {
        let rule = self.assessment.method.rule.denominator;
        match (self.measure(), &self.sheet.kind) {
            (Some(Measure::ServedOf(_, denominator)), _) => vec![denominator],
            (Some(Measure::Operators(..)), _) => vec![Denominator::Area],
            (Some(Measure::Area | Measure::Population | Measure::Households), _) => Vec::new(),
            (_, Kind::Symbols) => vec![rule, Denominator::Population],
            _ => vec![rule],
        }
    }

    /// The commune of a sheet of one.
    pub(crate) fn commune(&self) -> Option<CommuneId> {
        match self.sheet.frame {
            FrameOf::Province => None,
            FrameOf::Commune(i) => Some(CommuneId(i)),
        }
    }

    fn villages(&self) -> std::ops::Range<usize> {
        0..self.assessment.villages.len()
    }

    /// Whether a village is one of those the sheet is about.
    fn counts(&self, village: usize) -> bool {
        let of = self.assessment.villages[village].commune;
        self.commune().is_none_or(|commune| commune == of)
    }

    /// How many villages the sheet is about, and how many of them fulfil a condition.
    fn count(&self, of: impl Fn(usize) -> bool) -> usize {
        self.villages().filter(|&v| self.counts(v) && of(v)).count()
    }

    fn name(&self, village: usize) -> (&'a str, &'a str) {
        (&self.assessment.villages[village].name, commune(self.assessment, village))
    }

    /// The rate of what the sheet shows.
    fn rate(&self, service: ServiceKind) -> Option<&'a Rate> {
        let level = self.commune().map_or(Level::Province, Level::Commune);
        self.assessment.rate(level, service)
    }

    /// Date of the data, and in which statuses villages are.
    fn status_subtitle(&self) -> String {
        let as_of = self.assessment.about.as_of.as_deref();
        let rule = &self.assessment.method.rule;
        kind_words::status_subtitle(self.lang, self.sheet.service, as_of, rule)
    }

    fn total(&self) -> (String, usize) {
        let label = if self.commune().is_some() {
            say!(self.lang, "map-kind-total-of-commune")
        } else {
            say!(self.lang, "map-total")
        };
        (label, self.count(|_| true))
    }

    /// That villages cannot be drawn, if there are such.
    fn without_shape(&self) -> Option<String> {
        let missing = self.count(|v| self.assessment.villages[v].shape.is_none());
        (missing > 0).then(|| words::without_shape(self.lang, missing))
    }

    /// What is said across a map without any data.
    fn nothing(&self, no_data: usize) -> Option<String> {
        (no_data == self.count(|_| true))
            .then(|| words::service_without_data(self.lang, self.sheet.service))
    }

    /// A sheet of coloured villages, the best class first as legends of rates are read in Vietnam.
    fn coloured(&self, areas: Areas, subtitle: String) -> Mapped {
        let Areas { heading, labels, inks, classes, titles, notes } = areas;
        let in_class = |class| self.count(|v| classes[v] == class);
        let no_data = in_class(None);
        let rows = labels.into_iter().enumerate().rev().map(|(class, label)| Row {
            key: Key::Class(class),
            label,
            villages: in_class(Some(class)),
        });
        let unknown =
            Row { key: Key::NoData, label: say!(self.lang, "map-no-data"), villages: no_data };
        let legend = Legend {
            heading,
            column: say!(self.lang, "map-villages-column"),
            square: None,
            sizes: Vec::new(),
            rows: rows.chain([unknown]).collect(),
            total: self.total(),
            notes: notes.into_iter().chain(self.without_shape()).collect(),
        };
        Mapped {
            shown: Shown { classes, titles, spots: Vec::new() },
            fills: inks.into_iter().map(Fill::Solid).collect(),
            legend,
            subtitle,
            nothing: self.nothing(no_data),
        }
    }
}
