// @ts-check
/**
 * The plan's targets: what is promised, what is known, and what is still lacking.
 */

import { byId, el, fill } from './dom.js';
import { count, date, percent, short } from './numbers.js';
import { Results } from './results.js';

/** @typedef {import('./engine.js').ScoreRow} ScoreRow */

/** @param {Results} results */
export function showScorecard(results) {
  const { words, doc } = results;
  const host = byId('scorecard', HTMLElement);
  if (!doc.plan) {
    fill(host, el('h2', {}, words.say('tab-scorecard')), el('p', { class: 'quiet' }, words.say('no-plan')));
    return;
  }
  const rows = results.scorecard;
  const changed = rows.some((r) => !r.isRun);
  fill(
    host,
    el('h2', {}, words.of(doc.plan.title)),
    el('p', { class: 'quiet' }, doc.plan.document),
    changed ? el('p', { class: 'trial' }, words.say('trial')) : null,
    scoreTable(results, rows),
  );
}

/**
 * @param {Results} results
 * @param {readonly ScoreRow[]} rows
 */
export function scoreTable(results, rows) {
  const { words } = results;
  const head = ['target', 'target-value', 'value', 'verdict'].map((key) =>
    el('th', { scope: 'col', class: key === 'target-value' || key === 'value' ? 'number' : null }, words.say(key)),
  );
  return el(
    'div',
    { class: 'table' },
    el(
      'table',
      { class: 'scores' },
      el('caption', { class: 'unseen' }, words.say('tab-scorecard')),
      el('thead', {}, el('tr', {}, ...head)),
      el('tbody', {}, ...rows.map((row) => scoreLine(results, row))),
    ),
  );
}

/** @param {Results} results @param {ScoreRow} row */
function scoreLine(results, row) {
  const { words } = results;
  const { target } = row;
  const sign = target.comparison === 'at_least' ? '≥' : '>';
  const value = row.value === null ? words.say('no-data') : quantity(results, readable(row), target.unit);
  const more = detailsOf(results, row);
  return el(
    'tr',
    {},
    el(
      'th',
      { scope: 'row' },
      el('span', {}, words.of(target.text)),
      el('small', {}, `${words.say('by-year', { year: target.year })}${row.isRun ? '' : ` · ${words.say('trial-short')}`}`),
      more.length > 0 ? el('details', {}, el('summary', {}, words.say('how')), ...more) : null,
    ),
    el('td', { class: 'number' }, `${sign}\u00a0${quantity(results, target.target, target.unit)}`),
    el('td', { class: 'number' }, value),
    el(
      'td',
      {},
      el('span', { class: `verdict ${row.verdict}` }, words.say(`verdict-${row.verdict.replace('_', '-')}`)),
      el('small', {}, lackingText(results, row)),
    ),
  );
}

/** @param {Results} results @param {ScoreRow} row @returns {HTMLElement[]} */
function detailsOf(results, row) {
  const { words } = results;
  const { target } = row;
  const parts = [words.of(target.how), words.of(target.note), target.source];
  if (target.origin === 'stated' && target.stated_source) {
    const day = target.stated_as_of ? `, ${date(words.lang, target.stated_as_of)}` : '';
    parts.push(`${words.say('origin-stated')}: ${target.stated_source}${day}`);
  }
  const turning = target.turns.turning_threshold;
  if (row.isRun && turning !== null) {
    parts.push(words.say('turning', { threshold: percent(words.lang, 100 * turning) }));
  }
  if (row.isRun && target.count?.no_data_turns) {
    parts.push(words.say('no-data-turns', { n: count(words.lang, target.count.no_data) }));
  }
  return [...new Set(parts)].filter((p) => p.trim() !== '').map((p) => el('p', {}, p));
}

/** @param {Results} results @param {ScoreRow} row */
function lackingText(results, row) {
  const { words } = results;
  if (row.verdict === 'no_data') return '';
  if (row.count) {
    const { missing } = row.count;
    const what = row.target.measure === 'villages' ? 'villages' : 'things';
    if (missing > 0) return words.say(`missing-${what}`, { n: count(words.lang, missing) });
    if (missing === 0) return words.say('just-enough');
    return words.say(`spare-${what}`, { n: count(words.lang, -missing) });
  }
  if (row.value === null) return '';
  const by = short(words.lang, Math.abs(row.value - row.target.target), 2);
  const unit = words.say(`unit-${row.target.unit.replaceAll('_', '-')}`);
  return words.say(row.verdict === 'met' ? 'spare' : 'missing', { by, unit });
}

/** @param {Results} results @param {number} value @param {string} unit */
function quantity(results, value, unit) {
  const { lang } = results.words;
  const number = short(lang, value, 2);
  if (unit === 'percent') return `${number}\u00a0%`;
  if (unit === 'mbps') return `${number}\u00a0Mb/s`;
  if (unit === 'per_hundred_people') return `${number}\u00a0${results.words.say('unit-per-hundred-people')}`;
  return number;
}

/**
 * The value to two decimals; one that misses its target is not rounded up to it.
 * @param {ScoreRow} row
 */
function readable(row) {
  const value = row.value ?? 0;
  const rounded = Math.round(value * 100) / 100;
  const isShort = row.verdict === 'missed' && value < row.target.target;
  return isShort && rounded >= row.target.target ? Math.floor(value * 100) / 100 : rounded;
}
