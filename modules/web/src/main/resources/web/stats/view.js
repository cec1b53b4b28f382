// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { by, byBranch, path, sum, within } from '/stats/figures.js';
import { barPlot, linePlot } from '/stats/plot.js';
import { PERIODS, periods } from '/stats/state.js';

const MOST_BARS = 12;

/** 9,312 → 93.12 %. */
export function share(value, fmt) {
  return value === undefined ? '—' : `${fmt.number(Math.floor(value / 100))}.${String(value % 100).padStart(2, '0')}%`;
}

/** Seconds in days and hours. */
export function span(seconds, t) {
  if (seconds === undefined) {
    return '—';
  }
  const hours = Math.round(seconds / 3_600);
  return hours < 48 ? t('hours', { n: hours }) : t('days', { n: Math.round(hours / 24) });
}

/** Name of a kind: the part before the slash in words, the part after it as it is. */
export function kindName(kind, t) {
  const [of, code] = kind.split('/');
  const name = t.has(`kind.${of}`) ? t(`kind.${of}`) : of;
  return code ? `${name} · ${t.has(`matter.${code}`) ? t(`matter.${code}`) : code}` : name;
}

/** Work, or the quality of alarms. */
export function tabs(isQuality, t) {
  const tab = (name, hash, isHere) => html`<a href=${hash} aria-current=${isHere ? 'page' : nothing}>${t(`tab.${name}`)}</a>`;
  return html`<nav class="tabs" aria-label=${t('tabs')}>${tab('work', '#work', !isQuality)}${tab('quality', '#quality', isQuality)}</nav>`;
}

/** The page. acts: filter({…}), scope(code), csv(). */
export function view(state, t, fmt, acts) {
  const rows = within(state.directory, state.scope, state.rows);
  return html`
    ${head(state, t, fmt, acts)}
    ${filters(state, t, acts)}
    ${state.problem ? html`<p class="problem" role="alert">${t(state.problem)}
      ${state.at ? t('as.of', { time: fmt.time(state.at) }) : ''}</p>` : nothing}
    <div class=${state.problem && state.loaded ? 'body old' : 'body'} aria-busy=${state.busy}>
      ${!state.loaded ? html`<p class="wait">${t('loading')}</p>` : rows.length === 0 ? html`<p class="empty">${t('empty')}</p>`
        : html`${tiles(rows, t, fmt)}${plots(state, rows, t, fmt)}${courts(state, t, fmt, acts)}${kinds(state, t, fmt)}`}
    </div>`;
}

function head(state, t, fmt, acts) {
  const way = path(state.directory, state.top, state.scope);
  const name = code => state.directory.known.get(code)?.name ?? code;
  return html`<header>
    <h1>${t('title')}</h1>
    <nav aria-label=${t('way')}>${way.map((code, i) => (i === way.length - 1
      ? html`<span aria-current="page">${name(code)}</span>`
      : html`<button type="button" class="crumb" @click=${() => acts.scope(code)}>${name(code)}</button><span>›</span>`))}</nav>
    <p class="who">${state.me.organisation.name} ${state.me.officer?.name ?? ''}
      ${state.at ? html`· ${t('read.at', { time: fmt.time(state.at) })}` : nothing} · <a href="/login">${t('page.out')}</a></p>
  </header>`;
}

function filters(state, t, acts) {
  const typed = name => event => acts.filter({ [name]: event.target.value });
  const { period, first, last, kind } = state.filter;
  return html`<form class="filters" @submit=${event => event.preventDefault()}>
    <label>${t('filter.period')}<select name="period" @change=${typed('period')}>
      ${PERIODS.map(p => html`<option value=${p} ?selected=${p === period}>${t(`period.${p}`)}</option>`)}</select></label>
    <label>${t('filter.first')}<input name="first" type="date" .value=${first} max=${last} @change=${typed('first')}></label>
    <label>${t('filter.last')}<input name="last" type="date" .value=${last} min=${first} @change=${typed('last')}></label>
    <label>${t('filter.kind')}<select name="kind" @change=${typed('kind')}>
      <option value="" ?selected=${!kind}>${t('kind.all')}</option>
      ${state.kinds.map(k => html`<option value=${k} ?selected=${k === kind}>${kindName(k, t)}</option>`)}</select></label>
    <button type="button" class="x-primary" ?disabled=${!state.loaded || state.busy} @click=${acts.csv}>${t('csv')}</button>
  </form>`;
}

