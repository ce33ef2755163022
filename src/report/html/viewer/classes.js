// @ts-check
/**
 * Classes of a share, with the breaks and colours of the printed sheets.
 *
 * With breaks 0, 50, 80, 95, 100: exactly 0; over 0 and below 50; 50 to below 80; 80 to below 95; 95 to below
 * 100; exactly 100. No data is in no class.
 */

import { decimal, short } from './numbers.js';
import { STEPS_PER_CENT } from './coverage.js';
import { Words } from './words.js';

/** Steps are whole; shares of points are within rounding of whole. */
const NEARLY = 1e-4;

/**
 * The class of a share in steps: 0 for nothing, −1 without data.
 * @param {readonly number[]} breaks percent, 0 first, 100 last
 * @param {number} share steps
 */
export function classOf(breaks, share) {
  if (share < 0) return -1;
  if (share <= NEARLY) return 0;
  let reached = 0;
  for (const b of breaks) if (share >= Math.round(b * STEPS_PER_CENT) - NEARLY) reached += 1;
  return reached;
}

/**
 * What a class holds, in words.
 * @param {Words} words
 * @param {readonly number[]} breaks
 * @param {number} index
 * @returns {string}
 */
export function classText(words, breaks, index) {
  const { lang } = words;
  const bare = (/** @type {number} */ v) => short(lang, v, 2);
  if (index === 0) return words.say('class-nothing');
  if (index >= breaks.length) return words.say('class-all');
  const [low, high] = [breaks[index - 1] ?? 0, breaks[index] ?? 100];
  if (low === 0) return words.say('class-from-nothing', { high: bare(high) });
  return words.say('class-between', { low: bare(low), high: bare(high) });
}

/**
 * A share in steps as a percentage to read: cut to two decimals and never rounded up, so that what is short of
 * a threshold does not read as if it reached it.
 * @param {Words} words
 * @param {number} share steps; −1 no data
 * @returns {string}
 */
export function shareText(words, share) {
  if (share < 0) return words.say('no-data');
  if (share <= NEARLY) return `0\u00a0%`;
  const hundredths = Math.floor((share + NEARLY) / (STEPS_PER_CENT / 100));
  if (hundredths === 0) return `<\u00a0${decimal(words.lang, 0.01, 2)}\u00a0%`;
  return `${short(words.lang, hundredths / 100, 2)}\u00a0%`;
}

/**
 * Colours of operators, told apart by readers with any colour blindness: Okabe and Ito, "Color Universal
 * Design", 2008, without their yellow, which no white rim saves.
 */
const OPERATOR_COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00'];

/**
 * @param {number} operator index
 * @returns {string}
 */
export function operatorColour(operator) {
  return OPERATOR_COLOURS[operator] ?? '#5a5a5a';
}
