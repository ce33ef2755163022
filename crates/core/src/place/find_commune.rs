//! Finding a commune as a person writes it: by code, or by name with or without kind and diacritics.

use super::admin::{AdminUnits, CommuneId};
use super::spelling::fold;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundCommune {
    /// It.
    One(CommuneId),
    /// None; the name most like it, where one is.
    None {
        /// That name.
        nearest: Option<String>,
    },
    /// Several of that name, with their codes.
    Several(Vec<(String, String)>),
}

/// Kinds of communes, folded, longest first.
const KINDS: [&str; 4] = ["dackhu", "thitran", "phuong", "xa"];

/// A name without its kind; whole where nothing would be left.
fn bare(folded: &str) -> &str {
    let stripped = KINDS.iter().find_map(|k| folded.strip_prefix(k));
    stripped.filter(|rest| !rest.is_empty()).unwrap_or(folded)
}

impl AdminUnits {
    /// The commune of that code; else of that name, as the data spells it; else of that name whatever its
    /// spelling; else whatever its kind.
    pub fn find_commune(&self, wanted: &str) -> FoundCommune {
        let wanted = wanted.trim();
        let folded = fold(wanted);
        let tests: [&dyn Fn(&super::Commune) -> bool; 5] = [
            &|c| !c.code.is_empty() && c.code == wanted,
            &|c| !wanted.is_empty() && c.name == wanted,
            &|c| !folded.is_empty() && fold(&c.name) == folded,
            &|c| !folded.is_empty() && bare(&fold(&c.name)) == folded,
            &|c| !folded.is_empty() && bare(&fold(&c.name)) == bare(&folded),
        ];
        for test in tests {
            let found: Vec<usize> =
                (0..self.communes.len()).filter(|&i| test(&self.communes[i])).collect();
            match found[..] {
                [] => {}
                [one] => {
                    return FoundCommune::One(CommuneId(u32::try_from(one).unwrap_or(u32::MAX)));
                }
                _ => {
                    let named = |&i: &usize| {
                        let commune = &self.communes[i];
                        (commune.name.clone(), commune.code.clone())
                    };
                    return FoundCommune::Several(found.iter().map(named).collect());
                }
            }
        }
        // Two slips in a word of five letters, as in project files.
        let like =
            |name: &str| strsim::normalized_damerau_levenshtein(bare(&folded), bare(&fold(name)));
        let near = self.communes.iter().map(|c| (like(&c.name), &c.name));
        let near = near.filter(|(like, _)| *like >= 0.6).max_by(|a, b| a.0.total_cmp(&b.0));
        FoundCommune::None { nearest: near.map(|(_, name)| name.clone()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Commune;

    fn units() -> AdminUnits {
        let all = [
            ("18073", "Xã Kỳ Anh"),
            ("18094", "Phường Kỳ Anh"),
            ("18100", "Xã Đức Thọ"),
            ("", "Xã Xã Tổng"),
        ];
        let commune = |(code, name): (&str, &str)| Commune {
            code: code.into(),
            name: name.into(),
            province: String::new(),
        };
        AdminUnits { communes: all.map(commune).to_vec(), ..AdminUnits::default() }
    }

    #[test]
    fn communes_are_found_as_people_write_them() {
        let units = units();
        let one = |i| FoundCommune::One(CommuneId(i));
        for (wanted, found) in [
            ("18094", 1),
            ("Xã Kỳ Anh", 0),
            ("phuong ky anh", 1),
            ("Đức Thọ", 2),
            (" duc-tho ", 2),
            ("phường Đức Thọ", 2),
            ("xa tong", 3),
        ] {
            assert_eq!(units.find_commune(wanted), one(found), "{wanted}");
        }
        let FoundCommune::Several(both) = units.find_commune("Kỳ Anh") else {
            panic!("two communes are called so")
        };
        assert_eq!(both[1], ("Phường Kỳ Anh".into(), "18094".into()));
    }

    #[test]
    fn what_is_not_there_is_told_with_the_nearest() {
        let nearest = |wanted: &str| match units().find_commune(wanted) {
            FoundCommune::None { nearest } => nearest,
            found => panic!("{wanted}: {found:?}"),
        };
        assert_eq!(nearest("Dức Thợ 1").as_deref(), Some("Xã Đức Thọ"));
        assert_eq!(nearest("Cà Mau"), None);
        assert_eq!(nearest(""), None);
    }
}
