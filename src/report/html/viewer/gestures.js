// @ts-check
/**
 * Moving the map by mouse, touch and keyboard.
 *
 * One finger or the left button pans; two fingers pinch; the wheel zooms at the cursor; arrows pan,
 * `+` and `-` zoom, `0` shows the whole. A press that does not move is a click.
 */

import { View } from './view.js';

/** A press that moves less than this is a click, pixels. */
const CLICK_SLOP = 6;
/** How far an arrow key moves the map, pixels. */
const KEY_STEP = 60;
/** Factor of the buttons and the keys. */
const ZOOM_STEP = 1.5;

/**
 * @typedef {object} Moves
 * @property {() => void} moved the view has changed
 * @property {() => void} rested a movement is over
 * @property {(sx: number, sy: number) => void} clicked
 * @property {(sx: number, sy: number) => void} hovered
 * @property {() => void} left
 * @property {() => void} entered Enter was pressed
 * @property {() => void} escaped
 */

/**
 * Lets people move the view on an element.
 * @param {HTMLElement} element
 * @param {View} view
 * @param {Moves} moves
 */
export function followGestures(element, view, moves) {
  /** @type {Map<number, [number, number]>} */
  const fingers = new Map();
  let travelled = 0;

  /** @param {{clientX: number, clientY: number}} event @returns {[number, number]} */
  const at = (event) => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  element.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    if (fingers.size === 0) travelled = 0;
    fingers.set(event.pointerId, at(event));
  });

  element.addEventListener('pointermove', (event) => {
    const here = at(event);
    const before = fingers.get(event.pointerId);
    if (!before) {
      if (event.pointerType === 'mouse') moves.hovered(...here);
      return;
    }
    const others = [...fingers].filter(([id]) => id !== event.pointerId).map(([, p]) => p);
    const other = others[0];
    if (other) {
      const was = Math.hypot(before[0] - other[0], before[1] - other[1]);
      const now = Math.hypot(here[0] - other[0], here[1] - other[1]);
      view.pan((here[0] - before[0]) / 2, (here[1] - before[1]) / 2);
      if (was > 0) view.zoom(now / was, (here[0] + other[0]) / 2, (here[1] + other[1]) / 2);
      travelled = Infinity;
      moves.moved();
    } else {
      // Until it is a movement, `before` is where the press began.
      travelled = Math.max(travelled, Math.hypot(here[0] - before[0], here[1] - before[1]));
      if (travelled > CLICK_SLOP) {
        view.pan(here[0] - before[0], here[1] - before[1]);
        moves.moved();
      }
    }
    if (travelled > CLICK_SLOP || other) fingers.set(event.pointerId, here);
  });

  const lift = (/** @type {PointerEvent} */ event) => {
    if (!fingers.delete(event.pointerId) || fingers.size > 0) return;
    if (event.type === 'pointerup' && travelled <= CLICK_SLOP) moves.clicked(...at(event));
    else moves.rested();
  };
  element.addEventListener('pointerup', lift);
  element.addEventListener('pointercancel', lift);
  element.addEventListener('pointerleave', () => moves.left());

  let resting = 0;
  const restSoon = () => {
    clearTimeout(resting);
    resting = setTimeout(() => moves.rested(), 160);
  };
  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      // Lines and pages as pixels, as browsers scroll them.
      const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
      const delta = Math.max(-240, Math.min(240, event.deltaY * unit));
      view.zoom(Math.exp(-delta * (event.ctrlKey ? 0.01 : 0.0022)), ...at(event));
      moves.moved();
      restSoon();
    },
    { passive: false },
  );

  element.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? KEY_STEP * 4 : KEY_STEP;
    switch (event.key) {
      case 'ArrowLeft':
        view.pan(step, 0);
        break;
      case 'ArrowRight':
        view.pan(-step, 0);
        break;
      case 'ArrowUp':
        view.pan(0, step);
        break;
      case 'ArrowDown':
        view.pan(0, -step);
        break;
      case '+':
      case '=':
        view.zoom(ZOOM_STEP);
        break;
      case '-':
      case '_':
        view.zoom(1 / ZOOM_STEP);
        break;
      case '0':
        view.reset();
        break;
      case 'Enter':
        moves.entered();
        return;
      case 'Escape':
        moves.escaped();
        return;
      default:
        return;
    }
    event.preventDefault();
    moves.moved();
    restSoon();
  });
}
