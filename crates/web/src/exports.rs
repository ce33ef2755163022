//! What JavaScript calls.
//!
//! [`input`] gives room for bytes, which the caller writes there; the next call that takes bytes takes them. An
//! answer of several numbers stands in memory from [`answer`] on, [`length`] of them, until the next call.
#![expect(
    unsafe_code,
    reason = "a name that JavaScript finds is exported unmangled; nothing else here is unsafe"
)]

use crate::page::Page;
use std::cell::RefCell;

/// What stays between calls.
#[derive(Default)]
struct State {
    input: Vec<u8>,
    page: Option<Page>,
    answer: Answer,
}

/// Numbers for JavaScript, aligned as what they are.
#[derive(Default)]
enum Answer {
    #[default]
    Nothing,
    Bytes(Vec<u8>),
    Classes(Vec<i8>),
    Steps(Vec<i32>),
    Reals(Vec<f64>),
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Answers with what the page says; an empty answer where there is none.
fn say(of: impl FnOnce(&Page, &[u8]) -> Answer) {
    STATE.with_borrow_mut(|state| {
        state.answer = state.page.as_ref().map_or(Answer::Nothing, |page| of(page, &state.input));
    });
}

/// Room for so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn input(length: usize) -> *const u8 {
    STATE.with_borrow_mut(|state| {
        state.input = vec![0; length];
        state.input.as_ptr()
    })
}

/// Opens the trial that was written into the input: 1, or 0 where it is none.
#[unsafe(no_mangle)]
pub extern "C" fn open_trial() -> u32 {
    STATE.with_borrow_mut(|state| {
        state.page = Page::new(&std::mem::take(&mut state.input)).ok();
        u32::from(state.page.is_some())
    })
}

/// Takes settings, see [`Page::ask`]; −1: something is not there.
#[unsafe(no_mangle)]
pub extern "C" fn ask(
    service: u32,
    operator: i32,
    rule: u32,
    denominator: u32,
    hundredths: u32,
) -> i32 {
    STATE.with_borrow_mut(|state| {
        let page = state.page.as_mut();
        let said = page.and_then(|p| p.ask(service, operator, rule, denominator, hundredths));
        said.map_or(-1, u32::cast_signed)
    })
}

/// Shares of the settings, `i32`.
#[unsafe(no_mangle)]
pub extern "C" fn shares() {
    say(|page, _| Answer::Steps(page.shares()));
}

/// Statuses of the settings, `u8`; by the model alone where that is asked for.
#[unsafe(no_mangle)]
pub extern "C" fn statuses(modelled: u32) {
    say(|page, _| Answer::Bytes(page.statuses(modelled != 0)));
}

/// Classes of the settings, `i8`, with the breaks that were written into the input as `f64`.
#[unsafe(no_mangle)]
pub extern "C" fn classes() {
    say(|page, input| {
        let (breaks, _) = input.as_chunks::<8>();
        Answer::Classes(page.classes(breaks.iter().map(|b| f64::from_le_bytes(*b)).collect()))
    });
}

/// Rates of the settings, `f64`.
#[unsafe(no_mangle)]
pub extern "C" fn rates() {
    say(|page, _| Answer::Reals(page.rates()));
}

/// Targets under the settings, `f64`.
#[unsafe(no_mangle)]
pub extern "C" fn scorecard() {
    say(|page, _| Answer::Reals(page.scorecard()));
}

/// Shares by one operator or by any, `i32`.
#[unsafe(no_mangle)]
pub extern "C" fn shares_by(service: u32, denominator: u32, operator: i32) {
    say(|page, _| Answer::Steps(page.shares_by(service, denominator, operator)));
}

/// Points served by one operator or by any, `u8`.
#[unsafe(no_mangle)]
pub extern "C" fn served(service: u32, operator: i32) {
    say(|page, _| Answer::Bytes(page.served(service, operator)));
}

/// Where the answer stands.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    STATE.with_borrow(|state| match &state.answer {
        Answer::Nothing => std::ptr::null(),
        Answer::Bytes(all) => all.as_ptr(),
        Answer::Classes(all) => all.as_ptr().cast(),
        Answer::Steps(all) => all.as_ptr().cast(),
        Answer::Reals(all) => all.as_ptr().cast(),
    })
}

/// How many numbers it has.
#[unsafe(no_mangle)]
pub extern "C" fn length() -> usize {
    STATE.with_borrow(|state| match &state.answer {
        Answer::Nothing => 0,
        Answer::Bytes(all) => all.len(),
        Answer::Classes(all) => all.len(),
        Answer::Steps(all) => all.len(),
        Answer::Reals(all) => all.len(),
    })
}
