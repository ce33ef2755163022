// @ts-check
/**
 * The choosers: service, what the map shows, threshold, operators, denominator, layers.
 */

import { byId, el, fill, setOptions } from './dom.js';
import { OPERATOR_RULES } from './engine.js';
import { short, typedNumber } from './numbers.js';
import { Results } from './results.js';
import { headlineOf } from './headline.js';

/** @typedef {import('./state.js').Layer} Layer */

/** @type {readonly Layer[]} */
const LAYERS = ['names', 'sites', 'routes'];

/**
 * Listens to the choosers; `changed` is called after the state has changed.
 * @param {Results} results
 * @param {() => void} changed
 */
export function listenToControls(results, changed) {
  const { engine } = results;
  byId('services', HTMLElement).addEventListener('change', (event) => {
    chooseService(results, Number(/** @type {HTMLInputElement} */ (event.target).value));
    changed();
  });
  byId('shown', HTMLElement).addEventListener('change', (event) => {
    const { value } = /** @type {HTMLInputElement} */ (event.target);
    results.state.shown = value === 'status' ? 'status' : 'classes';
    changed();
  });
  byId('layers', HTMLElement).addEventListener('change', (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    const layer = LAYERS.find((l) => l === box.value);
    if (layer) results.state.layers[layer] = box.checked;
    changed();
  });
  const slider = byId('threshold', HTMLInputElement);
  slider.addEventListener('input', () => {
    results.state.settings = { ...results.state.settings, threshold: Number(slider.value) };
    changed();
  });
  const number = byId('threshold-number', HTMLInputElement);
  number.addEventListener('change', () => {
    const typed = typedNumber(number.value);
    if (typed !== null && typed > 0 && typed <= 100) {
      // Steps are exact to two decimals.
      const threshold = Math.max(Math.round(typed * 100) / 100, 0.01);
      results.state.settings = { ...results.state.settings, threshold };
    }
    changed();
  });
  byId('operator', HTMLSelectElement).addEventListener('change', (event) => {
    const operator = Number(/** @type {HTMLSelectElement} */ (event.target).value);
    results.state.settings = { ...results.state.settings, operator };
    changed();
  });
  byId('operator-rule', HTMLSelectElement).addEventListener('change', (event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    const rule = OPERATOR_RULES.find((r) => r === value) ?? results.state.settings.rule;
    results.state.settings = { ...results.state.settings, rule };
    changed();
  });
  byId('denominator', HTMLSelectElement).addEventListener('change', (event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    const { settings } = results.state;
    const denominator = engine.denominators(settings.service).find((d) => d === value);
    if (denominator) results.state.settings = { ...settings, denominator };
    changed();
  });
  byId('as-run', HTMLButtonElement).addEventListener('click', () => {
    results.state.settings = engine.runSettings(results.state.settings.service);
    changed();
  });
}

/**
 * Another service; what it does not have falls back on the run's settings.
 * @param {Results} results
 * @param {number} service
 */
export function chooseService(results, service) {
  const { engine, state } = results;
  const settings = { ...state.settings, service };
  if (!engine.operators(service).includes(settings.operator)) settings.operator = -1;
  const run = engine.runSettings(service).denominator;
  if (!engine.denominators(service).includes(settings.denominator)) settings.denominator = run;
  state.settings = settings;
}

/** Shows the state in the choosers. @param {Results} results */
export function showControls(results) {
  const { words, state, engine, doc } = results;
  const { settings } = state;
  fill(byId('headline', HTMLElement), ...headlineOf(results));
  byId('trial', HTMLElement).hidden = results.judged.isRun;
  choices(
    'services',
    'service',
    doc.services.map((s, i) => ({ value: String(i), text: words.of(s.name) })),
    String(settings.service),
  );
  choices(
    'shown',
    'shown',
    [
      { value: 'classes', text: words.say('shown-classes') },
      { value: 'status', text: words.say('shown-status') },
    ],
    state.shown,
  );
  showThreshold(results);
  const operators = engine.operators(settings.service);
  setOptions(
    byId('operator', HTMLSelectElement),
    [
      { value: '-1', text: words.say('operator-all') },
      ...operators.map((o) => ({ value: String(o), text: results.operatorName(o) })),
    ],
    String(settings.operator),
  );
  const rule = byId('operator-rule', HTMLSelectElement);
  setOptions(rule, OPERATOR_RULES.map((r) => ({ value: r, text: words.say(`rule-${r}`) })), settings.rule);
  rule.disabled = settings.operator >= 0 || operators.length === 0;
  const denominators = engine.denominators(settings.service);
  const denominator = byId('denominator', HTMLSelectElement);
  setOptions(
    denominator,
    denominators.map((d) => ({ value: d, text: results.denominatorName(d) })),
    settings.denominator,
  );
  denominator.disabled = denominators.length < 2;
  showLayers(results);
}

/** @param {Results} results */
function showThreshold(results) {
  const { words, state, engine } = results;
  const { settings } = state;
  const has = !engine.byCentre(settings);
  const slider = byId('threshold', HTMLInputElement);
  const number = byId('threshold-number', HTMLInputElement);
  byId('threshold-label', HTMLElement).textContent = words.say('threshold');
  slider.value = String(settings.threshold);
  slider.setAttribute('aria-valuetext', `${short(words.lang, settings.threshold, 2)} %`);
  slider.disabled = !has;
  number.disabled = !has;
  number.value = short(words.lang, settings.threshold, 2);
  const note = byId('threshold-note', HTMLElement);
  note.hidden = has;
  note.textContent = words.say('threshold-none');
}

/** @param {Results} results */
function showLayers(results) {
  const { words, state, network } = results;
  const { service } = state.settings;
  const isFibre = results.service.technologies.includes('FTTH');
  const texts = {
    names: words.say('layer-names'),
    sites: words.say(isFibre ? 'access-points' : 'layer-sites'),
    routes: words.say('routes'),
  };
  const offered = LAYERS.filter((layer) => layer !== 'routes' || network.hasRoutes(service));
  const host = byId('layers', HTMLElement);
  const key = `${words.lang} ${offered.join()} ${isFibre}`;
  if (host.dataset['key'] !== key) {
    host.dataset['key'] = key;
    fill(
      host,
      ...offered.map((value) =>
        el('label', {}, el('input', { type: 'checkbox', value }), ` ${texts[value]}`),
      ),
    );
  }
  for (const box of host.querySelectorAll('input')) {
    const layer = LAYERS.find((l) => l === box.value);
    if (layer) box.checked = state.layers[layer];
  }
}

/**
 * One of several, as buttons. Made anew only when the words change, so that the focus stays.
 * @param {string} host
 * @param {string} name
 * @param {readonly {value: string, text: string}[]} options
 * @param {string} chosen
 */
function choices(host, name, options, chosen) {
  const element = byId(host, HTMLElement);
  const key = options.map((o) => o.text).join('|');
  if (element.dataset['key'] !== key) {
    element.dataset['key'] = key;
    fill(
      element,
      ...options.map(({ value, text }) =>
        el('label', { class: 'choice' }, el('input', { type: 'radio', name, value }), el('span', {}, text)),
      ),
    );
  }
  for (const box of element.querySelectorAll('input')) box.checked = box.value === chosen;
}
