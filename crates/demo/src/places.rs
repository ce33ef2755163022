//! Public places that a plan names: commune offices, health stations, schools, industrial parks.
//!
//! In: communes, villages, hamlets. Out: points and areas, metres, working CRS. One office and one
//! health station a commune, at its seat; a few schools; industrial parks on the plain and by the
//! towns. Invented, their names are made of those of the communes.

use super::hamlets::Hamlets;
use super::parcels::millimetres;
use super::radio::{Ground, spread};
use super::random::{Purpose, Stream};
use super::terrain::Setting;
use geo::{Coord, LineString, Polygon, coord};

/// What a public place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// UBND cấp xã.
    Office,
    /// Trạm y tế.
    HealthStation,
    /// Trường học.
    School,
}

impl PlaceKind {
    /// The word of the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Office => "UBND cấp xã",
            Self::HealthStation => "Trạm y tế",
            Self::School => "Trường học",
        }
    }
}

/// A public place that is a point.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicPlace {
    /// Its identifier: `UB-00103`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: PlaceKind,
    /// Where it stands.
    pub position: Coord<f64>,
}

/// An industrial park (khu công nghiệp).
#[derive(Clone, Debug, PartialEq)]
pub struct IndustrialPark {
    /// Its identifier: `KCN-01`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its ground, counter-clockwise.
    pub shape: Polygon<f64>,
}

/// Schools a commune has beside its villages: primary, lower secondary.
const SCHOOLS: [&str; 2] = ["Trường Tiểu học", "Trường THCS"];
/// One industrial park for so many villages.
const VILLAGES_PER_PARK: usize = 100;
/// Sides of a park, metres: 60 to 160 hectares.
const PARK_SIDES_M: (f64, f64) = (750.0, 1_250.0);

/// The points, by commune.
pub(super) fn points(seed: u64, ground: &Ground<'_>, hamlets: &Hamlets) -> Vec<PublicPlace> {
    let mut random = Stream::new(seed, Purpose::Places);
    let mut villages: Vec<Vec<usize>> = vec![Vec::new(); ground.land.communes.len()];
    for (v, plot) in ground.layout.plots.iter().enumerate() {
        villages[plot.commune as usize].push(v);
    }
    let mut out = Vec::new();
    for (c, commune) in ground.land.communes.iter().enumerate() {
        let Some(seat) = hamlets.of(ground.layout.seats[c] as usize).first() else { continue };
        let whole = in_a_name(&commune.name);
        let bare = bare(&commune.name);
        let mut add = |id: String, name: String, kind: PlaceKind, at: Coord<f64>, near_m: f64| {
            let mut step = || random.between(-near_m, near_m);
            let position = coord! { x: millimetres(at.x + step()), y: millimetres(at.y + step()) };
            out.push(PublicPlace { id, name, kind, position });
        };
        let code = &commune.code;
        let seat = seat.position;
        add(format!("UB-{code}"), format!("UBND {whole}"), PlaceKind::Office, seat, 60.0);
        add(
            format!("YT-{code}"),
            format!("Trạm y tế {whole}"),
            PlaceKind::HealthStation,
            seat,
            150.0,
        );
        let mine = &villages[c];
        for (i, school) in SCHOOLS.into_iter().enumerate() {
            // Schools stand apart: in the villages a third and two thirds down the commune's list.
            let village = mine[mine.len() * (i + 1) / (SCHOOLS.len() + 1)];
            let Some(home) = hamlets.of(village).first() else { continue };
            let id = format!("TH-{code}-{}", i + 1);
            add(id, format!("{school} {bare}"), PlaceKind::School, home.position, 80.0);
        }
    }
    out
}

/// The industrial parks: where the plain is settled most, spread over the province.
pub(super) fn parks(seed: u64, ground: &Ground<'_>) -> Vec<IndustrialPark> {
    let mut random = Stream::new(seed ^ 0xa1, Purpose::Places);
    let weights: Vec<f64> = ground
        .layout
        .plots
        .iter()
        .map(|p| match p.setting {
            Setting::Town => 3.0,
            Setting::Lowland => 1.0,
            Setting::Midland | Setting::Mountain => 0.0,
        })
        .collect();
    let count = (ground.layout.plots.len() / VILLAGES_PER_PARK).max(2);
    let chosen = spread(&weights, count, &mut random);
    chosen
        .into_iter()
        .enumerate()
        .map(|(i, v)| {
            let plot = &ground.layout.plots[v];
            // Away from the village's seat, where its parcels end.
            let parcel = plot.parcels[plot.parcels.len() - 1];
            let at = ground.parcels.points[parcel as usize];
            let commune = &ground.land.communes[plot.commune as usize].name;
            let mut side = || random.between(PARK_SIDES_M.0, PARK_SIDES_M.1) / 2.0;
            let (along, across) = (side(), side());
            // Turned by a Pythagorean triple: sine 0.28, cosine 0.96.
            let corner = |a: f64, b: f64| {
                coord! {
                    x: millimetres(at.x + 0.96 * a - 0.28 * b),
                    y: millimetres(at.y + 0.28 * a + 0.96 * b),
                }
            };
            let ring = vec![
                corner(-along, -across),
                corner(along, -across),
                corner(along, across * 0.6),
                corner(along * 0.55, across),
                corner(-along, across),
                corner(-along, -across),
            ];
            IndustrialPark {
                id: format!("KCN-{:02}", i + 1),
                name: format!("Khu công nghiệp {}", bare(commune)),
                shape: Polygon::new(LineString::new(ring), Vec::new()),
            }
        })
        .collect()
}

/// `Xã Thạch Khê` within a longer name: `xã Thạch Khê`.
pub(super) fn in_a_name(commune: &str) -> String {
    match commune.split_once(' ') {
        Some((kind, name)) => format!("{} {name}", kind.to_lowercase()),
        None => commune.to_owned(),
    }
}

/// `Xã Thạch Khê` without its kind: `Thạch Khê`.
fn bare(commune: &str) -> &str {
    commune.split_once(' ').map_or(commune, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_within_names() {
        assert_eq!(in_a_name("Phường Đức Hòa"), "phường Đức Hòa");
        assert_eq!(bare("Xã Thạch Khê"), "Thạch Khê");
        assert_eq!((in_a_name("Khê").as_str(), bare("Khê")), ("Khê", "Khê"));
    }
}
