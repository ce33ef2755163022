// @ts-check
/**
 * Rates of the province, its districts and communes under any settings.
 */

import { ALL_STEPS, Engine } from './coverage.js';
import { countStatus, noCounts, ratePct } from './status.js';

/** @typedef {import('./coverage.js').Settings} Settings */
/** @typedef {import('./coverage.js').Judged} Judged */

/** The levels of units, as the document numbers them. */
export const PROVINCE = 0;
export const DISTRICT = 1;
export const COMMUNE = 2;

/**
 * @typedef {object} Rate
 * @property {number} level
 * @property {number} unit index within its level
 * @property {import('./status.js').Counts} counts
 * @property {number | null} pct of villages covered, among those with data
 * @property {number | null} sharePct of the settings' denominator served
 * @property {boolean | null} unitCovered whether the unit counts as covered, where the rule judges units
 */

/**
 * The rates of all units: the province, districts, communes. What the run counted is taken from the run.
 * @param {Engine} engine
 * @param {Settings} settings
 * @param {Judged} judged
 * @returns {Rate[]}
 */
export function ratesOf(engine, settings, judged) {
  const { communes, districts, villages } = engine.doc;
  const rates = emptyRates(districts.name.length, communes.name.length);
  const firstCommune = 1 + districts.name.length;
  /** @type {Rate[][]} by village */
  const unitsOf = villages.commune.map((commune, i) => {
    const district = villages.district[i] ?? -1;
    const units = [rates[0], rates[firstCommune + commune]];
    if (district >= 0) units.push(rates[1 + district]);
    return units.filter((u) => u !== undefined);
  });
  unitsOf.forEach((units, i) => {
    for (const rate of units) countStatus(rate.counts, judged.status[i] ?? 0);
  });
  const sums = servedShares(engine, settings, unitsOf);
  for (const rate of rates) {
    rate.pct = ratePct(rate.counts);
    rate.sharePct = sums.get(rate) ?? null;
  }
  if (judged.isRun) takeOver(engine, settings, rates, firstCommune);
  judgeUnits(rates, engine.doc.rule.unit_covered_from, firstCommune);
  return rates;
}

/** @param {number} districts @param {number} communes @returns {Rate[]} */
function emptyRates(districts, communes) {
  const none = (/** @type {number} */ level) => (/** @type {unknown} */ _, /** @type {number} */ unit) => ({
    level,
    unit,
    counts: noCounts(),
    pct: null,
    sharePct: null,
    unitCovered: null,
  });
  return [
    none(PROVINCE)(null, 0),
    ...Array.from({ length: districts }, none(DISTRICT)),
    ...Array.from({ length: communes }, none(COMMUNE)),
  ];
}

/**
 * Percentage of the denominator served in each unit.
 * @param {Engine} engine
 * @param {Settings} settings
 * @param {Rate[][]} unitsOf
 * @returns {Map<Rate, number>}
 */
function servedShares(engine, settings, unitsOf) {
  const share = engine.sharesUnder(settings, settings.denominator);
  const held = engine.heldOf(settings.denominator);
  /** @type {Map<Rate, {known: number, covered: number}>} */
  const sums = new Map();
  unitsOf.forEach((units, i) => {
    const [s, h] = [share[i] ?? -1, held?.[i] ?? NaN];
    if (s < 0 || Number.isNaN(h)) return;
    for (const rate of units) {
      const sum = sums.get(rate) ?? { known: 0, covered: 0 };
      sum.known += h;
      sum.covered += (h * s) / ALL_STEPS;
      sums.set(rate, sum);
    }
  });
  const pcts = new Map();
  for (const [rate, { known, covered }] of sums) {
    if (known > 0) pcts.set(rate, Math.min(100, (100 * covered) / known));
  }
  return pcts;
}

/**
 * Takes the run's own rates, which steps reach only to the third decimal.
 * @param {Engine} engine
 * @param {Settings} settings
 * @param {Rate[]} rates
 * @param {number} firstCommune
 */
function takeOver(engine, settings, rates, firstCommune) {
  const run = engine.doc.rates;
  const pct = run.pct[settings.denominator];
  run.level.forEach((level, row) => {
    if (run.service[row] !== settings.service || run.operator[row] !== settings.operator) return;
    const unit = run.unit[row] ?? 0;
    const first = level === COMMUNE ? firstCommune : level;
    const rate = rates[first + unit];
    if (!rate) return;
    rate.counts = {
      villages: run.villages[row] ?? 0,
      covered: run.covered[row] ?? 0,
      hole: run.hole[row] ?? 0,
      white: run.white[row] ?? 0,
      noData: run.no_data[row] ?? 0,
    };
    rate.pct = ratePct(rate.counts);
    rate.sharePct = pct?.[row] ?? null;
  });
}

/**
 * Communes and districts by the share of their villages that are covered, the province by its communes.
 * @param {Rate[]} rates
 * @param {number | null} from
 * @param {number} firstCommune
 */
function judgeUnits(rates, from, firstCommune) {
  if (from === null) return;
  const judged = (/** @type {number} */ part, /** @type {number} */ of) =>
    of > 0 ? part >= (from - 1e-9) * of : null;
  for (const rate of rates) {
    rate.unitCovered = judged(rate.counts.covered, rate.counts.villages - rate.counts.noData);
  }
  const known = rates.slice(firstCommune).filter((r) => r.unitCovered !== null);
  const province = rates[0];
  if (province) province.unitCovered = judged(known.filter((r) => r.unitCovered).length, known.length);
}

/**
 * Villages of each status in the whole province.
 * @param {Judged} judged
 */
export function countsOf(judged) {
  const counts = noCounts();
  for (const status of judged.status) countStatus(counts, status);
  return counts;
}
