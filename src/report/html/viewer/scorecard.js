// @ts-check
/**
 * The plan's targets under any settings. With the run's own settings every row is the run's; what the page
 * cannot compute (places, speeds, positions, reported values) stays as the run has it throughout.
 */

import { Engine } from './coverage.js';
import { NO_DATA, COVERED } from './status.js';

/** @typedef {import('./document.js').TargetDoc} TargetDoc */
/** @typedef {import('./coverage.js').Settings} Settings */

/**
 * @typedef {object} ScoreRow
 * @property {TargetDoc} target
 * @property {number | null} value
 * @property {import('./document.js').Verdict} verdict
 * @property {{have: number, of: number, missing: number} | null} count
 * @property {boolean} isRun whether the row is the run's
 */

/**
 * @param {Engine} engine
 * @param {Settings} settings
 * @returns {ScoreRow[]}
 */
export function scorecardOf(engine, settings) {
  return engine.doc.scorecard.map((target) => {
    const { kind, service = -1, denominator = null } = target.measure;
    const asked = { ...settings, service: Math.max(service, 0) };
    const computed = service >= 0 && (kind === 'villages' || kind === 'share');
    // A row that has fallen back on a reported value has no shares to compute from.
    if (!computed || target.origin === 'stated' || engine.isHeadline(asked)) return asRun(target);
    if (kind === 'share') {
      return ofShare(engine, asked, target, denominator ?? asked.denominator);
    }
    const own = denominator === null ? asked : { ...asked, denominator, asShare: true };
    return ofVillages(engine, own, target);
  });
}

/** @param {TargetDoc} target @returns {ScoreRow} */
function asRun(target) {
  const { value, verdict, count } = target;
  return { target, value, verdict, count, isRun: true };
}

/** @param {Engine} engine @param {Settings} settings @param {TargetDoc} target @returns {ScoreRow} */
function ofVillages(engine, settings, target) {
  const { status } = engine.judge(settings);
  let [have, of] = [0, 0];
  for (const s of status) {
    if (s !== NO_DATA) of += 1;
    if (s === COVERED) have += 1;
  }
  if (of === 0) return { target, value: null, verdict: 'no_data', count: null, isRun: false };
  const missing = needed(target, of) - have;
  const verdict = missing <= 0 ? 'met' : 'missed';
  return { target, value: (100 * have) / of, verdict, count: { have, of, missing }, isRun: false };
}

/**
 * @param {Engine} engine
 * @param {Settings} settings
 * @param {TargetDoc} target
 * @param {import('./document.js').DenominatorId} denominator
 * @returns {ScoreRow}
 */
function ofShare(engine, settings, target, denominator) {
  // Neither threshold nor the settings' denominator plays a part: only whose coverage it is.
  const run = engine.runSettings(settings.service);
  const sameOperators = settings.operator < 0 && settings.rule === run.rule;
  if (sameOperators) return asRun(target);
  const value = engine.provinceShare(settings, denominator);
  const verdict = value === null ? 'no_data' : holds(target, value) ? 'met' : 'missed';
  return { target, value, verdict, count: null, isRun: false };
}

/**
 * Whether a percentage of something measured holds, within the program's own rounding.
 * @param {TargetDoc} target
 * @param {number} value
 */
function holds(target, value) {
  const ROUNDING = 1e-7;
  return target.comparison === 'at_least'
    ? value >= target.target - ROUNDING
    : value > target.target + ROUNDING;
}

/**
 * How many villages of so many must be covered, in whole numbers; the target is taken to 1e-6 of a percent.
 * @param {TargetDoc} target
 * @param {number} of
 */
function needed(target, of) {
  const PARTS = 1e6;
  const parts = Math.round(Math.max(target.target, 0) * PARTS) * of;
  const whole = 100 * PARTS;
  return target.comparison === 'at_least' ? Math.ceil(parts / whole) : Math.floor(parts / whole) + 1;
}
