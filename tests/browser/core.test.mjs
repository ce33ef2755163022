// The core inside report.html, asked in Node: every rate it gives is that of rates.csv, every status that of
// villages.csv. Run by the tests in Rust, which say where the results are (RESULTS) and the page's modules (VIEWER).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const { RESULTS, VIEWER } = process.env;
const module = (name) => import(pathToFileURL(`${VIEWER}/${name}`).href);
const { Engine, OPERATOR_RULES } = await module('engine.js');
const { bytesOf, readDocument, unpacked } = await module('document.js');

/** The engine of the page. */
async function open() {
  const page = readFileSync(`${RESULTS}/report.html`, 'utf8');
  const element = (id) => unpacked(new RegExp(`id="${id}">([^<]*)<`).exec(page)[1]);
  const doc = await readDocument(element('payload'));
  return Engine.open(doc, await bytesOf(element('core')), await bytesOf(element('kept')));
}

/** Rows of a table by column name. */
function table(name) {
  const text = readFileSync(`${RESULTS}/${name}`, 'utf8').replace('\ufeff', '');
  const cells = [...text.matchAll(/("(?:[^"]|"")*"|[^,"\r\n]*)(,|\r?\n|$)/g)];
  const [rows, row] = [[], []];
  for (const [, cell, end] of cells) {
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== ',') rows.push(row.splice(0));
  }
  const [head, ...rest] = rows.filter((r) => r.length > 1);
  return rest.map((values) => Object.fromEntries(head.map((column, i) => [column, values[i]])));
}

/** A number as tables have it: with six decimals, empty without data. */
const written = (value) => (value === null ? '' : String(Number(value.toFixed(6))));
const read = (cell) => (cell === '' ? '' : String(Number(cell)));

const LEVELS = ['province', 'district', 'commune'];
const STATUSES = ['no_data', 'white', 'hole', 'covered'];

test('every rate is that of rates.csv', async () => {
  const engine = await open();
  const { doc } = engine;
  const all = table('rates.csv');
  let [rows, numbers] = [0, 0];
  doc.services.forEach((service, index) => {
    const run = engine.runSettings(index);
    for (const operator of [-1, ...service.operators]) {
      const name = operator < 0 ? 'any' : doc.operators[operator].name;
      const settings = { ...run, operator };
      const rates = engine.rates(settings);
      const of = all.filter((r) => r.technology === service.id && r.operator === name);
      assert.equal(rates.length, of.length, `${service.id} of ${name}`);
      // Shares of every denominator, and under every operator rule.
      const shares = (other) => engine.rates({ ...settings, ...other }).map((r) => r.sharePct);
      const columns = service.denominators
        .filter((d) => d !== 'area' || operator >= 0 || run.rule === 'union')
        .map((d) => [`${d}_pct`, shares({ denominator: d })]);
      if (operator < 0) columns.push(...OPERATOR_RULES.map((rule) => [`share_${rule}_pct`, shares({ rule })]));
      rates.forEach((rate, i) => {
        const row = of[i];
        const same = (column, value) => {
          assert.equal(written(value), read(row[column]), `${column} of ${Object.values(row).slice(0, 5)}`);
          numbers += 1;
        };
        assert.equal(row.level, LEVELS[rate.level]);
        const communes = rate.level === 2 ? doc.communes.name[rate.unit] : row.name;
        assert.equal(row.name, communes);
        same('villages', rate.counts.villages);
        same('villages_covered', rate.counts.covered);
        same('villages_hole', rate.counts.hole);
        same('villages_white', rate.counts.white);
        same('villages_no_data', rate.counts.noData);
        same('rate_pct', rate.pct);
        for (const [column, values] of columns) same(column, values[i]);
        const covered = rate.unitCovered === null ? '' : String(Number(rate.unitCovered));
        assert.equal(covered, row.unit_covered.replace('true', '1').replace('false', '0'));
        rows += 1;
      });
    }
  });
  // Not one row of the table is left out.
  assert.equal(rows, all.length);
  assert.ok(numbers > 5 * rows, `${numbers} numbers`);
  console.log(`${rows} rows, ${numbers} numbers`);
});

test('every status is that of villages.csv', async () => {
  const engine = await open();
  const all = table('villages.csv');
  engine.doc.services.forEach((service, index) => {
    const judged = engine.judge(engine.runSettings(index));
    assert.equal(judged.status.length, all.length);
    all.forEach((row, village) => {
      const of = `${service.id} of ${row.id}`;
      assert.equal(STATUSES[judged.status[village]], row[`${service.id}_status`], of);
      assert.equal(STATUSES[judged.modelled[village]], row[`${service.id}_modelled_status`], of);
      const [step, pct] = [judged.share[village], row[`${service.id}_pct`]];
      // An even step is a hundredth of a percent, an odd one between two; the table has six decimals.
      if (pct === '') assert.equal(step, -1, of);
      else assert.ok(Math.abs(step / 200 - Number(pct)) < 0.005 + 1e-6, `${of}: ${step}, ${pct}`);
    });
  });
});

test('operator rules by the model are those of rates.csv', async () => {
  const engine = await open();
  const all = table('rates.csv').filter((r) => r.level === 'province' && r.operator === 'any');
  engine.doc.services.forEach((service, index) => {
    const row = all.find((r) => r.technology === service.id);
    for (const rule of OPERATOR_RULES) {
      const { modelled } = engine.judge({ ...engine.runSettings(index), rule });
      const number = (status) => modelled.filter((s) => s === status).length;
      const known = modelled.length - number(0);
      const rate = known > 0 ? (100 * number(3)) / known : null;
      assert.equal(written(rate), read(row[`rate_${rule}_pct`]), `${service.id} ${rule}`);
    }
  });
});
