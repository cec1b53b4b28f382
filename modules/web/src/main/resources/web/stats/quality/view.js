// SPDX-License-Identifier: Apache-2.0
// 告警质量: aims beside what was measured. A figure that could not be had is left out and said to be.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { wholeDays } from '/lib/time.js';
import { MIX, MOST_RATE } from '/stats/quality/measure.js';

/** Spans that can be looked at, in hours. */
export const SPANS = [24, 168, 720];
/** Rows of a table; more are counted. */
const MOST_ROWS = 50;

/** state: {hours, busy, problem, at, mailbox, found}; found as measure() gives it. acts: span(hours). */
export function qualityView(state, t, fmt, acts) {
  const { found } = state;
  return html`
    <header><h1>${t('quality.title')}</h1>
      <p class="who">${state.mailbox ? t('quality.seat', { seat: state.mailbox }) : ''}
        ${state.at ? html`· ${t('read.at', { time: fmt.time(state.at) })}` : nothing} · <a href="/login">${t('page.out')}</a></p></header>
    <form class="filters" @submit=${event => event.preventDefault()}>
      <label>${t('quality.span')}<select name="span" @change=${event => acts.span(Number(event.target.value))}>
        ${SPANS.map(h => html`<option value=${h} ?selected=${h === state.hours}>${t(`quality.span.${h}`)}</option>`)}
      </select></label></form>
    ${state.problem ? html`<p class="problem" role="alert">${t('problem.unread')}
      ${state.at ? t('as.of', { time: fmt.time(state.at) }) : ''}</p>` : nothing}
    <div class=${state.problem && found ? 'body old' : 'body'} aria-busy=${state.busy}>
      ${found ? body(found, t, fmt) : html`<p class="wait">${t('loading')}</p>`}
      <section class="notes"><h2>${t('quality.how')}</h2><ul>${['what', 'seat', 'standing', 'others'].map(note => html`
        <li>${t(`quality.how.${note}`)}</li>`)}</ul></section>
    </div>`;
}

function body(found, t, fmt) {
  return html`
    ${found.isWhole ? nothing : html`<p class="problem">${t('quality.large')}</p>`}
    ${found.isOpenWhole ? nothing : html`<p class="problem">${t('quality.large.open')}</p>`}
    <dl class="tiles">${tiles(found, t, fmt).map(([name, text, aim, isOff]) => html`<div class=${isOff ? 'warn' : ''}>
      <dt>${t(`quality.${name}`)}</dt><dd>${text}</dd>${aim ? html`<dd class="aim">${aim}</dd>` : nothing}</div>`)}</dl>
    ${found.isWhole ? html`${priorities(found, t, fmt)}${sources(found, t, fmt)}${flooded(found, t, fmt)}` : nothing}
    ${found.isOpenWhole ? standing(found, t, fmt) : nothing}`;
}

/** Each with its aim, and whether it is missed. */
function tiles({ isWhole, isOpenWhole, count, rate, floods, standing: old }, t, fmt) {
  const whole = text => (isWhole ? text : '—');
  return [
    ['count', whole(fmt.number(count)), '', false],
    ['rate', whole(fmt.number((rate.mean ?? 0).toFixed(2))), t('quality.aim.rate', { n: MOST_RATE }), isWhole && rate.mean > MOST_RATE],
    ['most', whole(fmt.number(rate.most)), t('quality.aim.most'), isWhole && floods.length > 0],
    ['floods', whole(fmt.number(floods.length)), t('quality.aim.none'), isWhole && floods.length > 0],
    ['standing', isOpenWhole ? fmt.number(old.length) : '—', t('quality.aim.none'), isOpenWhole && old.length > 0],
  ];
}

const percent = tenths => (tenths === undefined ? '—' : `${(tenths / 10).toFixed(1)}%`);

function table(title, heads, rows, none) {
  return html`<section><h2>${title}</h2>${rows.length ? html`<div class="scroll" tabindex="0" role="region" aria-label=${title}><table>
    <thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows.map(([first, ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>` : html`<p class="none">${none}</p>`}</section>`;
}

function priorities({ mix }, t, fmt) {
  const heads = ['priority', 'count', 'share', 'aim'].map(name => t(`quality.${name}`));
  const rows = [1, 2, 3].map((p, i) => [
    html`<b class=${`mark p${p}`}>${'▲◆■'[i]}${p}</b> ${t(`quality.p${p}`)}`,
    fmt.number(mix.counts[i]), percent(mix.shares[i]), t('quality.about', { n: MIX[i] }),
  ]);
  return html`${table(t('quality.mix'), heads, rows, '')}
    ${mix.shares[0] > MIX[0] * 10 ? html`<p class="remark">${t('quality.inflated')}</p>` : nothing}
    ${mix.unread ? html`<p class="remark">${t('quality.unread', { n: fmt.number(mix.unread) })}</p>` : nothing}`;
}

function sources({ worst, count }, t, fmt) {
  const heads = ['source', 'count', 'share', 'urgent'].map(name => t(`quality.${name}`));
  return table(t('quality.worst'), heads, worst.map(s => [
    `${t(`source.${s.source.replace('SIGHTING_SOURCE_', '')}`)} · ${s.by}`, fmt.number(s.count),
    percent(Math.round(s.count * 1000 / count)), fmt.number(s.urgent),
  ]), t('quality.none'));
}

function flooded({ floods }, t, fmt) {
  const heads = ['from', 'until', 'count'].map(name => t(`quality.${name}`));
  return table(t('quality.flooded'), heads, floods.slice(-MOST_ROWS).reverse().map(f => [
    fmt.stamp(f.from), f.isOpen ? t('quality.yet') : fmt.stamp(f.until), fmt.number(f.count),
  ]), t('quality.floods.none'));
}

function standing({ standing: old, until }, t, fmt) {
  const heads = ['alert', 'priority', 'raised', 'stands'].map(name => t(`quality.${name}`));
  return html`${table(t('quality.old'), heads, old.slice(0, MOST_ROWS).map(a => [
    a.caseNumber || a.id, t(`quality.p${[1, 2, 3].includes(a.priority) ? a.priority : 3}`), fmt.stamp(a.raiseTime),
    t('days', { n: wholeDays(a.raiseTime, until) }),
  ]), t('quality.old.none'))}
    ${old.length > MOST_ROWS ? html`<p class="remark">${t('quality.old.more', { n: fmt.number(old.length - MOST_ROWS) })}</p>` : nothing}`;
}
