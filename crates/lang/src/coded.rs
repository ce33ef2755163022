//! Enums of the core whose members have stable codes: messages are named by them.

use crate::language::Lang;
use phusong_core::assessment::Role;
use phusong_core::field::Says;
use phusong_core::finding::{GeometryFault, Hidden, NotData, Notation};
use phusong_core::indicator::{OperatorRule, Status, Verdict};
use phusong_core::network::{ServiceKind, Status as CellStatus, Technology};
use phusong_core::place::{Denominator, PointRole, RasterValues};

/// An enum whose members have stable codes.
pub trait Coded: Sized + 'static {
    /// Every member.
    const ALL: &'static [Self];

    /// The stable code of one.
    fn code(&self) -> &'static str;
}

/// What the message of a member is called.
fn id(prefix: &str, code: &str) -> String {
    format!("{prefix}-{}", code.replace('_', "-").to_lowercase())
}

/// The word of a member, by the message `<prefix>-<code>`; its name where there is no such message.
#[doc(hidden)]
pub fn coded<T: Coded>(lang: Lang, prefix: &str, value: &T) -> &'static str {
    lang.find(&id(prefix, value.code())).unwrap_or_else(|| value.code())
}

macro_rules! enums {
    ($($name:ident . $code:ident: $($member:ident $(($inner:ident::$of:ident))?),+;)+) => {
        $(impl Coded for $name {
            const ALL: &'static [Self] = &[$($name::$member $(($inner::$of))?),+];

            fn code(&self) -> &'static str {
                // Whoever adds a member is asked here to list it.
                match self {
                    $($name::$member $(($inner::$of))? => (*self).$code(),)+
                }
            }
        })+

        /// The messages that an enum asks for under a prefix; `None`: no enum of that name is listed here.
        #[doc(hidden)]
        pub fn ids(of: &str, prefix: &str) -> Option<Vec<String>> {
            match of {
                $(stringify!($name) => {
                    Some(<$name as Coded>::ALL.iter().map(|m| id(prefix, m.code())).collect())
                })+
                _ => None,
            }
        }
    };
}

enums! {
    CellStatus.code: OnAir, Planned, Off;
    Denominator.code: Area, InhabitedArea, Population, Households, Points;
    Notation.code: DecimalPoint, DecimalComma, DayFirst, MonthFirst, FccCodes, Generations;
    GeometryFault.code: SelfIntersection, RingsCross, HoleOutside, PartsOverlap, TooFewPoints, NotFinite,
        HolesNested, InteriorDisconnected, NoArea, RingOpen, Tangled;
    Hidden.code: Rows, Columns, Sheet;
    NotData.code: Title, ColumnNumbers, HeadAgain, Group, Total, Note;
    OperatorRule.code: Union, VillageMaximum, BestOperator;
    PointRole.code: Centre, Cluster;
    RasterValues.code: Count, PerSquareKilometre, PerHectare;
    Role.code: Project, Villages, Cells, Fibre, Coverage, Settlements, Population, Households, Points, Places,
        Measurements, Evidence, Poles, Ducts, Roads, Rivers, Water, Neighbours, Terrain, Plan, Rule, Template;
    Says.code: Covered, Hole, White;
    ServiceKind.column: Technology(Technology::G2), Technology(Technology::G3), Technology(Technology::G4),
        Technology(Technology::G5), Technology(Technology::Ftth), MobileBroadband;
    Status.code: Covered, Hole, White, NoData;
    Verdict.code: Met, Missed, NoData;
}
