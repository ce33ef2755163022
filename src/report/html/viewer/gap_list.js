// @ts-check
/**
 * The gaps of the run as rows, and which of them are asked for.
 */

import { fold } from './fold.js';
import { Results } from './results.js';

/**
 * @typedef {object} GapFilter
 * @property {number} service -1 all
 * @property {number} status -1 all
 * @property {string} triage empty: all
 * @property {number} commune -1 all
 * @property {string} text
 */

/** @returns {GapFilter} */
export function everyGap() {
  return { service: -1, status: -1, triage: '', commune: -1, text: '' };
}

/**
 * The rows that a filter leaves, by service and rank.
 * @param {Results} results
 * @param {GapFilter} filter
 * @returns {number[]}
 */
export function gapsOf(results, filter) {
  const { gaps, villages } = results.doc;
  const words = fold(filter.text).split(' ').filter((w) => w !== '');
  const rows = gaps.village.map((_, row) => row);
  return rows.filter((row) => {
    const village = gaps.village[row] ?? 0;
    if (filter.service >= 0 && gaps.service[row] !== filter.service) return false;
    if (filter.status >= 0 && gaps.class[row] !== filter.status) return false;
    if (filter.triage !== '' && gaps.triage[row] !== filter.triage) return false;
    if (filter.commune >= 0 && villages.commune[village] !== filter.commune) return false;
    if (words.length === 0) return true;
    const text = fold(`${villages.name[village]} ${villages.id[village]} ${results.communeName(village)}`);
    return words.every((w) => text.includes(w));
  });
}

/**
 * The gap of a village and service, or -1.
 * @param {Results} results
 * @param {number} village
 * @param {number} service
 */
export function gapOf(results, village, service) {
  const { gaps } = results.doc;
  return gaps.village.findIndex((v, row) => v === village && gaps.service[row] === service);
}

/**
 * Why, in words.
 * @param {Results} results
 * @param {number} gap
 * @returns {string[]}
 */
export function reasonsOf(results, gap) {
  const { gap_reasons, gaps } = results.doc;
  const found = (gaps.reasons[gap] ?? []).map((i) => gap_reasons[i]);
  return found.filter((r) => r !== undefined).map((r) => results.words.of(r));
}
