// @ts-check
/**
 * Which part of the land the map shows. Land is in the units of the payload, y north; the screen is in
 * CSS pixels, y down.
 */

/** @typedef {[number, number, number, number]} Box west, south, east, north */

/** The frame of the map. */
export class View {
  /**
   * @param {Box} land all that may be shown
   */
  constructor(land) {
    this.land = land;
    /** Size of the map, CSS pixels. */
    this.width = 1;
    this.height = 1;
    /** Screen pixels a unit of land. */
    this.scale = 1;
    /** Where the origin of the land lies on the screen. */
    this.x = 0;
    this.y = 0;
    /** Whether the whole is shown, and follows when the window changes. */
    this.isWhole = true;
    /** Pixels at the borders that panels cover. */
    this.inset = { left: 0, top: 0, right: 0, bottom: 0 };
  }

  /**
   * The map has another size; what is in its middle stays there.
   * @param {number} width
   * @param {number} height
   */
  resize(width, height) {
    const [dx, dy] = [(width - this.width) / 2, (height - this.height) / 2];
    this.width = width;
    this.height = height;
    if (this.isWhole) {
      this.reset();
    } else {
      this.x += dx;
      this.y += dy;
    }
  }

  /** Shows the whole. */
  reset() {
    this.fit(this.land, 16);
    this.isWhole = true;
  }

  /**
   * Shows a box, with pixels free around it.
   * @param {Box} box
   * @param {number} margin
   */
  fit(box, margin) {
    const [west, south, east, north] = box;
    const { left, top, right, bottom } = this.inset;
    const width = Math.max(this.width - left - right - 2 * margin, 40);
    const height = Math.max(this.height - top - bottom - 2 * margin, 40);
    const scale = Math.min(width / Math.max(east - west, 1e-9), height / Math.max(north - south, 1e-9));
    this.scale = this.within(scale);
    this.x = left + margin + width / 2 - ((west + east) / 2) * this.scale;
    this.y = top + margin + height / 2 + ((south + north) / 2) * this.scale;
    this.isWhole = false;
  }

  /** The scale at which the whole fits. */
  wholeScale() {
    const [west, south, east, north] = this.land;
    return Math.min(
      this.width / Math.max(east - west, 1e-9),
      this.height / Math.max(north - south, 1e-9),
    );
  }

  /**
   * Neither much smaller than the whole nor closer than the simplified borders are true.
   * @param {number} scale
   */
  within(scale) {
    const whole = this.wholeScale();
    return Math.min(Math.max(scale, whole * 0.5), whole * 400);
  }

  /**
   * @param {number} dx pixels
   * @param {number} dy
   */
  pan(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.keepInSight();
    this.isWhole = false;
  }

  /**
   * Zooms; what lies under a point of the screen stays under it.
   * @param {number} factor
   * @param {number} [sx]
   * @param {number} [sy]
   */
  zoom(factor, sx = this.width / 2, sy = this.height / 2) {
    const scale = this.within(this.scale * factor);
    const f = scale / this.scale;
    this.x = sx + (this.x - sx) * f;
    this.y = sy + (this.y - sy) * f;
    this.scale = scale;
    this.keepInSight();
    this.isWhole = false;
  }

  /** Some of the land always stays on the screen. */
  keepInSight() {
    const [west, south, east, north] = this.land;
    const keep = 60;
    const clamp = (/** @type {number} */ v, /** @type {number} */ low, /** @type {number} */ high) =>
      Math.min(Math.max(v, low), high);
    this.x = clamp(this.x, keep - east * this.scale, this.width - keep - west * this.scale);
    this.y = clamp(this.y, keep + south * this.scale, this.height - keep + north * this.scale);
  }

  /**
   * Land to screen.
   * @param {number} lx
   * @param {number} ly
   * @returns {[number, number]}
   */
  toScreen(lx, ly) {
    return [this.x + lx * this.scale, this.y - ly * this.scale];
  }

  /**
   * Screen to land.
   * @param {number} sx
   * @param {number} sy
   * @returns {[number, number]}
   */
  toLand(sx, sy) {
    return [(sx - this.x) / this.scale, (this.y - sy) / this.scale];
  }

  /**
   * The land on the screen, with pixels around it.
   * @param {number} [around]
   * @returns {Box}
   */
  box(around = 0) {
    const [west, north] = this.toLand(-around, -around);
    const [east, south] = this.toLand(this.width + around, this.height + around);
    return [west, south, east, north];
  }
}

/**
 * Whether two boxes have a point in common.
 * @param {Box} a
 * @param {Box} b
 */
export function boxesMeet(a, b) {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}
