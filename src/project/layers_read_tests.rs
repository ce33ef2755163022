use crate::place::PointRole;
use crate::project::{Error, ProblemKind, Project, RasterValues, ScaleTo};
use std::fs;

const HEAD: &str =
    "[project]\nprovince = \"42\"\n[villages]\npath = \"v.gpkg\"\n[[cells]]\npath = \"c.csv\"\n";

fn read(more: &str) -> Result<Project, Error> {
    let dir = tempfile::tempdir().unwrap();
    for name in ["v.gpkg", "c.csv", "s.gpkg", "p.tif", "h.csv", "n.csv"] {
        fs::write(dir.path().join(name), "x").unwrap();
    }
    let path = dir.path().join("p.toml");
    fs::write(&path, format!("{HEAD}{more}")).unwrap();
    Project::read(&path)
}

#[test]
fn layers_of_residents_are_read() {
    let p = read(
        r#"
[[settlements]]
path = "s.gpkg"
layer = "khu_dan_cu"
[[settlements]]
path = "h.csv"
buffer_m = 50
[settlements.columns]
lon = "kinh_do"
[population]
path = "p.tif"
band = 2
values = "per_ha"
scale_to = "communes"
source = "WorldPop"
[[households]]
path = "h.csv"
[households.columns]
households = "so_ho"
[[points]]
path = "n.csv"
role = "centre"
"#,
    )
    .unwrap();
    let [areas, points] = &p.settlements[..] else { panic!("two layers") };
    assert_eq!((areas.source.layer.as_deref(), areas.buffer_m), (Some("khu_dan_cu"), None));
    assert_eq!((points.source.column("lon"), points.buffer_m), (Some("kinh_do"), Some(50.0)));
    let raster = p.population.unwrap();
    assert_eq!(raster.source.layer.as_deref(), Some("2"));
    assert_eq!(raster.values, Some(RasterValues::PerHectare));
    assert_eq!(raster.scale_to, ScaleTo::Communes);
    assert_eq!(p.households[0].source.column("households"), Some("so_ho"));
    assert_eq!(p.points[0].role, Some(PointRole::Centre));
}

#[test]
fn without_them_there_are_none() {
    let p = read("").unwrap();
    assert!(p.settlements.is_empty() && p.households.is_empty() && p.points.is_empty());
    assert!(p.population.is_none());
    let bare = read("[population]\npath = \"p.tif\"\n").unwrap().population.unwrap();
    assert_eq!((bare.values, bare.scale_to, bare.source.layer), (None, ScaleTo::Nothing, None));
}

#[test]
fn what_is_wrong_is_named() {
    let problems = |more: &str| match read(more) {
        Err(Error::Invalid { problems, .. }) => {
            problems.into_iter().map(|p| (p.key, p.kind)).collect::<Vec<_>>()
        }
        other => panic!("not refused: {other:?}"),
    };
    let got =
        problems("[population]\npath = \"p.tif\"\nvalues = \"per_km\"\nband = 1.5\nbuffer = 3\n");
    let keys: Vec<&str> = got.iter().map(|(k, _)| k.as_str()).collect();
    assert_eq!(keys, ["population.values", "population.band", "population.buffer"]);
    assert!(
        matches!(&got[0].1, ProblemKind::UnknownWord { nearest: Some(n), .. } if n == "per_km2")
    );
    let got = problems("[[settlements]]\npath = \"s.gpkg\"\nbuffer_m = 0\n");
    assert!(matches!(got[0].1, ProblemKind::OutOfRange { .. }), "{got:?}");
    let got = problems("[[points]]\npath = \"none.csv\"\nrole = \"center\"\n");
    assert!(matches!(got[0].1, ProblemKind::FileNotFound { .. }), "{got:?}");
    assert!(
        matches!(&got[1].1, ProblemKind::UnknownWord { nearest: Some(n), .. } if n == "centre")
    );
    let got = problems("[[households]]\nbuffer_m = 3\n");
    assert_eq!(got.len(), 2, "no path, and a key that is none: {got:?}");
}
