//! Tables of what plans count and people report: village points, places, poles, tests, reports.
//!
//! Longitude and latitude, commas; the words in the cells are Vietnamese, as offices write them.

use super::geojson::operators;
use super::slips::UNKNOWN_VILLAGE;
use super::tables::{degrees, table};
use super::{Error, SOURCE};
use crate::places::in_a_name;
use crate::projection::Projection;
use crate::province::Province;
use crate::reports::{Lesson, Report};
use geo::Coord;
use phusong_core::field::{EvidenceKind, Says};
use phusong_core::network::Technology;
use std::path::Path;

/// Writes culture houses and residential clusters, those of one village together.
pub(super) fn points(
    province: &Province,
    projection: &Projection,
    path: &Path,
) -> Result<(), Error> {
    let hamlets = &province.hamlets;
    let listed: Vec<usize> = (0..hamlets.culture_houses.len())
        .filter(|&v| province.unrecorded.points.binary_search(&(v as u32)).is_err())
        .collect();
    let at = projection
        .geographic(listed.iter().flat_map(|&v| {
            let homes = hamlets.of(v).iter().map(|h| h.position);
            std::iter::once(hamlets.culture_houses[v]).chain(homes)
        }))
        .map_err(Error::Projection)?;
    table(path, b',', false, |out| {
        out.write_record(["village_id", "name", "role", "households", "lon", "lat", "nguon"])?;
        let mut at = at.into_iter();
        for v in listed {
            let village = &province.land.villages[v];
            // Where the village layer has the identifier of another village, the position tells.
            let unsure = province.faults.duplicate_id == Some(v as u32);
            let id = if unsure { "" } else { village.id.as_str() };
            let last = hamlets.of(v).len();
            let mut row = |i: usize, name: &str, role: &str, households: &str| {
                let Coord { x, y } = at.next().unwrap_or_default();
                if i == last && province.faults.cluster_at_zero == Some(v as u32) {
                    return out.write_record([id, name, role, households, "0", "0", SOURCE]);
                }
                out.write_record([id, name, role, households, &degrees(x), &degrees(y), SOURCE])
            };
            row(0, &format!("Nhà văn hóa {}", village.name), "centre", "")?;
            for (i, hamlet) in hamlets.of(v).iter().enumerate() {
                row(i + 1, &format!("Cụm {}", i + 1), "cluster", &hamlet.households.to_string())?;
            }
        }
        Ok(())
    })
}

/// Writes offices, health stations and schools.
pub(super) fn places(
    province: &Province,
    projection: &Projection,
    path: &Path,
) -> Result<(), Error> {
    let places = &province.field.places;
    let at = projection.geographic(places.iter().map(|p| p.position)).map_err(Error::Projection)?;
    table(path, b',', false, |out| {
        out.write_record(["id", "name", "kind", "lon", "lat", "nguon"])?;
        for (p, at) in places.iter().zip(at) {
            let (lon, lat) = (degrees(at.x), degrees(at.y));
            out.write_record([p.id.as_str(), &p.name, p.kind.name(), &lon, &lat, SOURCE])?;
        }
        Ok(())
    })
}

/// Writes the poles.
pub(super) fn poles(
    province: &Province,
    projection: &Projection,
    path: &Path,
) -> Result<(), Error> {
    let poles = &province.field.poles;
    let at = projection.geographic(poles.iter().map(|p| p.position)).map_err(Error::Projection)?;
    table(path, b',', false, |out| {
        out.write_record(["id", "operators", "lon", "lat", "nguon"])?;
        for (i, (pole, at)) in poles.iter().zip(at).enumerate() {
            let (id, operators) = (format!("COT-{:06}", i + 1), operators(&pole.operators));
            out.write_record([&id, &operators, &degrees(at.x), &degrees(at.y), SOURCE])?;
        }
        Ok(())
    })
}

