// @ts-check
/**
 * Tables as CSV that Excel opens right: UTF-8 with byte order mark, CRLF, and no cell that could run
 * as a formula. The same rules as the program's own files: comma between cells, a point for decimals.
 */

/** @typedef {string | number | null} Cell */

/**
 * @param {readonly string[]} header
 * @param {Iterable<readonly Cell[]>} rows
 * @returns {string}
 */
export function csvText(header, rows) {
  const lines = [header.map(csvCell).join(',')];
  for (const row of rows) lines.push(row.map(csvCell).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/**
 * One cell. Text that begins like a formula gets an apostrophe, the spreadsheets' own mark for text.
 * @param {Cell} value
 * @returns {string}
 */
export function csvCell(value) {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? plainNumber(value) : '';
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * At most six decimals, no zeros at the end, no exponent.
 * @param {number} value
 * @returns {string}
 */
function plainNumber(value) {
  const text = value.toFixed(6).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

/**
 * Hands a file to the person who asked for it.
 * @param {string} name
 * @param {string} text
 */
export function saveFile(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has read the address by then; a minute is more than any disk needs.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
