//! Usual column names of places, speed tests, field reports, poles and ducts.
//!
//! Apart from those of villages and cells because the same word means another field here: `Mã thôn` is
//! a village's own identifier, but in a field report the village it is about.

/// The section of the project file, the field, and its usual names, folded.
type Usual = (&'static str, &'static str, &'static [&'static str]);

const USUAL: [Usual; 29] = [
    ("places.columns", "id", &["ma", "madiadiem", "macoso", "maso", "placeid", "poiid", "code"]),
    (
        "places.columns",
        "name",
        &["ten", "tendiadiem", "diadiem", "tencoso", "tendonvi", "tentruong", "placename", "label"],
    ),
    (
        "places.columns",
        "kind",
        &["loai", "loaidiadiem", "loaihinh", "nhom", "phanloai", "type", "poitype", "category"],
    ),
    (
        "measurements.columns",
        "time",
        &[
            "thoigian",
            "thoidiem",
            "ngay",
            "ngaydo",
            "ngaygio",
            "thoigiando",
            "date",
            "datetime",
            "timestamp",
            "testdate",
        ],
    ),
    (
        "measurements.columns",
        "operator",
        &["nhamang", "doanhnghiep", "mang", "nhacungcap", "operatorname", "carrier", "isp"],
    ),
    (
        "measurements.columns",
        "technology",
        &[
            "congnghe",
            "loaimang",
            "loaiketnoi",
            "ketnoi",
            "networktype",
            "connectiontype",
            "connection",
            "radiotype",
            "tech",
            "rat",
        ],
    ),
    (
        "measurements.columns",
        "down_mbps",
        &[
            "download",
            "down",
            "dl",
            "taixuong",
            "tocdotaixuong",
            "tocdotai",
            "tocdodownload",
            "downloadmbps",
            "dlmbps",
            "tocdotaixuongmbps",
            "downkbps",
            "downloadkbps",
            "dlkbps",
            "tocdotaixuongkbps",
            "avgdkbps",
        ],
    ),
    (
        "measurements.columns",
        "up_mbps",
        &[
            "upload",
            "up",
            "ul",
            "tailen",
            "tocdotailen",
            "tocdoupload",
            "uploadmbps",
            "ulmbps",
            "tocdotailenmbps",
            "upkbps",
            "uploadkbps",
            "ulkbps",
            "tocdotailenkbps",
            "avgukbps",
        ],
    ),
    (
        "measurements.columns",
        "latency_ms",
        &["dotre", "latency", "ping", "pingms", "dotrems", "avglatms", "rtt"],
    ),
    (
        "measurements.columns",
        "tests",
        &["soluotdo", "soluot", "solando", "somaudo", "somau", "testcount", "numtests", "samples"],
    ),
    (
        "evidence.columns",
        "id",
        &["ma", "maphieu", "sophieu", "maphananh", "reportid", "code", "stt", "tt"],
    ),
    (
        "evidence.columns",
        "village_id",
        &["mathon", "idthon", "thonid", "maban", "mathonban", "mato", "village"],
    ),
    (
        "evidence.columns",
        "technology",
        &["congnghe", "dichvu", "loaidichvu", "service", "tech", "thehe"],
    ),
    ("evidence.columns", "operator", &["nhamang", "doanhnghiep", "mang", "operatorname", "dn"]),
    (
        "evidence.columns",
        "says",
        &[
            "hientrang",
            "tinhtrang",
            "trangthai",
            "ketqua",
            "phusong",
            "hientrangphusong",
            "tinhtrangphusong",
            "ketquado",
            "noidung",
            "status",
            "result",
        ],
    ),
    (
        "evidence.columns",
        "kind",
        &["loai", "hinhthuc", "loaiphananh", "loaibaocao", "loainguon", "loaithongtin", "type"],
    ),
    (
        "evidence.columns",
        "source",
        &["nguon", "nguontin", "nguoiphananh", "nguoikhaosat", "donvi", "donvibaocao", "reporter"],
    ),
    (
        "evidence.columns",
        "date",
        &[
            "ngay",
            "ngayphananh",
            "ngaykhaosat",
            "ngaydo",
            "ngaybaocao",
            "thoigian",
            "thoidiem",
            "time",
        ],
    ),
    (
        "evidence.columns",
        "expiry",
        &["hethan", "ngayhethan", "hieuluc", "hieulucden", "denngay", "hanhieuluc", "validuntil"],
    ),
    ("poles.columns", "id", &["ma", "macot", "sohieu", "sohieucot", "cot", "poleid", "code"]),
    ("poles.columns", "operators", OWNERS),
    ("ducts.columns", "id", &["ma", "matuyen", "macong", "macongbe", "sohieu", "ductid", "code"]),
    ("ducts.columns", "operators", OWNERS),
    ("roads.columns", "name", &["ten", "tenduong", "tenquoclo", "roadname", "namevi"]),
    (
        "roads.columns",
        "class",
        &[
            "loai",
            "loaiduong",
            "cap",
            "capduong",
            "capql",
            "phanloai",
            "hang",
            "highway",
            "fclass",
            "roadclass",
            "type",
        ],
    ),
    ("rivers.columns", "name", &["ten", "tensong", "songsuoi", "rivername", "namevi"]),
    (
        "rivers.columns",
        "class",
        &[
            "loai",
            "loaisong",
            "cap",
            "capsong",
            "phanloai",
            "waterway",
            "fclass",
            "riverclass",
            "type",
        ],
    ),
    ("roads.columns", "ref", &["sohieu", "kyhieu", "maduong", "soduong"]),
    (
        "neighbours.columns",
        "name",
        &["ten", "tentinh", "tinh", "tinhtp", "provincename", "namevi", "admin"],
    ),
];

