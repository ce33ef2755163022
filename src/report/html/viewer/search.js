// @ts-check
/**
 * Finding villages and communes by name or code, with or without diacritics.
 */

import { byId, el, fill } from './dom.js';
import { fold } from './fold.js';
import { Results } from './results.js';

/**
 * @typedef {object} Found
 * @property {'village' | 'commune'} kind
 * @property {number} index
 * @property {string} name
 * @property {string} where
 */

/** A list longer than this nobody reads. */
const MOST = 12;

/** Names, folded once. */
export class Names {
  /** @param {Results} results */
  constructor(results) {
    const { villages, communes } = results.doc;
    /** @type {(Found & {key: string, all: string})[]} */
    this.all = [];
    communes.name.forEach((name, index) => {
      const key = fold(name);
      const code = communes.code[index] ?? '';
      this.all.push({ kind: 'commune', index, name, where: code, key, all: `${key} ${fold(code)}` });
    });
    villages.name.forEach((name, index) => {
      const where = results.communeName(index);
      const key = fold(name);
      const all = `${key} ${fold(where)} ${fold(villages.id[index] ?? '')}`;
      this.all.push({ kind: 'village', index, name, where, key, all });
    });
  }

  /**
   * Those that have all the words asked for: first those whose own name begins so, then those whose name has
   * it, then by commune or code.
   * @param {string} text
   * @returns {Found[]}
   */
  find(text) {
    const asked = fold(text);
    if (asked === '') return [];
    const parts = asked.split(' ');
    /** @type {Found[][]} */
    const by = [[], [], [], []];
    for (const entry of this.all) {
      if (!parts.every((p) => entry.all.includes(p))) continue;
      const at = entry.key.indexOf(asked);
      const isWord = at > 0 && entry.key[at - 1] === ' ';
      const place = entry.key === asked || at === 0 ? 0 : isWord ? 1 : at > 0 ? 2 : 3;
      by[place]?.push(entry);
    }
    return by.flat().slice(0, MOST);
  }
}

/**
 * The box to type into and the list below it.
 * @param {Results} results
 * @param {(found: Found) => void} chosen
 */
export function listenToSearch(results, chosen) {
  const names = new Names(results);
  const box = byId('search', HTMLInputElement);
  const list = byId('found', HTMLUListElement);
  /** @type {Found[]} */
  let found = [];
  let at = -1;

  const close = () => {
    list.hidden = true;
    at = -1;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };
  const take = (/** @type {Found | undefined} */ entry) => {
    if (!entry) return;
    box.value = entry.name;
    close();
    chosen(entry);
  };
  const mark = () => {
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === at)));
    const item = list.children[at];
    if (item) {
      box.setAttribute('aria-activedescendant', item.id);
      item.scrollIntoView({ block: 'nearest' });
    } else box.removeAttribute('aria-activedescendant');
  };
  const open = () => {
    found = names.find(box.value);
    at = -1;
    const items = found.map((entry, i) =>
      el(
        'li',
        {
          id: `found-${i}`,
          role: 'option',
          'aria-selected': 'false',
          onpointerdown: (event) => {
            event.preventDefault();
            take(entry);
          },
        },
        el('span', {}, entry.name),
        el('small', {}, entry.kind === 'commune' ? results.words.say('commune') : entry.where),
      ),
    );
    const nothing = el('li', { role: 'option', 'aria-disabled': 'true' }, results.words.say('found-nothing'));
    fill(list, ...(items.length > 0 ? items : [nothing]));
    list.hidden = box.value.trim() === '';
    box.setAttribute('aria-expanded', String(!list.hidden));
  };

  box.addEventListener('input', open);
  box.addEventListener('focus', () => {
    if (box.value.trim() !== '') open();
  });
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) open();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (found.length > 0) at = (at + step + found.length) % found.length;
      mark();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(found[Math.max(at, 0)]);
    } else if (event.key === 'Escape') {
      if (list.hidden) box.value = '';
      close();
    }
  });
}
