//! The rule as JSON: what `summary.json` and `manifest.json` say of it.

use crate::indicator::{Bilingual, Rule};
use serde_json::{Map, Value, json};

/// Every parameter of the rule.
pub(super) fn parameters(rule: &Rule) -> Map<String, Value> {
    let value = json!({
        "covered_from": rule.covered_from,
        "white_up_to": rule.white_up_to,
        "denominator": rule.denominator.code(),
        "operator": rule.operator.code(),
        "mobile_broadband": rule.mobile_broadband.iter().map(|t| t.name()).collect::<Vec<_>>(),
        "test": rule.test.code(),
        "cumulative": rule.cumulative,
        "unit_covered_from": rule.unit_covered_from,
        "profile": rule.profile,
        "profile_changed": rule.changed,
    });
    if let Value::Object(map) = value { map } else { Map::new() }
}

/// The rule with its profile's title, source and caveat, in both languages.
pub(super) fn with_source(rule: &Rule) -> Value {
    let mut map = parameters(rule);
    for (key, text) in [("title", &rule.title), ("source", &rule.source), ("caveat", &rule.caveat)]
    {
        map.insert(key.to_owned(), words(text));
    }
    Value::Object(map)
}

/// A text in both languages.
pub(super) fn words(text: &Bilingual) -> Value {
    json!({ "vi": text.vi, "en": text.en })
}
