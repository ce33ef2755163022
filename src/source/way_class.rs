//! Which roads and rivers are drawn wider: by the words of their class, else by their name.
//!
//! In: what a row says. Words are those of Vietnamese maps (quốc lộ, cao tốc; sông, suối) and of
//! OpenStreetMap (`highway`, `waterway`).

use crate::place::fold;

/// What a layer of lines is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Road,
    River,
}

/// Classes of major roads, folded; a link belongs to its road.
const ROADS: [&str; 12] = [
    "caotoc",
    "duongcaotoc",
    "quoclo",
    "ql",
    "motorway",
    "motorwaylink",
    "trunk",
    "trunklink",
    "primary",
    "primarylink",
    "highway",
    "national",
];

/// Classes of major rivers, folded.
const RIVERS: [&str; 5] = ["river", "song", "songlon", "songchinh", "riverbank"];

impl Sort {
    /// Where the project file maps its columns.
    pub(super) fn section(self) -> &'static str {
        match self {
            Self::Road => "roads.columns",
            Self::River => "rivers.columns",
        }
    }

    /// Whether it is drawn wider; the name counts only where there is no class.
    pub(super) fn is_major(self, class: &str, name: Option<&str>) -> bool {
        let (class, name) = (fold(class), fold(name.unwrap_or_default()));
        match (self, class.as_str()) {
            (Self::Road, "") => {
                let number = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
                ["quoclo", "caotoc", "duongcaotoc"].iter().any(|w| name.starts_with(w))
                    || ["ql", "ct"].iter().any(|w| name.strip_prefix(w).is_some_and(number))
            }
            (Self::River, "") => name.starts_with("song") || name.ends_with("river"),
            (Self::Road, class) => ROADS.contains(&class),
            (Self::River, class) => RIVERS.contains(&class),
        }
    }
}

/// Whether a class is one of those that the project states.
pub(super) fn is_one_of(class: &str, stated: &[String]) -> bool {
    let class = fold(class);
    stated.iter().any(|s| fold(s) == class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_vietnam_and_of_openstreetmap() {
        let road = |class, name| Sort::Road.is_major(class, name);
        for major in ["Quốc lộ", "QL", "cao tốc", "trunk", "motorway_link", "PRIMARY"] {
            assert!(road(major, None), "{major}");
        }
        for minor in ["Đường tỉnh", "ĐT", "secondary", "track"] {
            assert!(!road(minor, Some("Quốc lộ 1")), "{minor}: the class decides");
        }
        assert!(road("", Some("QL.1A")) && road("", Some("Quốc lộ 8")) && road("", Some("CT01")));
        assert!(!road("", Some("Đường liên xã")) && !road("", None) && !road("", Some("Ql")));
        let river = |class, name| Sort::River.is_major(class, name);
        assert!(river("river", None) && river("Sông", None) && river("", Some("Sông La")));
        assert!(
            !river("stream", Some("Sông La")) && !river("", Some("Khe Gỗ")) && !river("", None)
        );
        assert!(is_one_of("Cấp I", &["cấp i".to_owned()]) && !is_one_of("", &["I".to_owned()]));
    }
}
