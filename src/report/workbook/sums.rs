//! Sums as formulas: the only formulas of the workbook, of cell names alone.

use rust_xlsxwriter::utility::cell_range;

/// What the sums of a row are over: rows of the sheet, from and to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sums {
    /// All rows down to the next group.
    Below(u32, u32),
    /// All rows of one thing in there: those with a number in the first column.
    All(u32, u32),
}

impl Sums {
    /// Nothing where no row has a number: that is no data, not 0. A sum otherwise, which follows
    /// when the office fills in or corrects a row.
    pub(super) fn formula(self, column: u16) -> String {
        match self {
            Self::Below(from, to) => {
                let cells = cell_range(from, column, to.max(from), column);
                format!("=IF(COUNT({cells})=0,\"\",SUM({cells}))")
            }
            Self::All(from, to) => {
                let cells = cell_range(from, column, to.max(from), column);
                let numbers = cell_range(from, 0, to.max(from), 0);
                format!("=IF(COUNT({cells})=0,\"\",SUMIF({numbers},\">0\",{cells}))")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sums;

    #[test]
    fn sums_of_nothing_are_empty_and_a_total_leaves_out_the_sums_of_groups() {
        let below = Sums::Below(10, 12).formula(8);
        assert_eq!(below, "=IF(COUNT(I11:I13)=0,\"\",SUM(I11:I13))");
        let all = Sums::All(9, 20).formula(27);
        assert_eq!(all, "=IF(COUNT(AB10:AB21)=0,\"\",SUMIF(A10:A21,\">0\",AB10:AB21))");
    }
}
