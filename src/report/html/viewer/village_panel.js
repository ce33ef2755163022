// @ts-check
/**
 * One village: what it has of each service, from whom, why it lacks what it lacks, and how surely.
 */

import { operatorColour, shareText } from './shares.js';
import { byId, el, fill, swatch } from './dom.js';
import { gapOf, reasonsOf } from './gap_list.js';
import { count, date, decimal, distance } from './numbers.js';
import { Results } from './results.js';

/**
 * A line from the village to a source.
 * @typedef {object} Line
 * @property {number} source
 * @property {number} metres
 */

/**
 * The nearest sources of the service that is chosen: of each operator where the village is a gap, else the
 * nearest of any. Of one operator alone only its own.
 * @param {Results} results
 * @param {number} village
 * @returns {Line[]}
 */
export function linesOf(results, village) {
  const { doc, state, service } = results;
  const { service: index, operator } = state.settings;
  const gap = gapOf(results, village, index);
  const nearest = (doc.gaps.nearest[gap] ?? []).map(([source, metres]) => ({ source, metres }));
  if (nearest.length === 0) {
    const source = doc.columns[service.nearest_source]?.[village] ?? -1;
    const metres = doc.columns[service.nearest_m]?.[village] ?? null;
    if (source >= 0 && metres !== null) nearest.push({ source, metres });
  }
  const ofOperator = nearest.filter((n) => doc.sources.operator[n.source] === operator);
  return operator >= 0 ? ofOperator : nearest;
}

/**
 * @param {Results} results
 * @param {(service: number) => void} chooseService
 */
export function showVillage(results, chooseService) {
  const { words, doc, state } = results;
  const { village } = state;
  const host = byId('village', HTMLElement);
  if (village < 0) {
    fill(host, el('h2', {}, words.say('tab-village')), el('p', { class: 'quiet' }, words.say('village-none')));
    return;
  }
  const where = [results.communeName(village), results.districtName(village), doc.about.province];
  fill(
    host,
    el('h2', { id: 'village-name', tabindex: '-1' }, doc.villages.name[village] || words.say('village-unnamed')),
    el('p', { class: 'quiet' }, where.filter((w) => w !== '').join(', ')),
    facts(results, village),
    doc.villages.area_m2[village] === null ? el('p', { class: 'notice' }, words.say('village-no-shape')) : null,
    el('h3', {}, words.say('village-services')),
    statusTable(results, village, chooseService),
    el('h3', {}, words.say('village-shares', { of: results.denominatorName(state.settings.denominator).toLocaleLowerCase(words.lang) })),
    shareTable(results, village),
    ...sources(results, village),
    ...gapParts(results, village),
    ...evidenceParts(results, village),
    ...pointParts(results, village),
  );
}

/** @param {Results} results @param {number} village */
function facts(results, village) {
  const { words, doc } = results;
  const { lang } = words;
  const { villages } = doc;
  /** @type {[string, string][]} */
  const pairs = [[words.say('code'), villages.id[village] ?? '']];
  const put = (/** @type {string} */ key, /** @type {number | null | undefined} */ value, /** @type {(v: number) => string} */ text) => {
    pairs.push([words.say(key), value === null || value === undefined ? words.say('no-data') : text(value)]);
  };
  const yes = (/** @type {number} */ v) => words.say(v === 1 ? 'yes' : 'no');
  put('population', villages.population[village], (v) => count(lang, v));
  put('households', villages.households[village], (v) => count(lang, v));
  put('area', villages.area_m2[village], (v) => `${decimal(lang, v / 1e6, 2)}\u00a0km²`);
  put('has-power', villages.has_power[village], yes);
  put('dbkk', villages.dbkk[village], yes);
  const area = villages.area_class[village];
  if (area) pairs.push([words.say('area-class'), area]);
  return el('dl', { class: 'facts' }, ...pairs.map(([k, v]) => el('div', {}, el('dt', {}, k), el('dd', {}, v))));
}

/**
 * Each service: the run's final status, what the model says where it differs, and the status of the settings.
 * @param {Results} results
 * @param {number} village
 * @param {(service: number) => void} chooseService
 */
