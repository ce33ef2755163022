// @ts-check
/**
 * The one number of what is chosen, and the villages behind it.
 */

import { el } from './dom.js';
import { count, percent } from './numbers.js';
import { Results } from './results.js';
import { COVERED, HOLE, NO_DATA, WHITE } from './status.js';

/**
 * @param {Results} results
 * @returns {HTMLElement[]}
 */
export function headlineOf(results) {
  const { words, service } = results;
  const { lang } = words;
  const { counts, pct: rate } = results.whole;
  const known = counts.villages - counts.noData;
  const name = words.of(service.name);
  const big = el('p', { class: 'big' }, rate === null ? words.say('no-data') : percent(lang, rate));
  const sentence = el(
    'p',
    {},
    rate === null
      ? words.say('headline-none', { service: name })
      : words.say('headline', { covered: count(lang, counts.covered), known: count(lang, known), service: name }),
  );
  const bar = el('div', { class: 'bar', 'aria-hidden': 'true' });
  const parts = /** @type {const} */ ([
    [COVERED, counts.covered],
    [HOLE, counts.hole],
    [WHITE, counts.white],
    [NO_DATA, counts.noData],
  ]);
  for (const [status, n] of parts) {
    if (n === 0) continue;
    const colour = results.statusColour(status);
    const piece = el('span', { class: colour === null ? 'hatch' : null });
    if (colour !== null) piece.style.backgroundColor = colour;
    piece.style.flexGrow = String(n);
    bar.append(piece);
  }
  const items = parts.slice(1).filter(([, n]) => n > 0);
  const rest = items.map(([status, n]) => `${count(lang, n)} ${results.statusText(status).toLocaleLowerCase(lang)}`);
  return [big, sentence, bar, el('p', { class: 'quiet' }, rest.join(' · '))];
}
