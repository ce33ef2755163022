// @ts-check
/**
 * Tabs as the ARIA practices describe them: arrows move, one is in the order of the keyboard.
 */

import { byId } from './dom.js';

/**
 * @template {string} Tab
 * @param {HTMLElement} list
 * @param {readonly Tab[]} tabs a button `tab-NAME` and a panel `NAME` each
 * @param {(tab: Tab) => void} chosen
 */
export function listenToTabs(list, tabs, chosen) {
  tabs.forEach((tab) => byId(`tab-${tab}`, HTMLButtonElement).addEventListener('click', () => chosen(tab)));
  list.addEventListener('keydown', (event) => {
    const seen = tabs.filter((tab) => byId(`tab-${tab}`, HTMLButtonElement).offsetParent !== null);
    const now = seen.findIndex((tab) => document.activeElement?.id === `tab-${tab}`);
    const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: seen.length - 1 }[event.key];
    const next = to === undefined ? undefined : seen[(to + seen.length) % seen.length];
    if (next === undefined || now < 0) return;
    event.preventDefault();
    chosen(next);
    byId(`tab-${next}`, HTMLButtonElement).focus();
  });
}

/**
 * Shows the panel of one tab.
 * @template {string} Tab
 * @param {readonly Tab[]} tabs
 * @param {Tab} chosen
 * @param {readonly Tab[]} always panels that are shown whatever is chosen
 */
export function showTab(tabs, chosen, always) {
  for (const tab of tabs) {
    const button = byId(`tab-${tab}`, HTMLButtonElement);
    button.setAttribute('aria-selected', String(tab === chosen));
    button.tabIndex = tab === chosen ? 0 : -1;
    byId(tab, HTMLElement).hidden = tab !== chosen && !always.includes(tab);
  }
}
