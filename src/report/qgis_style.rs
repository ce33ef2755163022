//! QGIS styles: the classes and colours of the map sheets, so that a layer opens as it was printed.

use crate::assessment::Assessment;
use crate::indicator::Status;
use crate::lang::{Lang, gap_class};
use crate::map::words::{class as class_label, service as service_name};
use crate::map::{Class, Classes, Kind, Palette, builtin_sheets, status_colour};
use crate::network::{ServiceKind, Technology};
use crate::xml::escaped;
use phusong_lang::say;
use std::fmt::Write as _;

/// One style of a layer.
pub(super) struct Style {
    pub(super) name: String,
    pub(super) qml: String,
    pub(super) is_default: bool,
}

/// Of the layer `villages`: a style for each service that a built-in sheet shows; 4G is the default.
pub(super) fn villages(assessment: &Assessment, lang: Lang) -> Vec<Style> {
    builtin_sheets()
        .iter()
        .filter(|sheet| sheet.kind == Kind::Choropleth { column: None })
        // One style a service: the sheet for printing without colour is another look of the same.
        .filter(|sheet| sheet.palette != Palette::Grey)
        .filter(|sheet| assessment.service(sheet.service).is_some())
        .map(|sheet| {
            let column = format!("{}_pct", sheet.service.column());
            let colours = sheet.palette.colours(sheet.classes.all().len());
            let classes = sheet.classes.all().into_iter().zip(colours);
            let rules: Vec<Rule> = classes
                .map(|(class, colour)| Rule {
                    label: class_label(lang, class, sheet.service),
                    filter: filter(&column, class),
                    fill: Fill::Solid(colour),
                })
                .chain([Rule {
                    label: say!(lang, "map-no-data"),
                    filter: format!("\"{column}\" IS NULL"),
                    fill: Fill::Hatch,
                }])
                .collect();
            Style {
                name: service_name(lang, sheet.service).to_owned(),
                qml: qml(&rules),
                is_default: sheet.service == ServiceKind::Technology(Technology::G4),
            }
        })
        .collect()
}

/// Of the layer `gaps`: a style for each service asked for, the first is the default.
pub(super) fn gaps(assessment: &Assessment, lang: Lang) -> Vec<Style> {
    let services = &assessment.method.gaps.services;
    let style = |(i, &service): (usize, &ServiceKind)| {
        let rule = |class: Status| Rule {
            label: gap_class(lang, service, class).to_owned(),
            filter: format!(
                "\"service\" = '{}' AND \"class\" = '{}'",
                service.column(),
                class.code()
            ),
            fill: status_colour(class).map_or(Fill::Hatch, Fill::Solid),
        };
        Style {
            name: service_name(lang, service).to_owned(),
            qml: qml(&[rule(Status::White), rule(Status::Hole)]),
            is_default: i == 0,
        }
    };
    services.iter().enumerate().map(style).collect()
}

struct Rule {
    label: String,
    filter: String,
    fill: Fill,
}

enum Fill {
    Solid([u8; 3]),
    /// No data.
    Hatch,
}

/// A class as a QGIS expression, with the rounding the maps allow.
fn filter(column: &str, class: Class) -> String {
    let tolerance = Classes::ROUNDING_PCT;
    match class {
        Class::Nothing => format!("\"{column}\" <= {tolerance}"),
        Class::Between(low, high) => {
            let from = if low == 0.0 {
                format!("\"{column}\" > {tolerance}")
            } else {
                format!("\"{column}\" >= {}", low - tolerance)
            };
            format!("{from} AND \"{column}\" < {}", high - tolerance)
        }
        Class::All => format!("\"{column}\" >= {}", 100.0 - tolerance),
    }
}

fn qml(rules: &[Rule]) -> String {
    let mut out = String::from(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n\
         <qgis version=\"3.22.0\" styleCategories=\"Symbology\">\n\
         <renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\">\n\
         <rules key=\"root\">\n",
    );
    for (i, rule) in rules.iter().enumerate() {
        let _ = writeln!(
            out,
            "<rule key=\"rule{i}\" symbol=\"{i}\" label=\"{}\" filter=\"{}\"/>",
            escaped(&rule.label.replace('\u{a0}', " ")),
            escaped(&rule.filter)
        );
    }
    out.push_str("</rules>\n<symbols>\n");
    for (i, rule) in rules.iter().enumerate() {
        let _ = writeln!(
            out,
            "<symbol type=\"fill\" name=\"{i}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">"
        );
        let [r, g, b] = match rule.fill {
            Fill::Solid(rgb) => rgb,
            Fill::Hatch => [140, 140, 140],
        };
        let style = match rule.fill {
            Fill::Solid(_) => "solid",
            Fill::Hatch => "b_diagonal",
        };
        out.push_str("<layer class=\"SimpleFill\" enabled=\"1\" locked=\"0\" pass=\"0\">\n");
        out.push_str("<Option type=\"Map\">\n");
        for (name, value) in [
            ("color", format!("{r},{g},{b},255")),
            ("style", style.to_owned()),
            ("outline_color", "255,255,255,255".to_owned()),
            ("outline_style", "solid".to_owned()),
            ("outline_width", "0.1".to_owned()),
            ("outline_width_unit", "MM".to_owned()),
        ] {
            let _ = writeln!(out, "<Option type=\"QString\" name=\"{name}\" value=\"{value}\"/>");
        }
        out.push_str("</Option>\n</layer>\n</symbol>\n");
    }
    out.push_str("</symbols>\n</renderer-v2>\n<layerGeometryType>2</layerGeometryType>\n</qgis>\n");
    out
}
