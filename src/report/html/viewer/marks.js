// @ts-check
/**
 * Sites, access points and fibre routes of a service, as the map draws and the legend counts them.
 */

import { Engine } from './engine.js';
import { undelta } from './geometry.js';

/** @typedef {import('./engine.js').Settings} Settings */

/**
 * The places of one operator.
 * @typedef {object} Marks
 * @property {number} operator
 * @property {number[]} x
 * @property {number[]} y
 */

/** What serves one service, by operator. */
export class Network {
  /** @param {Engine} engine */
  constructor(engine) {
    this.engine = engine;
    this.routes = engine.doc.routes.map((route) => ({
      operator: route.operator,
      lines: route.lines.map(undelta),
    }));
    /** @type {Map<number, Marks[]>} */
    this.kept = new Map();
  }

  /**
   * Places of every operator that serve a service, in order of entry.
   * @param {number} service
   * @returns {Marks[]}
   */
  marks(service) {
    let found = this.kept.get(service);
    if (!found) {
      found = this.marksOf(service);
      this.kept.set(service, found);
    }
    return found;
  }

  /** @param {number} service @returns {Marks[]} */
  marksOf(service) {
    const { doc } = this.engine;
    const { technologies } = this.engine.service(service);
    /** @type {Map<number, Marks>} */
    const by = new Map();
    const put = (/** @type {number} */ operator, /** @type {number} */ x, /** @type {number} */ y) => {
      let marks = by.get(operator);
      if (!marks) by.set(operator, (marks = { operator, x: [], y: [] }));
      marks.x.push(x);
      marks.y.push(y);
    };
    doc.sites.has.forEach((has, i) => {
      const here = (doc.has_pool[has] ?? []).filter(([technology]) => technologies.includes(technology));
      for (const operator of new Set(here.map(([, o]) => o))) {
        put(operator, doc.sites.x[i] ?? 0, doc.sites.y[i] ?? 0);
      }
    });
    if (technologies.includes('FTTH')) {
      doc.access_points.operator.forEach((operator, i) => {
        put(operator, doc.access_points.x[i] ?? 0, doc.access_points.y[i] ?? 0);
      });
    }
    return [...by.values()].sort((a, b) => a.operator - b.operator);
  }

  /**
   * Whether there are fibre routes that serve a service.
   * @param {number} service
   */
  hasRoutes(service) {
    return this.routes.length > 0 && this.engine.service(service).technologies.includes('FTTH');
  }
}