function statusTable(results, village, chooseService) {
  const { words, doc, state } = results;
  const rows = doc.services.map((service, index) => {
    const run = results.engine.judgedByRun(index);
    const status = run.status[village] ?? 0;
    const modelled = run.modelled[village] ?? 0;
    const isChosen = index === state.settings.service;
    const name = words.of(service.name);
    const trial = isChosen && !results.judged.isRun ? (results.judged.status[village] ?? 0) : status;
    return el(
      'tr',
      { class: isChosen ? 'chosen' : null },
      el(
        'th',
        { scope: 'row' },
        el(
          'button',
          { type: 'button', class: 'link', 'aria-pressed': String(isChosen), onclick: () => chooseService(index) },
          name,
        ),
      ),
      el(
        'td',
        {},
        swatch(results.statusColour(status)),
        ` ${results.statusText(status, index)}`,
        status === modelled ? null : el('small', {}, words.say('modelled-is', { status: results.statusText(modelled, index) })),
        trial === status ? null : el('small', {}, words.say('trial-is', { status: results.statusText(trial, index) })),
      ),
      el('td', { class: 'number' }, shareText(words, run.share[village] ?? -1)),
    );
  });
  const head = ['service', 'status', 'share-column'].map((key) =>
    el('th', { scope: 'col', class: key === 'share-column' ? 'number' : null }, words.say(key)),
  );
  return el(
    'div',
    { class: 'table' },
    el(
      'table',
      {},
      el('caption', { class: 'unseen' }, words.say('village-services')),
      el('thead', {}, el('tr', {}, ...head)),
      el('tbody', {}, ...rows),
    ),
  );
}

/** Shares of the denominator by service and operator. @param {Results} results @param {number} village */
function shareTable(results, village) {
  const { words, doc, engine, state } = results;
  const { denominator } = state.settings;
  const each = doc.services.map((_, s) => engine.operators(s));
  const operators = [...new Set(each.flat())].sort((a, b) => a - b);
  const head = [words.say('service'), words.say('operator-any'), ...operators.map((o) => results.operatorName(o))];
  const cell = (/** @type {number} */ service, /** @type {number} */ operator) => {
    if (operator >= 0 && !each[service]?.includes(operator)) return el('td', { class: 'number quiet' }, '–');
    const share = engine.shares(service, denominator, operator)[village] ?? -1;
    return el('td', { class: 'number' }, share < 0 ? '…' : shareText(words, share));
  };
  return el(
    'div',
    { class: 'table' },
    el(
      'table',
      {},
      el('caption', { class: 'unseen' }, words.say('village-shares', { of: results.denominatorName(denominator) })),
      el('thead', {}, el('tr', {}, ...head.map((t, i) => el('th', { scope: 'col', class: i > 0 ? 'number' : null }, t)))),
      el(
        'tbody',
        {},
        ...doc.services.map((service, s) =>
          el('tr', {}, el('th', { scope: 'row' }, words.of(service.name)), ...[-1, ...operators].map((o) => cell(s, o))),
        ),
      ),
    ),
  );
}

/** @param {Results} results @param {number} village @returns {HTMLElement[]} */
function sources(results, village) {
  const { words, doc, service } = results;
  const lines = linesOf(results, village);
  const items = lines.map(({ source, metres }) => {
    const operator = doc.sources.operator[source] ?? -1;
    const dot = el('span', { class: 'dot', 'aria-hidden': 'true' });
    dot.style.backgroundColor = operatorColour(operator);
    const kind = words.say(`source-${(doc.sources.kind[source] ?? 'cell').replace('_', '-')}`);
    return el(
      'li',
      {},
      dot,
      ` ${results.operatorName(operator)}: ${distance(words.lang, metres)}`,
      el('small', {}, `${kind} ${doc.sources.id[source] ?? ''}`),
    );
  });
  return [
    el('h3', {}, words.say('nearest', { service: words.of(service.name) })),
    items.length > 0 ? el('ul', { class: 'plain' }, ...items) : el('p', { class: 'quiet' }, words.say('nearest-none')),
  ];
}

