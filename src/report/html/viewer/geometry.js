// @ts-check
/**
 * Shapes of villages and communes, put together from the arcs they share.
 *
 * An arc is in at most two villages, so borders are stroked arc by arc, each once, and neighbours meet exactly.
 */

/** @typedef {import('./document.js').Doc} Doc */
/** @typedef {import('./view.js').Box} Box */

/** The land of one document, on its grid. */
export class Geometry {
  /** @param {Doc} doc */
  constructor(doc) {
    this.doc = doc;
    const { arcs, width, height } = doc.geometry;
    /** @type {Float64Array[]} x, y, x, y … of each arc */
    this.arcs = arcs.map(undelta);
    /** @type {Float64Array[][]} rings of each village */
    this.rings = doc.villages.polygons.map((polygons) => polygons.flat().map((ring) => this.ring(ring)));
    /** @type {(Box | null)[]} */
    this.boxes = this.rings.map(boxOf);
    /** @type {Box} */
    this.land = [0, 0, Math.max(width, 1), Math.max(height, 1)];
    this.communeBoxes = doc.communes.name.map((_, commune) =>
      unionOf(this.boxes.filter((__, v) => doc.villages.commune[v] === commune)),
    );
  }

  /**
   * One closed ring from its arcs; the end of one is the start of the next.
   * @param {number[]} arcs
   * @returns {Float64Array}
   */
  ring(arcs) {
    /** @type {number[]} */
    const out = [];
    for (const index of arcs) {
      const arc = this.arcs[index >= 0 ? index : ~index] ?? new Float64Array();
      const points = arc.length / 2;
      for (let k = out.length > 0 ? 1 : 0; k < points; k += 1) {
        const at = 2 * (index >= 0 ? k : points - 1 - k);
        out.push(arc[at] ?? 0, arc[at + 1] ?? 0);
      }
    }
    return Float64Array.from(out);
  }

  /**
   * The village at a place, or -1.
   * @param {number} x
   * @param {number} y
   */
  villageAt(x, y) {
    return this.boxes.findIndex((box, v) => {
      if (!box || x < box[0] || x > box[2] || y < box[1] || y > box[3]) return false;
      return isInside(this.rings[v] ?? [], x, y);
    });
  }

  /**
   * The box of some villages.
   * @param {Iterable<number>} villages
   * @returns {Box | null}
   */
  boxOfVillages(villages) {
    return unionOf([...villages].map((v) => this.boxes[v] ?? null));
  }
}

/**
 * From steps between points to points.
 * @param {readonly number[]} deltas
 * @returns {Float64Array}
 */
export function undelta(deltas) {
  const out = Float64Array.from(deltas);
  for (let i = 2; i < out.length; i += 1) out[i] = (out[i] ?? 0) + (out[i - 2] ?? 0);
  return out;
}

/**
 * @param {Path2D} path
 * @param {ArrayLike<number>} points
 */
export function trace(path, points) {
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = [points[i] ?? 0, points[i + 1] ?? 0];
    if (i === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  }
}

/**
 * @param {readonly ArrayLike<number>[]} rings
 * @returns {Box | null}
 */
function boxOf(rings) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const [x, y] = [ring[i] ?? 0, ring[i + 1] ?? 0];
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  }
  return west <= east ? [west, south, east, north] : null;
}

/**
 * @param {readonly (Box | null)[]} boxes
 * @returns {Box | null}
 */
export function unionOf(boxes) {
  /** @type {Box | null} */
  let all = null;
  for (const box of boxes) {
    if (!box) continue;
    if (!all) all = [...box];
    else {
      all[0] = Math.min(all[0], box[0]);
      all[1] = Math.min(all[1], box[1]);
      all[2] = Math.max(all[2], box[2]);
      all[3] = Math.max(all[3], box[3]);
    }
  }
  return all;
}

/**
 * Whether a place lies inside rings: it crosses their edges an odd number of times.
 * @param {readonly ArrayLike<number>[]} rings
 * @param {number} x
 * @param {number} y
 */
export function isInside(rings, x, y) {
  let inside = false;
  for (const ring of rings) {
    let [px, py] = [ring[ring.length - 2] ?? 0, ring[ring.length - 1] ?? 0];
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const [qx, qy] = [ring[i] ?? 0, ring[i + 1] ?? 0];
      if (py > y !== qy > y && x < px + ((qx - px) * (y - py)) / (qy - py)) inside = !inside;
      [px, py] = [qx, qy];
    }
  }
  return inside;
}
