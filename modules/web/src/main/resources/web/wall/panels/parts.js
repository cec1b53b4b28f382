// SPDX-License-Identifier: Apache-2.0
// What panels have in common.
import { html } from '/webjars/lit-html/3.3.0/lit-html.js';
import { cssVars } from '/lib/dom.js';
import { width } from '/wall/fit.js';

/** A panel with its title and a word at its right. */
export function panel(name, title, aside, content) {
  return html`
    <section class=${`panel ${name}`}>
      <h2 class="title"><i class="tick"></i><span>${title}</span><span class="aside">${aside}</span></h2>
      ${content}
    </section>`;
}

/** Rows of label, bar and number; each {label, value, level, delta}. */
export function bars(rows, { fmt, isFar }) {
  const most = Math.max(1, ...rows.map(row => row.value));
  const labels = Math.max(5, ...rows.map(row => width(row.label))) * (isFar ? 32 : 24) + 4;
  const numbers = Math.max(2, ...rows.map(row => width(fmt.number(row.value)))) * 32;
  const deltas = Math.max(2.4, ...rows.map(row => width(row.delta ?? ''))) * 24;
  return html`<ul class="bars" ${cssVars({ '--labels': Math.ceil(labels), '--numbers': Math.ceil(numbers), '--deltas': Math.ceil(deltas) })}>${rows.map(row => html`
    <li class=${row.level ?? ''}>
      <span class="label">${row.label}</span>
      <span class="track"><i ${cssVars({ '--share': `${(row.value / most * 100).toFixed(1)}%` })}></i></span>
      <b>${fmt.number(row.value)}</b>
      <span class="delta">${row.delta ?? ''}</span>
    </li>`)}</ul>`;
}
