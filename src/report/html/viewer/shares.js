// @ts-check
/**
 * Shares and their classes in words, operators in colours.
 */

import { decimal, short } from './numbers.js';
import { Words } from './words.js';

/** Steps of one percent. */
export const STEPS_PER_CENT = 200;

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
  if (share === 0) return `0\u00a0%`;
  const hundredths = Math.floor(share / (STEPS_PER_CENT / 100));
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
