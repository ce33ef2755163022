// @ts-check
/**
 * What the colours and marks mean, and how many villages each class has.
 */

import { classText, operatorColour } from './shares.js';
import { count } from './numbers.js';
import { el, swatch } from './dom.js';
import { Results } from './results.js';
import { COVERED, HOLE, NO_DATA, WHITE } from './status.js';

/**
 * @param {Results} results
 * @returns {HTMLElement[]}
 */
export function legendOf(results) {
  const { words, state, service, judged, groups } = results;
  const { lang } = words;
  const isStatus = state.shown === 'status';
  const heading = isStatus
    ? words.say('legend-status', { service: words.of(service.name) })
    : words.say('legend-share', {
        service: words.of(service.name),
        of: results.denominatorName(state.settings.denominator).toLocaleLowerCase(lang),
      });
  const number = (/** @type {number} */ group) => groups.reduce((n, g) => n + (g === group ? 1 : 0), 0);
  const row = (/** @type {string | null} */ colour, /** @type {string} */ text, /** @type {number} */ n) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, swatch(colour), ' ', text),
      el('td', { class: 'number' }, count(lang, n)),
    );
  const rows = isStatus
    ? [COVERED, HOLE, WHITE].map((status) =>
        row(results.statusColour(status), results.statusText(status), number(status - 1)),
      )
    : service.classes.colours.map((colour, i) =>
        row(colour, classText(words, service.classes.breaks_pct, i), number(i)),
      );
  const nothing = isStatus ? results.statusText(NO_DATA) : words.say('no-data');
  const table = el(
    'table',
    {},
    el('caption', {}, heading),
    el(
      'thead',
      { class: 'unseen' },
      el('tr', {}, el('th', { scope: 'col' }, words.say('class')), el('th', { scope: 'col' }, words.say('villages'))),
    ),
    el('tbody', {}, ...rows, row(null, nothing, number(-1))),
    el(
      'tfoot',
      {},
      el(
        'tr',
        {},
        el('th', { scope: 'row' }, words.say('villages-all')),
        el('td', { class: 'number' }, count(lang, judged.status.length)),
      ),
    ),
  );
  return [table, ...networkLegend(results)];
}

/**
 * Sites and routes, where they are shown.
 * @param {Results} results
 * @returns {HTMLElement[]}
 */
function networkLegend(results) {
  const { words, state, network } = results;
  const { service, operator } = state.settings;
  const parts = [];
  if (state.layers.sites) {
    const marks = network.marks(service).filter((m) => operator < 0 || m.operator === operator);
    const items = marks.map((m) => {
      const dot = el('span', { class: 'dot', 'aria-hidden': 'true' });
      dot.style.backgroundColor = operatorColour(m.operator);
      return el('li', {}, dot, ` ${results.operatorName(m.operator)} (${count(words.lang, m.x.length)})`);
    });
    const isFibre = results.service.technologies.includes('FTTH');
    const none = el('li', { class: 'quiet' }, words.say('sites-none'));
    parts.push(
      el('p', { class: 'legend-part' }, words.say(isFibre ? 'access-points' : 'sites-operators')),
      el('ul', {}, ...(items.length > 0 ? items : [none])),
    );
  }
  if (state.layers.routes && network.hasRoutes(service)) {
    parts.push(
      el('ul', {}, el('li', {}, el('span', { class: 'stroke', 'aria-hidden': 'true' }), ` ${words.say('routes-legend')}`)),
    );
  }
  return parts;
}
