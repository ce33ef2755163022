// @ts-check
/**
 * Numbers and dates as each language writes them: `1.234,5` and `1,234.5`, `31/12/2025` and
 * `31 December 2025`. The same as the program's own, so that page and dossier read alike.
 */

/** @typedef {'vi' | 'en'} Lang */

const MINUS = '\u2212';
const NO_BREAK_SPACE = '\u00a0';

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
  'November', 'December',
];

/**
 * A count, with thousands marked.
 * @param {Lang} lang
 * @param {number} n
 * @returns {string}
 */
export function count(lang, n) {
  return decimal(lang, n, 0);
}

/**
 * A number with so many decimals, thousands marked.
 * @param {Lang} lang
 * @param {number} value
 * @param {number} decimals
 * @returns {string}
 */
export function decimal(lang, value, decimals) {
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
  const negative = value < 0 && /[1-9]/.test(whole + fraction);
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, lang === 'vi' ? '.' : ',');
  const point = lang === 'vi' ? ',' : '.';
  return (negative ? MINUS : '') + thousands + (fraction === '' ? '' : point + fraction);
}

/**
 * A number with at most so many decimals, and no zeros at its end.
 * @param {Lang} lang
 * @param {number} value
 * @param {number} decimals
 * @returns {string}
 */
export function short(lang, value, decimals) {
  const text = decimal(lang, value, decimals);
  return decimals === 0 ? text : text.replace(/0+$/, '').replace(/[.,]$/, '');
}

/**
 * A percentage for reading. Just below 100 is not written as 100, nor just above 0 as 0.
 * @param {Lang} lang
 * @param {number} pct 0 to 100
 * @param {number} [decimals]
 * @returns {string}
 */
export function percent(lang, pct, decimals = 1) {
  const step = 10 ** -decimals;
  let sign = '';
  // Sums of shares end within this of the true percentage.
  const ROUNDING_PCT = 1e-7;
  let shown = pct <= ROUNDING_PCT ? 0 : pct >= 100 - ROUNDING_PCT ? 100 : pct;
  if (shown > 0 && shown < step / 2) [sign, shown] = [`<${NO_BREAK_SPACE}`, step];
  else if (shown < 100 && shown > 100 - step / 2) [sign, shown] = [`>${NO_BREAK_SPACE}`, 100 - step];
  const text = shown === 0 || shown === 100 ? String(shown) : decimal(lang, shown, decimals);
  return `${sign}${text}${NO_BREAK_SPACE}%`;
}

/**
 * A distance from metres, in m or km.
 * @param {Lang} lang
 * @param {number} metres
 * @returns {string}
 */
export function distance(lang, metres) {
  if (metres < 1000) return `${decimal(lang, metres, 0)}${NO_BREAK_SPACE}m`;
  return `${decimal(lang, metres / 1000, metres < 10_000 ? 2 : 1)}${NO_BREAK_SPACE}km`;
}

/**
 * A day written as `2025-12-31`; any other text is returned as it is.
 * @param {Lang} lang
 * @param {string} day
 * @returns {string}
 */
export function date(lang, day) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day.trim());
  if (!found) return day;
  const [, year = '', month = '', of = ''] = found;
  if (lang === 'vi') return `${of}/${month}/${year}`;
  return `${Number(of)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/**
 * A number that a person typed: either mark may stand for the decimals. `null` when it is none.
 * @param {string} text
 * @returns {number | null}
 */
export function typedNumber(text) {
  const plain = text.replace(/[\s\u00a0%]/g, '').replace(',', '.');
  if (!/^\d+(\.\d*)?$|^\.\d+$/.test(plain)) return null;
  return Number(plain);
}
