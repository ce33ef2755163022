//! What the workbook says: which messages, and what they are given. Percentages are 0 to 100, distances as
//! named.

use crate::assessment::{EvidenceUse, Role};
use crate::coverage::EngineKind;
use crate::field::{EvidenceKind, Says};
use crate::finding::Severity;
use crate::gap::Gap;
use crate::indicator::{
    Bilingual as Both, Origin, Passive, Rule, ScoreRow, Status, TargetMeasure, Test, Verdict,
};
use crate::network::{ServiceKind, Status as CellStatus};
use crate::place::{BasisMethod, Denominator};
use jiff::civil::Date;
use phusong_lang::{
    Id, Lang, Numbers, count, counted, decimal, gap_service, id, in_lang, name, plain, say, word,
};

/// The sheets of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SheetKind {
    Scorecard,
    Rates,
    Villages,
    Gaps(ServiceKind),
    Sharing,
    Places,
    Speed,
    Evidence,
    Method,
    Findings,
}

/// Words that take no values, each with its message.
macro_rules! labels {
    ($($label:ident => $id:expr,)+) => {
        /// Words that take no values: heads of columns, names of parameters, standing phrases.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Label {
            $($label),+
        }

        impl Label {
            fn id(self) -> Id {
                match self {
                    $(Self::$label => $id,)+
                }
            }
        }
    };
}

