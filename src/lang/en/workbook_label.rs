//! Labels of the workbook: heads of columns, names of parameters, standing phrases.

use crate::report::workbook::words::Label;

/// English.
#[allow(
    clippy::too_many_lines,
    clippy::match_same_arms,
    reason = "one line a label, each with words of its own however alike today"
)]
pub(super) fn text(label: Label) -> &'static str {
    match label {
        Label::Synthetic => "SYNTHETIC DATA – NOT REAL FIGURES",
        Label::SyntheticShort => "SYNTHETIC DATA",
        Label::Nation => "SOCIALIST REPUBLIC OF VIET NAM",
        Label::Motto => "Independence - Freedom - Happiness",
        Label::MakerBlank => "NAME OF THE OFFICE …………………",
        Label::Preparer => "PREPARED BY",
        Label::PreparerSigns => "(signature, full name)",
        Label::Head => "HEAD OF THE OFFICE",
        Label::HeadSigns => "(signature, stamp, full name)",
        Label::Page => "Page",
        Label::NoDataSign => "…",
        Label::NoDataMeaning => "The sign … means no data, which is not 0.",
        Label::Number => "No.",
        Label::Id => "Identifier",
        Label::Kind => "Kind",
        Label::Note => "Notes",
        Label::Date => "Date",
        Label::Operator => "Operator",
        Label::AllOperators => "All",
        Label::AllKinds => "All kinds",
        Label::Technology => "Technology",
        Label::AnyMobile => "Mobile",
        Label::Service => "Service",
        Label::Target => "Target (in the plan's words)",
        Label::Year => "By the end of",
        Label::TargetValue => "Target value",
        Label::Reached => "Reached",
        Label::Verdict => "Verdict",
        Label::Margin => "Margin to the target",
        Label::MarginNote => {
            "The margin is the value reached less the target; of percentages in percentage points."
        }
        Label::Points => "points",
        Label::PerHundred => "/100 people",
        Label::ToGo => "Still missing / to spare",
        Label::How => "How it is measured",
        Label::Turns => "What would turn the verdict",
        Label::Origin => "Origin of the value",
        Label::Source => "Source",
        Label::VillageId => "Village id",
        Label::Village => "Village",
        Label::CommuneCode => "Commune code",
        Label::Commune => "Commune",
        Label::District => "District (former)",
        Label::Province => "Province",
        Label::AreaKm2 => "Area (km²)",
        Label::Population => "People",
        Label::Households => "Households",
        Label::AreaClass => "Area class",
        Label::Dbkk => "ĐBKK village",
        Label::Poor => "Poor households",
        Label::Minority => "Minorities (%)",
        Label::Power => "Grid power",
        Label::Yes => "yes",
        Label::No => "no",
        Label::Lon => "Longitude",
        Label::Lat => "Latitude",
        Label::Wgs84 => "WGS 84 (degrees)",
        Label::Vn2000 => "VN-2000 (m)",
        Label::WorkingCrs => "Coordinates (m)",
        Label::North => "X (north)",
        Label::East => "Y (east)",
        Label::SharePct => "Share covered (%)",
        Label::AreaPct => "% of area served",
        Label::PeoplePct => "% of people served",
        Label::VillagesPct => "% of villages covered",
        Label::Status => "Status",
        Label::Villages => "Villages",
        Label::Covered => "Covered",
        Label::Hole => "Hole",
        Label::White => "White",
        Label::NoData => "No data",
        Label::NearestId => "Nearest source",
        Label::NearestKm => "Distance (km)",
        Label::WholeProvince => "WHOLE PROVINCE",
        Label::ByDistrict => "BY FORMER DISTRICT",
        Label::ByOperator => "EACH OPERATOR, WHOLE PROVINCE",
        Label::WhitePct => "% white, of villages",
        Label::HolePct => "% holes, of the rest",
        Label::PairNote => {
            "White is a percentage of all villages with data, holes of the rest (those not white): two \
             denominators, not to be added."
        }
        Label::RatesNote => {
            "The percentage of villages is of those with data; villages without are counted apart. \
             Each village counts as one, large or small."
        }
        Label::SharesCut => {
            "Shares of single villages are cut to two decimals, never rounded up; villages.csv has them in full."
        }
        Label::ListedPct => "Share covered (%)",
        Label::Class => "White or hole",
        Label::HouseholdsLacking => "Households without",
        Label::NearestOfOperators => "Nearest source of each operator",
        Label::SitesInOrder => "Sources, in that order",
        Label::InAll => "TOTAL",
        Label::Reason => "Reason",
        Label::Group => "Group A/B/C",
        Label::Rank => "Priority",
        Label::Remedy => "Remedy",
        Label::Cost => "Cost (million VND)",
        Label::YearOfWork => "Year",
        Label::OfficeColumns => {
            "Blank cells are for the office to fill in; the sums follow. Groups:"
        }
        Label::SumsKnown => {
            "Sums are of the villages that have the figure. Households without are estimated by where people \
             live, or by area. Coordinates are of the village's middle."
        }
        Label::SureOf => {
            "In m/n variants: with larger and smaller radii and thresholds the village stays what it is in m of \
             n; sensitive: in some it is covered."
        }
        Label::NoGaps => "No village is white or a hole.",
        Label::ServiceUnknown => {
            "Nothing is known of this service: no village can be called white or a hole."
        }
        Label::Infrastructure => "Infrastructure",
        Label::Total => "In all",
        Label::Shared => "Shared (2 operators or more)",
        Label::SharedPct => "Shared (%)",
        Label::OneOperator => "1 operator",
        Label::TwoOperators => "2 operators",
        Label::MoreOperators => "3 operators or more",
        Label::Unnamed => "Nobody named (not counted)",
        Label::SharedSites => "Shared positions",
        Label::Sites => "Sites, sources",
        Label::Operators => "Operators",
        Label::Spread => "Largest distance between cells (m)",
        Label::Place => "Place",
        Label::Places => "Places",
        Label::TargetPct => "Target (%)",
        Label::PlacesLacking => "Places without the service, or without data",
        Label::InPart => "in part",
        Label::NotAtAll => "not covered",
        Label::Tests => "Tests",
        Label::Down => "Download (Mb/s)",
        Label::Up => "Upload (Mb/s)",
        Label::Latency => "Latency (ms)",
        Label::Median => "median",
        Label::Mean => "mean",
        Label::TenthBelow => "lowest 10 % below",
        Label::TooFewTests => "The sign …: too few tests to tell (no data).",
        Label::SpeedsLeftOut => "Of single villages: speed.csv.",
        Label::Report => "Report",
        Label::Says => "It says",
        Label::ReportKind => "Kind",
        Label::Reporter => "Source",
        Label::Expiry => "Holds until",
        Label::Modelled => "By the model",
        Label::Final => "Final",
        Label::Became => "What became of it",
        Label::File => "File",
        Label::Row => "Row",
        Label::Layers => "Data that was read",
        Label::Role => "Data",
        Label::Layer => "Layer, sheet",
        Label::Rows => "Rows",
        Label::Crs => "CRS",
        Label::Sha256 => "SHA-256",
        Label::Title => "Project",
        Label::AsOf => "Date of the data",
        Label::Maker => "Made by",
        Label::MadeAt => "Made at",
        Label::Program => "Program",
        Label::Datum => "VN-2000 to WGS 84",
        Label::Engine => "Areas computed",
        Label::RuleProfile => "Rule",
        Label::RuleSource => "Source of the rule",
        Label::RuleCaveat => "Caveat of the rule",
        Label::Test => "What decides",
        Label::CoveredFrom => "Covered from",
        Label::WhiteUpTo => "White up to",
        Label::Denominator => "Denominator",
        Label::OperatorRule => "Operators together",
        Label::Cumulative => "Later generations count too",
        Label::UnitCoveredFrom => "A unit is covered from so many villages",
        Label::MobileBroadband => "Mobile broadband is",
        Label::DefaultRadius => "Radius where the data states none",
        Label::Beamwidth => "Beamwidth where the data states none",
        Label::Basis => "Denominator with data",
        Label::Counted => "Sources that count",
        Label::SharingDistance => "One position when closer than",
        Label::MinTests => "Fewest tests",
        Label::GapServices => "Gaps listed for",
        Label::GapWeights => "Weights of the priority",
        Label::Plan => "Plan",
        Label::PlanDocument => "Document",
        Label::Limits => {
            "Results follow a model of radii that looks at no terrain, buildings, forest, load or speed. Where \
             field reports or measurements say otherwise, they hold."
        }
        Label::Severity => "Severity",
        Label::Code => "Code",
        Label::Column => "Column",
        Label::Found => "Found",
        Label::Done => "Done",
    }
}
