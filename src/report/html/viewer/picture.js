// @ts-check
/**
 * The map drawn on a canvas, on the screen and on paper alike.
 *
 * Villages are filled a colour at a time and borders stroked arc by arc, so that no hairline of the ground
 * shows between neighbours. No data is hatched.
 */

import { operatorColour } from './shares.js';
import { Detail } from './detail.js';
import { Geometry } from './geometry.js';
import { placeNames } from './labels.js';
import { Network } from './marks.js';
import { View, boxesMeet } from './view.js';

/** Type of the page: a face with Vietnamese that every system has. */
export const TYPEFACE = '"Be Vietnam Pro", "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';

/**
 * How a picture is inked; what belongs to classes comes with them.
 * @typedef {object} Inks
 * @property {string} ground behind the land
 * @property {string} hatchPaper
 * @property {string} village borders between villages
 * @property {string} commune
 * @property {string} edge
 * @property {string} name
 * @property {string} halo
 * @property {string} chosen the village that is looked at
 * @property {string} line to its sources
 */

/** @type {Record<'light' | 'dark', Inks>} */
export const INKS = {
  light: {
    ground: '#eef1f4', hatchPaper: '#fafafa', village: 'rgba(255, 255, 255, 0.75)', commune: 'rgba(40, 48, 58, 0.8)',
    edge: '#28303a', name: '#161c24', halo: 'rgba(255, 255, 255, 0.9)', chosen: '#10151b', line: '#b3261e',
  },
  dark: {
    ground: '#10151b', hatchPaper: '#fafafa', village: 'rgba(255, 255, 255, 0.75)', commune: 'rgba(40, 48, 58, 0.8)',
    edge: '#c3ced9', name: '#10151b', halo: 'rgba(255, 255, 255, 0.9)', chosen: '#10151b', line: '#b3261e',
  },
};

/**
 * What is drawn.
 * @typedef {object} Scene
 * @property {ArrayLike<number>} groups colour of each village, an index; -1 no data
 * @property {number} version changes with `groups`
 * @property {readonly string[]} colours
 * @property {string} hatch ink of the hatch
 * @property {Inks} inks
 * @property {boolean} names
 * @property {boolean} sites
 * @property {boolean} routes
 * @property {number} service
 * @property {number} operator -1 all
 */

/**
 * What is drawn over it.
 * @typedef {object} Pointed
 * @property {number} chosen village, -1 none
 * @property {number} hovered village, -1 none
 * @property {readonly {x: number, y: number, text: string}[]} sources lines from the village end here
 * @property {readonly {x: number, y: number, served: boolean | null, centre: boolean}[]} points
 */

/** Height of the tag at a source, pixels. */
const TAG_HEIGHT = 20;

/** Draws one document. */
export class Picture {
  /**
   * @param {Geometry} geometry
   * @param {Network} network
   */
  constructor(geometry, network) {
    this.geometry = geometry;
    this.network = network;
    this.detail = new Detail(geometry);
    this.communeSize = geometry.communeBoxes.map((b) => (b ? (b[2] - b[0]) * (b[3] - b[1]) : 0));
  }

  /**
   * The land, its network and its names.
   * @param {CanvasRenderingContext2D} to
   * @param {View} view
   * @param {number} ratio canvas pixels a pixel
   * @param {Scene} scene
   */
  drawLand(to, view, ratio, scene) {
    const { inks } = scene;
    to.setTransform(ratio, 0, 0, ratio, 0, 0);
    to.fillStyle = inks.ground;
    to.fillRect(0, 0, view.width, view.height);
    onLand(to, view, ratio);
    const px = 1 / view.scale;
    const seen = view.box();
    to.lineJoin = 'bevel';
    to.lineCap = 'butt';
    const fills = this.detail.fills(view.scale, seen, scene.groups, scene.version);
    for (const [group, paths] of fills) {
      const colour = group < 0 ? inks.hatchPaper : (scene.colours[group] ?? inks.hatchPaper);
      to.fillStyle = colour;
      to.strokeStyle = colour;
      // The rim covers what antialiasing leaves open between neighbours; one canvas pixel is drawn fast.
      to.lineWidth = px / ratio;
      for (const path of paths) {
        to.fill(path);
        to.stroke(path);
        if (group < 0) hatch(to, path, ratio, scene.hatch);
      }
    }
    const [villages = [], communes = [], edge = []] = this.detail.borders(view.scale, seen);
    const apart = this.villageSpacing() * view.scale;
    if (apart > 9) strokePaths(to, villages, inks.village, Math.min(1, apart / 40) * px);
    // A pale rim, or the line is lost on dark classes; there is no room for it where communes are a few pixels.
    const isRoomy = apart > 12;
    if (isRoomy) strokePaths(to, communes, inks.village, Math.min(2.6, 1.2 + apart / 25) * px);
    strokePaths(to, communes, inks.commune, px / (isRoomy ? 1 : ratio));
    strokePaths(to, edge, inks.edge, (isRoomy ? 1.5 : 1 / ratio) * px);
    to.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (scene.routes) this.drawRoutes(to, view, ratio, scene);
    if (scene.sites) this.drawSites(to, view, scene);
    if (scene.names) this.drawNames(to, view, scene);
  }

