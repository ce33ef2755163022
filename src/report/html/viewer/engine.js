// @ts-check
/**
 * Who is covered, under any settings: asked of the program's own core, compiled for browsers.
 *
 * In: settings. Out: one share, class and status a village, rates of units, the scorecard. No rule is here: this
 * calls the module (`crates/web`) and copies what it answers out of its memory.
 */

/** @typedef {import('./document.js').Doc} Doc */
/** @typedef {import('./document.js').ServiceDoc} ServiceDoc */
/** @typedef {import('./document.js').TargetDoc} TargetDoc */
/** @typedef {import('./document.js').DenominatorId} DenominatorId */
/** @typedef {import('./document.js').OperatorRule} OperatorRule */

/** The module numbers operator rules and denominators in these orders. @type {readonly OperatorRule[]} */
export const OPERATOR_RULES = ['union', 'village_maximum', 'best_operator'];
/** @type {readonly DenominatorId[]} */
const DENOMINATORS = ['area', 'inhabited_area', 'population', 'households', 'points'];
/** @type {readonly import('./document.js').Verdict[]} */
const VERDICTS = ['no_data', 'met', 'missed'];

/** The levels of units, as the module numbers them. */
export const PROVINCE = 0;
export const DISTRICT = 1;
export const COMMUNE = 2;

/** Bits of what the module says of settings. */
const OF_RUN = 1;
const BY_CENTRE = 2;
/** Numbers that it gives of a unit, and of a target. */
const OF_A_UNIT = 10;
const OF_A_TARGET = 6;

/**
 * What is asked.
 * @typedef {object} Settings
 * @property {number} service index
 * @property {number} operator index; -1: all, under the operator rule
 * @property {OperatorRule} rule
 * @property {DenominatorId} denominator
 * @property {number} threshold percent, at most two decimals
 */

/**
 * Villages under one setting.
 * @typedef {object} Judged
 * @property {Int32Array} share steps; -1 no data
 * @property {Int8Array} classes of the share; -1 no data
 * @property {Uint8Array} status the final one
 * @property {Uint8Array} modelled before field reports
 * @property {boolean} isRun whether these are the run's own numbers
 */

/**
 * Villages of a unit by status.
 * @typedef {object} Counts
 * @property {number} villages
 * @property {number} covered
 * @property {number} hole
 * @property {number} white
 * @property {number} noData
 */

/**
 * @typedef {object} Rate
 * @property {number} level
 * @property {number} unit index within its level
 * @property {Counts} counts
 * @property {number | null} pct of villages covered, among those with data
 * @property {number | null} sharePct of the settings' denominator served
 * @property {boolean | null} unitCovered whether the unit counts as covered, where the rule judges units
 */

/**
 * @typedef {object} ScoreRow
 * @property {TargetDoc} target
 * @property {number | null} value
 * @property {import('./document.js').Verdict} verdict
 * @property {{have: number, of: number, missing: number} | null} count
 * @property {boolean} isRun whether the row is the run's
 */

/**
 * What the module exports; see `crates/web/src/exports.rs`.
 * @typedef {object} Core
 * @property {WebAssembly.Memory} memory
 * @property {(length: number) => number} input
 * @property {() => number} open_trial
 * @property {(service: number, operator: number, rule: number, denominator: number, hundredths: number) => number} ask
 * @property {() => void} shares
 * @property {(modelled: number) => void} statuses
 * @property {() => void} classes
 * @property {() => void} rates
 * @property {() => void} scorecard
 * @property {(service: number, denominator: number, operator: number) => void} shares_by
 * @property {(service: number, operator: number) => void} served
 * @property {() => number} answer
 * @property {() => number} length
 */

/** Answers about one document. */
export class Engine {
  /**
   * @param {Doc} doc
   * @param {BufferSource} module
   * @param {Uint8Array} kept what the module judges the villages by
   * @returns {Promise<Engine>}
   */
  static async open(doc, module, kept) {
    const { instance } = await WebAssembly.instantiate(module);
    const core = /** @type {Core} */ (/** @type {unknown} */ (instance.exports));
    const engine = new Engine(doc, core);
    engine.write(kept);
    if (core.open_trial() !== 1) throw new Error('kept');
    return engine;
  }

  /**
   * @param {Doc} doc
   * @param {Core} core
   */
  constructor(doc, core) {
    this.doc = doc;
    this.core = core;
    this.pointsOf = rangesOfPoints(doc.points.village, doc.villages.id.length);
    /** @type {Map<number, Judged>} what the run says, by service */
    this.ofRun = new Map();
  }

  /** @param {Uint8Array} bytes */
  write(bytes) {
    const at = this.core.input(bytes.length);
    new Uint8Array(this.core.memory.buffer, at, bytes.length).set(bytes);
  }

  /**
   * A copy of what the module answered last.
   * @template {Uint8Array | Int8Array | Int32Array | Float64Array} T
   * @param {new (memory: ArrayBufferLike, at: number, length: number) => T} kind
   * @returns {T}
   */
  read(kind) {
    const { answer, length, memory } = this.core;
    return /** @type {T} */ (new kind(memory.buffer, answer(), length()).slice());
  }

