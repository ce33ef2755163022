//! Charts: the numbers of a report as bars, columns and lines.
//!
//! In: an [`Assessment`], or a comparison of two. Out: [`Chart`]s, each drawn in every format by the same
//! painting through plotters, in the maps' typeface and palettes. A chart is there only where there is
//! data for it; what is not known is said or hatched, never drawn as 0.

mod bars;
mod change;
mod columns;
mod element;
mod lines;
mod operators;
mod shares;
mod sheet;
mod sources;
mod speed;
mod thresholds;
mod ticks;
mod words;

mod communes;

use super::error::Error;
use super::font::Fonts;
use super::leaf::{About, Drawn, Formats, Leaf};
use super::recording::Recording;
use crate::assessment::Assessment;
use crate::comparison::Comparison;
use crate::lang::Lang;
use crate::network::ServiceKind;
use sheet::{Figure, Head};

/// Pixels an inch of the PNG: enough for print at the size of the page.
const DPI: u32 = 220;

/// What a chart shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// Covered villages by commune, against the target.
    Communes,
    /// How villages' shares are distributed.
    Shares,
    /// The rate as the threshold goes from 0 to 100 %.
    Thresholds,
    /// Operators side by side.
    Operators,
    /// Speed as measured.
    Speed,
    /// Communes before and after.
    Change,
}

impl ChartKind {
    /// Those of one result.
    pub const ALL: [Self; 5] =
        [Self::Communes, Self::Shares, Self::Thresholds, Self::Operators, Self::Speed];

    /// Its word: of files, and of templates.
    pub fn code(self) -> &'static str {
        match self {
            Self::Communes => "communes",
            Self::Shares => "shares",
            Self::Thresholds => "thresholds",
            Self::Operators => "operators",
            Self::Speed => "speed",
            Self::Change => "change",
        }
    }

    /// Whether there is one for each service.
    pub fn of_one_service(self) -> bool {
        matches!(self, Self::Communes | Self::Shares | Self::Change)
    }
}

/// A chart before it is drawn.
pub struct Chart {
    /// What it shows.
    pub kind: ChartKind,
    /// Of which service, where it is of one.
    pub service: Option<ServiceKind>,
    lang: Lang,
    head: Head,
    figure: Figure,
}

impl Chart {
    /// Stem of its files: `communes-4g`, `thresholds`.
    pub fn id(&self) -> String {
        match self.service {
            Some(service) => format!("{}-{}", self.kind.code(), service.column()),
            None => self.kind.code().to_owned(),
        }
    }

    /// What it is called.
    pub fn title(&self) -> &str {
        &self.head.title
    }

    /// Draws it in the formats asked for.
    ///
    /// # Errors
    /// [`Error::TooLarge`], [`Error::Drawing`], [`Error::Png`], [`Error::Pdf`], [`Error::Font`] when a
    /// library refuses.
    pub fn draw(&self, formats: Formats) -> Result<Drawn, Error> {
        let fonts = Fonts::new()?;
        let layout = sheet::Layout::new(&fonts, &self.head, &self.figure);
        let mut recording = Recording::new(layout.size_mm);
        layout.paint(&fonts, &self.figure, &mut recording)?;
        let about = About {
            title: self.head.title.clone(),
            description: self.head.description(),
            ..About::default()
        };
        let leaf = Leaf {
            recording,
            about,
            lang: self.lang,
            dpi: DPI,
            land: None,
            size_mm: layout.size_mm,
            scale: 0,
            boxes: Vec::new(),
        };
        leaf.drawn(formats)
    }
}

/// The charts of a result, as far as there is data for them.
pub fn charts(assessment: &Assessment, lang: Lang) -> Vec<Chart> {
    let chart = |kind, service, found: Option<(Head, Figure)>| {
        found.map(|(head, figure)| Chart { kind, service, lang, head, figure })
    };
    let mut all = Vec::new();
    for service in &assessment.services {
        let found = communes::chart(assessment, service.kind, lang);
        all.extend(chart(ChartKind::Communes, Some(service.kind), found));
    }
    for service in &assessment.services {
        let found = shares::chart(assessment, service, lang);
        all.extend(chart(ChartKind::Shares, Some(service.kind), found));
    }
    all.extend(chart(ChartKind::Thresholds, None, thresholds::chart(assessment, lang)));
    all.extend(chart(ChartKind::Operators, None, operators::chart(assessment, lang)));
    all.extend(chart(ChartKind::Speed, None, speed::chart(assessment, lang)));
    all
}

/// The charts of a comparison: communes before and after, one a service.
pub fn change_charts(comparison: &Comparison, lang: Lang) -> Vec<Chart> {
    let chart = |kind: ServiceKind| {
        let (head, figure) = change::chart(comparison, kind, lang)?;
        Some(Chart { kind: ChartKind::Change, service: Some(kind), lang, head, figure })
    };
    comparison.services.iter().filter_map(|s| chart(s.kind)).collect()
}

#[cfg(test)]
mod chart_tests;
