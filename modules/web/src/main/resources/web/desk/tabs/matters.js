// SPDX-License-Identifier: Apache-2.0
// Inbox, outbox and what is laid before a superior: entrusted matters 事项委托.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { csv, download } from '/lib/csv.js';
import { DECIDES } from '/desk/fields.js';
import { acts, assetKey, clocks, due, facts, papers, state, steps, subject, word } from '/desk/parts.js';
import { nextDue, short, yuan } from '/desk/text.js';

const FLOW = ['PENDING_APPROVAL', 'SENT', 'SIGNED', 'IN_PROGRESS', 'FEEDBACK', 'CONFIRMED'];
const SIDE = ['NEED_SUPPLEMENT', 'RETURNED', 'WITHDRAWN', 'DISPUTED'];
const at = (row) => short(row.state, 'ENTRUSTMENT_STATE');
const ended = (row) => ['CONFIRMED', 'RETURNED', 'WITHDRAWN'].includes(at(row));
const late = (row, now) => Boolean(row.overdue) || (nextDue(row) !== null && nextDue(row) <= now);
const is = (...states) => (row) => states.includes(at(row));
const province = (code) => (String(code || '').startsWith('最高') ? '最' : String(code || '').charAt(0));

/** What it is about, in a few words. */
function object(t, row) {
  const m = row.matter || {};
  if (m.property) return [word(t, 'asset', short(m.property.assetKind, 'ASSET_KIND')), yuan(m.property.amount)].filter(Boolean).join(' ');
  return (m.person?.person || m.service?.addressee || m.investigation?.subject)?.name || word(t, 'matter', m.kind);
}

function latest(desk, row) {
  const step = (row.steps || [])[(row.steps || []).length - 1];
  return step ? html`${word(desk.t, 'act', step.action)} <time>${desk.fmt.minute(step.time)}</time>` : '';
}

const other = (box, row) => (box === 'inbox' ? row.sender : row.recipient);
const signed = (row) => (row.steps || []).find((s) => s.action === 'Sign')?.time;
const sent = (row) => (row.steps || []).find((s) => s.state === 'ENTRUSTMENT_STATE_SENT')?.time;
const worked = (row) => (row.steps || []).find((s) => s.organisation === row.recipient)?.time;

function columns(desk, box) {
  const { t, fmt } = desk;
  const base = [
    { label: 'col.due', sort: true, cell: (r) => (ended(r) ? '—' : due(desk, nextDue(r))) },
    { label: 'col.state', cell: (r) => html`${state(t, r, 'ENTRUSTMENT_STATE', 'state')}${r.overdue ? html` <span class="flag late">${t('flag.overdue')}</span>` : nothing}${r.urgeCount ? html` <span class="flag">${t('flag.urged', { n: r.urgeCount })}</span>` : nothing}` },
    { label: 'col.matter', cell: (r) => html`${r.matter?.urgent ? html`<span class="flag late">${t('flag.urgent')}</span> ` : nothing}${word(t, 'matter', r.matter?.kind)}` },
    { label: box === 'inbox' ? 'col.from' : 'col.to', cell: (r) => html`${desk.name(other(box, r))} <span class="code">${province(other(box, r))}</span>` },
    { label: 'col.case', cell: (r) => html`<code>${r.caseNumber}</code>` },
    { label: 'col.object', cell: (r) => object(t, r) },
  ];
  if (box === 'outbox') {
    return [...base,
      { label: 'col.delivered', cell: (r) => (sent(r) ? fmt.stamp(sent(r)) : '—') },
      { label: 'col.signed', cell: (r) => (signed(r) ? fmt.stamp(signed(r)) : '—') },
      { label: 'col.worked', cell: (r) => (worked(r) ? fmt.stamp(worked(r)) : '—') }];
  }
  return [...base, { label: 'col.handler', cell: (r) => r.handler?.name || '–' }, { label: 'col.latest', cell: (r) => latest(desk, r) }];
}

const tabs = [
  { id: 'all', label: 'tab.all', test: (r) => !ended(r) },
  { id: 'sent', label: 'tab.toSign', test: is('SENT') },
  { id: 'work', label: 'tab.working', test: is('SIGNED', 'IN_PROGRESS') },
  { id: 'supplement', label: 'tab.supplement', test: is('NEED_SUPPLEMENT') },
  { id: 'feedback', label: 'tab.feedback', test: is('FEEDBACK') },
  { id: 'late', label: 'tab.late', test: (r, now) => !ended(r) && late(r, now) },
  { id: 'urgent', label: 'tab.urgent', test: (r) => !ended(r) && Boolean(r.matter?.urgent) },
  { id: 'ended', label: 'tab.ended', test: ended, loads: true },
];

const DAYS = { d1: 1, d3: 3, d10: 10 };

function filters(desk, box) {
  const { t } = desk;
  const distinct = (rows, of) => [...new Set(rows.map(of).filter(Boolean))].sort();
  return [
    { id: 'kind', label: 'filter.matter', options: (rows) => distinct(rows, (r) => r.matter?.kind).map((k) => [k, word(t, 'matter', k)]), test: (r, v) => r.matter?.kind === v },
    { id: 'province', label: 'filter.province', options: (rows) => distinct(rows, (r) => province(other(box, r))).map((p) => [p, p]), test: (r, v) => province(other(box, r)) === v },
    { id: 'due', label: 'filter.due', options: () => Object.keys(DAYS).map((d) => [d, t(`filter.${d}`)]), test: (r, v, now) => nextDue(r) !== null && nextDue(r) <= now + DAYS[v] * 86400000 },
  ];
}

