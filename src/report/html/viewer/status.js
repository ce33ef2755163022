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