function tiles(rows, t, fmt) {
  const all = sum(rows);
  const figures = [
    ['received', fmt.number(all.received)], ['done', fmt.number(all.done)], ['share', share(all.share, fmt)],
    ['overdue', fmt.number(all.overdue)], ['returned', fmt.number(all.returned)], ['mean', span(all.meanSeconds, t)],
  ];
  return html`<dl class="tiles">${figures.map(([name, text]) => html`<div class=${name === 'overdue' && all.overdue ? 'warn' : ''}>
    <dt>${t(`figure.${name}`)}</dt><dd>${text}</dd></div>`)}</dl>`;
}

function plots(state, rows, t, fmt) {
  const at = periods(state.shown);
  const each = new Map(by(state.directory, state.scope, rows, 'period').map(p => [p.key, p]));
  const line = (name, mark) => ({ label: t(`figure.${name}`), mark, values: at.map(p => each.get(p)?.[name] ?? 0) });
  const below = byBranch(state.directory, state.scope, state.rows).filter(b => b.received || b.overdue);
  return html`<div class="plots">
    ${linePlot(t('plot.course'), at, [line('received', 'solid'), line('done', 'dashed'), line('overdue', 'dotted')], fmt.number)}
    ${barPlot(t('plot.share'), below.slice(0, MOST_BARS).map(b => ({
      label: b.own ? t('own', { name: b.name }) : b.name, value: b.share ?? 0, text: share(b.share, fmt),
    })))}
  </div>`;
}

const COLUMNS = ['received', 'done', 'share', 'returned', 'overdue', 'mean'];
/** Of single figures only: they do not add up. */
const SINGLE = ['median', 'ninetieth'];

function cells(figures, single, t, fmt) {
  const hours = value => (value === undefined ? '—' : t('hours', { n: fmt.number(value) }));
  return [fmt.number(figures.received), fmt.number(figures.done), share(figures.share, fmt), fmt.number(figures.returned),
    fmt.number(figures.overdue), span(figures.meanSeconds, t),
    ...single ? [hours(figures.medianHours), hours(figures.percentile90Hours)] : []]
    .map(text => html`<td>${text}</td>`);
}

/** name(line): what stands at the beginning of a line. */
function table(title, first, lines, name, t, fmt) {
  const single = lines.some(line => line.medianHours !== undefined);
  return html`<section><h2>${title}</h2><div class="scroll" tabindex="0" role="region" aria-label=${title}><table>
    <thead><tr><th scope="col">${first}</th>${[...COLUMNS, ...single ? SINGLE : []].map(c => html`<th scope="col">
      ${t(`figure.${c}`)}</th>`)}</tr></thead>
    <tbody>${lines.map(line => html`<tr><th scope="row">${name(line)}</th>${cells(line, single, t, fmt)}</tr>`)}</tbody>
  </table></div></section>`;
}

function courts(state, t, fmt, acts) {
  const name = b => (b.deeper ? html`<button type="button" class="crumb" @click=${() => acts.scope(b.code)}>${b.name} ›</button>`
    : b.own ? t('own', { name: b.name }) : b.name);
  return table(t('table.courts'), t('court'), byBranch(state.directory, state.scope, state.rows), name, t, fmt);
}

function kinds(state, t, fmt) {
  return table(t('table.kinds'), t('kind'), by(state.directory, state.scope, state.rows, 'kind'), k => kindName(k.key, t), t, fmt);
}
