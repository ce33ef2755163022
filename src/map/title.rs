//! Title templates: `Phủ sóng 4G – {province}`. A placeholder in capitals is filled in capitals.

use super::words::service as service_name;
use crate::assessment::Assessment;
use crate::lang::Lang;
use crate::network::ServiceKind;
use crate::place::Commune;

/// The placeholders a title may hold (each also in capitals).
pub(crate) const PLACEHOLDERS: [&str; 5] = ["province", "service", "as_of", "project", "commune"];

/// What fills them.
#[derive(Clone, Debug)]
pub(crate) struct Fill<'a> {
    pub(crate) province: &'a str,
    pub(crate) service: &'a str,
    pub(crate) as_of: &'a str,
    pub(crate) project: &'a str,
    /// Of a sheet of one commune; else empty.
    pub(crate) commune: &'a str,
}

/// The title of a sheet of a service, of the whole or of one commune.
pub(crate) fn of_sheet(
    template: &str,
    service: ServiceKind,
    commune: Option<&Commune>,
    assessment: &Assessment,
    lang: Lang,
) -> String {
    let about = &assessment.about;
    let province = assessment.units.province.trim();
    fill(
        template,
        &Fill {
            // A project outside the provinces still has its own title.
            province: if province.is_empty() { about.title.trim() } else { province },
            service: service_name(lang, service),
            as_of: &about.as_of.as_deref().map(|d| lang.date_or_text(d)).unwrap_or_default(),
            project: about.title.trim(),
            commune: commune.map_or("", |c| c.name.trim()),
        },
    )
}

/// Whether every `{…}` is closed and known.
pub(crate) fn well_formed(template: &str) -> bool {
    pieces(template).all(|piece| match piece {
        Piece::Text(text) => !text.contains(['{', '}']),
        Piece::Place(name) => PLACEHOLDERS.contains(&name.to_lowercase().as_str()),
    })
}

/// The title; a placeholder that nothing fills takes the blank and dash before it along.
pub(crate) fn fill(template: &str, with: &Fill<'_>) -> String {
    let mut out = String::new();
    for piece in pieces(template) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Place(name) => {
                let value = match name.to_lowercase().as_str() {
                    "province" => with.province,
                    "service" => with.service,
                    "as_of" => with.as_of,
                    "commune" => with.commune,
                    _ => with.project,
                };
                if value.is_empty() {
                    let end = out.trim_end_matches([' ', '–', '-', ',', ':', '·']).len();
                    out.truncate(end);
                } else if name.chars().all(|c| c.is_uppercase() || c == '_') {
                    out.push_str(&value.to_uppercase());
                } else {
                    out.push_str(value);
                }
            }
        }
    }
    out.trim().to_owned()
}

enum Piece<'a> {
    Text(&'a str),
    Place(&'a str),
}

fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some((name, after)) = rest.strip_prefix('{').and_then(|r| r.split_once('}')) {
            rest = after;
            return Some(Piece::Place(name));
        }
        // A brace that nothing closes stays in the text, where it is found out.
        let next = rest.char_indices().skip(1).find(|(_, c)| *c == '{');
        let end = next.map_or(rest.len(), |(i, _)| i);
        let (text, after) = rest.split_at(end);
        rest = after;
        Some(Piece::Text(text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WITH: Fill<'static> = Fill {
        province: "Hà Tĩnh",
        service: "4G",
        as_of: "31/12/2025",
        project: "Đề án",
        commune: "",
    };

    #[test]
    fn fills_and_raises() {
        assert_eq!(fill("Phủ sóng {service} – {province}", &WITH), "Phủ sóng 4G – Hà Tĩnh");
        assert_eq!(fill("{PROVINCE}, {as_of} ({project})", &WITH), "HÀ TĨNH, 31/12/2025 (Đề án)");
        assert_eq!(fill("đường ống", &WITH), "đường ống");
    }

    #[test]
    fn an_empty_placeholder_leaves_no_dash_behind() {
        let with = Fill { province: "", ..WITH };
        assert_eq!(fill("Phủ sóng {service} – {province}", &with), "Phủ sóng 4G");
        let of_commune = Fill { commune: "Xã Kỳ Anh", ..WITH };
        let template = "{service} – {commune}, {province}";
        assert_eq!(fill(template, &of_commune), "4G – Xã Kỳ Anh, Hà Tĩnh");
        assert_eq!(fill(template, &WITH), "4G, Hà Tĩnh");
    }

    #[test]
    fn unknown_and_open_braces_are_found() {
        for good in ["", "a", "ở {PROVINCE}", "{service}{as_of}", "đ"] {
            assert!(well_formed(good), "{good}");
        }
        for bad in
            ["{", "}", "{province", "province}", "{tinh}", "{}", "đ{", "{{province}}", "a { b"]
        {
            assert!(!well_formed(bad), "{bad}");
        }
    }
}
