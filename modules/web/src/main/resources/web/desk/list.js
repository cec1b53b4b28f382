// SPDX-License-Identifier: Apache-2.0
// A list with its tabs, filters, pages, selection and pill, and the pane of the row that is open.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { repeat } from '/webjars/lit-html/3.3.0/directives/repeat.js';
import { live } from '/webjars/lit-html/3.3.0/directives/live.js';
import { KINDS } from '/desk/boxes.js';
import { paged, visible } from '/desk/box.js';
import { offered } from '/desk/acts.js';
import { skeleton } from '/desk/parts.js';

/** Rows that the tab and the filters let through. */
export function rowsOf(desk, box, def) {
  const at = desk.state.boxes[box];
  const tab = def.tabs.find((x) => x.id === at.tab) || def.tabs[0];
  const tests = [(r) => tab.test(r, desk.now()), ...(def.filters || []).filter((f) => at.filter[f.id]).map((f) => (r) => f.test(r, at.filter[f.id], desk.now()))];
  return visible(at, tests, true);
}

/** What is on the page that is shown. */
export function pageOf(desk, box, def) {
  return paged(desk.state.boxes[box], rowsOf(desk, box, def));
}

/**
 * A list.
 *
 * @param def {columns, tabs, filters, begin, bulk, detail, empty, title}; columns {id, label, cell(row), sort}
 */
export function listView(desk, box, def) {
  const { t } = desk;
  const at = desk.state.boxes[box];
  const { page, last, rows, from, to } = pageOf(desk, box, def);
  const all = rowsOf(desk, box, def);
  const open = at.open && at.rows.get(at.open);
  return html`<section class="list" aria-label=${t(def.title)}>
    <div class="bar">
      <div class="tabs" role="group" aria-label=${t('list.show')}>${def.tabs.map((x) => tabView(desk, box, x, at, def))}</div>
      ${(def.filters || []).map((f) => filterView(desk, box, f, at))}
      <span class="grow"></span>
      ${(def.begin || []).map((b) => html`<button class="go" @click=${b.run}>${t(b.label)}</button>`)}
      ${def.exported ? html`<button @click=${() => def.exported(all)}>${t('list.export')}</button>` : nothing}
      <button @click=${() => desk.load(box, true)}>${t('list.refresh')}</button>
    </div>
    ${at.status === 'failed' ? html`<p class="stale" role="alert">${t('list.notRenewed', { time: at.asOf ? desk.fmt.minute(at.asOf) : '—' })} ${at.fault}</p>` : nothing}
    ${at.fresh.length ? html`<button class="pill" @click=${() => desk.dispatch({ type: 'fresh', box })}>${t('list.fresh', { n: at.fresh.length })}</button>` : nothing}
    <div class="scroll ${at.status === 'failed' ? 'old' : ''}" tabindex="-1">${at.status === 'loading' && !at.order.length ? skeleton(def.columns.length + 1) : tableView(desk, box, def, rows)}</div>
    ${at.status !== 'loading' && !rows.length ? html`<p class="empty">${t(def.empty)}</p>` : nothing}
    <div class="foot">${bulkView(desk, box, def, at)}
      <span class="grow"></span><span role="status">${t('list.range', { from, to, n: all.length + (at.more ? '+' : '') })}</span>
      <button aria-label=${t('list.before')} ?disabled=${page === 0} @click=${() => desk.dispatch({ type: 'page', box, page: page - 1 })}>◂</button>
      <button aria-label=${t('list.after')} ?disabled=${page >= last} @click=${() => desk.dispatch({ type: 'page', box, page: page + 1 })}>▸</button>
    </div>
  </section>
  ${open ? html`<section class="detail" aria-label=${t('detail.title')} id="detail">${def.detail(desk.state.shown[open.id] || open, open)}</section>` : nothing}`;
}

function tabView(desk, box, tab, at, def) {
  const n = visible(at, [(r) => tab.test(r, desk.now())]).length;
  const chosen = (def.tabs.find((x) => x.id === at.tab) || def.tabs[0]).id === tab.id;
  const choose = () => {
    desk.dispatch({ type: 'filter', box, tab: tab.id });
    if (tab.loads || tab.id === 'ended') desk.load(box, true);
  };
  return html`<button aria-pressed=${chosen} @click=${choose}>${desk.t(tab.label)}${(tab.loads || tab.id === 'ended') && !chosen && !n ? '' : html` <b>${n}</b>`}</button>`;
}

function filterView(desk, box, f, at) {
  const options = f.options([...at.rows.values()]);
  return html`<label class="filter"><span>${desk.t(f.label)}</span><select .value=${live(at.filter[f.id] || '')}
    @change=${(e) => desk.dispatch({ type: 'filter', box, filter: { [f.id]: e.target.value } })}>
    <option value="">${desk.t('list.any')}</option>${options.map(([v, w]) => html`<option value=${v} ?selected=${at.filter[f.id] === v}>${w}</option>`)}</select></label>`;
}

function tableView(desk, box, def, rows) {
  const { t } = desk;
  const at = desk.state.boxes[box];
  const every = rows.length > 0 && rows.every((r) => at.selected.has(r.id));
  const choose = (e) => desk.dispatch({ type: 'select', box, ids: rows.map((r) => r.id), whether: e.target.checked });
  return html`<table data-box=${box}><thead><tr>
    ${def.bulk ? html`<th scope="col" class="tick"><input type="checkbox" aria-label=${t('list.all')} .checked=${live(every)} @change=${choose}></th>` : nothing}
    ${def.columns.map((c, i) => html`<th scope="col" aria-sort=${c.sort ? 'ascending' : nothing} class=${c.class || ''}>${t(c.label)}</th>`)}
  </tr></thead><tbody>${repeat(rows, (r) => r.id, (r) => rowView(desk, box, def, r, at))}</tbody></table>`;
}

function rowView(desk, box, def, row, at) {
  const { t } = desk;
  const ended = !KINDS[box].live(row);
  const first = at.cursor ? at.cursor === row.id : at.order[0] === row.id;
  const open = () => desk.dispatch({ type: 'open', box, id: row.id });
  return html`<tr data-id=${row.id} tabindex=${first ? 0 : -1} aria-current=${at.open === row.id ? 'true' : nothing}
    class="${at.selected.has(row.id) ? 'chosen' : ''} ${ended ? 'ended' : ''} ${def.mark?.(row, desk.now()) || ''}" @click=${open}>
    ${def.bulk ? html`<td class="tick" @click=${(e) => e.stopPropagation()}><input type="checkbox" aria-label=${`${t('list.choose')} ${def.label(row)}`}
      .checked=${live(at.selected.has(row.id))} @change=${() => desk.dispatch({ type: 'select', box, ids: [row.id] })}></td>` : nothing}
    ${def.columns.map((c) => html`<td class=${c.class || ''}>${c.cell(row)}</td>`)}</tr>`;
}

/** Acts that all chosen rows take alike. */
function bulkView(desk, box, def, at) {
  if (!def.bulk) return nothing;
  const { t } = desk;
  const rows = [...at.selected].map((id) => at.rows.get(id)).filter(Boolean);
  const item = KINDS[box].item;
  return html`<span role="status">${t('list.chosen', { n: rows.length })}</span>
    ${def.bulk.map((name) => {
      const fit = rows.filter((r) => offered(item, r, desk.role).some((a) => a.name === name && a.fits));
      return html`<button ?disabled=${!fit.length} @click=${() => desk.begin(item, name, fit)}>${t(`act.${name}`)}${fit.length ? ` ${fit.length}` : ''}</button>`;
    })}`;
}
