// @ts-check
/**
 * Rates of the province, its districts and communes as a table.
 */

import { byId, el, fill } from './dom.js';
import { csvText, saveFile } from './csv.js';
import { COMMUNE, DISTRICT, PROVINCE } from './engine.js';
import { count, percent } from './numbers.js';
import { Results } from './results.js';
import { SortedTable } from './table.js';

/** @typedef {import('./engine.js').Rate} Rate */

/** The panel of rates. */
export class RatesPanel {
  /**
   * @param {Results} results
   * @param {(commune: number) => void} goToCommune
   */
  constructor(results, goToCommune) {
    this.results = results;
    this.goToCommune = goToCommune;
    this.level = COMMUNE;
    /** @type {SortedTable<Rate> | null} */
    this.table = null;
    this.lang = '';
  }

  /** @param {Rate} rate */
  unitName(rate) {
    const { doc, words } = this.results;
    if (rate.level === PROVINCE) return doc.about.province || words.say('all-land');
    const names = rate.level === DISTRICT ? doc.districts.name : doc.communes.name;
    return names[rate.unit] ?? '';
  }

  show() {
    const { words, doc } = this.results;
    if (this.lang !== words.lang || !this.table) {
      this.lang = words.lang;
      this.build();
    }
    const lead = byId('rates-lead', HTMLElement);
    fill(lead, words.say('rates-lead', { settings: this.results.settingsText() }));
    byId('rates-trial', HTMLElement).hidden = this.results.judged.isRun;
    const rates = this.results.rates;
    const level = doc.districts.name.length > 0 ? this.level : COMMUNE;
    this.table?.show(
      this.columns(),
      rates.filter((r) => r.level === level),
      rates.filter((r) => r.level === PROVINCE),
    );
  }

  build() {
    const { words, doc, collator } = this.results;
    this.table = new SortedTable({
      caption: words.say('rates-caption'),
      moreWords: (shown, of) => words.say('more', { shown: count(words.lang, shown), of: count(words.lang, of) }),
      collator,
      sortBy: this.table?.sortBy ?? null,
    });
    const levels = [
      { value: COMMUNE, text: words.say('communes') },
      { value: DISTRICT, text: words.say('districts') },
    ].map(({ value, text }) =>
      el(
        'label',
        { class: 'choice' },
        el('input', {
          type: 'radio',
          name: 'rates-level',
          value,
          checked: value === this.level,
          onchange: () => {
            this.level = value;
            this.show();
          },
        }),
        el('span', {}, text),
      ),
    );
    const choose =
      doc.districts.name.length > 0
        ? el('fieldset', { class: 'choices' }, el('legend', { class: 'unseen' }, words.say('level')), ...levels)
        : null;
    const save = el('button', { type: 'button', class: 'tool', id: 'rates-csv', onclick: () => this.save() }, words.say('csv'));
    fill(
      byId('rates', HTMLElement),
      el('h2', {}, words.say('tab-rates')),
      el('p', { id: 'rates-lead', class: 'quiet' }),
      el('p', { id: 'rates-trial', class: 'trial', hidden: true }, words.say('trial')),
      el('div', { class: 'row' }, choose, save),
      this.table.element,
    );
  }

  /** @returns {import('./table.js').Column<Rate>[]} */
  columns() {
    const { results } = this;
    const { words } = results;
    const { lang } = words;
    const number = (/** @type {string} */ id, /** @type {(r: Rate) => number} */ of, /** @type {string} */ title, hint = title) => ({
      id,
      title,
      hint,
      numeric: true,
      value: of,
      cell: (/** @type {Rate} */ r) => count(lang, of(r)),
    });
    const pct = (/** @type {number | null} */ value) =>
      value === null ? quiet(words.say('no-data-short'), words.say('no-data')) : percent(lang, value);
    /** @type {import('./table.js').Column<Rate>[]} */
    const columns = [
      {
        id: 'unit',
        title: words.say('unit'),
        value: (r) => this.unitName(r),
        cell: (r) => this.nameCell(r),
      },
      {
        id: 'rate',
        title: words.say('rate'),
        hint: words.say('rate-hint'),
        numeric: true,
        value: (r) => r.pct,
        cell: (r) => this.rateCell(r),
      },
      number('covered', (r) => r.counts.covered, words.say('covered')),
      number('villages', (r) => r.counts.villages, words.say('villages')),
      number('hole', (r) => r.counts.hole, words.say('hole'), results.statusText(2)),
      number('white', (r) => r.counts.white, words.say('white'), results.statusText(1)),
    ];
    const share = words.say('share-of', { of: results.denominatorName(results.state.settings.denominator) });
    columns.push({
      id: 'share',
      title: share,
      hint: words.say('share-hint'),
      numeric: true,
      value: (r) => r.sharePct,
      cell: (r) => pct(r.sharePct),
    });
    if (results.whole.counts.noData > 0) {
      columns.push(number('no-data', (r) => r.counts.noData, words.say('no-data')));
    }
    if (results.doc.rule.unit_covered_from !== null) {
      columns.push({
        id: 'unit-covered',
        title: words.say('unit-covered'),
        value: (r) => (r.unitCovered === null ? null : Number(r.unitCovered)),
        cell: (r) =>
          r.unitCovered === null ? '' : words.say(r.unitCovered ? 'verdict-met' : 'verdict-missed'),
      });
    }
    return columns;
  }

  /** @param {Rate} rate */
  nameCell(rate) {
    const name = this.unitName(rate);
    if (rate.level !== COMMUNE) return name;
    return el('button', { type: 'button', class: 'link', onclick: () => this.goToCommune(rate.unit) }, name);
  }

  /** @param {Rate} rate */
  rateCell(rate) {
    const { words } = this.results;
    if (rate.pct === null) return quiet(words.say('no-data-short'), words.say('no-data'));
    const bar = el('span', { class: 'meter', 'aria-hidden': 'true' }, el('span'));
    const inner = /** @type {HTMLElement} */ (bar.firstChild);
    inner.style.width = `${rate.pct}%`;
    return el('span', { class: 'rate' }, bar, percent(words.lang, rate.pct));
  }

  save() {
    const { results } = this;
    const { settings } = results.state;
    const levels = ['province', 'district', 'commune'];
    const header = [
      'level', 'code', 'name', 'technology', 'operator', 'operator_rule', 'denominator', 'covered_from_pct',
      'villages', 'villages_covered', 'rate_pct', 'villages_no_data', 'villages_hole', 'villages_white', 'share_pct',
    ];
    const operator = settings.operator < 0 ? 'any' : results.operatorName(settings.operator);
    const rows = results.rates.map((r) => [
      levels[r.level] ?? '',
      r.level === COMMUNE ? (results.doc.communes.code[r.unit] ?? '') : r.level === PROVINCE ? results.doc.about.province_code : '',
      this.unitName(r),
      results.service.id,
      operator,
      settings.operator < 0 ? settings.rule : null,
      settings.denominator,
      results.engine.byCentre(settings) ? null : settings.threshold,
      r.counts.villages,
      r.counts.covered,
      r.pct,
      r.counts.noData,
      r.counts.hole,
      r.counts.white,
      r.sharePct,
    ]);
    const trial = results.judged.isRun ? '' : '-trial';
    saveFile(`rates-${results.service.id}${trial}.csv`, csvText(header, rows));
  }
}

/** @param {string} text @param {string} title */
function quiet(text, title) {
  return el('span', { class: 'quiet', title }, text);
}
