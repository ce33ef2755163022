//! Reading a sheet definition: every key checked, every problem with its line.

use super::classes::Classes;
use super::error::{Expected, SheetFault, SheetProblem};
use super::palette::Palette;
use super::sheet::{
    FrameOf, Furniture, Graticule, Kind, Labels, Layers, Orientation, Paper, Sheet, VillageLabels,
};
use super::title::PLACEHOLDERS;
use crate::network::{ServiceKind, Technology};
use toml::Spanned;
use toml::de::{DeFloat, DeInteger, DeTable, DeValue};

/// Lowest and highest resolution of the PNG, pixels an inch: below, text is unreadable; above,
/// an A3 page fills a gigabyte.
const DPI: (u32, u32) = (50, 600);

const TOP_KEYS: [&str; 8] =
    ["service", "paper", "orientation", "dpi", "palette", "title", "classes", "layers"];
const LAYER_KEYS: [&str; 5] =
    ["village_borders", "commune_borders", "commune_names", "sites", "fibre_routes"];

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
    reader.known_keys(&classes, &["breaks_pct"]);
    let layers = reader.table(&top, "layers");
    reader.known_keys(&layers, &LAYER_KEYS);

    let service = reader.service(&top);
    let title_vi = reader.title(&title, "vi");
    let title_en = reader.title(&title, "en");
    let paper = reader.word(&top, "paper", &Paper::ALL.map(|p| (p.code(), p)));
    let orientations = Orientation::ALL.map(|o| (o.code(), o));
    let orientation = reader.word(&top, "orientation", &orientations);
    let palette = reader.word(&top, "palette", &Palette::ALL.map(|p| (p.code(), p)));
    let dpi = reader.dpi(&top);
    let breaks = reader.breaks(&classes);
    let communes = reader.switch(&layers, "commune_names", true);
    let layers = Layers {
        village_borders: reader.switch(&layers, "village_borders", true),
        commune_borders: reader.switch(&layers, "commune_borders", true),
        sites: reader.technologies(&layers, "sites"),
        fibre_routes: reader.switch(&layers, "fibre_routes", false),
        footprints: Vec::new(),
        roads: true,
        water: true,
        neighbours: true,
        hillshade: false,
    };
    if !reader.problems.is_empty() {
        reader.problems.sort_by_key(|p| p.line);
        return Err(reader.problems);
    }
    let (Some(service), Some(title_vi), Some(title_en)) = (service, title_vi, title_en) else {
        // Each of them has left a problem behind when it is missing.
        return Err(vec![problem(1, "service", SheetFault::Missing)]);
    };
    Ok(Sheet {
        id: id.to_owned(),
        title_vi,
        title_en,
        kind: Kind::Choropleth { column: None },
        service,
        frame: FrameOf::Province,
        paper: paper.unwrap_or(Paper::A4),
        orientation: orientation.unwrap_or(Orientation::Auto),
        dpi: dpi.unwrap_or(300),
        classes: breaks.unwrap_or_else(Classes::standard),
        palette: palette.unwrap_or(Palette::Blue),
        layers,
        labels: Labels { communes, villages: VillageLabels::None },
        furniture: Furniture { locator: true, graticule: Graticule::Both, town_inset: true },
    })
}

fn problem(line: usize, key: &str, fault: SheetFault) -> SheetProblem {
    SheetProblem { line, key: key.to_owned(), fault }
}

fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|b| *b == b'\n').count() + 1
}

/// A table of the file; without entries where the file has none.
struct Table<'t> {
    name: &'static str,
    line: usize,
    entries: Option<&'t DeTable<'t>>,
}

impl<'t> Table<'t> {
    fn path(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    fn get(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.entries.and_then(|e| e.iter().find(|(k, _)| *k.get_ref() == key)).map(|(_, v)| v)
    }
}

struct Reader<'t> {
    text: &'t str,
    problems: Vec<SheetProblem>,
}

impl<'t> Reader<'t> {
    fn wrong(
        &mut self,
        table: &Table<'_>,
        key: &str,
        at: &Spanned<DeValue<'_>>,
        expected: Expected,
    ) {
        let span = at.span();
        let found = self.text.get(span.clone()).unwrap_or_default().trim().to_owned();
        let line = line_at(self.text, span.start);
        let fault = SheetFault::Value { found, expected };
        self.problems.push(problem(line, &table.path(key), fault));
    }

