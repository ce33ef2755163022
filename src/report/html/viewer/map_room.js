// @ts-check
/**
 * The map on the screen: its two canvases, its scale bar and what the pointer touches.
 *
 * The land is drawn again in every frame of a movement where that is quick enough; else the last picture is
 * moved and drawn again when the movement rests.
 */

import { byId } from './dom.js';
import { distance } from './numbers.js';
import { followGestures } from './gestures.js';
import { INKS, Picture } from './picture.js';
import { Results } from './results.js';
import { View } from './view.js';

/** A drawing that takes longer than this is not repeated in every frame, ms. */
const QUICK_MS = 28;

/** @typedef {import('./picture.js').Scene} Scene */
/** @typedef {import('./picture.js').Pointed} Pointed */

/**
 * @typedef {object} Heard
 * @property {(village: number) => void} chosen
 * @property {(village: number, sx: number, sy: number) => void} hovered
 * @property {() => void} escaped
 */

/** The map. */
export class MapRoom {
  /**
   * @param {Results} results
   * @param {Heard} heard
   */
  constructor(results, heard) {
    this.results = results;
    this.picture = new Picture(results.geometry, results.network);
    this.view = new View(results.geometry.land);
    // The search box stands above the land, the scale bar below it.
    this.view.inset = { left: 0, top: 46, right: 0, bottom: 18 };
    this.host = byId('map', HTMLElement);
    this.land = byId('land', HTMLCanvasElement);
    this.over = byId('over', HTMLCanvasElement);
    this.isDark = false;
    this.took = 0;
    /** Where the land on the canvas was drawn. */
    this.drawn = { x: 0, y: 0, scale: 1 };
    /** @type {Pointed} */
    this.pointed = { chosen: -1, hovered: -1, sources: [], points: [] };
    this.frame = 0;
    this.isWanted = false;
    new ResizeObserver(() => this.resize()).observe(this.host);
    followGestures(this.host, this.view, {
      moved: () => this.move(),
      rested: () => this.drawSoon(),
      clicked: (sx, sy) => heard.chosen(this.villageAt(sx, sy)),
      hovered: (sx, sy) => {
        const village = this.villageAt(sx, sy);
        heard.hovered(village, sx, sy);
        this.hover(village);
      },
      left: () => {
        heard.hovered(-1, 0, 0);
        this.hover(-1);
      },
      entered: () => heard.chosen(this.villageAt(this.view.width / 2, this.view.height / 2)),
      escaped: heard.escaped,
    });
    const button = (/** @type {string} */ id, /** @type {() => void} */ act) =>
      byId(id, HTMLButtonElement).addEventListener('click', () => {
        act();
        this.move();
        this.drawSoon();
      });
    button('zoom-in', () => this.view.zoom(1.5));
    button('zoom-out', () => this.view.zoom(1 / 1.5));
    button('zoom-whole', () => this.view.reset());
    this.resize();
  }

  /** @returns {Scene} */
  scene() {
    const { results } = this;
    const { state, doc } = results;
    return {
      groups: results.groups,
      version: results.version,
      colours: results.colours,
      hatch: doc.status_colours.no_data,
      inks: INKS[this.isDark ? 'dark' : 'light'],
      names: state.layers.names,
      sites: state.layers.sites,
      routes: state.layers.routes,
      service: state.settings.service,
      operator: state.settings.operator,
    };
  }

  /** @param {number} sx @param {number} sy */
  villageAt(sx, sy) {
    return this.results.geometry.villageAt(...this.view.toLand(sx, sy));
  }

  /** @param {number} village */
  hover(village) {
    if (village === this.pointed.hovered) return;
    this.pointed = { ...this.pointed, hovered: village };
    this.drawOver();
  }

  /**
   * Shows a village as chosen.
   * @param {Omit<Pointed, 'hovered'>} what
   */
  point(what) {
    this.pointed = { ...what, hovered: this.pointed.hovered };
    this.drawOver();
  }

  resize() {
    const { clientWidth: width, clientHeight: height } = this.host;
    if (width === 0 || height === 0) return;
    this.view.resize(width, height);
    const ratio = this.ratio();
    for (const canvas of [this.land, this.over]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    this.draw();
  }

  ratio() {
    // More than three canvas pixels a pixel nobody sees, and phones run out of memory.
    return Math.min(globalThis.devicePixelRatio || 1, 3);
  }

  /** The view has changed and will change again. */
  move() {
    if (this.took < QUICK_MS) {
      this.drawSoon();
      return;
    }
    const f = this.view.scale / this.drawn.scale;
    const [x, y] = [this.view.x - this.drawn.x * f, this.view.y - this.drawn.y * f];
    this.land.style.transform = `translate(${x}px, ${y}px) scale(${f})`;
    this.drawOver();
    this.showScale();
  }

  /** Draws all in the next frame. */
  drawSoon() {
    this.isWanted = true;
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (this.isWanted) this.draw();
    });
  }

  draw() {
    this.isWanted = false;
    const to = this.land.getContext('2d', { alpha: false });
    if (!to || this.view.width < 2) return;
    const start = performance.now();
    this.picture.drawLand(to, this.view, this.ratio(), this.scene());
    this.took = performance.now() - start;
    this.drawn = { x: this.view.x, y: this.view.y, scale: this.view.scale };
    this.land.style.transform = '';
    this.drawOver();
    this.showScale();
  }

  drawOver() {
    const to = this.over.getContext('2d');
    const { inks } = this.scene();
    if (to) this.picture.drawPointed(to, this.view, this.ratio(), this.pointed, inks);
  }

  /** The scale bar: the longest round length that fits. */
  showScale() {
    const { words, doc } = this.results;
    const metresAPixel = doc.geometry.step_m / this.view.scale;
    const most = metresAPixel * 110;
    const power = 10 ** Math.floor(Math.log10(most));
    const round = [5, 2, 1].find((n) => n * power <= most) ?? 1;
    const metres = round * power;
    const line = byId('scale-line', HTMLElement);
    line.style.width = `${metres / metresAPixel}px`;
    const text = metres >= 1000 ? `${metres / 1000}\u00a0km` : distance(words.lang, metres);
    byId('scale-text', HTMLElement).textContent = text;
  }
}
