// @ts-check
/**
 * Elements of the page. Text is only ever set as text: names come from files and are never markup.
 */

/** @typedef {Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>} Props */
/** @typedef {Node | string | null} Child */

/**
 * An element with attributes, listeners (`onclick`) and children. `null` children are left out; `true` is an
 * attribute without a value, `false`, `null` and `undefined` are none.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Props} [props]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value));
    }
  }
  fill(element, ...children);
  return element;
}

/**
 * Gives an element these children instead of those it has.
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...children.filter((c) => c !== null));
}

/**
 * The element of that identifier, which the page has.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 * @returns {T}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`no ${kind.name} #${id}`);
  return found;
}

/**
 * Options of a choice; keeps what is chosen where it is still there.
 * @param {HTMLSelectElement} select
 * @param {readonly {value: string, text: string}[]} options
 * @param {string} chosen
 */
export function setOptions(select, options, chosen) {
  fill(select, ...options.map(({ value, text }) => el('option', { value }, text)));
  select.value = chosen;
}

/**
 * A small square of a colour; hatched without one.
 * @param {string | null} colour
 * @returns {HTMLElement}
 */
export function swatch(colour) {
  const square = el('span', { class: colour === null ? 'swatch hatch' : 'swatch', 'aria-hidden': 'true' });
  if (colour !== null) square.style.backgroundColor = colour;
  return square;
}
