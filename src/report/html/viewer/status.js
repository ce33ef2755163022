// @ts-check
/**
 * What a village is for one service, and in which order statuses are shown.
 */

/** Nothing is known. Never 0 %. */
export const NO_DATA = 0;
/** Not served: trắng. */
export const WHITE = 1;
/** Served in part: lõm. */
export const HOLE = 2;
/** Served from the threshold up. */
export const COVERED = 3;

/** @typedef {'no_data' | 'white' | 'hole' | 'covered'} StatusWord */

/** @type {readonly StatusWord[]} */
export const STATUS_WORDS = ['no_data', 'white', 'hole', 'covered'];

/**
 * The word of a status.
 * @param {number} status
 * @returns {StatusWord}
 */
export function statusWord(status) {
  return STATUS_WORDS[status] ?? 'no_data';
}

/**
 * Villages by status.
 * @typedef {object} Counts
 * @property {number} villages
 * @property {number} covered
 * @property {number} hole
 * @property {number} white
 * @property {number} noData
 */

/** @returns {Counts} */
export function noCounts() {
  return { villages: 0, covered: 0, hole: 0, white: 0, noData: 0 };
}

/**
 * @param {Counts} counts
 * @param {number} status
 */
export function countStatus(counts, status) {
  counts.villages += 1;
  if (status === COVERED) counts.covered += 1;
  else if (status === HOLE) counts.hole += 1;
  else if (status === WHITE) counts.white += 1;
  else counts.noData += 1;
}

/**
 * Percentage of villages covered, among those with data; `null` where none has.
 * @param {Counts} counts
 * @returns {number | null}
 */
export function ratePct(counts) {
  const known = counts.villages - counts.noData;
  return known > 0 ? (100 * counts.covered) / known : null;
}
