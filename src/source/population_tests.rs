use super::*;

fn block(cols: (u32, u32), rows: (u32, u32)) -> Block {
    Block { cols, rows }
}

#[test]
fn batches_hold_every_village_once_and_stay_small() {
    // A strip of villages from south to north, one far too large, one off the raster.
    let mut blocks: Vec<Option<Block>> =
        (0..100).rev().map(|i| Some(block((0, 2000), (i * 100, i * 100 + 150)))).collect();
    blocks.push(Some(block((0, 5000), (0, 5000))));
    blocks.push(None);
    let all = batches(&blocks);
    let mut seen: Vec<usize> = all.iter().flat_map(|b| b.villages.clone()).collect();
    seen.sort_unstable();
    assert_eq!(seen, (0..=100).collect::<Vec<_>>());
    assert!(all.len() > 2);
    for batch in &all {
        assert!(batch.villages.len() == 1 || batch.block.cells() <= BLOCK_CELLS);
        for &v in &batch.villages {
            let own = blocks[v].unwrap();
            assert_eq!(batch.block.with(own), batch.block, "the block holds its villages");
        }
    }
    let cells: u64 = all.iter().map(|b| b.cells).sum();
    assert_eq!(cells, blocks.iter().flatten().map(|b| b.cells()).sum::<u64>());
}