labels! {
    Synthetic => id!("label-synthetic"),
    SyntheticShort => id!("label-synthetic-short"),
    Nation => id!("label-nation"),
    Motto => id!("label-motto"),
    MakerBlank => id!("label-maker-blank"),
    Preparer => id!("label-preparer"),
    PreparerSigns => id!("label-preparer-signs"),
    Head => id!("label-head"),
    HeadSigns => id!("label-head-signs"),
    Page => id!("label-page"),
    NoDataSign => id!("label-no-data-sign"),
    NoDataMeaning => id!("label-no-data-meaning"),
    Number => id!("label-number"),
    Id => id!("label-id"),
    Kind => id!("label-kind"),
    Note => id!("label-note"),
    Date => id!("label-date"),
    Operator => id!("label-operator"),
    AllOperators => id!("label-all-operators"),
    AllKinds => id!("label-all-kinds"),
    Technology => id!("label-technology"),
    AnyMobile => id!("label-any-mobile"),
    Service => id!("label-service"),
    // Scorecard.
    Target => id!("label-target"),
    Year => id!("label-year"),
    TargetValue => id!("label-target-value"),
    Reached => id!("label-reached"),
    Verdict => id!("label-verdict"),
    Margin => id!("label-margin"),
    MarginNote => id!("label-margin-note"),
    Points => id!("label-points"),
    PerHundred => id!("label-per-hundred"),
    ToGo => id!("label-to-go"),
    How => id!("label-how"),
    Turns => id!("label-turns"),
    Origin => id!("label-origin"),
    Source => id!("label-source"),
    // Villages and communes.
    VillageId => id!("label-village-id"),
    Village => id!("label-village"),
    CommuneCode => id!("label-commune-code"),
    Commune => id!("label-commune"),
    District => id!("label-district"),
    Province => id!("label-province"),
    AreaKm2 => id!("label-area-km2"),
    Population => id!("label-population"),
    Households => id!("label-households"),
    AreaClass => id!("label-area-class"),
    Dbkk => id!("label-dbkk"),
    Poor => id!("label-poor"),
    Minority => id!("label-minority"),
    Power => id!("label-power"),
    Yes => id!("label-yes"),
    No => id!("label-no"),
    Lon => id!("label-lon"),
    Lat => id!("label-lat"),
    Wgs84 => id!("label-wgs84"),
    Vn2000 => id!("label-vn2000"),
    WorkingCrs => id!("label-working-crs"),
    North => id!("label-north"),
    East => id!("label-east"),
    // Coverage.
    SharePct => id!("label-share-pct"),
    AreaPct => id!("label-area-pct"),
    PeoplePct => id!("label-people-pct"),
    VillagesPct => id!("label-villages-pct"),
    Status => id!("label-status"),
    Villages => id!("label-villages"),
    Covered => id!("label-covered"),
    Hole => id!("label-hole"),
    White => id!("label-white"),
    NoData => id!("label-no-data"),
    NearestId => id!("label-nearest-id"),
    NearestKm => id!("label-nearest-km"),
    WholeProvince => id!("label-whole-province"),
    ByDistrict => id!("label-by-district"),
    ByOperator => id!("label-by-operator"),
    WhitePct => id!("label-white-pct"),
    HolePct => id!("label-hole-pct"),
    PairNote => id!("label-pair-note"),
    RatesNote => id!("label-rates-note"),
    SharesCut => id!("label-shares-cut"),
    // The list of an office.
    ListedPct => id!("label-listed-pct"),
    Class => id!("label-class"),
    HouseholdsLacking => id!("label-households-lacking"),
    NearestOfOperators => id!("label-nearest-of-operators"),
    SitesInOrder => id!("label-sites-in-order"),
    InAll => id!("label-in-all"),
    Reason => id!("label-reason"),
    Group => id!("label-group"),
    Rank => id!("label-rank"),
    Remedy => id!("label-remedy"),
    Cost => id!("label-cost"),
    YearOfWork => id!("label-year-of-work"),
    OfficeColumns => id!("label-office-columns"),
    SumsKnown => id!("label-sums-known"),
    SureOf => id!("label-sure-of"),
    NoGaps => id!("label-no-gaps"),
    ServiceUnknown => id!("label-service-unknown"),
    // Sharing.
    Infrastructure => id!("label-infrastructure"),
    Total => id!("label-total"),
    Shared => id!("label-shared"),
    SharedPct => id!("label-shared-pct"),
    OneOperator => id!("label-one-operator"),
    TwoOperators => id!("label-two-operators"),
    MoreOperators => id!("label-more-operators"),
    Unnamed => id!("label-unnamed"),
    SharedSites => id!("label-shared-sites"),
    Sites => id!("label-sites"),
    Operators => id!("label-operators"),
    Spread => id!("label-spread"),
    // Places.
    Place => id!("label-place"),
    Places => id!("label-places"),
    TargetPct => id!("label-target-pct"),
    PlacesLacking => id!("label-places-lacking"),
    InPart => id!("label-in-part"),
    NotAtAll => id!("label-not-at-all"),
    // Speed.
    Tests => id!("label-tests"),
    Down => id!("label-down"),
    Up => id!("label-up"),
    Latency => id!("label-latency"),
    Median => id!("label-median"),
    Mean => id!("label-mean"),
    TenthBelow => id!("label-tenth-below"),
    TooFewTests => id!("label-too-few-tests"),
    SpeedsLeftOut => id!("label-speeds-left-out"),
    // Field reports.
    Report => id!("label-report"),
    Says => id!("label-says"),
    ReportKind => id!("label-report-kind"),
    Reporter => id!("label-reporter"),
    Expiry => id!("label-expiry"),
    Modelled => id!("label-modelled"),
    Final => id!("label-final"),
    Became => id!("label-became"),
    File => id!("label-file"),
    Row => id!("label-row"),
    // Method.
    Layers => id!("label-layers"),
    Role => id!("label-role"),
    Layer => id!("label-layer"),
    Rows => id!("label-rows"),
    Crs => id!("label-crs"),
    Sha256 => id!("label-sha256"),
    Title => id!("label-title"),
    AsOf => id!("label-as-of"),
    Maker => id!("label-maker"),
    MadeAt => id!("label-made-at"),
    Program => id!("label-program"),
    Datum => id!("label-datum"),
    Engine => id!("label-engine"),
    RuleProfile => id!("label-rule-profile"),
    RuleSource => id!("label-rule-source"),
    RuleCaveat => id!("label-rule-caveat"),
    Test => id!("label-test"),
    CoveredFrom => id!("label-covered-from"),
    WhiteUpTo => id!("label-white-up-to"),
    Denominator => id!("label-denominator"),
    OperatorRule => id!("label-operator-rule"),
    Cumulative => id!("label-cumulative"),
    UnitCoveredFrom => id!("label-unit-covered-from"),
    MobileBroadband => id!("label-mobile-broadband"),
    DefaultRadius => id!("label-default-radius"),
    Beamwidth => id!("label-beamwidth"),
    Basis => id!("label-basis"),
    Counted => id!("label-counted"),
    SharingDistance => id!("label-sharing-distance"),
    MinTests => id!("label-min-tests"),
    GapServices => id!("label-gap-services"),
    GapWeights => id!("label-gap-weights"),
    Plan => id!("label-plan"),
    PlanDocument => id!("label-plan-document"),
    Limits => id!("label-limits"),
    // Findings.
    Severity => id!("label-severity"),
    Code => id!("label-code"),
    Column => id!("label-column"),
    Found => id!("label-found"),
    Done => id!("label-done"),
}

