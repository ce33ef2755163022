// @ts-check
/**
 * Who is covered, under any settings: the program's own rule, from shares that the run computed.
 *
 * In: the document and settings. Out: one share and one status a village, rates of units, the scorecard.
 * Nothing here knows the page. Whatever else can answer {@link Engine.observe} (the coverage engine itself,
 * compiled for browsers) may take the place of the shares of the run; the rest stays.
 *
 * With the run's own settings the run's own numbers are returned as they are. A village whose status a field
 * report decided keeps it, unless one operator alone is looked at: a report is about the village.
 */

import { NO_DATA, WHITE, HOLE, COVERED } from './status.js';

/** @typedef {import('./document.js').Doc} Doc */
/** @typedef {import('./document.js').ServiceDoc} ServiceDoc */
/** @typedef {import('./document.js').DenominatorId} DenominatorId */
/** @typedef {import('./document.js').OperatorRule} OperatorRule */

/** Steps of a share: 20000 is all of it. */
export const ALL_STEPS = 20_000;
/** Steps of one percent. */
export const STEPS_PER_CENT = 200;
/** The program's own tolerance: 1e-9 of a share, in steps. Whole steps are exact. */
const ROUNDING = 1e-9 * ALL_STEPS;

/**
 * What is asked.
 * @typedef {object} Settings
 * @property {number} service index
 * @property {number} operator index; -1: all, under the operator rule
 * @property {OperatorRule} rule
 * @property {DenominatorId} denominator
 * @property {number} threshold percent, at most two decimals
 * @property {boolean} [asShare] a share decides, whatever the rule's own test
 */

/**
 * Villages under one setting.
 * @typedef {object} Judged
 * @property {Float64Array} share steps; -1 no data
 * @property {Uint8Array} status the final one
 * @property {boolean} isRun whether these are the run's own numbers
 * @property {number} best the operator that stands for all, or -1
 */

/**
 * What is seen of the villages.
 * @typedef {object} Seen
 * @property {Float64Array} share steps; -1 no data
 * @property {Uint8Array} status before field reports
 */

/** Answers about one document. Answers are kept: asking again is free. */
export class Engine {
  /** @param {Doc} doc */
  constructor(doc) {
    this.doc = doc;
    this.villages = doc.villages.id.length;
    /** @type {Map<string, Float64Array>} */
    this.sharesKept = new Map();
    /** @type {Map<string, Judged>} */
    this.judgedKept = new Map();
    /** @type {Float64Array[]} by denominator: what each village holds, NaN no data */
    this.held = doc.denominators.map((d) => numbersOf(doc.columns[d.held] ?? [], this.villages));
    this.pointsOf = rangesOfPoints(doc.points.village, this.villages);
  }

  /** The settings of the run, for a service. @param {number} service @returns {Settings} */
  runSettings(service) {
    const { operator, denominator, covered_from } = this.doc.rule;
    const threshold = Math.round(covered_from * 1e4) / 100;
    return { service, operator: -1, rule: operator, denominator, threshold };
  }

  /**
   * Whether the run computed numbers under these settings: for all operators, and for each alone.
   * @param {Settings} settings
   */
  isRun(settings) {
    const run = this.runSettings(settings.service);
    const rule = settings.rule === run.rule || settings.operator >= 0;
    const threshold = settings.threshold === run.threshold || !this.hasThreshold(settings);
    return rule && settings.denominator === run.denominator && threshold && !settings.asShare;
  }

  /** Whether these are the run's settings for all operators. @param {Settings} settings */
  isHeadline(settings) {
    return settings.operator === -1 && this.isRun(settings);
  }

  /** Whether a threshold decides. @param {Settings} settings */
  hasThreshold(settings) {
    return !this.byCentre(settings);
  }

  /**
   * Whether centre and clusters decide. Another denominator than the rule's own asks for a share.
   * @param {Settings} settings
   */
  byCentre(settings) {
    const { test, denominator } = this.doc.rule;
    return test === 'centre_clusters' && settings.denominator === denominator && !settings.asShare;
  }

  /** @param {number} service @returns {ServiceDoc} */
  service(service) {
    return /** @type {ServiceDoc} */ (this.doc.services[service]);
  }

  /**
   * Operators of whom anything is known for a service, in order of entry.
   * @param {number} service
   * @returns {number[]}
   */
  operators(service) {
    const doc = this.service(service);
    const all = new Set((doc.points?.by ?? []).map(([operator]) => operator));
    for (const shares of Object.values(doc.shares)) {
      for (const [operator] of shares.by) all.add(operator);
    }
    return [...all].sort((a, b) => a - b);
  }

  /**
   * Denominators for which anything is known of a service.
   * @param {number} service
   * @returns {DenominatorId[]}
   */
  denominators(service) {
    const doc = this.service(service);
    const known = (/** @type {DenominatorId} */ id) =>
      id === 'points' ? doc.points !== null : doc.shares[id] !== undefined;
    return this.doc.denominators.map((d) => d.id).filter(known);
  }

  /**
   * What each village holds of a denominator, NaN without data.
   * @param {DenominatorId} denominator
   * @returns {Float64Array | undefined}
   */
  heldOf(denominator) {
    return this.held[this.doc.denominators.findIndex((d) => d.id === denominator)];
  }

