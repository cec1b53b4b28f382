// SPDX-License-Identifier: Apache-2.0
// 五超: five bars, and the cases page by page: text in motion cannot be read from five metres.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { keyed } from '/webjars/lit-html/3.3.0/directives/keyed.js';
import { cssVars } from '/lib/dom.js';
import { daysSince, turn } from '/lib/time.js';
import { fit, parts, sized } from '/wall/fit.js';
import { bars, panel } from '/wall/panels/parts.js';

const ROWS = 5;
const PAGE = 10_000;
/** From so many days on a case is amber. */
const LONG = 45;

export function overduePanel(x) {
  const { state, t, fmt, isWide } = x;
  const kinds = state.overdue.kinds ?? [];
  const total = kinds.reduce((sum, kind) => sum + (kind.count ?? 0), 0);
  return panel('overdue', t('overdue.title'), html`${t('overdue.total', { n: fmt.number(total) })}<i class="gap"></i>${t('kpi.yesterday')}`,
    html`${bars(kinds.map(kind => bar(x, kind)), x)}<i class="line"></i>${cases(x, isWide)}`);
}

function bar({ t }, kind) {
  const change = (kind.count ?? 0) - (kind.yesterday ?? 0);
  return {
    label: t(`overdue.${kind.kind}`),
    value: kind.count ?? 0,
    level: change > 0 ? 'worse' : '',
    delta: change > 0 ? `▲${change}` : change < 0 ? `▼${-change}` : '—',
  };
}

function cases(x, isWide) {
  const { state, t, now } = x;
  const all = state.overdueCases.cases ?? [];
  if (all.length === 0) {
    return html`<p class="none">${state.isLoaded ? t('overdue.none') : t('waiting')}</p>`;
  }
  const pages = Math.ceil(all.length / ROWS);
  const page = turn(pages, PAGE, now);
  const rows = Array.from({ length: ROWS }, (none, i) => all[page * ROWS + i]);
  return html`
    ${keyed(page, html`<ol class="cases fade">${rows.map(row => (row ? one(x, row, isWide) : html`<li class="blank"></li>`))}</ol>`)}
    <p class="page">${t('page', { n: page + 1, of: pages })}<i class="gap"></i>${t('overdue.order')}</p>`;
}

function one({ t, now, isFar }, row, isWide) {
  const days = daysSince(row.dueTime, now);
  const most = isWide ? 22 : 15;
  const name = row.caseNumber || row.court;
  const short = name.replace(/^（(\d{4})）/, '$1');
  const room = isWide ? 530 : 362;
  const size = isFar ? sized(short, room, 31, 28) : sized(name, room, 28, 24);
  const kind = t(`overdue.${row.kind}`);
  const under = row.caseNumber ? [row.court, kind, row.handler] : [kind];
  return html`
    <li>
      <span class=${`days${days >= LONG ? ' long' : ''}${days > 999 ? ' many' : ''}`}><b>${days}</b>${t('unit.days')}</span>
      <b class="name" ${cssVars({ '--name': size })}>${isFar ? fit(short, room / size) : fit(name, room / size)}</b>
      ${isFar ? nothing : html`<span class="under">${parts(under, most)}</span>`}
    </li>`;
}
