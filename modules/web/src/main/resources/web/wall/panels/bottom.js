// SPDX-License-Identifier: Apache-2.0
// What happened, one line at a time, and how the hub is.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { keyed } from '/webjars/lit-html/3.3.0/directives/keyed.js';
import { turn } from '/lib/time.js';
import { fit, width } from '/wall/fit.js';

const EACH = 6_000;

export function tickerBar(x) {
  const { state, t, fmt, now, isWide } = x;
  const all = state.notices.notices ?? [];
  const i = turn(all.length, EACH, now);
  const one = all[i];
  return html`
    <section class="ticker"><h2>${t('ticker')}</h2>
      ${one
        ? keyed(`${one.time}${i}`, html`<p class="fade"><time>${fmt.minute(one.time)}</time>${fit(words(t, one), room(x, isWide))}</p>`)
        : html`<p>${state.isLoaded ? t('ticker.none') : t('waiting')}</p>`}
      ${one ? html`<span class="count">${i + 1}/${all.length}</span>` : nothing}
    </section>`;
}

function words(t, notice) {
  const { by = '', other = '', matter = '' } = notice;
  return t(`notice.${notice.kind}`, { by: by || t('notice.hub'), other, matter });
}

/** In em of the line, what the cluster's chips leave of the bar. */
function room(x, isWide) {
  const chips = clusterChips(x).reduce((sum, [label, value]) => sum + (width(label) + width(value) + 0.4) * 26 + 24, 64);
  return ((isWide ? 3_800 : 1_880) - chips - 330) / 28;
}

function clusterChips({ state, t, fmt }) {
  const c = state.cluster;
  const high = c.highCourtsExpected ?? 0;
  return [
    [t('cluster.nodes'), `${c.nodes ?? 0}/${c.nodesExpected ?? 0}`, (c.nodes ?? 0) < (c.nodesExpected ?? 0)],
    [t('cluster.high'), high ? `${c.highCourts ?? 0}/${high}` : '—', (c.highCourts ?? 0) < high],
    [t('cluster.backlog'), fmt.number(c.backlog ?? 0), false],
    [t('cluster.delivery'), c.deliveryMillis ? t('seconds', { n: (c.deliveryMillis / 1000).toFixed(1) }) : '—', false],
  ];
}

export function clusterBar(x) {
  return html`
    <section class="cluster">${clusterChips(x).map(([label, value, isWrong]) => html`
      <span>${label} <b class=${isWrong ? 'wrong' : ''}>${value}</b></span>`)}</section>`;
}
