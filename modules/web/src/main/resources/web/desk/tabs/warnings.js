// SPDX-License-Identifier: Apache-2.0
// Warnings 预警: each with the one act that clears it, and how far it has climbed.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { acts as actsOf, clocks, due, facts, state, steps, word } from '/desk/parts.js';
import { short } from '/desk/text.js';

const FIVE = ['UNCONTROLLED', 'UNDISPOSED', 'UNPAID', 'UNCLOSED', 'UNARCHIVED'];
const RUNGS = ['OFFICER', 'TEAM', 'BUREAU', 'PRESIDENT', 'SUPERIOR'];
/** The box in which the late resource stands, what it is, and the act that clears the warning; a second where that comes first. */
const CLEARS = {
  FREEZE_LAPSING: ['freezes', 'freezeOrder', 'Renew'], RELEASE_DUE: ['freezes', 'freezeOrder', 'Release'],
  ENTRUSTED_LATE: ['inbox', 'entrustment', 'Report', 'Sign'], WATCH_LAPSING: ['watches', 'watchOrder', 'Extend'],
  ORDER_LATE: ['orders', 'dispatchOrder', 'ReportOrder', 'AcknowledgeOrder'], INSTITUTION_LATE: ['answers', 'freezeOrder', 'RecordReceipt'],
};
const FACTS = { UNCONTROLLED: 'MEASURE_TAKEN', UNDISPOSED: 'PRICING_STARTED', UNPAID: 'MONEY_PAID_OUT', UNCLOSED: 'CLOSED', UNARCHIVED: 'ARCHIVED', SECOND_SEARCH: 'SEARCHED_AGAIN' };
const kind = (r) => short(r.kind, 'WARNING_KIND');
const open = (r) => r.state !== 'WARNING_STATE_CLEARED';
const is = (...kinds) => (r) => open(r) && kinds.includes(kind(r));
const end = (r) => (r.dueTime ? Date.parse(r.dueTime) : null);

/** The act that clears a warning, as a button; taking note where its cause has run out. */
function clearing(desk, r) {
  const { t } = desk;
  if (!open(r)) return nothing;
  const stop = (run) => (e) => {
    e.stopPropagation();
    run();
  };
  const [box, item, ...acts] = CLEARS[kind(r)] || [];
  const allowed = desk.state.boxes[box]?.rows.get(r.resource)?.allowedCommands;
  const act = acts.find((name) => allowed?.includes(name)) || acts[0];
  if (box && desk.state.boxes[box] && !r.lapsed) {
    return html`<button data-clears=${act} @click=${stop(() => desk.jump(box, item, r.resource, act))}>${t(`act.${act}`)}</button>`;
  }
  if (FACTS[kind(r)] && r.organisation === desk.code && !r.lapsed) {
    return html`<button data-clears=${FACTS[kind(r)]} @click=${stop(() => desk.beginFact(r))}>${t(`fact.do.${FACTS[kind(r)]}`)}</button>`;
  }
  return html`<button data-clears="AcknowledgeWarning" @click=${stop(() => desk.begin('warning', 'AcknowledgeWarning', [r]))}>${t('act.AcknowledgeWarning')}</button>`;
}

function ladder(t, r) {
  const place = RUNGS.indexOf(short(r.rung, 'WARNING_RUNG'));
  return html`<ol class="flow small" aria-label=${t('warning.ladder')}>${RUNGS.map((g, i) => html`<li class=${i < place ? 'done' : ''} aria-current=${i === place ? 'step' : nothing}>${t(`rung.${g}`)}</li>`)}</ol>`;
}

/** The list of warnings. */
export function warnings(desk) {
  const { t } = desk;
  return {
    title: 'nav.warnings', empty: 'empty.warnings',
    columns: [
      { label: 'col.due', sort: true, cell: (r) => due(desk, end(r)) },
      { label: 'col.level', cell: (r) => html`<span class="flag ${['OVERDUE', 'SEVERE'].includes(short(r.level, 'WARNING_LEVEL')) ? 'late' : ''}">${t(`level.${short(r.level, 'WARNING_LEVEL')}`)}</span>` },
      { label: 'col.warning', cell: (r) => word(t, 'warning', kind(r)) },
      { label: 'col.case', cell: (r) => html`<code>${r.caseNumber || ''}</code>` },
      { label: 'col.owes', cell: (r) => desk.name(r.organisation) },
      { label: 'col.rung', cell: (r) => t(`rung.${short(r.rung, 'WARNING_RUNG')}`) },
      { label: 'col.state', cell: (r) => state(t, r, 'WARNING_STATE', 'warningState') },
      { label: 'col.clears', cell: (r) => clearing(desk, r) },
    ],
    tabs: [
      { id: 'all', label: 'tab.all', test: open },
      { id: 'five', label: 'tab.five', test: is(...FIVE) },
      { id: 'freeze', label: 'tab.freezeLapsing', test: is('FREEZE_LAPSING', 'RELEASE_DUE') },
      { id: 'watch', label: 'tab.watchLapsing', test: is('WATCH_LAPSING') },
      { id: 'matter', label: 'tab.entrustedLate', test: is('ENTRUSTED_LATE', 'ORDER_LATE', 'INSTITUTION_LATE', 'GRID_LATE') },
      { id: 'before', label: 'tab.laidBefore', test: (r) => open(r) && r.organisation !== desk.code },
      { id: 'ended', label: 'tab.cleared', test: (r) => !open(r) },
    ],
    label: (r) => `${word(t, 'warning', kind(r))} ${r.caseNumber || ''}`,
    mark: (r) => (short(r.level, 'WARNING_LEVEL') === 'SEVERE' ? 'late' : ''),
    bulk: ['AcknowledgeWarning'],
    search: (r) => [r.id, r.caseNumber, r.resource, word(t, 'warning', kind(r)), r.organisation, desk.name(r.organisation)],
    detail: (r, row) => html`<h2>${word(t, 'warning', kind(r))} <code>${r.caseNumber || ''}</code> ${state(t, r, 'WARNING_STATE', 'warningState')}</h2>
      ${ladder(t, r)}<p>${clearing(desk, row)}</p>${actsOf(desk, 'warning', row)}
      ${facts([[t('fact.owes'), desk.name(r.organisation)], [t('fact.due'), desk.fmt.stamp(r.dueTime)], [t('fact.raised'), desk.fmt.stamp(r.raiseTime)],
        [t('fact.team'), r.team], [t('fact.handler'), r.handler], [t('fact.resource'), r.resource], [t('fact.cleared'), r.clearTime ? desk.fmt.stamp(r.clearTime) : '']])}
      ${clocks(desk, r.clocks)}${steps(desk, r.steps)}`,
  };
}
