// @ts-check
/**
 * What the page shows, and the same in the address, so that a link shows it again.
 *
 * Only what differs from how the page opens stands in the address. Villages and operators are named by
 * identifier and name, which outlive an order.
 */

import { Engine } from './engine.js';

/** @typedef {'classes' | 'status'} Shown */
/** @typedef {'names' | 'sites' | 'routes'} Layer */
/** @typedef {'controls' | 'rates' | 'scorecard' | 'gaps' | 'village' | 'method'} Tab */

/**
 * @typedef {object} State
 * @property {import('./engine.js').Settings} settings
 * @property {Shown} shown
 * @property {number} village index, -1 none
 * @property {Record<Layer, boolean>} layers
 * @property {Tab} tab
 */

/** @type {readonly Tab[]} */
export const TABS = ['controls', 'rates', 'scorecard', 'gaps', 'village', 'method'];

/**
 * How the page opens: the run's settings, its first gap service or first service with data.
 * @param {Engine} engine
 * @returns {State}
 */
export function firstState(engine) {
  const { doc } = engine;
  const known = doc.services.findIndex((_, i) => engine.denominators(i).length > 0);
  const shown = doc.rule.test === 'share' ? 'classes' : 'status';
  return {
    settings: engine.runSettings(Math.max(known, 0)),
    shown,
    village: -1,
    layers: { names: true, sites: false, routes: false },
    tab: 'rates',
  };
}

/**
 * @param {State} state
 * @param {Engine} engine
 * @returns {string} without `#`
 */
export function addressOf(state, engine) {
  const { doc } = engine;
  const first = firstState(engine);
  const { settings } = state;
  const parts = new URLSearchParams();
  const put = (/** @type {string} */ key, /** @type {string} */ value, /** @type {boolean} */ differs) => {
    if (differs) parts.set(key, value);
  };
  const run = engine.runSettings(settings.service);
  const layers = (/** @type {State} */ s) =>
    Object.entries(s.layers).filter(([, on]) => on).map(([name]) => name).join('.');
  put('service', engine.service(settings.service).id, settings.service !== first.settings.service);
  put('operator', doc.operators[settings.operator]?.name ?? '', settings.operator >= 0);
  put('rule', settings.rule, settings.rule !== run.rule);
  put('of', settings.denominator, settings.denominator !== run.denominator);
  put('threshold', String(settings.threshold), settings.threshold !== run.threshold);
  put('show', state.shown, state.shown !== first.shown);
  put('layers', layers(state), layers(state) !== layers(first));
  put('tab', state.tab, state.tab !== first.tab);
  put('village', doc.villages.id[state.village] ?? '', state.village >= 0);
  return parts.toString();
}

/**
 * The state of an address; what it does not say, or says of nothing that is here, is as at first.
 * @param {string} address with or without `#`
 * @param {Engine} engine
 * @returns {State}
 */
export function stateOf(address, engine) {
  const { doc } = engine;
  const parts = new URLSearchParams(address.replace(/^#/, ''));
  const state = firstState(engine);
  const service = doc.services.findIndex((s) => s.id === parts.get('service'));
  if (service >= 0) state.settings = engine.runSettings(service);
  const { settings } = state;
  const operator = doc.operators.findIndex((o) => o.name === parts.get('operator'));
  if (engine.operators(settings.service).includes(operator)) settings.operator = operator;
  const rule = parts.get('rule');
  if (rule === 'union' || rule === 'village_maximum' || rule === 'best_operator') settings.rule = rule;
  const denominator = engine.denominators(settings.service).find((d) => d === parts.get('of'));
  if (denominator) settings.denominator = denominator;
  const threshold = Number(parts.get('threshold') ?? NaN);
  if (threshold > 0 && threshold <= 100) settings.threshold = Math.round(threshold * 100) / 100;
  const shown = parts.get('show');
  if (shown === 'classes' || shown === 'status') state.shown = shown;
  const layers = parts.get('layers')?.split('.');
  if (layers) {
    for (const name of /** @type {Layer[]} */ (Object.keys(state.layers))) {
      state.layers[name] = layers.includes(name);
    }
  }
  const tab = TABS.find((t) => t === parts.get('tab'));
  if (tab) state.tab = tab;
  const village = parts.get('village');
  if (village !== null) state.village = doc.villages.id.indexOf(village);
  return state;
}