/** The definition of one of the three lists. */
export function matters(desk, box) {
  const { t } = desk;
  return {
    title: `nav.${box}`, empty: `empty.${box}`, columns: columns(desk, box), filters: filters(desk, box),
    tabs: box === 'outbox' ? [tabs[0], { id: 'pending', label: 'tab.toApprove', test: is('PENDING_APPROVAL') }, ...tabs.slice(1, -1),
      { id: 'returned', label: 'state.RETURNED', test: is('RETURNED'), loads: true }, tabs[tabs.length - 1]] : tabs,
    label: (r) => `${r.caseNumber} ${word(t, 'matter', r.matter?.kind)}`,
    mark: (r, now) => (late(r, now) && !ended(r) ? 'late' : r.matter?.urgent ? 'urgent' : ''),
    bulk: box === 'inbox' ? ['Sign', 'Report'] : box === 'outbox' ? ['Approve', 'Urge', 'Confirm'] : null,
    begin: box === 'outbox' ? [{ label: 'act.Submit', run: () => desk.begin(null, 'Submit') }] : [],
    exported: (rows) => exported(desk, box, rows),
    search: (r) => [r.id, r.caseNumber, r.sender, r.recipient, desk.name(r.sender), desk.name(r.recipient), word(t, 'matter', r.matter?.kind), object(t, r), r.handler?.name],
    detail: (r, row) => detail(desk, r, row),
  };
}

function flow(t, row) {
  const now = at(row) === 'DISPUTED' ? short(row.disputedState, 'ENTRUSTMENT_STATE') : at(row);
  const place = FLOW.indexOf(now);
  return html`<ol class="flow" aria-label=${t('detail.flow')}>${FLOW.map((s, i) => html`<li aria-current=${s === now ? 'step' : nothing} class=${i < place ? 'done' : ''}>${t(`state.${s}`)}</li>`)}
    ${SIDE.includes(at(row)) ? html`<li class="side" aria-current="step">${t(`state.${at(row)}`)}</li>` : nothing}</ol>`;
}

function detail(desk, r, row) {
  const { t, fmt } = desk;
  const m = r.matter || {};
  const p = m.property;
  const person = m.person?.person || m.service?.addressee || m.investigation?.subject;
  return html`<h2>${word(t, 'matter', m.kind)} <code>${r.caseNumber}</code> ${state(t, r, 'ENTRUSTMENT_STATE', 'state')}</h2>
    ${flow(t, r)}${acts(desk, 'entrustment', row)}
    ${(r.laidBefore || []).includes(desk.code) && DECIDES.includes(desk.role) ? html`<p><button data-act="Supervise" @click=${() => desk.supervise(row)}>${t('act.Supervise')}</button></p>` : nothing}
    ${facts([
      [t('fact.sender'), desk.name(r.sender)], [t('fact.recipient'), desk.name(r.recipient)], [t('fact.handler'), r.handler?.name],
      [t('fact.accepted'), fmt.stamp(r.acceptTime)], [t('fact.agreement'), m.agreement],
      [t('fact.asset'), p ? assetKey(t, { kind: p.assetKind, number: p.assetNumber, subAccount: p.subAccount }) : ''], [t('fact.registrar'), p?.registrar],
      [t('fact.amount'), yuan(p?.amount)], [t('fact.owner'), subject(t, p?.owner)], [t('fact.original'), p?.originalCaseNumber ? `${p.originalCaseNumber} ${p.originalRequestNumber}` : ''],
      [t('fact.person'), subject(t, person)], [t('fact.basis'), m.person ? word(t, 'basis', short(m.person.legalBasis, 'LEGAL_BASIS')) : ''],
      [t('fact.asked'), m.instructions || m.general?.description || (m.investigation?.questions || []).join('；')],
      [t('fact.rating'), r.rating ? t(`score.${r.rating}`) : ''], [t('fact.supplements'), r.supplementRounds || ''],
      [t('fact.parties'), (m.parties || []).map((x) => `${word(t, 'party', short(x.role, 'PARTY_ROLE'))} ${x.subject?.name}`).join('；')],
    ])}
    ${clocks(desk, r.clocks)}
    ${papers(desk, [...(m.papers || []), ...(r.steps || []).flatMap((s) => [...(s.papers || []), ...(s.report?.papers || [])])], r.id)}
    ${steps(desk, r.steps, 'state', 'ENTRUSTMENT_STATE')}`;
}

function exported(desk, box, rows) {
  const { t, fmt } = desk;
  const head = ['col.state', 'col.matter', box === 'inbox' ? 'col.from' : 'col.to', 'col.case', 'col.object', 'col.due', 'col.handler'].map((k) => t(k));
  const lines = rows.map((r) => [word(t, 'state', at(r)), word(t, 'matter', r.matter?.kind), desk.name(other(box, r)), r.caseNumber, object(t, r), nextDue(r) ? fmt.stamp(nextDue(r)) : '', r.handler?.name || '']);
  download(`${box}.csv`, csv(head, lines));
}
