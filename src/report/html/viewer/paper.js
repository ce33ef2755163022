// @ts-check
/**
 * The page on paper: map with legend, rates, scorecard and the first gaps, as they are chosen, on A4.
 *
 * Made when printing begins and taken away after it.
 */

import { shareText } from './shares.js';
import { byId, el, fill } from './dom.js';
import { gapsOf, everyGap, reasonsOf } from './gap_list.js';
import { headlineOf } from './headline.js';
import { legendOf } from './legend.js';
import { madeAt } from './method_panel.js';
import { COMMUNE, PROVINCE } from './engine.js';
import { count, date, percent } from './numbers.js';
import { INKS, Picture } from './picture.js';
import { Results } from './results.js';
import { scoreTable } from './scorecard_panel.js';
import { View } from './view.js';

/** The map on paper: as wide as an A4 page within its margins, at CSS's 96 pixels an inch. */
const WIDTH = 680;
/** No higher than leaves room for title and legend. */
const MOST_HIGH = 540;
/** Printed at three times that: 288 dots an inch. */
const RATIO = 3;
/** More rows belong into the dossier. */
const GAPS_ON_PAPER = 60;

/**
 * @param {Results} results
 * @param {Picture} picture
 * @param {import('./picture.js').Scene} scene
 */
export function makePaper(results, picture, scene) {
  const { words, doc } = results;
  const service = words.of(results.service.name);
  fill(
    byId('paper', HTMLElement),
    el('h1', {}, words.say('paper-title', { service, province: doc.about.province || doc.about.title })),
    el('p', {}, [doc.about.title, asOf(results)].filter((t) => t !== '').join(' · ')),
    doc.about.synthetic ? el('p', { class: 'badge' }, words.say('synthetic') + words.say('synthetic-more')) : null,
    results.judged.isRun ? null : el('p', { class: 'trial' }, words.say('trial')),
    el('p', {}, results.settingsText()),
    el('div', { class: 'headline' }, ...headlineOf(results)),
    mapOnPaper(results, picture, scene),
    el('section', {}, el('h2', {}, words.say('tab-rates')), ratesOnPaper(results)),
    doc.plan ? el('section', {}, el('h2', {}, words.of(doc.plan.title)), scoreTable(results, results.scorecard)) : null,
    gapsOnPaper(results),
    el('p', { class: 'quiet' }, words.say('made', { program: doc.program, at: madeAt(results) })),
  );
}

/** Takes the paper away. */
export function dropPaper() {
  fill(byId('paper', HTMLElement));
}

/** The date of the data. @param {Results} results */
export function asOf(results) {
  const day = results.doc.about.as_of;
  return day === null ? '' : results.words.say('as-of', { date: date(results.words.lang, day) });
}

/** @param {Results} results @param {Picture} picture @param {import('./picture.js').Scene} scene */
function mapOnPaper(results, picture, scene) {
  const { land } = results.geometry;
  const shape = (land[3] - land[1]) / (land[2] - land[0]);
  const height = Math.round(Math.min(MOST_HIGH, Math.max(300, WIDTH * shape)));
  const canvas = el('canvas', { width: WIDTH * RATIO, height: height * RATIO });
  const view = new View(land);
  view.resize(WIDTH, height);
  view.fit(land, 10);
  const to = canvas.getContext('2d');
  if (to) picture.drawLand(to, view, RATIO, { ...scene, inks: { ...INKS.light, ground: '#ffffff' } });
  return el('div', { class: 'paper-map' }, canvas, el('div', { class: 'legend' }, ...legendOf(results)));
}

/** @param {Results} results */
function ratesOnPaper(results) {
  const { words, doc, collator } = results;
  const { lang } = words;
  const name = (/** @type {import('./engine.js').Rate} */ r) =>
    r.level === PROVINCE ? doc.about.province || words.say('all-land') : (doc.communes.name[r.unit] ?? '');
  const communes = results.rates.filter((r) => r.level === COMMUNE).sort((a, b) => collator.compare(name(a), name(b)));
  const rows = [...results.rates.filter((r) => r.level === PROVINCE), ...communes].map((r) => [
    name(r),
    r.pct === null ? words.say('no-data') : percent(lang, r.pct),
    count(lang, r.counts.covered),
    count(lang, r.counts.villages),
    count(lang, r.counts.hole),
    count(lang, r.counts.white),
    count(lang, r.counts.noData),
  ]);
  const head = ['unit', 'rate', 'covered', 'villages', 'hole', 'white', 'no-data'].map((k) => words.say(k));
  return plainTable(head, rows, [1, 2, 3, 4, 5, 6]);
}

/** @param {Results} results */
function gapsOnPaper(results) {
  const { words, doc, state } = results;
  const { service } = state.settings;
  if (!doc.gap_services.includes(service)) return null;
  const all = gapsOf(results, { ...everyGap(), service });
  if (all.length === 0) return null;
  const rows = all.slice(0, GAPS_ON_PAPER).map((row) => {
    const village = doc.gaps.village[row] ?? 0;
    const triage = doc.gaps.triage[row] ?? 'no_data';
    return [
      count(words.lang, doc.gaps.rank[row] ?? 0),
      doc.villages.name[village] ?? '',
      results.communeName(village),
      results.statusText(doc.gaps.class[row] ?? 0),
      shareText(words, doc.gaps.lacking[row] ?? -1),
      triage === 'no_data' ? words.say('unknown-short') : triage,
      reasonsOf(results, row).join('; '),
    ];
  });
  const head = ['rank', 'village', 'commune', 'class', 'lacking', 'triage', 'reason'].map((k) => words.say(k));
  const rest = all.length - rows.length;
  return el(
    'section',
    {},
    el('h2', {}, `${words.say('gaps-caption')}: ${words.of(results.service.name)} (${count(words.lang, all.length)})`),
    plainTable(head, rows, [0, 4]),
    rest > 0 ? el('p', { class: 'quiet' }, words.say('gaps-rest', { n: count(words.lang, rest) })) : null,
  );
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows @param {readonly number[]} numeric */
function plainTable(head, rows, numeric) {
  const of = (/** @type {number} */ i) => ({ class: numeric.includes(i) ? 'number' : null });
  return el(
    'table',
    {},
    el('thead', {}, el('tr', {}, ...head.map((t, i) => el('th', of(i), t)))),
    el('tbody', {}, ...rows.map((row) => el('tr', {}, ...row.map((t, i) => el('td', of(i), t))))),
  );
}
