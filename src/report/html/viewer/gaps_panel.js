// @ts-check
/**
 * Villages without a service, as the run lists them: filter, sort, take along.
 */

import { csvText, saveFile } from './csv.js';
import { byId, el, fill, setOptions, swatch } from './dom.js';
import { everyGap, gapsOf, reasonsOf } from './gap_list.js';
import { count, distance } from './numbers.js';
import { Results } from './results.js';
import { STEPS_PER_CENT, shareText } from './shares.js';
import { HOLE, WHITE, statusWord } from './status.js';
import { SortedTable } from './table.js';

/** The panel of gaps. Rows are indices into the document's gaps. */
export class GapsPanel {
  /**
   * @param {Results} results
   * @param {(village: number) => void} goToVillage
   * @param {(text: string) => void} say
   */
  constructor(results, goToVillage, say) {
    this.results = results;
    this.goToVillage = goToVillage;
    this.say = say;
    this.filter = everyGap();
    /** @type {SortedTable<number> | null} */
    this.table = null;
    this.lang = '';
    /** @type {number[]} */
    this.rows = [];
  }

  /** The service that is chosen on the map is the one listed, where its gaps were. */
  followService() {
    const { service } = this.results.state.settings;
    if (this.results.doc.gap_services.includes(service)) this.filter.service = service;
  }

  show() {
    const { words } = this.results;
    if (this.lang !== words.lang || !this.table) {
      this.lang = words.lang;
      this.build();
    }
    byId('gaps-service', HTMLSelectElement).value = String(this.filter.service);
    const { service } = this.results.state.settings;
    const note = byId('gaps-unlisted', HTMLElement);
    note.hidden = this.results.doc.gap_services.includes(service);
    note.textContent = words.say('gaps-unlisted', { service: words.of(this.results.service.name) });
    byId('gaps-trial', HTMLElement).hidden = this.results.engine.isHeadline(this.results.state.settings);
    this.list();
  }

  list() {
    const { words } = this.results;
    this.rows = gapsOf(this.results, this.filter);
    const n = count(words.lang, this.rows.length);
    byId('gaps-count', HTMLElement).textContent = words.say('gaps-count', { n });
    byId('gaps-csv', HTMLButtonElement).disabled = this.rows.length === 0;
    this.table?.show(this.columns(), this.rows);
  }

  build() {
    const { words, collator } = this.results;
    this.table = new SortedTable({
      caption: words.say('gaps-caption'),
      moreWords: (shown, of) => words.say('more', { shown: count(words.lang, shown), of: count(words.lang, of) }),
      collator,
      sortBy: this.table?.sortBy ?? null,
    });
    const text = el('input', {
      type: 'search',
      id: 'gaps-text',
      autocomplete: 'off',
      spellcheck: 'false',
      value: this.filter.text,
      oninput: (event) => {
        this.filter.text = /** @type {HTMLInputElement} */ (event.target).value;
        this.refilter();
      },
    });
    fill(
      byId('gaps', HTMLElement),
      el('h2', {}, words.say('gaps-caption')),
      el('p', { class: 'quiet' }, words.say('gaps-lead', { rule: words.of(this.results.doc.rule.sentence) })),
      el('p', { id: 'gaps-trial', class: 'trial', hidden: true }, words.say('gaps-trial')),
      el('p', { id: 'gaps-unlisted', class: 'notice', hidden: true }),
      el(
        'div',
        { class: 'filters', role: 'search', 'aria-label': words.say('filters') },
        labelled('gaps-service', words.say('service'), this.choice('service')),
        labelled('gaps-status', words.say('class'), this.choice('status')),
        labelled('gaps-triage', words.say('triage'), this.choice('triage')),
        labelled('gaps-commune', words.say('commune'), this.choice('commune')),
        labelled('gaps-text', words.say('filter-text'), text),
      ),
      el(
        'div',
        { class: 'row' },
        el('p', { id: 'gaps-count', class: 'count' }),
        el('button', { type: 'button', class: 'tool', id: 'gaps-csv', onclick: () => this.save() }, words.say('csv')),
      ),
      el('p', { class: 'quiet' }, words.say('csv-note')),
      this.table.element,
    );
  }

