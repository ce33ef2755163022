//! Tập bản đồ.

use crate::lang::AtlasWords;

pub(in crate::lang) const WORDS: AtlasWords = AtlasWords {
    atlas: "Tập bản đồ các xã, phường",
    index: "Mục lục",
    columns: [
        "Trang",
        "Xã, phường",
        "Thôn",
        "Được phủ",
        "Lõm",
        "Trắng",
        "Không có dữ liệu",
        "Tỷ lệ",
    ],
    whole: "Toàn tỉnh",
    page_of: |page, last| format!("Trang {page}/{last}"),
};
