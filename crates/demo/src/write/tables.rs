//! Tables of the networks: cells and splitters.

use super::slips::UNKNOWN_TECHNOLOGY;
use super::{Error, SOURCE};
use crate::projection::Projection;
use crate::province::{Cell, FibreOperator, Province};
use geo::Coord;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

pub(super) type Table = csv::Writer<BufWriter<File>>;

/// Writes a table: `fill` writes its rows.
pub(super) fn table(
    path: &Path,
    separator: u8,
    bom: bool,
    fill: impl FnOnce(&mut Table) -> Result<(), csv::Error>,
) -> Result<(), Error> {
    let io = |source| Error::Io { path: path.to_owned(), source };
    let mut file = BufWriter::new(File::create(path).map_err(io)?);
    if bom {
        file.write_all("\u{feff}".as_bytes()).map_err(io)?;
    }
    let mut out = csv::WriterBuilder::new().delimiter(separator).from_writer(file);
    fill(&mut out).map_err(|source| Error::Table { path: path.to_owned(), source })?;
    let mut file = out.into_inner().map_err(|e| io(e.into_error()))?;
    file.flush().map_err(io)
}

/// Writes the cells with their planted faults: longitude and latitude, commas.
pub(super) fn cells(
    province: &Province,
    projection: &Projection,
    path: &Path,
) -> Result<(), Error> {
    let at = projection
        .geographic(province.sites.iter().map(|s| s.position))
        .map_err(Error::Projection)?;
    let optional = |n: Option<u16>| n.map_or_else(String::new, |n| n.to_string());
    table(path, b',', false, |out| {
        out.write_record([
            "site_id",
            "cell_id",
            "operator",
            "technology",
            "lon",
            "lat",
            "azimuth_deg",
            "beamwidth_deg",
            "height_m",
            "band_mhz",
            "eirp_dbm",
            "tilt_deg",
            "radius_m",
            "status",
            "nguon",
        ])?;
        for (i, cell) in province.cells.iter().enumerate() {
            let site = &province.sites[cell.site as usize];
            let fault = |f: Option<u32>| f == Some(i as u32);
            let (lon, lat) = position(province, i, at[cell.site as usize]);
            let technology = if fault(province.faults.unknown_technology) {
                UNKNOWN_TECHNOLOGY
            } else {
                cell.technology.name()
            };
            let radius = match cell.radius_m {
                Some(r) if fault(province.faults.kilometres) => (f64::from(r) / 1000.0).to_string(),
                Some(r) => r.to_string(),
                None => String::new(),
            };
            out.write_record([
                site.id().as_str(),
                &cell_id(province, cell),
                site.operator.name(),
                technology,
                &lon,
                &lat,
                &optional(cell.azimuth_deg),
                &optional(cell.beamwidth_deg),
                &cell.height_m.to_string(),
                &cell.band_mhz().to_string(),
                &cell.eirp_dbm().to_string(),
                &cell.tilt_deg().to_string(),
                &radius,
                cell.status.code(),
                SOURCE,
            ])?;
        }
        Ok(())
    })
}

/// The cell's identifier: `VTL-M00012-4G2`.
pub(super) fn cell_id(province: &Province, cell: &Cell) -> String {
    let site = &province.sites[cell.site as usize];
    format!("{}-{}{}", site.id(), cell.technology.name(), cell.number)
}

/// Longitude and latitude as the table has them: six decimals (0.1 m), or a fault.
fn position(province: &Province, cell: usize, at: Coord<f64>) -> (String, String) {
    let fault = |f: Option<u32>| f == Some(cell as u32);
    let (lon, lat) = (degrees(at.x), degrees(at.y));
    if fault(province.faults.swapped) {
        (lat, lon)
    } else if fault(province.faults.at_zero) {
        ("0".to_owned(), "0".to_owned())
    } else if fault(province.faults.decimal_comma) {
        (lon.replace('.', ","), lat.replace('.', ","))
    } else {
        (lon, lat)
    }
}

/// Six decimals: 0.1 m.
pub(super) fn degrees(value: f64) -> String {
    format!("{value:.6}")
}

/// Writes the splitters of Viettel and FPT: longitude and latitude, commas.
pub(super) fn splitters(
    province: &Province,
    projection: &Projection,
    path: &Path,
) -> Result<(), Error> {
    let ours = || province.splitters.iter().filter(|s| s.operator != FibreOperator::Vnpt);
    let at = projection.geographic(ours().map(|s| s.position)).map_err(Error::Projection)?;
    table(path, b',', false, |out| {
        out.write_record([
            "id",
            "operator",
            "lon",
            "lat",
            "radius_m",
            "ports_total",
            "ports_used",
            "nguon",
        ])?;
        for (i, (s, at)) in ours().zip(at).enumerate() {
            let prefix = if s.operator == FibreOperator::Fpt { "FPT" } else { "VTL" };
            out.write_record([
                &format!("{prefix}-S{:07}", i + 1),
                s.operator.name(),
                &degrees(at.x),
                &degrees(at.y),
                &s.radius_m.to_string(),
                &s.ports_total.to_string(),
                &s.ports_used.to_string(),
                SOURCE,
            ])?;
        }
        Ok(())
    })
}

/// Writes the splitters of VNPT as a Vietnamese spreadsheet exports them: a byte order mark, semicolons,
/// decimal commas, VN-2000 coordinates, column names of its own.
pub(super) fn splitters_vnpt(province: &Province, path: &Path) -> Result<(), Error> {
    let metres = |value: f64| format!("{value:.2}").replace('.', ",");
    table(path, b';', true, |out| {
        out.write_record([
            "ma_tap_diem",
            "toa_do_dong",
            "toa_do_bac",
            "ban_kinh_m",
            "so_cong",
            "cong_da_dung",
            "nguon",
        ])?;
        let ours = province.splitters.iter().filter(|s| s.operator == FibreOperator::Vnpt);
        for (i, s) in ours.enumerate() {
            out.write_record([
                &format!("VNP-S{:07}", i + 1),
                &metres(s.position.x),
                &metres(s.position.y),
                &s.radius_m.to_string(),
                &s.ports_total.to_string(),
                &s.ports_used.to_string(),
                SOURCE,
            ])?;
        }
        Ok(())
    })
}
