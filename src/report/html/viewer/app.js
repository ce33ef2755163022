// @ts-check
/**
 * The page as a whole: opens the results, shows the state, and hears what people choose.
 */

import { listenToControls, showControls, chooseService } from './controls.js';
import { bytesOf, readDocument, unpacked } from './document.js';
import { byId, fill } from './dom.js';
import { Engine } from './engine.js';
import { GapsPanel } from './gaps_panel.js';
import { legendOf } from './legend.js';
import { MapRoom } from './map_room.js';
import { showMethod } from './method_panel.js';
import { count, distance, percent } from './numbers.js';
import { asOf, dropPaper, makePaper } from './paper.js';
import { RatesPanel } from './rates_panel.js';
import { Results } from './results.js';
import { showScorecard } from './scorecard_panel.js';
import { listenToSearch } from './search.js';
import { shareText } from './shares.js';
import { TABS, addressOf, stateOf } from './state.js';
import { listenToTabs, showTab } from './tabs.js';
import { linesOf, showVillage } from './village_panel.js';
import { Words } from './words.js';

/** Narrower than this the choosers are a tab and the results a sheet at the bottom; as in the style. */
const NARROW = 'screen and (max-width: 899px)';

/** The page. */
class App {
  /** @param {Results} results */
  constructor(results) {
    this.results = results;
    this.narrow = matchMedia(NARROW);
    this.map = new MapRoom(results, {
      chosen: (village) => this.chooseVillage(village, false),
      hovered: (village, sx, sy) => this.showHint(village, sx, sy),
      escaped: () => this.chooseVillage(-1, false),
    });
    this.rates = new RatesPanel(results, (commune) => this.goToCommune(commune));
    this.gaps = new GapsPanel(results, (village) => this.goToVillage(village), (text) => this.say(text));
    this.theme = matchMedia('(prefers-color-scheme: dark)');
    /** @type {'light' | 'dark' | null} what was chosen here */
    this.themeChosen = null;
    this.saying = 0;
    this.panelsWanted = false;
    /** @type {HTMLElement | null} */
    this.legendPlace = null;
    this.service = results.state.settings.service;
    this.listen();
  }

  listen() {
    const { results } = this;
    listenToControls(results, () => this.settingsChanged());
    listenToTabs(byId('tabs', HTMLElement), TABS, (tab) => {
      results.state.tab = tab;
      byId('sheet', HTMLElement).classList.remove('folded');
      this.showPanels();
      this.putAddress();
    });
    listenToSearch(results, (found) => {
      if (found.kind === 'village') this.goToVillage(found.index);
      else this.goToCommune(found.index);
    });
    for (const button of document.querySelectorAll('[data-lang]')) {
      button.addEventListener('click', () => {
        results.words.lang = button.getAttribute('data-lang') === 'en' ? 'en' : 'vi';
        this.showAll();
      });
    }
    byId('theme', HTMLButtonElement).addEventListener('click', () => {
      this.themeChosen = this.isDark() ? 'light' : 'dark';
      this.showTheme();
    });
    this.theme.addEventListener('change', () => this.showTheme());
    this.narrow.addEventListener('change', () => this.showPanels());
    byId('print-now', HTMLButtonElement).addEventListener('click', () => globalThis.print());
    addEventListener('beforeprint', () => makePaper(results, this.map.picture, this.map.scene()));
    addEventListener('afterprint', () => dropPaper());
    byId('share', HTMLButtonElement).addEventListener('click', () => void this.share());
    byId('skip', HTMLButtonElement).addEventListener('click', () => byId(this.tab(), HTMLElement).focus());
    byId('legend-fold', HTMLButtonElement).addEventListener('click', () => this.foldLegend());
    byId('sheet-fold', HTMLButtonElement).addEventListener('click', () => this.foldSheet());
    addEventListener('hashchange', () => {
      results.state = stateOf(location.hash, results.engine);
      this.showAll();
    });
  }

  /** Shows everything, in the language and colours that are chosen. */
  showAll() {
    const { results } = this;
    const { words, doc } = results;
    results.follow();
    document.documentElement.lang = words.lang;
    document.title = `${doc.about.title} – phusong`;
    for (const element of document.querySelectorAll('[data-say]')) {
      element.textContent = words.say(element.getAttribute('data-say') ?? '');
    }
    const attributes = { 'data-say-label': 'aria-label', 'data-say-title': 'title', 'data-say-placeholder': 'placeholder' };
    for (const [from, to] of Object.entries(attributes)) {
      for (const element of document.querySelectorAll(`[${from}]`)) {
        element.setAttribute(to, words.say(element.getAttribute(from) ?? ''));
      }
    }
    for (const button of document.querySelectorAll('[data-lang]')) {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-lang') === words.lang));
    }
    byId('title', HTMLElement).textContent = doc.about.title;
    const under = [doc.about.province, asOf(results), doc.about.maker ?? ''];
    byId('subtitle', HTMLElement).textContent = [...new Set(under)].filter((t) => t !== '').join(' · ');
    byId('synthetic', HTMLElement).hidden = !doc.about.synthetic;
    this.gaps.followService();
    this.showTheme();
    this.showSettings();
    this.showPanels();
    showMethod(results);
    this.showVillage();
  }