/// Writes the speed tests.
pub(super) fn tests(
    province: &Province,
    projection: &Projection,
    path: &Path,
) -> Result<(), Error> {
    let tests = &province.field.tests;
    let at = projection.geographic(tests.iter().map(|t| t.position)).map_err(Error::Projection)?;
    table(path, b',', false, |out| {
        out.write_record([
            "time",
            "lon",
            "lat",
            "operator",
            "technology",
            "down_mbps",
            "up_mbps",
            "latency_ms",
            "nguon",
        ])?;
        for (i, (test, at)) in tests.iter().zip(at).enumerate() {
            let fault = |f: Option<u32>| f == Some(i as u32);
            let down = if fault(province.faults.negative_speed) {
                -1.0
            } else if fault(province.faults.kilobits) {
                (test.down_mbps * 1000.0).round()
            } else {
                test.down_mbps
            };
            out.write_record([
                test.time.as_str(),
                &degrees(at.x),
                &degrees(at.y),
                test.operator,
                test.technology.name(),
                &down.to_string(),
                &test.up_mbps.to_string(),
                &test.latency_ms.to_string(),
                SOURCE,
            ])?;
        }
        Ok(())
    })
}

/// Writes the field reports; a table of villages, without positions.
pub(super) fn reports(province: &Province, path: &Path) -> Result<(), Error> {
    table(path, b',', false, |out| {
        out.write_record([
            "id",
            "village_id",
            "technology",
            "operator",
            "says",
            "kind",
            "source",
            "date",
            "expiry",
            "ghi_chu",
        ])?;
        for (i, report) in province.field.reports.iter().enumerate() {
            let village = &province.land.villages[report.village as usize];
            let commune = &province.land.communes[village.commune as usize].name;
            let wrong = province.faults.unknown_village == Some(i as u32);
            let source = match report.kind {
                EvidenceKind::VoterReport => {
                    format!("Cử tri {} (dữ liệu mô phỏng)", in_a_name(commune))
                }
                EvidenceKind::Survey => "Đoàn khảo sát của Sở (dữ liệu mô phỏng)".to_owned(),
                EvidenceKind::Measurement => "Đội đo kiểm của Sở (dữ liệu mô phỏng)".to_owned(),
            };
            out.write_record([
                report_id(i).as_str(),
                if wrong { UNKNOWN_VILLAGE } else { village.id.as_str() },
                report.technology.name(),
                report.operator.map_or("", |o| o.name()),
                says(report),
                kind(report.kind),
                &source,
                report.date,
                report.expiry.unwrap_or(""),
                note(report.lesson),
            ])?;
        }
        Ok(())
    })
}

/// The identifier of a report, counted from 0.
pub(super) fn report_id(index: usize) -> String {
    format!("PA-{:02}", index + 1)
}

/// What a report says, as an office writes it.
fn says(report: &Report) -> &'static str {
    match (report.technology, report.says) {
        (Technology::Ftth, Says::Covered) => "có cáp quang",
        (Technology::Ftth, Says::White) => "chưa có cáp quang",
        (_, Says::Covered) => "có sóng",
        (_, Says::White) => "không có sóng",
        (_, Says::Hole) => "lõm",
    }
}

fn kind(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::VoterReport => "phản ánh cử tri",
        EvidenceKind::Survey => "khảo sát",
        EvidenceKind::Measurement => "đo kiểm",
    }
}

/// What the report is there to show.
fn note(lesson: Lesson) -> &'static str {
    match lesson {
        Lesson::Overrules => "dãy núi đá cao che khuất, cách trạm gần nhất vài ki-lô-mét",
        Lesson::Finds => "trạm mới phát sóng, chưa có trong danh sách",
        Lesson::Agrees => "cả bản phải lên đồi mới gọi được",
        Lesson::Expired => "phản ánh cũ, đã hết hạn",
        Lesson::Contradicted => "mất sóng sau bão",
        Lesson::Contradicts => "trưởng thôn báo đã khôi phục",
        Lesson::Partly => "nhà văn hóa có sóng, cụm cuối thôn không có",
        Lesson::Fibre => "tuyến cáp mới kéo, chưa có trong danh sách tập điểm",
        Lesson::Misaddressed => "mã thôn ghi nhầm",
        Lesson::OneOperator => "một nhà mạng ngừng phát, các nhà mạng khác vẫn có sóng",
    }
}
