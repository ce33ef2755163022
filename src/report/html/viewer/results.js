// @ts-check
/**
 * What all parts of the page share: results, words, what is shown, and what follows from it.
 */

import { Engine } from './engine.js';
import { Geometry } from './geometry.js';
import { Network } from './marks.js';
import { Words } from './words.js';
import { firstState } from './state.js';
import { statusWord } from './status.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./engine.js').Judged} Judged */
/** @typedef {import('./engine.js').Rate} Rate */

/** The results and what is shown of them. */
export class Results {
  /**
   * @param {Engine} engine
   * @param {Words} words
   */
  constructor(engine, words) {
    const { doc } = engine;
    this.doc = doc;
    this.words = words;
    this.engine = engine;
    this.geometry = new Geometry(doc);
    this.network = new Network(this.engine);
    /** @type {State} */
    this.state = firstState(this.engine);
    this.collator = new Intl.Collator('vi', { numeric: true });
    /** @type {Judged} */
    this.judged = this.engine.judge(this.state.settings);
    /** Rates of all units under what is chosen, the province first. @type {Rate[]} */
    this.rates = [];
    /** Class or status of each village, -1 without data: what the map is coloured by. @type {Int8Array} */
    this.groups = new Int8Array();
    /** Changes with the groups. */
    this.version = 0;
    this.follow();
  }

  /** Works out what follows from the state. */
  follow() {
    const { settings, shown } = this.state;
    this.judged = this.engine.judge(settings);
    this.rates = this.engine.rates(settings);
    const { classes, status } = this.judged;
    this.groups = shown === 'classes' ? classes : Int8Array.from(status, (s) => s - 1);
    this.version += 1;
  }

  get service() {
    return this.engine.service(this.state.settings.service);
  }

  /** Colours of {@link groups}. @returns {string[]} */
  get colours() {
    if (this.state.shown === 'classes') return this.service.classes.colours;
    const { white, hole, covered } = this.doc.status_colours;
    return [white, hole, covered];
  }

  /** The rate of the whole province. @returns {Rate} */
  get whole() {
    return /** @type {Rate} */ (this.rates[0]);
  }

  get scorecard() {
    return this.engine.scorecard(this.state.settings);
  }

  /**
   * What a village is, in the words of the service.
   * @param {number} status
   * @param {number} [service]
   */
  statusText(status, service = this.state.settings.service) {
    return this.words.of(this.engine.service(service).words[statusWord(status)]);
  }

  /** Colour of a status; `null`: hatched. @param {number} status @returns {string | null} */
  statusColour(status) {
    const word = statusWord(status);
    return word === 'no_data' ? null : this.doc.status_colours[word];
  }

  /** @param {number} operator */
  operatorName(operator) {
    const found = this.doc.operators[operator];
    return found === undefined || found.unnamed ? this.words.say('operator-unnamed') : found.name;
  }

  /** @param {number} village */
  communeName(village) {
    return this.doc.communes.name[this.doc.villages.commune[village] ?? -1] ?? '';
  }

  /** @param {number} village */
  districtName(village) {
    return this.doc.districts.name[this.doc.villages.district[village] ?? -1] ?? '';
  }

  /** @param {string} denominator */
  denominatorName(denominator) {
    const found = this.doc.denominators.find((d) => d.id === denominator);
    return found ? this.words.of(found.name) : denominator;
  }

  /** The settings in a sentence. */
  settingsText() {
    const { settings } = this.state;
    const { words, engine } = this;
    const fields = {
      service: words.of(this.service.name),
      of: this.denominatorName(settings.denominator).toLocaleLowerCase(words.lang),
      threshold: settings.threshold.toLocaleString(words.lang === 'vi' ? 'vi-VN' : 'en-GB'),
    };
    const when = words.say(engine.byCentre(settings) ? 'settings-centre' : 'settings-share', fields);
    const who =
      settings.operator >= 0
        ? words.say('settings-operator', { operator: this.operatorName(settings.operator) })
        : words.say(`rule-${settings.rule}`);
    return `${when}; ${settings.operator >= 0 ? who : who.charAt(0).toLocaleLowerCase(words.lang) + who.slice(1)}.`;
  }
}