  isDark() {
    return this.themeChosen === null ? this.theme.matches : this.themeChosen === 'dark';
  }

  showTheme() {
    const isDark = this.isDark();
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
    byId('theme', HTMLButtonElement).setAttribute('aria-pressed', String(isDark));
    this.map.isDark = isDark;
    this.map.drawSoon();
  }

  /** What follows from the settings: choosers, legend, map, tables. */
  showSettings() {
    const { results } = this;
    showControls(results);
    fill(byId('legend-body', HTMLElement), ...legendOf(results));
    this.map.drawSoon();
    this.showPanelsSoon();
  }

  /** The tables after the map: while the slider moves, the map keeps up and the tables follow. */
  showPanelsSoon() {
    if (this.panelsWanted) return;
    this.panelsWanted = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.panelsWanted = false;
        this.showPanels();
        this.showVillage();
      }),
    );
  }

  settingsChanged() {
    const { results } = this;
    const before = this.service;
    results.follow();
    if (before !== results.state.settings.service) this.gaps.followService();
    this.service = results.state.settings.service;
    this.showSettings();
    this.putAddress();
    this.sayHeadline();
  }

  /** The tab that is shown: on a wide screen the choosers are always there and none. */
  tab() {
    const { tab } = this.results.state;
    return tab === 'controls' && !this.narrow.matches ? 'rates' : tab;
  }

  showPanels() {
    const tab = this.tab();
    showTab(TABS, tab, this.narrow.matches ? [] : ['controls']);
    if (tab === 'rates') this.rates.show();
    else if (tab === 'scorecard') showScorecard(this.results);
    else if (tab === 'gaps') this.gaps.show();
    this.placeLegend();
  }

  /**
   * @param {number} village
   * @param {boolean} move whether the map goes there
   */
  chooseVillage(village, move) {
    const { results } = this;
    results.state.village = village;
    if (village >= 0) {
      results.state.tab = 'village';
      byId('sheet', HTMLElement).classList.remove('folded');
    }
    this.showPanels();
    this.showVillage();
    if (move && village >= 0) this.moveTo([village], 0.16);
    this.putAddress();
    if (village >= 0) {
      const status = results.statusText(results.judged.status[village] ?? 0);
      this.say(`${results.doc.villages.name[village]}, ${results.communeName(village)}: ${status}`);
    }
  }

  /** @param {number} village */
  goToVillage(village) {
    this.chooseVillage(village, true);
    document.getElementById('village-name')?.focus({ preventScroll: true });
  }

  /** @param {number} commune */
  goToCommune(commune) {
    const { villages, communes } = this.results.doc;
    this.moveTo(villages.commune.map((c, v) => (c === commune ? v : -1)).filter((v) => v >= 0), 0.05);
    this.say(communes.name[commune] ?? '');
  }

  /**
   * Shows villages with some land around them.
   * @param {number[]} which
   * @param {number} around part of the map's width
   */
  moveTo(which, around) {
    const box = this.results.geometry.boxOfVillages(which);
    if (!box) return;
    const lines = which.length === 1 ? linesOf(this.results, which[0] ?? -1).slice(0, 1) : [];
    const { x, y } = this.results.doc.sources;
    for (const { source } of lines) {
      box[0] = Math.min(box[0], x[source] ?? box[0]);
      box[1] = Math.min(box[1], y[source] ?? box[1]);
      box[2] = Math.max(box[2], x[source] ?? box[2]);
      box[3] = Math.max(box[3], y[source] ?? box[3]);
    }
    const { view } = this.map;
    view.fit(box, Math.min(view.width, view.height) * around);
    this.map.drawSoon();
  }

  showVillage() {
    const { results } = this;
    const { state, doc, engine, words } = results;
    const { village } = state;
    showVillage(results, (service) => {
      chooseService(results, service);
      this.settingsChanged();
    });
    const lines = village < 0 ? [] : linesOf(results, village);
    const [from, to] = village < 0 ? [0, 0] : engine.pointRange(village);
    const served = engine.served(state.settings.service, state.settings.operator);
    const points = [];
    for (let p = from; p < to; p += 1) {
      points.push({
        x: doc.points.x[p] ?? 0,
        y: doc.points.y[p] ?? 0,
        served: served.length === 0 ? null : served[p] === 1,
        centre: doc.points.role[p] === 0,
      });
    }
    this.map.point({
      chosen: village,
      sources: lines.map(({ source, metres }) => ({
        x: doc.sources.x[source] ?? 0,
        y: doc.sources.y[source] ?? 0,
        text: `${results.operatorName(doc.sources.operator[source] ?? -1)} ${distance(words.lang, metres)}`,
      })),
      points,
    });
  }

  /** @param {number} village @param {number} sx @param {number} sy */
  showHint(village, sx, sy) {
    const hint = byId('hint', HTMLElement);
    const { results } = this;
    hint.hidden = village < 0;
    if (village < 0) return;
    const { judged, words, doc } = results;
    const share = shareText(words, judged.share[village] ?? -1);
    const status = results.statusText(judged.status[village] ?? 0);
    const name = document.createElement('strong');
    name.textContent = doc.villages.name[village] ?? '';
    const where = document.createElement('span');
    where.textContent = results.communeName(village);
    const what = document.createElement('span');
    what.textContent = judged.share[village] === -1 ? status : `${share} · ${status}`;
    fill(hint, name, where, what);
    const { width, height } = this.map.view;
    hint.style.left = `${Math.min(sx + 14, width - 240)}px`;
    hint.style.top = `${Math.min(sy + 14, height - 80)}px`;
  }

  /** On a wide screen the legend stands among the choosers and covers no land; on a phone it folds. */
  placeLegend() {
    const legend = byId('legend', HTMLElement);
    const place = this.narrow.matches ? byId('map', HTMLElement).parentElement : byId('legend-place', HTMLElement);
    if (!place || this.legendPlace === place) return;
    this.legendPlace = place;
    place.append(legend);
    if (byId('legend-body', HTMLElement).hidden !== this.narrow.matches) this.foldLegend();
  }

  foldLegend() {
    const body = byId('legend-body', HTMLElement);
    body.hidden = !body.hidden;
    byId('legend-fold', HTMLButtonElement).setAttribute('aria-expanded', String(!body.hidden));
  }

  foldSheet() {
    const folded = byId('sheet', HTMLElement).classList.toggle('folded');
    byId('sheet-fold', HTMLButtonElement).setAttribute('aria-expanded', String(!folded));
  }

  /** The state into the address, without a step in the history. */
  putAddress() {
    const { results } = this;
    const address = addressOf(results.state, results.engine);
    const bare = location.href.split('#')[0] ?? '';
    history.replaceState(null, '', address === '' ? bare : `${bare}#${address}`);
  }

  async share() {
    this.putAddress();
    try {
      await navigator.clipboard.writeText(location.href);
      this.say(this.results.words.say('shared'));
      byId('share', HTMLButtonElement).textContent = this.results.words.say('shared');
    } catch {
      // Some browsers refuse the clipboard to pages of a folder: the address bar has the same link.
      byId('share', HTMLButtonElement).textContent = this.results.words.say('share-address');
    }
    setTimeout(() => {
      byId('share', HTMLButtonElement).textContent = this.results.words.say('share');
    }, 2500);
  }

  sayHeadline() {
    const { words, service } = this.results;
    const { counts, pct: rate } = this.results.whole;
    const name = words.of(service.name);
    this.say(
      rate === null
        ? words.say('headline-none', { service: name })
        : `${percent(words.lang, rate)}: ${words.say('headline', {
            covered: count(words.lang, counts.covered),
            known: count(words.lang, counts.villages - counts.noData),
            service: name,
          })}`,
    );
  }

  /** Tells screen readers, once a movement of the slider is over. @param {string} text */
  say(text) {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => {
      byId('said', HTMLElement).textContent = text;
    }, 300);
  }
}

