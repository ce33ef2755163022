//! The network: cells, fibre access points, fibre routes and published coverage, with their operators.
//!
//! In: nothing but what `source` has read and judged; positions in metres, working CRS.
//! Out: typed values that `footprint` turns into areas. Not here: files, defaults, geometry of service.

use serde::{Deserialize, Serialize};

mod cell;
mod counted;
mod fibre;
mod operator;
mod passive;
mod position;
mod published;
mod reach;
mod service_kind;
mod source_id;
mod technology;

pub use cell::{Cell, Sector, Status};
pub use counted::Counted;
pub use fibre::{AccessPoint, FibreRoute};
pub use operator::{OperatorId, Operators};
pub use passive::{Duct, Pole};
pub use position::{positions, scattered_sites, spread_m};
pub use published::PublishedArea;
pub use reach::Reach;
pub use service_kind::ServiceKind;
pub use source_id::SourceId;
pub use technology::Technology;

/// Every source of service a project has, and which technologies its layers speak for.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Network {
    /// The operators named by any layer.
    pub operators: Operators,
    /// Which of the sources below count; the others (planned, switched off) are kept beside them.
    pub counted: Counted,
    /// Radio cells, whether they count or not.
    pub cells: Vec<Cell>,
    /// Fibre access points (OLT, ODF, splitter, cabinet), whether they count or not.
    pub access_points: Vec<AccessPoint>,
    /// Fibre routes that serve along their length, whether they count or not.
    pub fibre_routes: Vec<FibreRoute>,
    /// Coverage as operators published it.
    pub published: Vec<PublishedArea>,
    /// Technologies (and operators) for which the layers are declared complete although they may
    /// list nothing. A technology that neither appears in a layer nor stands here is *no data*.
    pub declared: Vec<(Technology, Option<OperatorId>)>,
    /// Technologies, of one operator or of all together, whose layers could for the most part not be
    /// read: *no data*, whatever is left of them.
    pub unread: Vec<(Technology, Option<OperatorId>)>,
    /// Cable poles; `None` where no layer lists them, and in results that are read back, which keep
    /// what they came to.
    #[serde(skip)]
    pub poles: Option<Vec<Pole>>,
    /// Cable ducts, likewise.
    #[serde(skip)]
    pub ducts: Option<Vec<Duct>>,
}

impl Network {
    /// Whether any layer says anything of a technology, be it that there is none.
    pub fn speaks_of(&self, technology: Technology) -> bool {
        let fibre = technology == Technology::Ftth
            && (self.serving_access_points().next().is_some()
                || self.serving_routes().next().is_some());
        fibre
            || self.serving_cells().any(|c| c.technology == technology)
            || self.published.iter().any(|p| p.technology == technology)
            || self.declared.iter().any(|(t, _)| *t == technology)
    }

    /// Whether an operator has a source of a technology that counts.
    pub fn has_source(&self, technology: Technology, operator: OperatorId) -> bool {
        let fibre = technology == Technology::Ftth
            && (self.serving_access_points().any(|p| p.operator == operator)
                || self.serving_routes().any(|r| r.operator == operator));
        let own = |t: Technology, o: OperatorId| t == technology && o == operator;
        fibre
            || self.serving_cells().any(|c| own(c.technology, c.operator))
            || self.published.iter().any(|p| own(p.technology, p.operator))
    }

    /// Whether nothing can be said of some of these technologies, of one operator or (`None`) of all
    /// together, because what the layers say of them could not be read.
    pub fn is_unread(&self, technologies: &[Technology], operator: Option<OperatorId>) -> bool {
        self.unread.iter().any(|(t, o)| *o == operator && technologies.contains(t))
    }
}
