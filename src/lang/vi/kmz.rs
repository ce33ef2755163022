//! Lời của tệp Google Earth.

use crate::indicator::Rate;
use crate::lang::{KmzWord, Lang, Numbers};

const N: Numbers = Numbers(Lang::VI);

pub(in crate::lang) fn word(word: KmzWord) -> &'static str {
    match word {
        KmzWord::Villages => "Thôn theo tình trạng phủ (chọn một dịch vụ)",
        KmzWord::Gaps => "Thôn chưa được phủ (trắng, lõm)",
        KmzWord::Sites => "Vị trí trạm phát sóng",
        KmzWord::AccessPoints => "Điểm truy nhập cáp quang",
        KmzWord::Sure => "Mức chắc chắn",
    }
}

pub(in crate::lang) fn service(service: &str, rate: &Rate) -> String {
    let (covered, known) = (N.count(rate.covered), N.count(rate.known()));
    let Some(pct) = rate.rate_pct() else { return service.to_owned() };
    let pct = N.decimal(pct, 1);
    format!("{service}: {covered}/{known} thôn được phủ ({pct} %)")
}

pub(in crate::lang) fn without_polygon(villages: usize) -> String {
    format!("{} thôn không có ranh giới nên không vẽ được.", N.count(villages))
}