  /** The rows after a filter has changed. */
  refilter() {
    this.table?.fromTop();
    this.list();
    this.say(byId('gaps-count', HTMLElement).textContent ?? '');
  }

  /** @param {'service' | 'status' | 'triage' | 'commune'} name */
  choice(name) {
    const { results } = this;
    const { words, doc, collator } = results;
    const used = new Set(doc.gaps.village.map((v) => doc.villages.commune[v] ?? -1));
    const communes = [...used].map((c) => ({ value: String(c), text: doc.communes.name[c] ?? '' }));
    communes.sort((a, b) => collator.compare(a.text, b.text));
    const options = {
      service: doc.gap_services.map((s) => ({ value: String(s), text: words.of(results.engine.service(s).name) })),
      status: [WHITE, HOLE].map((s) => ({ value: String(s), text: words.say(s === WHITE ? 'white' : 'hole') })),
      triage: /** @type {const} */ (['A', 'B', 'C', 'no_data']).map((t) => ({ value: t, text: words.of(doc.triage[t]) })),
      commune: communes,
    }[name];
    const all = { value: name === 'triage' ? '' : '-1', text: words.say('all') };
    const select = el('select', {
      id: `gaps-${name}`,
      onchange: () => {
        if (name === 'triage') this.filter.triage = select.value;
        else this.filter[name] = Number(select.value);
        this.refilter();
      },
    });
    setOptions(select, [all, ...options], String(this.filter[name]));
    return select;
  }

  /** @returns {import('./table.js').Column<number>[]} */
  columns() {
    const { results } = this;
    const { words, doc } = results;
    const { gaps, villages } = doc;
    const { lang } = words;
    const villageOf = (/** @type {number} */ row) => gaps.village[row] ?? 0;
    const nearestOf = (/** @type {number} */ row) => gaps.nearest[row]?.[0]?.[1] ?? null;
    /** @type {import('./table.js').Column<number>[]} */
    const columns = [
      {
        id: 'village',
        title: words.say('village'),
        value: (row) => villages.name[villageOf(row)] ?? '',
        cell: (row) => this.nameCell(villageOf(row)),
      },
      {
        id: 'class',
        title: words.say('class'),
        value: (row) => gaps.class[row] ?? 0,
        cell: (row) => this.classCell(row),
      },
      {
        id: 'rank',
        title: words.say('rank-short'),
        hint: words.say('rank-hint'),
        numeric: true,
        value: (row) => -(gaps.rank[row] ?? 0),
        cell: (row) => count(lang, gaps.rank[row] ?? 0),
      },
      {
        id: 'lacking',
        title: words.say('lacking'),
        numeric: true,
        value: (row) => gaps.lacking[row] ?? null,
        cell: (row) => shareText(words, gaps.lacking[row] ?? -1),
      },
      {
        id: 'people',
        title: words.say('people-short'),
        hint: words.say('people-lacking'),
        numeric: true,
        value: (row) => gaps.people[row] ?? null,
        cell: (row) => numberOr(lang, gaps.people[row] ?? null),
      },
      {
        id: 'nearest',
        title: words.say('nearest-short'),
        numeric: true,
        value: nearestOf,
        cell: (row) => {
          const metres = nearestOf(row);
          return metres === null ? '–' : distance(lang, metres);
        },
      },
      {
        id: 'triage',
        title: words.say('triage'),
        value: (row) => gaps.triage[row] ?? '',
        cell: (row) => this.triageCell(row),
      },
      {
        id: 'reason',
        title: words.say('reason'),
        value: (row) => reasonsOf(results, row)[0] ?? '',
        cell: (row) => el('span', { class: 'long' }, reasonsOf(results, row).join('; ')),
      },
    ];
    if (this.filter.service < 0) {
      columns.splice(1, 0, {
        id: 'service',
        title: words.say('service'),
        value: (row) => gaps.service[row] ?? 0,
        cell: (row) => words.of(results.engine.service(gaps.service[row] ?? 0).name),
      });
    }
    return columns;
  }