  /** A usual distance between villages, grid units. */
  villageSpacing() {
    const [west, south, east, north] = this.geometry.land;
    return Math.sqrt(((east - west) * (north - south)) / Math.max(this.geometry.rings.length, 1));
  }

  /** @param {CanvasRenderingContext2D} to @param {View} view @param {number} ratio @param {Scene} scene */
  drawRoutes(to, view, ratio, scene) {
    if (!this.network.hasRoutes(scene.service)) return;
    onLand(to, view, ratio);
    for (const { operator, lines } of this.network.routes) {
      if (scene.operator >= 0 && operator !== scene.operator) continue;
      const path = new Path2D();
      for (const line of lines) {
        for (let i = 0; i + 1 < line.length; i += 2) {
          if (i === 0) path.moveTo(line[0] ?? 0, line[1] ?? 0);
          else path.lineTo(line[i] ?? 0, line[i + 1] ?? 0);
        }
      }
      strokePath(to, path, 'rgba(255, 255, 255, 0.85)', 3 / view.scale);
      strokePath(to, path, operatorColour(operator), 1.5 / view.scale);
    }
    to.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /** @param {CanvasRenderingContext2D} to @param {View} view @param {Scene} scene */
  drawSites(to, view, scene) {
    const shown = this.network.marks(scene.service).filter((m) => scene.operator < 0 || m.operator === scene.operator);
    const number = shown.reduce((n, m) => n + m.x.length, 0);
    // Many places are small dots, so that the villages stay to be seen between them.
    const apart = this.villageSpacing() * Math.sqrt(this.geometry.rings.length / Math.max(number, 1)) * view.scale;
    const radius = Math.min(4.5, Math.max(1.3, apart * 0.17));
    for (const { operator, x, y } of shown) {
      to.beginPath();
      for (let i = 0; i < x.length; i += 1) {
        const [sx, sy] = view.toScreen(x[i] ?? 0, y[i] ?? 0);
        if (sx < -9 || sy < -9 || sx > view.width + 9 || sy > view.height + 9) continue;
        to.moveTo(sx + radius, sy);
        to.arc(sx, sy, radius, 0, 2 * Math.PI);
      }
      to.fillStyle = operatorColour(operator);
      to.strokeStyle = 'rgba(255, 255, 255, 0.95)';
      to.lineWidth = radius > 2.4 ? 1.4 : 0.8;
      to.stroke();
      to.fill();
    }
  }

  /** @param {CanvasRenderingContext2D} to @param {View} view @param {Scene} scene */
  drawNames(to, view, scene) {
    const { doc } = this.geometry;
    const seen = view.box();
    /** @type {import('./labels.js').Name[]} */
    const communes = [];
    doc.communes.name.forEach((text, i) => {
      const [x, y] = [doc.communes.x[i] ?? null, doc.communes.y[i] ?? null];
      const box = this.geometry.communeBoxes[i];
      if (x === null || y === null || !box || !boxesMeet(box, seen)) return;
      const [sx, sy] = view.toScreen(x, y);
      const room = (box[2] - box[0]) * view.scale;
      communes.push({ text, x: sx, y: sy, weight: 1e12 + (this.communeSize[i] ?? 0), room });
    });
    const size = 12;
    to.font = `600 ${size}px ${TYPEFACE}`;
    to.textAlign = 'center';
    to.textBaseline = 'middle';
    const wide = new Map();
    const widthOf = (/** @type {string} */ text) => {
      let width = wide.get(text);
      if (width === undefined) wide.set(text, (width = to.measureText(text).width));
      return width;
    };
    const placed = placeNames([...communes, ...this.villageNames(view)], view, size * 1.2, widthOf);
    const isCommune = new Set(communes.map((c) => c.text));
    for (const { lines, x, y } of placed) {
      const weighty = isCommune.has(lines.join(' '));
      to.font = `${weighty ? 600 : 400} ${weighty ? size : size - 1}px ${TYPEFACE}`;
      lines.forEach((line, i) => {
        const at = y + (i - (lines.length - 1) / 2) * size * 1.2;
        to.lineWidth = 3;
        to.strokeStyle = scene.inks.halo;
        to.strokeText(line, x, at);
        to.fillStyle = scene.inks.name;
        to.fillText(line, x, at);
      });
    }
  }

  /**
   * Names of villages, where they are large enough on the screen.
   * @param {View} view
   * @returns {import('./labels.js').Name[]}
   */
  villageNames(view) {
    if (this.villageSpacing() * view.scale < 60) return [];
    const { villages } = this.geometry.doc;
    const seen = view.box();
    /** @type {import('./labels.js').Name[]} */
    const names = [];
    this.geometry.boxes.forEach((box, v) => {
      const [x, y] = [villages.x[v] ?? null, villages.y[v] ?? null];
      if (!box || x === null || y === null || !boxesMeet(box, seen)) return;
      const [sx, sy] = view.toScreen(x, y);
      const room = (box[2] - box[0]) * view.scale;
      names.push({ text: villages.name[v] ?? '', x: sx, y: sy, weight: room, room });
    });
    return names;
  }

  /**
   * What is pointed at, over the land.
   * @param {CanvasRenderingContext2D} to
   * @param {View} view
   * @param {number} ratio
   * @param {Pointed} pointed
   * @param {Inks} inks
   */
  drawPointed(to, view, ratio, pointed, inks) {
    to.setTransform(1, 0, 0, 1, 0, 0);
    to.clearRect(0, 0, to.canvas.width, to.canvas.height);
    to.lineJoin = 'round';
    to.lineCap = 'round';
    const level = this.detail.level(this.detail.levelFor(view.scale));
    onLand(to, view, ratio);
    for (const [village, width] of /** @type {const} */ ([[pointed.hovered, 1.6], [pointed.chosen, 2.6]])) {
      if (village < 0) continue;
      const path = level.village(village);
      strokePath(to, path, inks.halo, (width + 2) / view.scale);
      strokePath(to, path, inks.chosen, width / view.scale);
    }
    to.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.drawSources(to, view, pointed, inks);
    for (const point of pointed.points) drawPoint(to, view, point, inks);
  }

  /** @param {CanvasRenderingContext2D} to @param {View} view @param {Pointed} pointed @param {Inks} inks */
  drawSources(to, view, pointed, inks) {
    const { x, y } = this.geometry.doc.villages;
    const [cx, cy] = [x[pointed.chosen] ?? null, y[pointed.chosen] ?? null];
    if (cx === null || cy === null) return;
    const [fromX, fromY] = view.toScreen(cx, cy);
    to.font = `600 12px ${TYPEFACE}`;
    to.textAlign = 'center';
    to.textBaseline = 'middle';
    /** @type {{x: number, y: number, text: string, width: number}[]} */
    const tags = [];
    for (const source of pointed.sources) {
      const [sx, sy] = view.toScreen(source.x, source.y);
      for (const [ink, width] of /** @type {const} */ ([[inks.halo, 4.5], [inks.line, 2]])) {
        to.beginPath();
        to.setLineDash(width === 2 ? [7, 5] : []);
        to.moveTo(fromX, fromY);
        to.lineTo(sx, sy);
        to.strokeStyle = ink;
        to.lineWidth = width;
        to.stroke();
      }
      to.setLineDash([]);
      disc(to, sx, sy, 5, inks.line);
      let [tx, ty] = inFrame(view, fromX, fromY, sx, sy);
      const width = to.measureText(source.text).width + 14;
      const meets = (/** @type {{x: number, y: number, width: number}} */ t) =>
        Math.abs(t.x - tx) < (t.width + width) / 2 && Math.abs(t.y - ty) < TAG_HEIGHT;
      while (tags.some(meets)) ty += TAG_HEIGHT + 2;
      tags.push({ x: tx, y: ty, text: source.text, width });
    }
    for (const { x: tx, y: ty, text, width } of tags) {
      to.beginPath();
      to.roundRect(tx - width / 2, ty - TAG_HEIGHT / 2, width, TAG_HEIGHT, 6);
      to.fillStyle = 'rgba(255, 255, 255, 0.95)';
      to.fill();
      to.fillStyle = '#8c1d18';
      to.fillText(text, tx, ty + 0.5);
    }
    disc(to, fromX, fromY, 4, inks.line);
  }
}

/**
 * Where the name of a source stands: beyond its end, or on the line just inside the frame.
 * @param {View} view @param {number} fx @param {number} fy @param {number} tx @param {number} ty
 * @returns {[number, number]}
 */
function inFrame(view, fx, fy, tx, ty) {
  const [dx, dy] = [tx - fx, ty - fy];
  const margin = 46;
  let part = 1;
  if (tx < margin && dx < 0) part = Math.min(part, (margin - fx) / dx);
  if (tx > view.width - margin && dx > 0) part = Math.min(part, (view.width - margin - fx) / dx);
  if (ty < margin / 2 && dy < 0) part = Math.min(part, (margin / 2 - fy) / dy);
  if (ty > view.height - margin / 2 && dy > 0) part = Math.min(part, (view.height - margin / 2 - fy) / dy);
  const t = Math.max(0, part);
  return [fx + dx * t, fy + dy * t + (dy < 0 ? -18 : 18)];
}

/** @param {CanvasRenderingContext2D} to @param {View} view @param {number} ratio */
function onLand(to, view, ratio) {
  const s = view.scale * ratio;
  to.setTransform(s, 0, 0, -s, view.x * ratio, view.y * ratio);
}

/** @param {CanvasRenderingContext2D} to @param {readonly Path2D[]} paths @param {string} ink @param {number} width */
function strokePaths(to, paths, ink, width) {
  for (const path of paths) strokePath(to, path, ink, width);
}

/** @param {CanvasRenderingContext2D} to @param {Path2D} path @param {string} ink @param {number} width */
function strokePath(to, path, ink, width) {
  to.strokeStyle = ink;
  to.lineWidth = width;
  to.stroke(path);
}

/** @param {CanvasRenderingContext2D} to @param {number} x @param {number} y @param {number} radius @param {string} ink */
function disc(to, x, y, radius, ink) {
  to.beginPath();
  to.arc(x, y, radius, 0, 2 * Math.PI);
  to.fillStyle = ink;
  to.strokeStyle = '#ffffff';
  to.lineWidth = 1.5;
  to.fill();
  to.stroke();
}

/**
 * A culture house or centre is a square, a cluster a disc; filled where it is served.
 * @param {CanvasRenderingContext2D} to
 * @param {View} view
 * @param {{x: number, y: number, served: boolean | null, centre: boolean}} point
 * @param {Inks} inks
 */
function drawPoint(to, view, point, inks) {
  const [x, y] = view.toScreen(point.x, point.y);
  to.beginPath();
  if (point.centre) to.rect(x - 4.5, y - 4.5, 9, 9);
  else to.arc(x, y, 4, 0, 2 * Math.PI);
  to.lineWidth = 4;
  to.strokeStyle = inks.halo;
  to.stroke();
  to.fillStyle = point.served === true ? '#10151b' : '#ffffff';
  to.fill();
  to.lineWidth = 1.8;
  to.strokeStyle = point.served === false ? '#b3261e' : '#10151b';
  to.stroke();
}

/**
 * Thin strokes rising to the right, as on the sheets.
 * @param {CanvasRenderingContext2D} to its transform is the land's
 * @param {Path2D} path
 * @param {number} ratio
 * @param {string} ink
 */
function hatch(to, path, ratio, ink) {
  to.save();
  to.clip(path);
  to.setTransform(1, 0, 0, 1, 0, 0);
  const pitch = 6 * ratio;
  const { width, height } = to.canvas;
  to.beginPath();
  for (let x = -height; x < width; x += pitch) {
    to.moveTo(x, height);
    to.lineTo(x + height, 0);
  }
  to.strokeStyle = ink;
  to.lineWidth = 0.9 * ratio;
  to.stroke();
  to.restore();
}
