// @ts-check
/**
 * Spelling folded for searching: `Đắk Lắk`, `dak lak` and `DAKLAK` agree.
 */

/**
 * Lower case without diacritics; `đ` is `d`; words are kept apart by single blanks.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đð]/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