/** Opens the results that are in the page. */
export async function open() {
  /** @type {Record<import('./numbers.js').Lang, Record<string, string>>} */
  const dictionaries = JSON.parse(byId('words', HTMLScriptElement).textContent ?? '{}');
  const opening = byId('opening', HTMLElement);
  try {
    const packed = (/** @type {string} */ id) => unpacked(byId(id, HTMLScriptElement).textContent ?? '');
    const [doc, core, kept] = await Promise.all([readDocument(packed('payload')), bytesOf(packed('core')), bytesOf(packed('kept'))]);
    const engine = await Engine.open(doc, core, kept);
    const results = new Results(engine, new Words(dictionaries, doc.lang));
    results.state = stateOf(location.hash, results.engine);
    const app = new App(results);
    app.service = results.state.settings.service;
    app.showAll();
    if (results.state.village >= 0) app.moveTo([results.state.village], 0.16);
    opening.remove();
    document.documentElement.dataset['open'] = String(Math.round(performance.now()));
  } catch (error) {
    const lang = document.documentElement.lang === 'en' ? 'en' : 'vi';
    const key = 'DecompressionStream' in globalThis ? 'cannot-open' : 'old-browser';
    const what = error instanceof Error ? error.message : String(error);
    opening.textContent = `${dictionaries[lang][key] ?? ''} (${what})`;
    opening.setAttribute('role', 'alert');
  }
}

await open();
