// @ts-check
/**
 * Names on the map: the weightiest first, each where there is room, none over another.
 */

/**
 * @typedef {object} Name
 * @property {string} text
 * @property {number} x where its middle would lie, screen pixels
 * @property {number} y
 * @property {number} weight the weightier is placed first
 * @property {number} room pixels its place is wide; a name much wider is left out
 */

/**
 * @typedef {object} PlacedName
 * @property {string[]} lines
 * @property {number} x middle
 * @property {number} y middle
 */

/** Free pixels around a name. */
const AROUND = 3;
/** A name may be so much wider than what it names. */
const OVERHANG = 1.5;

/**
 * Places names within a frame.
 * @param {readonly Name[]} names
 * @param {{width: number, height: number}} frame
 * @param {number} lineHeight pixels
 * @param {(text: string) => number} widthOf pixels of a line
 * @returns {PlacedName[]}
 */
export function placeNames(names, frame, lineHeight, widthOf) {
  const taken = new Taken();
  /** @type {PlacedName[]} */
  const placed = [];
  for (const name of [...names].sort((a, b) => b.weight - a.weight)) {
    for (const lines of waysToBreak(name.text)) {
      const width = Math.max(...lines.map(widthOf));
      if (width > name.room * OVERHANG) continue;
      const height = lines.length * lineHeight;
      const spot = spots(name, height).find(([x, y]) => {
        const box = boxAround(x, y, width, height);
        const inside = box[0] >= 0 && box[1] >= 0 && box[2] <= frame.width && box[3] <= frame.height;
        return inside && taken.isFree(box);
      });
      if (!spot) continue;
      taken.take(boxAround(...spot, width, height));
      placed.push({ lines, x: spot[0], y: spot[1] });
      break;
    }
  }
  return placed;
}

/** @typedef {[number, number, number, number]} Rect left, top, right, bottom */

/** @param {number} x @param {number} y @param {number} width @param {number} height @returns {Rect} */
function boxAround(x, y, width, height) {
  const [w, h] = [width / 2 + AROUND, height / 2 + AROUND];
  return [x - w, y - h, x + w, y + h];
}

/**
 * The middle first, then a little above and below.
 * @param {Name} name
 * @param {number} height
 * @returns {[number, number][]}
 */
function spots(name, height) {
  return [
    [name.x, name.y],
    [name.x, name.y - height * 0.6],
    [name.x, name.y + height * 0.6],
  ];
}

/**
 * A text in one line, then broken at the blank nearest its middle.
 * @param {string} text
 * @returns {string[][]}
 */
function waysToBreak(text) {
  const middle = text.length / 2;
  let best = -1;
  for (let i = text.indexOf(' '); i >= 0; i = text.indexOf(' ', i + 1)) {
    if (best < 0 || Math.abs(i - middle) < Math.abs(best - middle)) best = i;
  }
  return best < 0 ? [[text]] : [[text], [text.slice(0, best), text.slice(best + 1)]];
}

/** Rectangles that are taken, in tiles so that few are looked at. */
class Taken {
  constructor() {
    /** @type {Map<string, Rect[]>} */
    this.tiles = new Map();
  }

  /** @param {Rect} box @returns {string[]} */
  keys(box) {
    const TILE = 128;
    const keys = [];
    for (let x = Math.floor(box[0] / TILE); x <= Math.floor(box[2] / TILE); x += 1) {
      for (let y = Math.floor(box[1] / TILE); y <= Math.floor(box[3] / TILE); y += 1) {
        keys.push(`${x},${y}`);
      }
    }
    return keys;
  }

  /** @param {Rect} box */
  isFree(box) {
    const meets = (/** @type {Rect} */ r) =>
      r[0] < box[2] && r[2] > box[0] && r[1] < box[3] && r[3] > box[1];
    return !this.keys(box).some((key) => this.tiles.get(key)?.some(meets));
  }

  /** @param {Rect} box */
  take(box) {
    for (const key of this.keys(box)) {
      const tile = this.tiles.get(key);
      if (tile) tile.push(box);
      else this.tiles.set(key, [box]);
    }
  }
}
