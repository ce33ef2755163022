//! The line on which a record of a text table begins.

use csv::ByteRecord;

/// The line a record begins on, from 1: from the line behind it, backwards.
///
/// The position that the reader gives a record is where the record before ended, which is not where this
/// one begins: behind a CR its LF is still to come, and so are blank lines.
pub(crate) fn first_line(line_behind: u64, ended_by_lf: bool, record: &ByteRecord) -> u64 {
    // Cells of several lines keep their ends.
    let lines = record.as_slice().split(|&b| b == b'\n').count() as u64;
    (line_behind + 1).saturating_sub(lines + u64::from(ended_by_lf))
}