    fn missing(&mut self, table: &Table<'_>, key: &str) {
        self.problems.push(problem(table.line, &table.path(key), SheetFault::Missing));
    }

    fn known_keys(&mut self, table: &Table<'_>, known: &[&'static str]) {
        for key in table.entries.into_iter().flat_map(|e| e.keys()) {
            let name = key.get_ref().as_ref();
            if known.contains(&name) {
                continue;
            }
            // Half the letters wrong is another word, not a slip.
            let distance = |k: &&str| strsim::damerau_levenshtein(k, name);
            let near = known.iter().copied().min_by_key(distance);
            let near = near.filter(|k| distance(k) * 2 <= k.chars().count());
            let line = line_at(self.text, key.span().start);
            self.problems.push(problem(line, &table.path(name), SheetFault::UnknownKey(near)));
        }
    }

    fn table(&mut self, top: &Table<'t>, name: &'static str) -> Table<'t> {
        let Some(value) = top.get(name) else {
            return Table { name, line: 1, entries: None };
        };
        let entries = value.get_ref().as_table();
        if entries.is_none() {
            self.wrong(top, name, value, Expected::Table);
        }
        Table { name, line: line_at(self.text, value.span().start), entries }
    }

    fn word<T: Copy>(
        &mut self,
        table: &Table<'_>,
        key: &str,
        all: &[(&'static str, T)],
    ) -> Option<T> {
        let value = table.get(key)?;
        let found = value.get_ref().as_str().and_then(|s| all.iter().find(|(w, _)| *w == s));
        if found.is_none() {
            let words = all.iter().map(|(w, _)| *w).collect();
            self.wrong(table, key, value, Expected::OneOf(words));
        }
        found.map(|(_, v)| *v)
    }

    fn service(&mut self, top: &Table<'_>) -> Option<ServiceKind> {
        let mut all = Technology::ALL.map(ServiceKind::Technology).to_vec();
        all.push(ServiceKind::MobileBroadband);
        let words: Vec<_> = all.into_iter().map(|s| (s.column(), s)).collect();
        if top.get("service").is_none() {
            self.missing(top, "service");
        }
        self.word(top, "service", &words)
    }

    fn title(&mut self, table: &Table<'_>, key: &str) -> Option<String> {
        let Some(value) = table.get(key) else {
            self.missing(table, key);
            return None;
        };
        let text = value.get_ref().as_str().map(str::trim).filter(|t| !t.is_empty());
        let Some(text) = text else {
            self.wrong(table, key, value, Expected::Text);
            return None;
        };
        if !super::title::well_formed(text) {
            self.wrong(table, key, value, Expected::Placeholders(PLACEHOLDERS.to_vec()));
            return None;
        }
        Some(text.to_owned())
    }

    fn switch(&mut self, table: &Table<'_>, key: &str, default: bool) -> bool {
        let Some(value) = table.get(key) else { return default };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(table, key, value, Expected::Switch);
            default
        })
    }

    fn dpi(&mut self, top: &Table<'_>) -> Option<u32> {
        let value = top.get("dpi")?;
        let number = value.get_ref().as_integer().and_then(|i| i.as_str().parse::<u32>().ok());
        let number = number.filter(|n| (DPI.0..=DPI.1).contains(n));
        if number.is_none() {
            self.wrong(top, "dpi", value, Expected::Whole(DPI.0, DPI.1));
        }
        number
    }

    fn breaks(&mut self, table: &Table<'_>) -> Option<Classes> {
        let value = table.get("breaks_pct")?;
        let number = |v: &Spanned<DeValue<'_>>| {
            let v = v.get_ref();
            let text = v.as_integer().map(DeInteger::as_str).or(v.as_float().map(DeFloat::as_str));
            text.and_then(|t| t.parse::<f64>().ok())
        };
        let numbers = value.get_ref().as_array().and_then(|a| a.iter().map(number).collect());
        let classes = numbers.and_then(Classes::new);
        if classes.is_none() {
            self.wrong(table, "breaks_pct", value, Expected::Breaks);
        }
        classes
    }

    fn technologies(&mut self, table: &Table<'_>, key: &str) -> Vec<Technology> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let one = |v: &Spanned<DeValue<'_>>| v.get_ref().as_str().and_then(Technology::parse);
        let all: Option<Vec<_>> =
            value.get_ref().as_array().and_then(|a| a.iter().map(one).collect());
        all.unwrap_or_else(|| {
            self.wrong(table, key, value, Expected::Technologies);
            Vec::new()
        })
    }
}
