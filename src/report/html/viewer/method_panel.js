// @ts-check
/**
 * How the numbers came about, what they rest on, and what nobody should conclude from them.
 */

import { byId, el, fill } from './dom.js';
import { count, date } from './numbers.js';
import { Results } from './results.js';

/** @param {Results} results */
export function showMethod(results) {
  const { words, doc } = results;
  const { lang } = words;
  const { rule, findings } = doc;
  const pairs = doc.method.map((m) => [words.of(m.label), words.of(m.text)]);
  const inputs = doc.inputs.map((input) =>
    el(
      'li',
      {},
      `${words.of(input.role)}: ${input.path}${input.layer ? ` (${input.layer})` : ''}`,
      el(
        'small',
        {},
        [words.say('rows', { n: count(lang, input.rows) }), input.crs ?? '', input.source ?? ''].filter((t) => t !== '').join(' · '),
      ),
    ),
  );
  const found = /** @type {const} */ (['note', 'assumed', 'repaired', 'dropped'])
    .filter((kind) => findings[kind] > 0)
    .map((kind) => el('li', {}, words.say(`finding-${kind}`, { n: count(lang, findings[kind]) })));
  fill(
    byId('method', HTMLElement),
    el('h2', {}, words.say('tab-method')),
    ...doc.limits.map((text) => el('p', { class: 'notice' }, words.of(text))),
    el('h3', {}, words.say('rule')),
    el('p', {}, `${words.of(rule.title)}: ${words.of(rule.sentence)}.`),
    el('p', { class: 'quiet' }, words.of(rule.source)),
    el('p', { class: 'quiet' }, words.of(rule.caveat)),
    el('h3', {}, words.say('how')),
    el('dl', { class: 'list' }, ...pairs.map(([k = '', v = '']) => el('div', {}, el('dt', {}, k), el('dd', {}, v)))),
    el('h3', {}, words.say('inputs')),
    el('ul', { class: 'plain' }, ...inputs),
    found.length > 0 ? el('h3', {}, words.say('findings')) : null,
    found.length > 0 ? el('ul', { class: 'plain' }, ...found) : null,
    el('p', { class: 'quiet' }, words.say('made', { program: doc.program, at: madeAt(results) })),
  );
}

/**
 * When the results were made, to the minute, by the clock of the machine that made them.
 * @param {Results} results
 */
export function madeAt(results) {
  const { made_at } = results.doc;
  return `${date(results.words.lang, made_at.slice(0, 10))} ${made_at.slice(11, 16)}`;
}