pub(crate) use crate::report::gap_groups::GapCount;

/// What the workbook says in a language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words(Lang);

/// What the workbook says in a language.
pub(crate) fn words(lang: Lang) -> Words {
    Words(lang)
}

/// Decimals that a number needs, so many at most.
fn needed(value: f64, most: usize) -> usize {
    let whole = |n: usize| {
        let scaled = value * 10_f64.powf(n as f64);
        (scaled - scaled.round()).abs() < 1e-6
    };
    (0..most).find(|&n| whole(n)).unwrap_or(most)
}

/// `lower`, `higher`: which way a variant goes.
fn way(by: f64) -> &'static str {
    if by < 0.0 { "lower" } else { "higher" }
}

impl Words {
    /// The language.
    pub(crate) fn lang(self) -> Lang {
        self.0
    }

    /// A text of a rule or a plan; what it does not say in this language, it says in another.
    pub(crate) fn of(self, both: &Both) -> &str {
        let all = [in_lang(self.0, both), &both.en, &both.vi];
        all.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default()
    }

    /// A standing phrase.
    pub(crate) fn label(self, label: Label) -> &'static str {
        self.0.word(label.id())
    }

    /// A sheet's name: at most 31 characters, none of `[]:*?/\`.
    pub(crate) fn sheet(self, sheet: SheetKind) -> &'static str {
        self.0.word(match sheet {
            SheetKind::Gaps(of) => return name!(self.0, "workbook-sheet-gaps", ServiceKind: of),
            SheetKind::Scorecard => id!("workbook-sheet-scorecard"),
            SheetKind::Rates => id!("workbook-sheet-rates"),
            SheetKind::Villages => id!("workbook-sheet-villages"),
            SheetKind::Sharing => id!("workbook-sheet-sharing"),
            SheetKind::Places => id!("workbook-sheet-places"),
            SheetKind::Speed => id!("workbook-sheet-speed"),
            SheetKind::Evidence => id!("workbook-sheet-evidence"),
            SheetKind::Method => id!("workbook-sheet-method"),
            SheetKind::Findings => id!("workbook-sheet-findings"),
        })
    }

    /// A sheet's title.
    pub(crate) fn title(self, sheet: SheetKind) -> &'static str {
        self.0.word(match sheet {
            SheetKind::Gaps(of) => return name!(self.0, "workbook-title-gaps", ServiceKind: of),
            SheetKind::Scorecard => id!("workbook-title-scorecard"),
            SheetKind::Rates => id!("workbook-title-rates"),
            SheetKind::Villages => id!("workbook-title-villages"),
            SheetKind::Sharing => id!("workbook-title-sharing"),
            SheetKind::Places => id!("workbook-title-places"),
            SheetKind::Speed => id!("workbook-title-speed"),
            SheetKind::Evidence => id!("workbook-title-evidence"),
            SheetKind::Method => id!("workbook-title-method"),
            SheetKind::Findings => id!("workbook-title-findings"),
        })
    }

    /// `4G`, `Băng rộng di động`.
    pub(crate) fn service(self, service: ServiceKind) -> &'static str {
        gap_service(self.0, service)
    }

    /// A day in figures.
    pub(crate) fn date(self, date: Date) -> String {
        self.0.figures(date)
    }

    /// A stated date in figures; anything else as stated.
    pub(crate) fn stated_date(self, text: &str) -> String {
        text.trim().parse().map_or_else(|_| text.trim().to_owned(), |day| self.date(day))
    }

    /// The day of the data.
    pub(crate) fn as_of(self, date: &str) -> String {
        say!(self.0, "workbook-as-of", date)
    }

    /// The line for place and date of signing.
    pub(crate) fn place_and_date(self, place: &str, year: Option<i16>) -> String {
        let place = if place.trim().is_empty() { "……………" } else { place.trim() };
        let year = year.map_or_else(|| "……".to_owned(), plain);
        say!(self.0, "workbook-place-and-date", place, year)
    }

    /// A denominator.
    pub(crate) fn denominator(self, of: Denominator) -> &'static str {
        phusong_lang::denominator(self.0, of)
    }

    /// How a denominator's numbers were made.
    pub(crate) fn basis(self, method: BasisMethod) -> String {
        let lang = self.0;
        match method {
            BasisMethod::SettlementAreas => say!(lang, "workbook-basis-settlements"),
            BasisMethod::Buffered { buffer_m } => {
                let metres = decimal(buffer_m, needed(buffer_m, 1));
                say!(lang, "workbook-basis-buffered", metres)
            }
            BasisMethod::CountRaster => say!(lang, "workbook-basis-count-raster"),
            BasisMethod::DensityRaster { .. } => say!(lang, "workbook-basis-density-raster"),
            BasisMethod::SpreadOverInhabitedArea => say!(lang, "workbook-basis-over-inhabited"),
            BasisMethod::SpreadOverArea => say!(lang, "workbook-basis-over-area"),
            BasisMethod::Points => say!(lang, "workbook-basis-points"),
        }
    }

    /// What a basis holds: villages with data, and of all; and its sum, in m² where it is of land.
    pub(crate) fn basis_size(
        self,
        of: Denominator,
        (known, villages): (usize, usize),
        sum: f64,
    ) -> String {
        let lang = self.0;
        let whole = decimal(sum, 0);
        let sum = match of {
            Denominator::Area | Denominator::InhabitedArea => {
                say!(lang, "workbook-sum-area", km2 = decimal(sum / 1e6, 2))
            }
            Denominator::Population => say!(lang, "workbook-sum-people", n = whole),
            Denominator::Households => say!(lang, "workbook-sum-households", n = whole),
            Denominator::Points => say!(lang, "workbook-sum-points", n = whole),
        };
        let (known, villages) = (count(known), count(villages));
        say!(lang, "workbook-basis-size", known, villages, sum)
    }

    /// What decides.
    pub(crate) fn test(self, rule: &Rule) -> &'static str {
        match rule.test {
            Test::Share => word!(self.0, "workbook-test-share"),
            Test::CentreClusters => word!(self.0, "workbook-test-centre-clusters"),
        }
    }

    /// Where a status of sources counts.
    pub(crate) fn source_status(self, status: CellStatus) -> &'static str {
        name!(self.0, "workbook-source", CellStatus: status)
    }

    /// An engine.
    pub(crate) fn engine(self, engine: EngineKind) -> &'static str {
        match engine {
            EngineKind::Auto | EngineKind::Exact => word!(self.0, "workbook-engine-exact"),
            EngineKind::Overlay => word!(self.0, "workbook-engine-overlay"),
        }
    }

    /// What an input was read as.
    pub(crate) fn role(self, role: Role) -> &'static str {
        name!(self.0, "workbook-role", Role: role)
    }

    /// A village's status.
    pub(crate) fn status(self, status: Status) -> &'static str {
        name!(self.0, "workbook-status", Status: status)
    }

    /// Where a value comes from.
    pub(crate) fn origin(self, origin: &Origin) -> String {
        let lang = self.0;
        match origin {
            Origin::Modelled => say!(lang, "workbook-origin-modelled"),
            Origin::Measured => say!(lang, "workbook-origin-measured"),
            Origin::Counted => say!(lang, "workbook-origin-counted"),
            Origin::Stated { source, as_of: None } => say!(lang, "workbook-origin-stated", source),
            Origin::Stated { source, as_of: Some(date) } => {
                say!(lang, "workbook-origin-stated-on", source, date = self.stated_date(date))
            }
            Origin::NoData => say!(lang, "workbook-origin-no-data"),
        }
    }

    /// So many things that a target counts, without data.
    pub(crate) fn without_data(self, of: &TargetMeasure, no_data: u64) -> String {
        say!(self.0, "workbook-without-data", things = counted(self.0, of, no_data))
    }

    /// The words before the note of a target.
    pub(crate) fn on_target(self, number: usize) -> String {
        say!(self.0, "workbook-on-target", number = plain(number))
    }

    /// What would turn the verdict.
    pub(crate) fn turns(self, row: &ScoreRow) -> String {
        let (lang, turns) = (self.0, &row.turns);
        if !turns.tried {
            return String::new();
        }
        let other = |verdict: Verdict| verdict != row.verdict && verdict != Verdict::NoData;
        let says = |what: String, value: Option<f64>, verdict: Verdict| {
            let verdict = verdict.code();
            match value {
                None => say!(lang, "workbook-turns-to", what, verdict),
                Some(pct) => {
                    say!(lang, "workbook-turns-to-value", what, verdict, pct = decimal(pct, 2))
                }
            }
        };
        let threshold = |by: f64| {
            let points = decimal(by.abs(), needed(by.abs(), 1));
            say!(lang, "workbook-turns-threshold", way = way(by), points)
        };
        let radii = |times: f64| {
            let by = (times - 1.0) * 100.0;
            let pct = decimal(by.abs(), needed(by.abs(), 1));
            say!(lang, "workbook-turns-radii", way = way(by), pct)
        };
        let by_threshold = turns.threshold.iter().filter(|t| other(t.2));
        let by_radius = turns.radius.iter().filter(|t| other(t.2));
        let mut parts: Vec<String> = by_threshold
            .map(|(points, value, verdict)| says(threshold(*points), *value, *verdict))
            .chain(by_radius.map(|(times, value, verdict)| says(radii(*times), *value, *verdict)))
            .collect();
        if let Some(at) = turns.turning_threshold {
            let pct = 100.0 * at;
            parts.push(say!(lang, "workbook-turns-at", pct = decimal(pct, needed(pct, 2))));
        }
        if parts.is_empty() {
            return say!(lang, "workbook-turns-never");
        }
        parts.join("; ")
    }

    /// So many villages, white and hole.
    pub(crate) fn gaps(self, of: GapCount) -> String {
        let (white, hole) = (count(of.white), count(of.hole));
        say!(self.0, "workbook-gaps", villages = count(of.white + of.hole), white, hole)
    }

    /// Clusters without, and margin of a gap, in short sentences; may be empty.
    pub(crate) fn gap_note(self, gap: &Gap) -> String {
        let lang = self.0;
        let far = |m: f64| {
            if m < 1000.0 {
                say!(lang, "workbook-metres", m = decimal(m, 0))
            } else {
                say!(lang, "workbook-kilometres", km = decimal(m / 1000.0, 1))
            }
        };
        let centre = gap.margin.centre_m.filter(|m| *m > 0.0);
        let centre = centre.map(|m| say!(lang, "workbook-gap-centre", distance = far(m)));
        let cluster = gap.margin.cluster_m.filter(|m| *m > 0.0);
        let cluster = cluster.map(|m| say!(lang, "workbook-gap-cluster", distance = far(m)));
        let clusters = gap.lacking.clusters.filter(|(lacking, _)| *lacking > 0);
        let clusters = clusters.map(|(lacking, of)| {
            say!(lang, "workbook-gap-clusters", lacking = plain(lacking), of = plain(of))
        });
        [clusters, centre, cluster].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    /// That field reports, not the model, decided.
    pub(crate) fn decided_by(self, kind: EvidenceKind, source: &str, date: Option<Date>) -> String {
        let kind = self.evidence_kind(kind).to_lowercase();
        let by = match date {
            None => say!(self.0, "workbook-decided-by", kind),
            Some(day) => say!(self.0, "workbook-decided-by-on", kind, date = self.date(day)),
        };
        let source = source.trim();
        if source.is_empty() { by } else { format!("{by} ({source})") }
    }

    /// What stood in the head of the column of an operator's distance.
    pub(crate) fn nearest_km(self, operator: &str) -> String {
        say!(self.0, "workbook-nearest-km", operator)
    }

    /// Operators that found no column.
    pub(crate) fn operators_left_out(self, operators: usize) -> String {
        say!(self.0, "workbook-operators-left-out", operators = count(operators))
    }

    /// Passive infrastructure, with its unit.
    pub(crate) fn passive(self, of: Passive) -> &'static str {
        match of {
            Passive::Sites => word!(self.0, "workbook-passive-sites"),
            Passive::Poles => word!(self.0, "workbook-passive-poles"),
            Passive::Ducts => word!(self.0, "workbook-passive-ducts"),
        }
    }

    /// A kind of field report.
    pub(crate) fn evidence_kind(self, kind: EvidenceKind) -> &'static str {
        match kind {
            EvidenceKind::VoterReport => word!(self.0, "workbook-evidence-voter-report"),
            EvidenceKind::Survey => word!(self.0, "workbook-evidence-survey"),
            EvidenceKind::Measurement => word!(self.0, "workbook-evidence-measurement"),
        }
    }

    /// What a field report says.
    pub(crate) fn says(self, says: Says) -> &'static str {
        name!(self.0, "workbook-says", Says: says)
    }

    /// What became of a field report.
    pub(crate) fn evidence_use(self, used: EvidenceUse) -> &'static str {
        match used {
            EvidenceUse::Decided => word!(self.0, "workbook-evidence-decided"),
            EvidenceUse::Agrees => word!(self.0, "workbook-evidence-agrees"),
            EvidenceUse::Overruled => word!(self.0, "workbook-evidence-overruled"),
            EvidenceUse::Expired => word!(self.0, "workbook-evidence-expired"),
            EvidenceUse::NotUsed => word!(self.0, "workbook-evidence-not-used"),
        }
    }

    /// How grave a finding is.
    pub(crate) fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Note => word!(self.0, "workbook-severity-note"),
            Severity::Assumed => word!(self.0, "workbook-severity-assumed"),
            Severity::Repaired => word!(self.0, "workbook-severity-repaired"),
            Severity::Dropped => word!(self.0, "workbook-severity-dropped"),
        }
    }

    /// The weights of the priority score: people, white, ĐBKK, power, certainty.
    pub(crate) fn weights(self, weights: [f64; 5]) -> String {
        let [people, white, dbkk, power, certainty] = weights.map(|w| decimal(w, needed(w, 2)));
        say!(self.0, "workbook-weights", people, white, dbkk, power, certainty)
    }

    /// A number with at most so many decimals.
    pub(crate) fn number(self, value: f64, decimals: usize) -> String {
        Numbers(self.0).decimal(value, needed(value, decimals))
    }

    /// Texts that were cut to what a cell can hold.
    pub(crate) fn texts_cut(self, cells: usize) -> String {
        say!(self.0, "workbook-texts-cut", cells = count(cells))
    }

    /// Rows that found no room on a sheet.
    pub(crate) fn rows_left_out(self, rows: usize) -> String {
        say!(self.0, "workbook-rows-left-out", rows = count(rows))
    }
}
