// @ts-check
/**
 * The words of the page, in the language that is chosen. A missing key shows itself as the key: a
 * test proves that both languages are complete.
 */

/** @typedef {import('./numbers.js').Lang} Lang */

/** @typedef {Record<string, string>} Dictionary */

/** Words of both languages. */
export class Words {
  /**
   * @param {Record<Lang, Dictionary>} dictionaries
   * @param {Lang} lang
   */
  constructor(dictionaries, lang) {
    this.dictionaries = dictionaries;
    /** @type {Lang} */
    this.lang = lang;
  }

  /**
   * The text of a key, its `{fields}` filled in.
   * @param {string} key
   * @param {Record<string, string | number>} [fields]
   * @returns {string}
   */
  say(key, fields = {}) {
    const text = this.dictionaries[this.lang][key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => String(fields[name] ?? whole));
  }

  /**
   * Whether a key has a text.
   * @param {string} key
   * @returns {boolean}
   */
  has(key) {
    return this.dictionaries[this.lang][key] !== undefined;
  }

  /**
   * Of a text in both languages, the one that is chosen; the other where it is empty.
   * @param {{vi: string, en: string}} both
   * @returns {string}
   */
  of(both) {
    return both[this.lang] || both.vi || both.en;
  }
}