  /** @param {number} village */
  nameCell(village) {
    const name = this.results.doc.villages.name[village] ?? '';
    const button = el(
      'button',
      { type: 'button', class: 'link', onclick: () => this.goToVillage(village) },
      name || (this.results.doc.villages.id[village] ?? ''),
    );
    return el('span', {}, button, el('small', {}, this.results.communeName(village)));
  }

  /** @param {number} row */
  classCell(row) {
    const status = this.results.doc.gaps.class[row] ?? 0;
    const word = this.results.words.say(status === WHITE ? 'white' : 'hole');
    return el('span', { class: 'nowrap' }, swatch(this.results.statusColour(status)), ` ${word}`);
  }

  /** @param {number} row */
  triageCell(row) {
    const triage = this.results.doc.gaps.triage[row] ?? 'no_data';
    const title = this.results.words.of(this.results.doc.triage[triage]);
    return el('abbr', { title }, triage === 'no_data' ? this.results.words.say('unknown-short') : triage);
  }

  save() {
    const { doc, engine } = this.results;
    const { gaps, villages } = doc;
    const header = [
      'service', 'class', 'rank', 'score', 'triage', 'commune_code', 'commune', 'district', 'village_id', 'village',
      'households', 'population', 'lon', 'lat', 'lacking_pct', 'lacking_people', 'lacking_households', 'nearest_id',
      'nearest_operator', 'nearest_km', 'reasons', 'variants', 'variants_gap', 'variants_same', 'modelled_status',
      'evidence_id',
    ];
    const rows = (this.table?.sorted() ?? this.rows).map((row) => {
      const village = gaps.village[row] ?? 0;
      const [source = -1, metres = null] = gaps.nearest[row]?.[0] ?? [];
      const lacking = gaps.lacking[row] ?? null;
      const report = gaps.evidence[row] ?? -1;
      return [
        engine.service(gaps.service[row] ?? 0).id,
        statusWord(gaps.class[row] ?? 0),
        gaps.rank[row] ?? null,
        gaps.score[row] ?? null,
        gaps.triage[row] ?? null,
        doc.communes.code[villages.commune[village] ?? -1] ?? '',
        this.results.communeName(village),
        this.results.districtName(village),
        villages.id[village] ?? '',
        villages.name[village] ?? '',
        villages.households[village] ?? null,
        villages.population[village] ?? null,
        villages.lon[village] ?? null,
        villages.lat[village] ?? null,
        lacking === null || lacking < 0 ? null : lacking / STEPS_PER_CENT,
        gaps.people[row] ?? null,
        gaps.households[row] ?? null,
        doc.sources.id[source] ?? null,
        source < 0 ? null : this.results.operatorName(doc.sources.operator[source] ?? -1),
        metres === null ? null : metres / 1000,
        (gaps.reasons[row] ?? []).map((i) => doc.gap_reasons[i]?.code ?? '').join('; '),
        gaps.of[row] ?? null,
        gaps.gap[row] ?? null,
        gaps.same[row] ?? null,
        statusWord(gaps.modelled[row] ?? 0),
        doc.evidence.id[report] ?? null,
      ];
    });
    saveFile('gaps.csv', csvText(header, rows));
  }
}

/** @param {string} id @param {string} text @param {HTMLElement} control */
function labelled(id, text, control) {
  return el('div', {}, el('label', { for: id }, text), control);
}

/** @param {import('./numbers.js').Lang} lang @param {number | null} value */
function numberOr(lang, value) {
  return value === null ? '–' : count(lang, value);
}
