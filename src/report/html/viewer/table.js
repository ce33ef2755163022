// @ts-check
/**
 * Tables that sort by any column and show more rows on request.
 */

import { el, fill } from './dom.js';

/**
 * @template Row
 * @typedef {object} Column
 * @property {string} id
 * @property {string} title
 * @property {string} [hint] a longer title
 * @property {boolean} [numeric] written to the right, largest first
 * @property {(row: Row) => string | number | null} value what it sorts by; `null` comes last
 * @property {(row: Row) => Node | string} cell
 */

/** Rows shown at first, and more at each request: what a browser lays out at once without a pause. */
const PAGE = 60;

/** @template Row */
export class SortedTable {
  /**
   * @param {object} options
   * @param {string} options.caption for screen readers
   * @param {(shown: number, of: number) => string} options.moreWords
   * @param {Intl.Collator} options.collator
   * @param {string | null} [options.sortBy] column; `null`: the order given
   */
  constructor(options) {
    this.options = options;
    this.sortBy = options.sortBy ?? null;
    this.falling = false;
    this.shown = PAGE;
    /** @type {readonly Row[]} */
    this.rows = [];
    /** @type {readonly Row[]} rows above all others, never sorted */
    this.pinned = [];
    /** @type {readonly Column<Row>[]} */
    this.columns = [];
    this.head = el('tr');
    this.body = el('tbody');
    this.more = el('button', { type: 'button', class: 'more', onclick: () => this.showMore() });
    const table = el(
      'table',
      {},
      el('caption', { class: 'unseen' }, options.caption),
      el('thead', {}, this.head),
      this.body,
    );
    this.element = el('div', { class: 'table' }, table, this.more);
  }

  /**
   * @param {readonly Column<Row>[]} columns
   * @param {readonly Row[]} rows
   * @param {readonly Row[]} [pinned]
   */
  show(columns, rows, pinned = []) {
    this.columns = columns;
    this.rows = rows;
    this.pinned = pinned;
    fill(this.head, ...columns.map((column) => this.header(column)));
    this.draw();
  }

  /** Begins again with the first rows. */
  fromTop() {
    this.shown = PAGE;
    this.element.scrollTop = 0;
  }

  /** @param {Column<Row>} column */
  header(column) {
    const button = el('button', { type: 'button', onclick: () => this.sort(column) }, column.title);
    if (column.hint) button.title = column.hint;
    const cell = el('th', { scope: 'col', class: column.numeric ? 'number' : null }, button);
    cell.dataset['column'] = column.id;
    return cell;
  }

  /** @param {Column<Row>} column */
  sort(column) {
    if (this.sortBy === column.id) this.falling = !this.falling;
    else {
      this.sortBy = column.id;
      this.falling = column.numeric ?? false;
    }
    this.draw();
  }

  showMore() {
    const first = this.shown;
    this.shown += PAGE;
    this.draw();
    const next = this.body.rows[first + this.pinned.length]?.querySelector('button');
    next?.focus();
  }

  /** @returns {Row[]} all rows in the order chosen */
  sorted() {
    const column = this.columns.find((c) => c.id === this.sortBy);
    if (!column) return [...this.rows];
    const sign = this.falling ? -1 : 1;
    const keyed = this.rows.map((row) => ({ row, key: column.value(row) }));
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key);
      return sign * this.options.collator.compare(String(a.key), String(b.key));
    });
    return keyed.map(({ row }) => row);
  }

  draw() {
    for (const cell of this.head.cells) {
      const sorted = cell.dataset['column'] === this.sortBy;
      if (sorted) cell.setAttribute('aria-sort', this.falling ? 'descending' : 'ascending');
      else cell.removeAttribute('aria-sort');
    }
    const rows = this.sorted();
    const shown = rows.slice(0, this.shown);
    const line = (/** @type {Row} */ row, /** @type {boolean} */ isPinned) =>
      el(
        'tr',
        { class: isPinned ? 'pinned' : null },
        ...this.columns.map((column, i) => {
          const tag = i === 0 ? 'th' : 'td';
          const props = { class: column.numeric ? 'number' : null, scope: i === 0 ? 'row' : null };
          return el(tag, props, column.cell(row));
        }),
      );
    fill(this.body, ...this.pinned.map((r) => line(r, true)), ...shown.map((r) => line(r, false)));
    this.more.hidden = rows.length <= this.shown;
    this.more.textContent = this.options.moreWords(shown.length, rows.length);
  }
}
