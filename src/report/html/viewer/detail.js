// @ts-check
/**
 * Shapes as fine as the screen can show.
 *
 * Arcs lose the points that lie closer together than a tolerance; their ends stay, so villages still meet. A
 * level of detail is made when it is first needed.
 */

import { Geometry, trace } from './geometry.js';
import { boxesMeet } from './view.js';

/** @typedef {import('./view.js').Box} Box */

/** Tolerances, grid units: each four times the one before. */
const TOLERANCES = [0, 2, 8, 32, 128, 512];
/** Borders are drawn in parts, so many across and up: long paths cost more than their parts. */
const TILES = 12;
/** A tolerance of so many pixels is not seen. */
const UNSEEN_PX = 0.6;

/** One level. */
class Level {
  /**
   * @param {Geometry} geometry
   * @param {number} tolerance
   */
  constructor(geometry, tolerance) {
    this.geometry = geometry;
    this.arcs = geometry.arcs.map((arc) => (tolerance === 0 ? arc : thinned(arc, tolerance)));
    /** @type {(Path2D | undefined)[]} */
    this.villages = [];
  }

  /** @param {number} village @returns {Path2D} */
  village(village) {
    let path = this.villages[village];
    if (!path) {
      path = new Path2D();
      for (const polygon of this.geometry.doc.villages.polygons[village] ?? []) {
        for (const ring of polygon) this.traceRing(path, ring);
      }
      this.villages[village] = path;
    }
    return path;
  }

  /** @param {Path2D} path @param {readonly number[]} ring */
  traceRing(path, ring) {
    let isFirst = true;
    for (const index of ring) {
      const arc = this.arcs[index >= 0 ? index : ~index] ?? new Float64Array();
      const points = arc.length / 2;
      for (let k = isFirst ? 0 : 1; k < points; k += 1) {
        const at = 2 * (index >= 0 ? k : points - 1 - k);
        const [x, y] = [arc[at] ?? 0, arc[at + 1] ?? 0];
        if (isFirst) path.moveTo(x, y);
        else path.lineTo(x, y);
        isFirst = false;
      }
    }
    path.closePath();
  }
}

/**
 * @param {Float64Array} arc
 * @param {number} tolerance
 * @returns {Float64Array}
 */
function thinned(arc, tolerance) {
  const out = [arc[0] ?? 0, arc[1] ?? 0];
  const last = arc.length - 2;
  for (let i = 2; i < last; i += 2) {
    const [x, y] = [arc[i] ?? 0, arc[i + 1] ?? 0];
    const [px, py] = [out[out.length - 2] ?? 0, out[out.length - 1] ?? 0];
    if (Math.abs(x - px) >= tolerance || Math.abs(y - py) >= tolerance) out.push(x, y);
  }
  if (last > 0) out.push(arc[last] ?? 0, arc[last + 1] ?? 0);
  return Float64Array.from(out);
}

/** All levels of one geometry. */
export class Detail {
  /** @param {Geometry} geometry */
  constructor(geometry) {
    this.geometry = geometry;
    /** @type {(Level | undefined)[]} */
    this.levels = [];
    this.arcBoxes = geometry.arcs.map(arcBox);
    /** @type {{key: string, around: Box, paths: Path2D[][]} | null} */
    this.bordersKept = null;
    /** @type {{key: string, around: Box, paths: Map<number, Path2D[]>} | null} */
    this.fillsKept = null;
  }

  /**
   * @param {number} scale pixels a grid unit
   * @returns {number}
   */
  levelFor(scale) {
    const seen = UNSEEN_PX / scale;
    return Math.max(0, TOLERANCES.findLastIndex((t) => t <= seen));
  }

  /** @param {number} index @returns {Level} */
  level(index) {
    let level = this.levels[index];
    if (!level) {
      level = new Level(this.geometry, TOLERANCES[index] ?? 0);
      this.levels[index] = level;
    }
    return level;
  }

  /**
   * The villages on the screen by colour: of each commune one path, so that no gap shows between neighbours of
   * one colour. One path of everything would take a browser longer than all of these.
   * @param {number} scale
   * @param {Box} seen
   * @param {ArrayLike<number>} groups by village
   * @param {number} version of `groups`
   * @returns {Map<number, Path2D[]>}
   */
  fills(scale, seen, groups, version) {
    const index = this.levelFor(scale);
    const key = `${index} ${version}`;
    if (this.fillsKept?.key === key && contains(this.fillsKept.around, seen)) return this.fillsKept.paths;
    const [around, level] = [wider(seen), this.level(index)];
    const { commune } = this.geometry.doc.villages;
    /** @type {Map<number, Map<number, Path2D>>} */
    const by = new Map();
    this.geometry.boxes.forEach((box, village) => {
      if (!box || !boxesMeet(box, around)) return;
      const group = groups[village] ?? -1;
      let parts = by.get(group);
      if (!parts) by.set(group, (parts = new Map()));
      pathAt(parts, commune[village] ?? -1).addPath(level.village(village));
    });
    const paths = new Map([...by].map(([group, parts]) => [group, [...parts.values()]]));
    this.fillsKept = { key, around, paths };
    return paths;
  }

  /**
   * Borders on the screen, in parts: between villages, between communes, the outer edge.
   * @param {number} scale
   * @param {Box} seen
   * @returns {Path2D[][]}
   */
  borders(scale, seen) {
    const index = this.levelFor(scale);
    const key = String(index);
    if (this.bordersKept?.key === key && contains(this.bordersKept.around, seen)) {
      return this.bordersKept.paths;
    }
    const [around, level] = [wider(seen), this.level(index)];
    /** @type {Map<number, Path2D>[]} */
    const parts = [new Map(), new Map(), new Map()];
    level.arcs.forEach((arc, i) => {
      const [box, of] = [this.arcBoxes[i], parts[this.geometry.doc.geometry.level[i] ?? 0]];
      if (box && of && boxesMeet(box, around)) trace(pathAt(of, this.tileOf(box)), arc);
    });
    const paths = parts.map((of) => [...of.values()]);
    this.bordersKept = { key, around, paths };
    return paths;
  }

  /** The part of the land that a box lies in. @param {Box} box */
  tileOf(box) {
    const [west, south, east, north] = this.geometry.land;
    const column = Math.floor((TILES * ((box[0] + box[2]) / 2 - west)) / (east - west));
    const row = Math.floor((TILES * ((box[1] + box[3]) / 2 - south)) / (north - south));
    return row * 1000 + column;
  }
}

/** @param {Map<number, Path2D>} parts @param {number} key */
function pathAt(parts, key) {
  let path = parts.get(key);
  if (!path) parts.set(key, (path = new Path2D()));
  return path;
}

/** @param {Float64Array} arc @returns {Box} */
function arcBox(arc) {
  /** @type {Box} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < arc.length; i += 2) {
    const [x, y] = [arc[i] ?? 0, arc[i + 1] ?? 0];
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** @param {Box} outer @param {Box} inner */
function contains(outer, inner) {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

/** Half as much again on every side, so that small moves need nothing new. @param {Box} box @returns {Box} */
function wider(box) {
  const [dx, dy] = [(box[2] - box[0]) / 2, (box[3] - box[1]) / 2];
  return [box[0] - dx, box[1] - dy, box[2] + dx, box[3] + dy];
}