/** @param {Results} results @param {number} village @returns {HTMLElement[]} */
function gapParts(results, village) {
  const { words, doc } = results;
  const { lang } = words;
  const { gaps } = doc;
  return doc.gap_services.flatMap((service) => {
    const gap = gapOf(results, village, service);
    if (gap < 0) return [];
    /** @type {[string, string][]} */
    const pairs = [[words.say('reason'), reasonsOf(results, gap).join('; ')]];
    const triage = gaps.triage[gap] ?? 'no_data';
    pairs.push([words.say('triage'), words.of(doc.triage[triage])]);
    pairs.push([words.say('lacking'), shareText(words, gaps.lacking[gap] ?? -1)]);
    const people = gaps.people[gap] ?? null;
    if (people !== null) pairs.push([words.say('people-lacking'), count(lang, people)]);
    const [lacking, clusters] = [gaps.clusters_lacking[gap] ?? null, gaps.clusters[gap] ?? null];
    if (lacking !== null && clusters !== null) {
      pairs.push([words.say('clusters-lacking'), `${count(lang, lacking)}/${count(lang, clusters)}`]);
    }
    const margin = gaps.centre_m[gap] ?? null;
    if (margin !== null) pairs.push([words.say('margin'), distance(lang, margin)]);
    const robustness = doc.gap_robustness[gaps.robustness[gap] ?? -1];
    if (robustness) pairs.push([words.say('robustness'), words.of(robustness)]);
    pairs.push([words.say('rank'), `${count(lang, gaps.rank[gap] ?? 0)} (${decimal(lang, gaps.score[gap] ?? 0, 1)}/100)`]);
    const name = words.of(doc.services[service]?.name ?? { vi: '', en: '' });
    return [
      el('h3', {}, swatch(results.statusColour(gaps.class[gap] ?? 0)), ` ${name}: ${results.statusText(gaps.class[gap] ?? 0, service)}`),
      el('dl', { class: 'list' }, ...pairs.map(([k, v]) => el('div', {}, el('dt', {}, k), el('dd', {}, v)))),
    ];
  });
}

/** @param {Results} results @param {number} village @returns {HTMLElement[]} */
function evidenceParts(results, village) {
  const { words, doc } = results;
  const { evidence } = doc;
  const rows = evidence.village.map((v, row) => (v === village ? row : -1)).filter((row) => row >= 0);
  if (rows.length === 0) return [];
  const items = rows.map((row) => {
    const service = doc.services[evidence.service[row] ?? -1];
    const operator = evidence.operator[row] ?? -1;
    const what = [
      service ? words.of(service.name) : '',
      operator >= 0 ? results.operatorName(operator) : '',
      results.statusText(evidence.says[row] ?? 0, Math.max(evidence.service[row] ?? 0, 0)),
    ];
    const day = evidence.date[row];
    const by = [
      words.say(`evidence-${(evidence.kind[row] ?? '').replaceAll('_', '-')}`),
      evidence.source[row] ?? '',
      day ? date(words.lang, day) : words.say('undated'),
      words.say(`use-${(evidence.use[row] ?? '').replaceAll('_', '-')}`),
    ];
    return el(
      'li',
      {},
      what.filter((w) => w !== '').join(', '),
      el('small', {}, by.filter((b) => b !== '').join(' · ')),
    );
  });
  return [el('h3', {}, words.say('evidence')), el('ul', { class: 'plain' }, ...items)];
}

/** @param {Results} results @param {number} village @returns {HTMLElement[]} */
function pointParts(results, village) {
  const { words, doc, engine, state } = results;
  const [from, to] = engine.pointRange(village);
  if (to === from) return [];
  const served = engine.served(state.settings.service, state.settings.operator);
  const items = [];
  for (let p = from; p < to; p += 1) {
    const text = served.length === 0 ? words.say('no-data') : words.say(served[p] === 1 ? 'served' : 'not-served');
    const kind = words.say(doc.points.role[p] === 0 ? 'point-centre' : 'point-cluster');
    items.push(el('li', {}, doc.points.name[p] || kind, el('small', {}, `${kind} · ${text}`)));
  }
  const service = words.of(results.service.name);
  return [el('h3', {}, words.say('points', { service })), el('ul', { class: 'plain' }, ...items)];
}