  /**
   * Shares by one operator, or by any (-1), in steps; -1 no data.
   * @param {number} service
   * @param {DenominatorId} denominator
   * @param {number} operator
   * @returns {Float64Array}
   */
  shares(service, denominator, operator) {
    const key = `${service} ${denominator} ${operator}`;
    let found = this.sharesKept.get(key);
    if (!found) {
      found = this.sharesOf(service, denominator, operator);
      this.sharesKept.set(key, found);
    }
    return found;
  }

  /**
   * @param {number} service
   * @param {DenominatorId} denominator
   * @param {number} operator
   * @returns {Float64Array}
   */
  sharesOf(service, denominator, operator) {
    const none = () => new Float64Array(this.villages).fill(-1);
    if (denominator === 'points') {
      const served = this.served(service, operator);
      return served === undefined ? none() : this.sharesOfPoints(served);
    }
    const shares = this.service(service).shares[denominator];
    const column = operator < 0 ? shares?.any : shares?.by.find(([o]) => o === operator)?.[1];
    if (column === undefined) return none();
    return Float64Array.from(this.doc.columns[column] ?? [], (step) => step ?? -1);
  }

  /** @param {string} served one character a point @returns {Float64Array} */
  sharesOfPoints(served) {
    return Float64Array.from({ length: this.villages }, (_, village) => {
      const [from, to] = this.pointRange(village);
      let have = 0;
      for (let p = from; p < to; p += 1) if (served[p] === '1') have += 1;
      return to > from ? (ALL_STEPS * have) / (to - from) : -1;
    });
  }

  /** @param {number} village @returns {[number, number]} */
  pointRange(village) {
    return [this.pointsOf[village] ?? 0, this.pointsOf[village + 1] ?? 0];
  }

  /**
   * Which points are served, one character each.
   * @param {number} service
   * @param {number} operator -1: any
   * @returns {string | undefined}
   */
  served(service, operator) {
    const points = this.service(service).points;
    return operator < 0 ? points?.any : points?.by.find(([o]) => o === operator)?.[1];
  }

  /**
   * What is seen of every village by one operator, or by any (-1).
   * @param {Settings} settings
   * @param {number} operator
   * @returns {Seen}
   */
  observe(settings, operator) {
    const share = this.shares(settings.service, settings.denominator, operator);
    const status = this.byCentre(settings)
      ? this.statusesByCentre(this.served(settings.service, operator))
      : this.statusesByShare(share, settings.threshold);
    return { share, status };
  }

  /**
   * @param {Float64Array} share
   * @param {number} threshold percent
   * @returns {Uint8Array}
   */
  statusesByShare(share, threshold) {
    const covered = Math.round(threshold * STEPS_PER_CENT) - ROUNDING;
    const white = Math.round(this.doc.rule.white_up_to * ALL_STEPS) + ROUNDING;
    const status = new Uint8Array(this.villages);
    for (let i = 0; i < status.length; i += 1) {
      const s = share[i] ?? -1;
      if (s < 0) status[i] = NO_DATA;
      else if (s >= covered) status[i] = COVERED;
      else status[i] = s <= white ? WHITE : HOLE;
    }
    return status;
  }

  /**
   * White where no centre is served, a hole where a cluster is not.
   * @param {string | undefined} served
   * @returns {Uint8Array}
   */
  statusesByCentre(served) {
    const status = new Uint8Array(this.villages);
    if (served === undefined) return status;
    const { role } = this.doc.points;
    for (let village = 0; village < status.length; village += 1) {
      const [from, to] = this.pointRange(village);
      let [centres, centresServed, clustersLacking] = [0, 0, 0];
      for (let p = from; p < to; p += 1) {
        const has = served[p] === '1';
        if (role[p] === 0) {
          centres += 1;
          if (has) centresServed += 1;
        } else if (!has) {
          clustersLacking += 1;
        }
      }
      if (centres === 0) status[village] = NO_DATA;
      else if (centresServed === 0) status[village] = WHITE;
      else status[village] = clustersLacking > 0 ? HOLE : COVERED;
    }
    return status;
  }

  /**
   * How much of a denominator is served in all villages together, in held units times steps.
   * @param {Float64Array} share
   * @param {DenominatorId} denominator
   */
  servedInAll(share, denominator) {
    const held = this.heldOf(denominator);
    let sum = 0;
    for (let i = 0; i < share.length; i += 1) {
      const [s, h] = [share[i] ?? -1, held?.[i] ?? NaN];
      if (s >= 0 && !Number.isNaN(h)) sum += s * h;
    }
    return sum;
  }

  /**
   * The operator under whom most villages are covered; of equals the one that serves most, then the first.
   * @param {Settings} settings
   * @returns {number} -1 without any
   */
  bestOperator(settings) {
    const own = this.service(settings.service).best_operator;
    if (own !== null && this.isHeadline({ ...settings, operator: -1 })) return own;
    let best = { operator: -1, covered: -1, served: -1 };
    for (const operator of this.operators(settings.service)) {
      const { share, status } = this.observe(settings, operator);
      const covered = status.reduce((n, s) => n + (s === COVERED ? 1 : 0), 0);
      const served = this.servedInAll(share, settings.denominator);
      if (covered > best.covered || (covered === best.covered && served > best.served)) {
        best = { operator, covered, served };
      }
    }
    return best.operator;
  }