  /** The settings of the run, for a service. @param {number} service @returns {Settings} */
  runSettings(service) {
    const { operator, denominator, covered_from } = this.doc.rule;
    const threshold = Math.round(covered_from * 1e4) / 100;
    return { service, operator: -1, rule: operator, denominator, threshold };
  }

  /**
   * Tells the module the settings.
   * @param {Settings} settings
   * @returns {number} bits
   */
  ask({ service, operator, rule, denominator, threshold }) {
    const [byRule, of] = [OPERATOR_RULES.indexOf(rule), DENOMINATORS.indexOf(denominator)];
    return this.core.ask(service, operator, byRule, of, Math.round(threshold * 100));
  }

  /** Whether the run computed numbers under these settings. @param {Settings} settings */
  isRun(settings) {
    return (this.ask(settings) & OF_RUN) !== 0;
  }

  /** Whether these are the run's settings for all operators. @param {Settings} settings */
  isHeadline(settings) {
    return settings.operator === -1 && this.isRun(settings);
  }

  /** Whether centre and clusters decide, not a threshold. @param {Settings} settings */
  byCentre(settings) {
    return (this.ask(settings) & BY_CENTRE) !== 0;
  }

  /** @param {number} service @returns {ServiceDoc} */
  service(service) {
    return /** @type {ServiceDoc} */ (this.doc.services[service]);
  }

  /** Operators of whom anything is known for a service. @param {number} service */
  operators(service) {
    return this.service(service).operators;
  }

  /** Denominators for which anything is known of a service. @param {number} service */
  denominators(service) {
    return this.service(service).denominators;
  }

  /**
   * Every village under settings.
   * @param {Settings} settings
   * @returns {Judged}
   */
  judge(settings) {
    const bits = this.ask(settings);
    const { core } = this;
    core.shares();
    const share = this.read(Int32Array);
    core.statuses(0);
    const status = this.read(Uint8Array);
    core.statuses(1);
    const modelled = this.read(Uint8Array);
    const breaks = Float64Array.from(this.service(settings.service).classes.breaks_pct);
    this.write(new Uint8Array(breaks.buffer));
    core.classes();
    return { share, status, modelled, classes: this.read(Int8Array), isRun: (bits & OF_RUN) !== 0 };
  }

  /** Every village as the run judged it. @param {number} service @returns {Judged} */
  judgedByRun(service) {
    const judged = this.ofRun.get(service) ?? this.judge(this.runSettings(service));
    this.ofRun.set(service, judged);
    return judged;
  }

  /**
   * The rates of all units under settings: the province, districts, communes.
   * @param {Settings} settings
   * @returns {Rate[]}
   */
  rates(settings) {
    this.ask(settings);
    this.core.rates();
    return rows(this.read(Float64Array), OF_A_UNIT).map(
      ([level = 0, unit = 0, villages = 0, covered = 0, hole = 0, white = 0, noData = 0, pct, share, isCovered]) => ({
        level,
        unit,
        counts: { villages, covered, hole, white, noData },
        pct: known(pct),
        sharePct: known(share),
        unitCovered: Number.isNaN(isCovered) ? null : isCovered === 1,
      }),
    );
  }

  /**
   * The plan's targets under settings; what plays no part in them is as the run has it.
   * @param {Settings} settings
   * @returns {ScoreRow[]}
   */
  scorecard(settings) {
    this.ask(settings);
    this.core.scorecard();
    const scores = rows(this.read(Float64Array), OF_A_TARGET);
    return this.doc.scorecard.map((target, i) => {
      const [isNew = 0, value, verdict = 0, have = NaN, of = NaN, missing = NaN] = scores[i] ?? [];
      if (isNew === 0) return { target, value: target.value, verdict: target.verdict, count: target.count, isRun: true };
      const count = Number.isNaN(have) ? null : { have, of, missing };
      return { target, value: known(value), verdict: VERDICTS[verdict] ?? 'no_data', count, isRun: false };
    });
  }

  /**
   * Shares by one operator, or by any (-1), in steps; -1 no data. Empty where the denominator is not there.
   * @param {number} service
   * @param {DenominatorId} denominator
   * @param {number} operator
   */
  shares(service, denominator, operator) {
    this.core.shares_by(service, DENOMINATORS.indexOf(denominator), operator);
    return this.read(Int32Array);
  }

  /**
   * Which points one operator serves, or any (-1): 1 and 0; empty where nothing is known.
   * @param {number} service
   * @param {number} operator
   */
  served(service, operator) {
    this.core.served(service, operator);
    return this.read(Uint8Array);
  }

  /** @param {number} village @returns {[number, number]} */
  pointRange(village) {
    return [this.pointsOf[village] ?? 0, this.pointsOf[village + 1] ?? 0];
  }
}

/**
 * Numbers cut into rows.
 * @param {Float64Array} numbers
 * @param {number} width
 */
function rows(numbers, width) {
  return Array.from({ length: numbers.length / width }, (_, i) => [...numbers.subarray(i * width, (i + 1) * width)]);
}

/** A number, `null` without data. @param {number | undefined} value */
function known(value) {
  return value === undefined || Number.isNaN(value) ? null : value;
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
