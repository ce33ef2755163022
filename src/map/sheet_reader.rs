//! Reading a sheet definition: every key checked, every problem with its line.

use super::Classes;
use super::breaks::Method;
use super::error::{Expected, SheetFault, SheetProblem};
use super::intervals::Classing;
use super::palette::Palette;
use super::sheet::{
    FrameOf, Furniture, Graticule, Kind, Labels, Layers, Orientation, Paper, Sheet, VillageLabels,
};
use super::sheet_table::{Reader, Table, line_at, numbers, problem, whole};
use super::title::PLACEHOLDERS;
use crate::assessment::Measure;
use crate::network::ServiceKind;
use toml::de::DeTable;

/// More names than this nobody reads as a list of the worst.
const WORST: (u32, u32) = (1, 500);
/// How many classes may be found: more shades than nine nobody tells apart, and of two services at once
/// no more than three by three.
const COUNT: (u32, u32) = (2, 9);
const COUNT_OF_TWO: (u32, u32) = (2, 3);
/// Breaks of a sheet of two services where it states none: below half, below the usual threshold of
/// 80 %, from there on.
const BREAKS_OF_TWO: [f64; 4] = [0.0, 50.0, 80.0, 100.0];
/// Classes of a number that is no percentage where the sheet states none.
const ROUND_CLASSES: Classing = Classing::Found { method: Method::Pretty, count: 5 };

const TOP_KEYS: [&str; 13] = [
    "kind",
    "service",
    "across",
    "column",
    "paper",
    "orientation",
    "dpi",
    "palette",
    "title",
    "classes",
    "layers",
    "labels",
    "furniture",
];
const CLASS_KEYS: [&str; 4] = ["breaks_pct", "breaks", "method", "count"];
const LAYER_KEYS: [&str; 10] = [
    "village_borders",
    "commune_borders",
    "commune_names",
    "sites",
    "fibre_routes",
    "footprints",
    "roads",
    "water",
    "neighbours",
    "hillshade",
];

/// Reads a definition, or says all that is wrong with it.
pub(crate) fn read(id: &str, text: &str) -> Result<Sheet, Vec<SheetProblem>> {
    let root = DeTable::parse(text).map_err(|e| {
        let line = e.span().map_or(1, |span| line_at(text, span.start));
        vec![problem(line, "", SheetFault::Syntax(e.message().to_owned()))]
    })?;
    let mut reader = Reader { text, problems: Vec::new() };
    let top = Table { name: "", line: 1, entries: Some(root.get_ref()) };
    reader.known_keys(&top, &TOP_KEYS);
    let title = reader.table(&top, "title");
    reader.known_keys(&title, &["vi", "en"]);
    let classes = reader.table(&top, "classes");
    reader.known_keys(&classes, &CLASS_KEYS);
    let layers = reader.table(&top, "layers");
    reader.known_keys(&layers, &LAYER_KEYS);
    let labels = reader.table(&top, "labels");
    reader.known_keys(&labels, &["communes", "villages"]);
    let furniture = reader.table(&top, "furniture");
    reader.known_keys(&furniture, &["locator", "graticule", "town_inset"]);

    let code = reader.code(&top);
    let asked = code.and_then(|code| reader.asked(&top, code));
    let kind = reader.service_and_kind(&top, code, asked);
    let title_vi = reader.title(&title, "vi");
    let title_en = reader.title(&title, "en");
    let paper = reader.word(&top, "paper", &Paper::ALL.map(|p| (p.code(), p)));
    let orientations = Orientation::ALL.map(|o| (o.code(), o));
    let orientation = reader.word(&top, "orientation", &orientations);
    let dpi = reader.whole(&top, "dpi", Sheet::DPI);
    // What the kind takes cannot be said where the kind is not known.
    let palette = asked.and_then(|asked| reader.palette(&top, asked));
    let (classes, classing) = match asked {
        Some(asked) => reader.classes(&classes, asked),
        None => (Classes::standard(), Classing::Percentages),
    };
    let labels = reader.labels(&labels, &layers);
    let layers = Layers {
        village_borders: reader.switch(&layers, "village_borders", true),
        commune_borders: reader.switch(&layers, "commune_borders", true),
        sites: reader.technologies(&layers, "sites"),
        fibre_routes: reader.switch(&layers, "fibre_routes", false),
        footprints: reader.technologies(&layers, "footprints"),
        roads: reader.switch(&layers, "roads", true),
        water: reader.switch(&layers, "water", true),
        neighbours: reader.switch(&layers, "neighbours", true),
        hillshade: reader.switch(&layers, "hillshade", false),
    };
    let furniture = reader.furniture(&furniture);
    if !reader.problems.is_empty() {
        reader.problems.sort_by_key(|p| p.line);
        return Err(reader.problems);
    }
    let (Some((kind, service)), Some(title_vi), Some(title_en)) = (kind, title_vi, title_en) else {
        // Each of them has left a problem behind when it is missing.
        return Err(vec![problem(1, "service", SheetFault::Missing)]);
    };
    Ok(Sheet {
        id: id.to_owned(),
        title_vi,
        title_en,
        palette: palette.unwrap_or(match kind {
            Kind::Bivariate { .. } => Palette::BlueGold,
            _ => Palette::Blue,
        }),
        kind,
        service,
        frame: FrameOf::Province,
        paper: paper.unwrap_or(Paper::A4),
        orientation: orientation.unwrap_or(Orientation::Auto),
        dpi: dpi.unwrap_or(300),
        classes,
        classing,
        layers,
        labels,
        furniture,
    })
}

