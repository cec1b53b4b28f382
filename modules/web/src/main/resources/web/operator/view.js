// SPDX-License-Identifier: Apache-2.0
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { counters, isOld, troubles } from '/operator/state.js';

/** The page. acts: search(text). */
export function view(state, t, fmt, acts) {
  const old = isOld(state) || state.problem;
  return html`
    <header>
      <h1>${t('title')}</h1>
      <p class="who">${state.me.organisation.name} ${state.me.officer?.name ?? ''} · <a href="/login">${t('page.out')}</a></p>
      <p class=${old ? 'link old-mark' : 'link'} role="status">${state.at === undefined ? t('loading')
        : old ? t('stands', { time: fmt.time(state.at) }) : t('live', { time: fmt.time(state.at) })}</p>
    </header>
    ${state.problem ? html`<p class="problem" role="alert">${t(state.problem)}</p>` : nothing}
    ${state.operations ? html`<div class=${old ? 'body old' : 'body'}>
      ${old ? nothing : wrong(state, t, fmt)}${tiles(state, t, fmt)}
      <div class="columns">${checks(state, t)}${nodes(state, t)}${connected(state, t, fmt)}${lags(state, t, fmt)}</div>
      ${figures(state, t, fmt, acts)}</div>` : nothing}`;
}

function wrong(state, t, fmt) {
  const found = troubles(state);
  return found.length === 0 ? html`<p class="fine">${t('fine')}</p>`
    : html`<ul class="wrong">${found.map(([key, args]) => (key === 'trouble.wall' ? lostWall(args, state, t, fmt)
      : html`<li>◆ ${t(key, args.name ? { name: checkName(args.name, t) } : args)}</li>`))}</ul>`;
}

/** An alarm of the third priority: somebody goes and looks. Said once, when it comes; the time beside it goes on. */
function lostWall({ organisation, wall, lastBeatTime }, state, t, fmt) {
  const minutes = Math.max(1, Math.floor((state.now - Date.parse(lastBeatTime)) / 60_000));
  return html`<li class="lost-wall"><span role="alert">■3 ${t('trouble.wall', { wall: `${named(state, organisation)} ${wall ?? ''}`.trim() })}</span>
    <span>${t('trouble.wall.since', { time: fmt.stamp(lastBeatTime), n: minutes })}</span></li>`;
}

function tiles(state, t, fmt) {
  const { hub, operations: o } = state;
  const figures = [
    ['mode', t(hub.mode ?? 'MODE_UNSPECIFIED')],
    ['version', hub.version],
    ['position', fmt.number(o.position ?? 0)],
    ['rules', fmt.number(hub.ruleBookVersion ?? 0)],
    ['waiting', fmt.number(o.waiting ?? 0)],
    ['terminals', fmt.number((o.connected ?? []).reduce((n, c) => n + Number(c.connected ?? 0), 0))],
    ['walls', fmt.number(o.walls ?? 0)],
    ['behind', fmt.number(o.mailboxesBehind ?? 0)],
    ['time', fmt.time(o.time)],
  ];
  return html`<dl class="tiles">${figures.map(([name, text]) => html`<div><dt>${t(`tile.${name}`)}</dt>
    <dd>${text}</dd></div>`)}</dl>`;
}

function panel(title, content) {
  return html`<section><h2>${title}</h2>${content}</section>`;
}

function checkName(name, t) {
  const key = `check.${name.replace(/ /g, '_')}`;
  return t.has(key) ? t(key) : name;
}

function checks(state, t) {
  const all = state.operations.checks ?? [];
  return panel(t('panel.checks', { node: state.operations.node ?? '' }), html`<ul class="checks">${all.map(check => html`
    <li class=${check.passed ? '' : 'bad'}><span class="mark">${check.passed ? '●' : '◆'}</span>
      <span><b>${checkName(check.name, t)}</b> ${t(check.passed ? 'passed' : 'failed')}
      <small lang="en" translate="no">${check.finding ?? ''}</small></span></li>`)}</ul>`);
}

function nodes(state, t) {
  const o = state.operations;
  const members = o.members ?? [];
  return panel(t('panel.nodes'), html`
    <p>${t(o.writer ? 'writes.here' : 'writes.there', { node: o.node, epoch: o.writerEpoch ?? 0 })}</p>
    <p>${members.length < 2 ? t('alone') : t('members', { n: members.length })}${o.partial ? ` · ${t('partial')}` : ''}</p>
    <ul class="plain">${members.map(member => html`<li>${member}</li>`)}</ul>
    <p>${t('ledger', { engine: state.hub.ledger ?? '' })}</p>
    <ul class="plain small">${Object.entries(state.hub.durability ?? {}).map(([name, value]) => html`<li lang="en" translate="no">${name}: ${value}</li>`)}</ul>`);
}

function named(state, mailbox) {
  const [code, desk] = mailbox.split('/');
  const name = state.names.get(code);
  return `${name ? `${name} ` : ''}${code}${desk ? `/${desk}` : ''}`;
}

function table(title, head, rows, empty) {
  return panel(title, rows.length === 0 ? html`<p class="empty">${empty}</p>` : html`
    <div class="scroll" tabindex="0" role="region" aria-label=${title}><table><thead><tr>
    ${head.map(column => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`);
}

function connected(state, t, fmt) {
  const rows = [...state.operations.connected ?? []]
    .sort((a, b) => Number(b.connected ?? 0) - Number(a.connected ?? 0))
    .map(c => html`<tr><th scope="row">${named(state, c.organisation)}</th><td>${fmt.number(c.connected)}</td></tr>`);
  return table(t('panel.connected'), [t('organisation'), t('tile.terminals')], rows, t('connected.none'));
}

function lags(state, t, fmt) {
  const rows = (state.operations.lags ?? []).map(lag => html`<tr class=${lag.connected ? '' : 'bad'}>
    <th scope="row">${named(state, lag.mailbox)}</th><td>${fmt.number(lag.behind)}</td>
    <td>${lag.connected ? fmt.number(lag.connected) : html`◆ ${t('nobody')}`}</td></tr>`);
  return table(t('panel.lags'), [t('mailbox'), t('behind'), t('tile.terminals')], rows, t('lags.none'));
}

function figures(state, t, fmt, acts) {
  const rate = value => (value === undefined ? '—' : value.toFixed(value < 10 ? 1 : 0));
  return panel(t('panel.counters'), html`
    <label class="search">${t('search')}<input type="search" .value=${state.search}
      @input=${event => acts.search(event.target.value)}></label>
    <div class="scroll tall" tabindex="0" role="region" aria-label=${t('panel.counters')}><table><thead><tr>
      <th scope="col">${t('counter')}</th><th scope="col">${t('value')}</th><th scope="col">${t('rate')}</th></tr></thead>
    <tbody>${counters(state).map(([name, value]) => html`<tr><th scope="row" lang="en" translate="no">${name}</th>
      <td>${fmt.number(value)}</td><td>${rate(state.rates[name])}</td></tr>`)}</tbody></table></div>`);
}
