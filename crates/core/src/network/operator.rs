//! Operators (doanh nghiệp viễn thông).

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::HashMap;

/// An operator of this project: an index into [`Operators`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OperatorId(u16);

impl OperatorId {
    /// Its position in [`Operators::names`].
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The operators of a project, by the first spelling met.
///
/// Two spellings are one operator when they agree after case and blanks are folded:
/// `VNPT`, `vnpt ` and `Vnpt`.
#[derive(Clone, Debug, Default)]
pub struct Operators {
    names: Vec<String>,
    /// By the folded name, so that a column that is none of operators is refused in no time.
    known: HashMap<String, OperatorId>,
}

impl Operators {
    /// The name under which sources go whose operator nobody named.
    pub const UNNAMED: &str = "(không rõ)";

    /// The operator of that name, entered if it is new.
    ///
    /// `None` when the project has named more operators than can be told apart (65,535), which
    /// means that the operator column is not one.
    pub fn enter(&mut self, name: &str) -> Option<OperatorId> {
        let key = fold(name);
        if let Some(&found) = self.known.get(&key) {
            return Some(found);
        }
        let id = OperatorId(u16::try_from(self.names.len()).ok()?);
        self.names.push(name.split_whitespace().collect::<Vec<_>>().join(" "));
        self.known.insert(key, id);
        Some(id)
    }

    /// The operator of that name, if any layer named it.
    pub fn find(&self, name: &str) -> Option<OperatorId> {
        self.known.get(&fold(name)).copied()
    }

    /// What stands for an operator that nobody named, if any source goes under it.
    pub fn unnamed(&self) -> Option<OperatorId> {
        self.find(Self::UNNAMED)
    }

    /// The name to print.
    pub fn name(&self, id: OperatorId) -> &str {
        &self.names[id.index()]
    }

    /// All names, in order of entry.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// All operators, in order of entry.
    pub fn ids(&self) -> impl Iterator<Item = OperatorId> + use<> {
        (0..self.names.len()).filter_map(|i| u16::try_from(i).ok().map(OperatorId))
    }
}

impl Serialize for Operators {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.names.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Operators {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let (names, mut all) = (Vec::<String>::deserialize(from)?, Self::default());
        for (i, name) in names.iter().enumerate() {
            // An identifier is a place in the list, so that each must get its own again.
            if all.enter(name).is_none_or(|id| id.index() != i) {
                return Err(D::Error::custom("an operator twice, or too many"));
            }
        }
        Ok(all)
    }
}

fn fold(name: &str) -> String {
    name.split_whitespace().flat_map(str::chars).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_operator_are_one() {
        let mut all = Operators::default();
        let vnpt = all.enter("VNPT").unwrap();
        assert_eq!(all.enter(" vnpt  "), Some(vnpt));
        let viettel = all.enter("Viettel").unwrap();
        assert_ne!(vnpt, viettel);
        assert_eq!(all.names(), ["VNPT", "Viettel"]);
        assert_eq!(all.name(viettel), "Viettel");
        assert_eq!(all.find("Mobifone"), None);
    }
}