/// What a sheet asks for: the word of its kind, and the column of a choropleth that states one.
#[derive(Clone, Copy)]
struct Asked {
    code: &'static str,
    measure: Option<Measure>,
}

impl Asked {
    fn is(self, code: &str) -> bool {
        self.code == code
    }
}

impl Reader<'_> {
    fn code(&mut self, top: &Table<'_>) -> Option<&'static str> {
        match top.get("kind") {
            None => Some(Kind::CODES[0]),
            Some(_) => self.word(top, "kind", &Kind::CODES.map(|code| (code, code))),
        }
    }

    /// `None` after a problem with the column.
    fn asked(&mut self, top: &Table<'_>, code: &'static str) -> Option<Asked> {
        if code != "bivariate" {
            self.refuse(top, "across", SheetFault::NotOfKind(code));
        }
        if code != "choropleth" {
            self.refuse(top, "column", SheetFault::NotOfKind(code));
        }
        let Some(value) = top.get("column").filter(|_| code == "choropleth") else {
            return Some(Asked { code, measure: None });
        };
        let text = value.get_ref().as_str().map(str::trim).unwrap_or_default();
        let measure = Measure::of_column(text);
        if measure.is_none() {
            let all = Measure::all().into_iter().map(Measure::column);
            let near = all.min_by_key(|c| strsim::damerau_levenshtein(c, text));
            let near = near.filter(|c| strsim::damerau_levenshtein(c, text) * 2 <= c.len());
            self.wrong(top, "column", value, Expected::Column(near));
            return None;
        }
        Some(Asked { code, measure })
    }

    /// `None` after a problem.
    fn service_and_kind(
        &mut self,
        top: &Table<'_>,
        code: Option<&'static str>,
        asked: Option<Asked>,
    ) -> Option<(Kind, ServiceKind)> {
        let measure = asked.and_then(|a| a.measure);
        // A column of a service names it; one of the villages themselves needs none.
        let implied = measure.map(|m| m.service().unwrap_or(ServiceKind::MobileBroadband));
        let stated = self.service(top, "service");
        // A column that is no column might have named it.
        let misnamed = code == Some("choropleth") && top.get("column").is_some();
        if top.get("service").is_none() && implied.is_none() && !misnamed {
            self.missing(top, "service");
        }
        let across = (code == Some("bivariate")).then(|| self.across(top, stated));
        let service = if top.get("service").is_some() { stated } else { implied }?;
        if let (Some(own), Some(value)) = (measure.and_then(Measure::service), top.get("column"))
            && own != service
        {
            self.wrong(top, "column", value, Expected::ColumnOf(service));
        }
        let kind = match code? {
            "status" => Kind::Status,
            "bivariate" => Kind::Bivariate { across: across.flatten()? },
            "dots" => Kind::Dots,
            "symbols" => Kind::Symbols,
            "operators" => Kind::Operators,
            "change" => Kind::Change,
            _ => Kind::Choropleth { column: measure.map(Measure::column) },
        };
        Some((kind, service))
    }

    fn across(&mut self, top: &Table<'_>, service: Option<ServiceKind>) -> Option<ServiceKind> {
        let Some(value) = top.get("across") else {
            self.missing(top, "across");
            return None;
        };
        let across = self.service(top, "across")?;
        if Some(across) == service {
            self.wrong(top, "across", value, Expected::OtherService(across));
            return None;
        }
        Some(across)
    }

    /// The palettes that suit the kind: of two services, of one, or only the printer's black.
    fn palette(&mut self, top: &Table<'_>, asked: Asked) -> Option<Palette> {
        if asked.is("change") {
            self.refuse(top, "palette", SheetFault::NotOfKind(asked.code));
            return None;
        }
        let suits = |p: &Palette| match asked.code {
            "bivariate" => p.is_bivariate(),
            "choropleth" | "operators" => !p.is_bivariate(),
            _ => *p == Palette::Grey,
        };
        let words: Vec<_> = Palette::ALL.into_iter().filter(suits).map(|p| (p.code(), p)).collect();
        self.word(top, "palette", &words)
    }

    fn classes(&mut self, table: &Table<'_>, asked: Asked) -> (Classes, Classing) {
        let standard = (Classes::standard(), Classing::Percentages);
        let two = asked.is("bivariate");
        if !two && !asked.is("choropleth") {
            for key in CLASS_KEYS {
                self.refuse(table, key, SheetFault::NotOfKind(asked.code));
            }
            return standard;
        }
        let percent = asked.measure.is_none_or(Measure::is_percentage);
        let unstated = match (two, percent) {
            (true, _) => (Classes::new(BREAKS_OF_TWO.to_vec()), Classing::Percentages),
            (false, true) => (None, Classing::Percentages),
            (false, false) => (None, ROUND_CLASSES),
        };
        let unstated = (unstated.0.unwrap_or_else(Classes::standard), unstated.1);
        let fixed = ("fixed", None);
        let methods: Vec<_> = Method::ALL.map(|m| (m.code(), Some(m))).into_iter().collect();
        let methods: Vec<_> = std::iter::once(fixed).chain(methods).collect();
        let method = self.word(table, "method", &methods).flatten();
        if let Some(method) = method {
            for key in ["breaks_pct", "breaks"] {
                self.refuse(table, key, SheetFault::NotBeside("classes.method"));
            }
            let count = self.whole(table, "count", if two { COUNT_OF_TWO } else { COUNT });
            let count = count.map_or(if two { 3 } else { 5 }, |n| n as usize);
            return (unstated.0, Classing::Found { method, count });
        }
        self.refuse(table, "count", SheetFault::NotBeside("classes.breaks"));
        if let Some(value) = table.get("breaks") {
            self.refuse(table, "breaks_pct", SheetFault::NotBeside("classes.breaks"));
            let most = if two { 2 } else { 8 };
            let rising = |b: &Vec<f64>| b.windows(2).all(|w| w[0] < w[1]);
            let breaks = numbers(value).filter(rising);
            let breaks = breaks.filter(|b| (1..=most).contains(&b.len()));
            if breaks.is_none() {
                self.wrong(table, "breaks", value, Expected::Rising(most));
            }
            return (unstated.0, Classing::Breaks(breaks.unwrap_or_default()));
        }
        let Some(value) = table.get("breaks_pct") else { return unstated };
        if !percent {
            self.refuse(table, "breaks_pct", SheetFault::NotBeside("column"));
            return standard;
        }
        let fits = |c: &Classes| !two || (3..=4).contains(&c.breaks_pct().len());
        let classes = numbers(value).and_then(Classes::new).filter(fits);
        if classes.is_none() {
            let expected = if two { Expected::BreaksOfTwo } else { Expected::Breaks };
            self.wrong(table, "breaks_pct", value, expected);
        }
        (classes.unwrap_or(standard.0), Classing::Percentages)
    }

    fn title(&mut self, table: &Table<'_>, key: &str) -> Option<String> {
        let text = self.line_of_text(table, key)?;
        if !super::title::well_formed(&text) {
            let value = table.get(key)?;
            self.wrong(table, key, value, Expected::Placeholders(PLACEHOLDERS.to_vec()));
            return None;
        }
        Some(text)
    }

    fn labels(&mut self, labels: &Table<'_>, layers: &Table<'_>) -> Labels {
        // The key of older sheet files.
        let communes = self.switch(layers, "commune_names", true);
        if labels.get("communes").is_some() {
            self.refuse(layers, "commune_names", SheetFault::NotBeside("labels.communes"));
        }
        let communes = self.switch(labels, "communes", communes);
        let villages = match labels.get("villages") {
            None => VillageLabels::None,
            Some(value) => {
                let count = whole(value).filter(|n| (WORST.0..=WORST.1).contains(n));
                match (value.get_ref().as_str(), count) {
                    (Some("none"), _) => VillageLabels::None,
                    (Some("all"), _) => VillageLabels::All,
                    (None, Some(n)) => VillageLabels::Worst(n),
                    _ => {
                        let expected = Expected::VillageLabels(WORST.0, WORST.1);
                        self.wrong(labels, "villages", value, expected);
                        VillageLabels::None
                    }
                }
            }
        };
        Labels { communes, villages }
    }

    fn furniture(&mut self, table: &Table<'_>) -> Furniture {
        let graticules = [
            ("none", Graticule::None),
            ("kilometres", Graticule::Kilometres),
            ("degrees", Graticule::Degrees),
            ("both", Graticule::Both),
        ];
        Furniture {
            locator: self.switch(table, "locator", true),
            graticule: self.word(table, "graticule", &graticules).unwrap_or_default(),
            town_inset: self.switch(table, "town_inset", true),
        }
    }
}