  /**
   * What is seen under an operator rule, before field reports.
   * @param {Settings} settings
   * @returns {Seen & {best: number}}
   */
  under(settings) {
    const operators = this.operators(settings.service);
    if (settings.rule === 'union' || operators.length === 0) {
      return { ...this.observe(settings, -1), best: -1 };
    }
    if (settings.rule === 'best_operator') {
      const best = this.bestOperator(settings);
      return { ...this.observe(settings, best), best };
    }
    const seen = operators.map((operator) => this.observe(settings, operator));
    const share = new Float64Array(this.villages).fill(-1);
    const status = new Uint8Array(this.villages);
    for (let i = 0; i < this.villages; i += 1) {
      for (const one of seen) {
        const [rank, value] = [one.status[i] ?? 0, one.share[i] ?? -1];
        const better = rank > (status[i] ?? 0) || (rank === status[i] && value > (share[i] ?? -1));
        if (better) [status[i], share[i]] = [rank, value];
      }
    }
    return { share, status, best: -1 };
  }

  /**
   * Every village under settings, field reports heard.
   * @param {Settings} settings
   * @returns {Judged}
   */
  judge(settings) {
    const key = `${settings.service} ${settings.operator} ${settings.rule} ${settings.denominator} ${settings.threshold} ${settings.asShare ?? false}`;
    let judged = this.judgedKept.get(key);
    if (!judged) {
      judged = this.judgeNew(settings);
      // A slider passes a hundred values; more than that nobody comes back to.
      if (this.judgedKept.size > 200) this.judgedKept.clear();
      this.judgedKept.set(key, judged);
    }
    return judged;
  }

  /** @param {Settings} settings @returns {Judged} */
  judgeNew(settings) {
    const doc = this.service(settings.service);
    const isRun = this.isRun(settings);
    if (this.isHeadline(settings)) {
      const share = Float64Array.from(this.doc.columns[doc.share] ?? [], (s) => s ?? -1);
      const status = Uint8Array.from(this.doc.columns[doc.status] ?? [], (s) => s ?? NO_DATA);
      return { share, status, isRun, best: doc.best_operator ?? -1 };
    }
    if (settings.operator >= 0) {
      return { ...this.observe(settings, settings.operator), isRun, best: -1 };
    }
    const seen = this.under(settings);
    const status = seen.status.slice();
    const final = this.doc.columns[doc.status] ?? [];
    for (const [village] of doc.evidence) status[village] = final[village] ?? NO_DATA;
    return { share: seen.share, status, isRun, best: seen.best };
  }

  /**
   * Shares of a denominator as settings put operators together, in steps. The best operator here is the one
   * that serves most of that denominator, as SDG 9.c.1 counts people.
   * @param {Settings} settings
   * @param {DenominatorId} denominator
   * @returns {Float64Array}
   */
  sharesUnder(settings, denominator) {
    const operators = this.operators(settings.service);
    const of = (/** @type {number} */ o) => this.shares(settings.service, denominator, o);
    if (settings.operator >= 0 || settings.rule === 'union' || operators.length === 0) {
      return of(settings.operator);
    }
    if (settings.rule === 'best_operator') {
      const total = (/** @type {number} */ o) => this.servedInAll(of(o), denominator);
      return of(operators.reduce((best, next) => (total(next) > total(best) ? next : best)));
    }
    const all = operators.map(of);
    return Float64Array.from({ length: this.villages }, (_, i) =>
      all.reduce((largest, shares) => Math.max(largest, shares[i] ?? -1), -1),
    );
  }

  /**
   * The percentage of a denominator served in the whole province; `null` without data.
   * @param {Settings} settings
   * @param {DenominatorId} denominator
   * @returns {number | null}
   */
  provinceShare(settings, denominator) {
    const held = this.heldOf(denominator);
    const share = this.sharesUnder(settings, denominator);
    let known = 0;
    share.forEach((s, i) => {
      const h = held?.[i] ?? NaN;
      if (s >= 0 && !Number.isNaN(h)) known += h;
    });
    const served = this.servedInAll(share, denominator) / ALL_STEPS;
    return known > 0 ? Math.min(100, (100 * served) / known) : null;
  }
}

/**
 * @param {readonly (number | null)[]} column
 * @param {number} length
 */
function numbersOf(column, length) {
  return Float64Array.from({ length }, (_, i) => column[i] ?? NaN);
}

/**
 * Where the points of each village begin, and where the last ends. Points are ordered by village.
 * @param {readonly number[]} villageOf
 * @param {number} villages
 */
function rangesOfPoints(villageOf, villages) {
  const starts = new Uint32Array(villages + 1);
  for (const village of villageOf) starts[village + 1] = (starts[village + 1] ?? 0) + 1;
  for (let i = 0; i < villages; i += 1) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  return starts;
}
