//! Words of the file for Google Earth.

use crate::indicator::Rate;
use crate::lang::{KmzWord, Lang, Numbers};

const N: Numbers = Numbers(Lang::EN);

pub(in crate::lang) fn word(word: KmzWord) -> &'static str {
    match word {
        KmzWord::Villages => "Villages by status (choose one service)",
        KmzWord::Gaps => "Villages without service (white, hole)",
        KmzWord::Sites => "Base stations",
        KmzWord::AccessPoints => "Fibre access points",
        KmzWord::Sure => "Certainty",
    }
}

pub(in crate::lang) fn service(service: &str, rate: &Rate) -> String {
    let (covered, known) = (N.count(rate.covered), N.count(rate.known()));
    let Some(pct) = rate.rate_pct() else { return service.to_owned() };
    let pct = N.decimal(pct, 1);
    format!("{service}: {covered}/{known} villages covered ({pct} %)")
}

pub(in crate::lang) fn without_polygon(villages: usize) -> String {
    format!("{} villages have no polygon and cannot be drawn.", N.count(villages))
}
