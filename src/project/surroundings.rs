//! The layers of what maps show around the villages: `[[roads]]`, `[[rivers]]`, `[[water]]`,
//! `[[neighbours]]`, `[terrain]`. Nothing is computed from them.

use super::LayerFile;
use super::read::{band, layer};
use super::section::Section;
use std::path::Path;

/// Fields of roads and rivers.
pub const WAY_FIELDS: [&str; 3] = ["name", "ref", "class"];

/// Fields of water.
pub const WATER_FIELDS: [&str; 0] = [];

/// Fields of neighbouring provinces.
pub const NEIGHBOUR_FIELDS: [&str; 2] = ["name", "province"];

/// What a project states of the surroundings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SurroundingLayers {
    /// Layers of roads.
    pub roads: Vec<WayLayer>,
    /// Layers of rivers and streams as lines.
    pub rivers: Vec<WayLayer>,
    /// Layers of water as areas: sea, lakes, wide rivers.
    pub water: Vec<LayerFile>,
    /// Layers of neighbouring provinces or countries.
    pub neighbours: Vec<LayerFile>,
    /// Heights of the ground, m.
    pub terrain: Option<LayerFile>,
}

/// A layer of roads or rivers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WayLayer {
    /// The file.
    pub source: LayerFile,
    /// The classes that are drawn wider, where stated; else the usual words for them.
    pub major: Option<Vec<String>>,
}

impl SurroundingLayers {
    /// Reads and checks the keys.
    pub(super) fn read(root: &Section<'_, '_>, dir: &Path) -> Self {
        let ways = |key| root.tables(key).iter().map(|s| ways(s, dir)).collect();
        let areas = |key, fields: &[&'static str]| {
            root.tables(key).iter().map(|s| areas(s, dir, fields)).collect()
        };
        Self {
            roads: ways("roads"),
            rivers: ways("rivers"),
            water: areas("water", &WATER_FIELDS),
            neighbours: areas("neighbours", &NEIGHBOUR_FIELDS),
            terrain: terrain(&root.table("terrain"), dir),
        }
    }
}

fn ways(section: &Section<'_, '_>, dir: &Path) -> WayLayer {
    let major = section.texts("major");
    let read = WayLayer {
        source: layer(section, dir, &WAY_FIELDS),
        major: major.map(|list| list.value.into_iter().map(|at| at.value).collect()),
    };
    section.refuse_unknown();
    read
}

fn areas(section: &Section<'_, '_>, dir: &Path, fields: &[&'static str]) -> LayerFile {
    let read = layer(section, dir, fields);
    section.refuse_unknown();
    read
}

fn terrain(section: &Section<'_, '_>, dir: &Path) -> Option<LayerFile> {
    if !section.is_there() {
        return None;
    }
    let mut source = layer(section, dir, &[]);
    if let Some(number) = band(section) {
        source.layer = Some(number);
    }
    section.refuse_unknown();
    Some(source)
}

#[cfg(test)]
mod tests {
    use crate::project::{Error, Problem, ProblemKind, Project};

    fn read(text: &str) -> Result<Project, Vec<Problem>> {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("a.gpkg"), "x").unwrap();
        let path = dir.path().join("p.toml");
        let head = "[project]\nprovince = \"42\"\n[villages]\npath = \"a.gpkg\"\n[[cells]]\n\
                    path = \"a.gpkg\"\n";
        std::fs::write(&path, format!("{head}{text}")).unwrap();
        Project::read(&path).map_err(|e| match e {
            Error::Invalid { problems, .. } => problems,
            other => panic!("{other:?}"),
        })
    }

    #[test]
    fn all_keys_are_read() {
        let p = read(
            "[[roads]]\npath = \"a.gpkg\"\nlayer = \"duong\"\nmajor = [\"QL\", \"cao tốc\"]\n\
             source = \"OpenStreetMap\"\n[roads.columns]\nname = \"TEN\"\nclass = \"CAP\"\n\
             [[rivers]]\npath = \"a.gpkg\"\n[[rivers]]\npath = \"a.gpkg\"\ncrs = \"EPSG:4326\"\n\
             [[water]]\npath = \"a.gpkg\"\n\
             [[neighbours]]\npath = \"a.gpkg\"\n[neighbours.columns]\nname = \"ten_tinh\"\n\
             [terrain]\npath = \"a.gpkg\"\nband = 2\n",
        )
        .unwrap();
        let around = &p.surroundings;
        let road = &around.roads[0];
        assert_eq!(road.major.as_deref(), Some(&["QL".to_owned(), "cao tốc".to_owned()][..]));
        assert_eq!(road.source.column("class"), Some("CAP"));
        assert_eq!(road.source.layer.as_deref(), Some("duong"));
        assert_eq!(road.source.source.as_deref(), Some("OpenStreetMap"));
        assert_eq!((around.rivers.len(), around.rivers[1].source.crs), (2, Some(4326)));
        assert_eq!(around.rivers[0].major, None);
        assert_eq!(around.water.len(), 1);
        assert_eq!(around.neighbours[0].column("name"), Some("ten_tinh"));
        assert_eq!(around.terrain.as_ref().unwrap().layer.as_deref(), Some("2"));
        assert_eq!(read("").unwrap().surroundings, super::SurroundingLayers::default());
    }

    #[test]
    fn every_fault_is_named_at_its_key() {
        let problems = read(
            "[[roads]]\npath = \"b.gpkg\"\nwidth = 2\n[[water]]\nmajor = []\n\
             [terrain]\npath = \"a.gpkg\"\nband = 0\ncolumns = { name = \"x\" }\n",
        )
        .unwrap_err();
        let keys: Vec<&str> = problems.iter().map(|p| p.key.as_str()).collect();
        let expected = [
            "roads[1].path",
            "roads[1].width",
            "water[1].path",
            "water[1].major",
            "terrain.columns.name",
            "terrain.band",
        ];
        let mut sorted = (keys.clone(), expected.to_vec());
        sorted.0.sort_unstable();
        sorted.1.sort_unstable();
        assert_eq!(sorted.0, sorted.1);
        let band = problems.iter().find(|p| p.key == "terrain.band").unwrap();
        assert!(matches!(band.kind, ProblemKind::OutOfRange { .. }));
    }
}
