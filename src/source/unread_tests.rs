use super::super::ledger::Ledger;
use super::*;
use crate::finding::Finding;

const G4: Technology = Technology::G4;
const G5: Technology = Technology::G5;

/// An operator, a technology, rows used and rows lost.
type Named = (&'static str, Technology, u64, u64);

/// What is found of layers by their roles and rows.
fn found(layers: &[(Role, &[Named])]) -> (Vec<(Technology, Option<String>)>, Vec<Finding>) {
    let mut network = Network::default();
    let mut heard = Vec::new();
    let mut read = Vec::new();
    for (layer, (role, rows)) in layers.iter().enumerate() {
        let mut tally = Tally::default();
        let mut row = 0;
        for (operator, technology, used, lost) in *rows {
            let operator = network.operators.enter(operator).unwrap();
            for i in 0..used + lost {
                row += 1;
                tally.row(row, &[*technology], operator, i < *used);
            }
        }
        heard.push(Heard { role: *role, layer, tally, stated: Vec::new() });
        let ledger = Ledger::new(&layer.to_string(), None);
        let listed = [false; Technology::ALL.len()];
        read.push(Layer { name: None, rows: row, crs: None, ledger, listed });
    }
    find(&heard, &mut read, &mut network);
    let name = |o: OperatorId| network.operators.name(o).to_owned();
    let unread = network.unread.iter().map(|(t, o)| (*t, o.map(name))).collect();
    (unread, read.into_iter().flat_map(|l| l.ledger.finish()).collect())
}

fn of(technology: Technology, operator: &str) -> (Technology, Option<String>) {
    (technology, Some(operator.to_owned()))
}

#[test]
fn a_layer_most_of_whose_rows_are_lost_is_no_knowledge() {
    let (unread, findings) = found(&[(Role::Cells, &[("A", G4, 100, 900), ("A", G5, 50, 1)])]);
    assert_eq!(unread, [(G4, None), of(G4, "A")]);
    let [finding] = &findings[..] else { panic!("{findings:?}") };
    assert_eq!(finding.severity, Severity::Dropped);
    let services = vec![(G4, None), of(G4, "A")];
    assert_eq!(finding.kind, FindingKind::LayerNotRead { rows: 1051, lost: 901, services });
    // Half is not most.
    let (unread, findings) = found(&[(Role::Cells, &[("A", G4, 2, 2)])]);
    assert!(unread.is_empty() && findings.is_empty(), "{unread:?} {findings:?}");
}

#[test]
fn an_operator_without_data_leaves_the_others_theirs_and_all_together_none() {
    let two: &[_] =
        &[(Role::Cells, &[("A", G4, 500, 3)][..]), (Role::Cells, &[("B", G4, 0, 300)][..])];
    let (unread, findings) = found(two);
    assert_eq!(unread, [(G4, None), of(G4, "B")]);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].place.file, "1");
    // A fifth of the rows: below it, the others are still nearly all there is.
    let (unread, _) =
        found(&[(Role::Cells, &[("A", G4, 500, 3)]), (Role::Cells, &[("B", G4, 1, 2)])]);
    assert_eq!(unread, [of(G4, "B")]);
    // An area is no cell: few rows of coverage are not few beside a thousand cells.
    let (unread, _) =
        found(&[(Role::Cells, &[("A", G4, 1000, 0)]), (Role::Coverage, &[("B", G4, 0, 1)])]);
    assert_eq!(unread, [(G4, None), of(G4, "B")]);
}

#[test]
fn rows_that_do_not_say_what_they_are_of_may_be_of_anything() {
    let mut network = Network::default();
    let a = network.operators.enter("A").unwrap();
    let mut tally = Tally::default();
    tally.row(1, &[G4, G5], a, true);
    let mut operators = OperatorColumn::new(&mut network.operators, None);
    let mut lost = LostRows::default();
    (0..2).for_each(|_| lost.add(&Row::default(), None, None));
    lost.enter(&mut tally, None, &mut operators);
    assert_eq!(tally.rows, Rows { used: 1, lost: 2 });
    let heard = Heard { role: Role::Cells, layer: 0, tally, stated: Vec::new() };
    let ledger = Ledger::new("cells.csv", None);
    let listed = [false; Technology::ALL.len()];
    let layer = Layer { name: None, rows: 3, crs: None, ledger, listed };
    find(&[heard], &mut [layer], &mut network);
    assert_eq!(network.unread, [(G4, None), (G5, None)]);
}
