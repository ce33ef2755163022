//! What a project asks of an assessment.

use super::{About, CrsLabel, Datum, GroundScale, Method, Needs};
use crate::coverage::EngineKind;
use crate::gap::GapTerms;
use crate::indicator::{Bilingual, How, PlaceTerms, Plan, Rule};
use crate::network::{self, Technology};
use jiff::civil::Date;

/// What the project asks for.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The project's own words.
    pub about: About,
    /// Which engine.
    pub engine: EngineKind,
    /// When a village counts as covered.
    pub rule: Rule,
    /// Default radius of each technology, m.
    pub radius_m: Vec<(Technology, f64)>,
    /// Width of a sector whose row states none, degrees.
    pub beamwidth_deg: f64,
    /// The statuses of sources that count.
    pub count: Vec<network::Status>,
    /// How VN-2000 becomes WGS 84.
    pub datum: Datum,
    /// Cells closer than this are one position, m.
    pub sharing_distance_m: f64,
    /// Fewer speed tests than this are no data.
    pub min_tests: u64,
    /// How gaps are listed.
    pub gaps: GapTerms,
    /// The day of the run: field reports expire by it where the project names no day of its data.
    /// `None`: then none expires.
    pub today: Option<Date>,
    /// How a row of the scorecard is worded: the middle knows no language.
    pub score_words: fn(&How<'_>) -> Bilingual,
    /// The plan whose targets are judged.
    pub plan: Option<Plan>,
    /// What each layer of public places asks for, in the project's order.
    pub places: Vec<PlaceTerms>,
    /// Which parts of the assessment are computed.
    pub needs: Needs,
}

impl Terms {
    /// The day by which field reports are judged: that of the data, else that of the run.
    pub fn evidence_on(&self) -> Option<Date> {
        self.about.as_of.as_deref().and_then(|d| d.parse().ok()).or(self.today)
    }

    /// How the results are computed under these terms, in that working CRS, as true as that is.
    pub fn into_method(self, crs: CrsLabel, ground: Option<GroundScale>) -> Method {
        let evidence_on = self.evidence_on();
        Method {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            crs,
            ground,
            engine: self.engine,
            rule: self.rule,
            radius_m: self.radius_m,
            beamwidth_deg: self.beamwidth_deg,
            count: self.count,
            datum: self.datum,
            sharing_distance_m: self.sharing_distance_m,
            min_tests: self.min_tests,
            places: self.places,
            gaps: self.gaps,
            evidence_on,
        }
    }
}