/// Who uses a pole or a duct.
const OWNERS: &[&str] = &[
    "operator",
    "doanhnghiep",
    "cacdoanhnghiep",
    "dsdoanhnghiep",
    "doanhnghiepsudung",
    "donvisudung",
    "donvitreocap",
    "nhamang",
    "dungchung",
    "donvi",
];

/// The usual names of a field in such a layer; `None` where the names of all layers hold.
pub(super) fn synonyms(section: &str, field: &str) -> Option<&'static [&'static str]> {
    USUAL.iter().find(|(s, f, _)| *s == section && *f == field).map(|(_, _, names)| *names)
}

/// All of them, of every layer and field.
pub(super) fn usual() -> impl Iterator<Item = &'static str> {
    USUAL.iter().flat_map(|(_, _, names)| names.iter().copied())
}

#[cfg(test)]
mod tests {
    use crate::project::{EVIDENCE_FIELDS, LayerFile, MEASUREMENT_FIELDS};
    use crate::source::columns::Columns;

    fn columns(
        header: &[&str],
        fields: &'static [&'static str],
        section: &'static str,
    ) -> Vec<(&'static str, usize)> {
        let names: Vec<String> = header.iter().map(|&s| s.to_owned()).collect();
        let found = Columns::find(&LayerFile::default(), &names, fields, section).unwrap();
        fields.iter().filter_map(|&f| found.at(f).map(|i| (f, i))).collect()
    }

    #[test]
    fn a_report_names_its_village_not_itself() {
        let header = ["STT", "Mã thôn", "Công nghệ", "Hiện trạng", "Hình thức", "Nguồn", "Ngày"];
        let found = columns(&header, &EVIDENCE_FIELDS, "evidence.columns");
        let expected = [
            ("id", 0),
            ("village_id", 1),
            ("technology", 2),
            ("says", 3),
            ("kind", 4),
            ("source", 5),
            ("date", 6),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn latitude_is_not_latency() {
        let header = ["lat", "lon", "avg_d_kbps", "avg_u_kbps", "avg_lat_ms", "Nhà mạng", "tests"];
        let found = columns(&header, &MEASUREMENT_FIELDS, "measurements.columns");
        let expected = [
            ("lon", 1),
            ("lat", 0),
            ("operator", 5),
            ("down_mbps", 2),
            ("up_mbps", 3),
            ("latency_ms", 4),
            ("tests", 6),
        ];
        assert_eq!(found, expected);
    }
}
