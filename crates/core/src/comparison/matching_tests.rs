use super::*;
use crate::comparison::fixture::{Line, villages as results};

fn matched(old: &[Line<'_>], new: &[Line<'_>]) -> Matches {
    let [old, new] = [old, new].map(|lines| results(lines).assessment);
    villages(&old, &new, &Communes::new(&old.units, &new.units))
}

/// Old and new identifier of each pair, and how it was found.
fn pairs(old: &[Line<'_>], new: &[Line<'_>]) -> Vec<(String, String, MatchedBy)> {
    let id = |of: &[Line<'_>], i: usize| of[i].0.to_owned();
    matched(old, new).pairs.iter().map(|p| (id(old, p.old), id(new, p.new), p.by)).collect()
}

fn pair(old: &str, new: &str, by: MatchedBy) -> (String, String, MatchedBy) {
    (old.to_owned(), new.to_owned(), by)
}

#[test]
fn by_identifier_whatever_the_name_and_the_commune() {
    let old = [("a", "Thôn 1", "1", "Xã A"), ("b", "Thôn 2", "1", "Xã A")];
    let new = [("b", "Thôn Hai", "2", "Xã B"), ("a", "Thôn 1", "1", "Xã A")];
    let found = matched(&old, &new);
    assert_eq!(pairs(&old, &new), [pair("b", "b", MatchedBy::Id), pair("a", "a", MatchedBy::Id)]);
    assert!(found.unmatched.is_empty());
    let flags: Vec<_> = found.pairs.iter().map(|p| (p.same_name, p.same_commune)).collect();
    assert_eq!(flags, [(false, false), (true, true)]);
}

#[test]
fn by_name_within_the_commune_where_identifiers_are_new() {
    let old = [
        ("1", "Thôn Hoà Bình", "10", "Xã A"),
        ("2", "TDP số 02", "10", "Xã A"),
        ("3", "Bản Mới", "10", "Xã A"),
        ("4", "THON DONG", "10", "Xã A"),
        ("5", "Thôn Hòa Bình", "11", "Xã B"),
    ];
    let new = [
        ("x5", "Thôn Hòa Bình", "11", "Xã B"),
        ("x4", "Thôn Đông", "10", "Xã A"),
        ("x3", "Thôn Mới", "10", "Xã A"),
        ("x2", "Tổ dân phố 2", "10", "Xã A"),
        ("x1", "thôn hòa bình", "10", "Xã A"),
    ];
    let expected = [
        pair("5", "x5", MatchedBy::Name),
        pair("4", "x4", MatchedBy::PlainName),
        pair("3", "x3", MatchedBy::BareName),
        pair("2", "x2", MatchedBy::Name),
        pair("1", "x1", MatchedBy::Name),
    ];
    assert_eq!(pairs(&old, &new), expected);
}

#[test]
fn the_commune_by_code_then_by_name() {
    // New codes: found by name; the word in front has changed too.
    let old = [("1", "Thôn 1", "00123", "Xã Kỳ Anh")];
    let new = [("9", "Thôn 1", "18754", "Phường Kỳ Anh")];
    assert_eq!(pairs(&old, &new), [pair("1", "9", MatchedBy::Name)]);
    // The same code is the same commune, whatever it is called now.
    let new = [("9", "Thôn 1", "00123", "Xã Hoa Lư")];
    assert_eq!(pairs(&old, &new), [pair("1", "9", MatchedBy::Name)]);
    // Two communes of that name: none to go by.
    let new = [("9", "Thôn 1", "18754", "Xã Kỳ Anh"), ("8", "Thôn 1", "18755", "Xã Kỳ Anh")];
    let found = matched(&old, &new);
    assert!(found.pairs.is_empty());
    let why: Vec<_> = found.unmatched.iter().map(|u| (u.side, u.why)).collect();
    let not_found = WhyUnmatched::CommuneNotFound;
    assert_eq!(why, [(Side::Old, not_found), (Side::New, not_found), (Side::New, not_found)]);
}

#[test]
fn names_that_a_commune_has_twice_stay_unmatched() {
    let old = [("1", "Thôn 1", "10", "Xã A"), ("2", "Thôn 2", "10", "Xã A")];
    let new = [
        ("x", "Thôn 1", "10", "Xã A"),
        ("y", "thôn 01", "10", "Xã A"),
        ("z", "Thôn 3", "10", "Xã A"),
    ];
    let found = matched(&old, &new);
    assert!(found.pairs.is_empty());
    let why: Vec<_> = found.unmatched.iter().map(|u| (u.side, u.village, u.why)).collect();
    assert_eq!(
        why,
        [
            (Side::Old, 0, WhyUnmatched::AmbiguousName),
            (Side::Old, 1, WhyUnmatched::NameNotFound),
            (Side::New, 0, WhyUnmatched::AmbiguousName),
            (Side::New, 1, WhyUnmatched::AmbiguousName),
            (Side::New, 2, WhyUnmatched::NameNotFound),
        ]
    );
    // One of the two is taken by its identifier: the other is then the only one left.
    let old = [("x", "Thôn 1", "10", "Xã A"), ("1", "Thôn 1", "10", "Xã A")];
    let expected = [pair("x", "x", MatchedBy::Id), pair("1", "y", MatchedBy::Name)];
    assert_eq!(pairs(&old, &new), expected);
}

#[test]
fn another_name_with_the_same_letters_is_another_village() {
    let old = [("1", "Thôn Đông", "10", "Xã A")];
    let new = [("2", "Thôn Dòng", "10", "Xã A")];
    assert!(pairs(&old, &new).is_empty());
}

#[test]
fn a_village_of_that_name_in_another_commune_is_a_candidate_only() {
    let old = [("1", "Thôn Phú Lộc", "10", "Xã A"), ("2", "Thôn 1", "10", "Xã A")];
    let new = [
        ("7", "Thôn Phú Lộc", "90", "Xã Mới"),
        ("8", "Thôn 1", "90", "Xã Mới"),
        ("9", "Thôn 1", "91", "Xã Khác"),
    ];
    let found = matched(&old, &new);
    assert!(found.pairs.is_empty());
    let candidates: Vec<_> = found.unmatched.iter().map(|u| u.candidate).collect();
    assert_eq!(candidates, [Some(0), None, Some(0), None, None]);
    assert!(found.unmatched.iter().all(|u| u.why == WhyUnmatched::CommuneNotFound));
}

#[test]
fn row_numbers_are_no_identifiers() {
    // The rows were sorted anew: the same number is another village.
    let old = [("row1", "Thôn A", "10", "Xã A"), ("row2", "Thôn B", "10", "Xã A")];
    let new = [("row1", "Thôn B", "10", "Xã A"), ("row2", "Thôn A", "10", "Xã A")];
    let expected = [pair("row2", "row1", MatchedBy::Name), pair("row1", "row2", MatchedBy::Name)];
    assert_eq!(pairs(&old, &new), expected);
    // Nothing else to go by: the row, where name and commune are alike.
    let twins = [("10-row1", "Thôn A", "10", "Xã A"), ("10-row2", "Thôn A", "10", "Xã A")];
    let same =
        [pair("10-row1", "10-row1", MatchedBy::Row), pair("10-row2", "10-row2", MatchedBy::Row)];
    assert_eq!(pairs(&twins, &twins), same);
    // Names that are identifiers given for want of any are no names.
    let nameless = [("row1", "row1", "10", "Xã A")];
    assert_eq!(pairs(&nameless, &nameless), [pair("row1", "row1", MatchedBy::Row)]);
    for (id, given) in [
        ("row12", true),
        ("00123-row4", true),
        ("a#2", true),
        ("00123-04", false),
        ("row", false),
        ("grow1", false),
        ("#", false),
    ] {
        assert_eq!(given_by_the_program(id), given, "{id}");
    }
}

#[test]
fn nothing_to_go_by() {
    let old = [("1", "", "10", "Xã A"), ("2", "Thôn 1", "", "")];
    let new = [("3", "Thôn 1", "10", "Xã A")];
    let why: Vec<_> = matched(&old, &new).unmatched.iter().map(|u| u.why).collect();
    let nothing = WhyUnmatched::NothingToGoBy;
    assert_eq!(why, [nothing, nothing, WhyUnmatched::NameNotFound]);
}
