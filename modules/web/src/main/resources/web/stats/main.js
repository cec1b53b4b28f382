// SPDX-License-Identifier: Apache-2.0
import { call } from '/lib/call.js';
import { csv, download } from '/lib/csv.js';
import { fmt, i18n } from '/lib/i18n.js';
import { session } from '/lib/session.js';
import { render } from '/webjars/lit-html/3.3.0/lit-html.js';
import { within } from '/stats/figures.js';
import en from '/stats/i18n/en.js';
import zh from '/stats/i18n/zh-CN.js';
import { hasAlarms, qualityTab } from '/stats/quality/tab.js';
import { initial, next, question } from '/stats/state.js';
import { kindName, tabs, view } from '/stats/view.js';

const t = i18n({ 'zh-CN': zh, en });
const page = document.getElementById('page');
document.title = t('document');
let state;
let asked = 0;

function happened(event) {
  state = next(state, event);
  draw();
}

function draw() {
  const isQuality = hasAlarms(state.me) && location.hash === '#quality';
  render([hasAlarms(state.me) ? tabs(isQuality, t) : '', isQuality ? quality.view(t, fmt) : view(state, t, fmt, acts)], page);
}

const quality = qualityTab(draw);
addEventListener('hashchange', () => {
  if (state) {
    opened();
  }
});

/** What is opened is read anew. */
function opened() {
  if (location.hash === '#quality' && hasAlarms(state.me)) {
    quality.load();
  } else {
    draw();
  }
}

/** Only the last question's answer counts. */
async function load() {
  const number = ++asked;
  const about = question(state);
  const { filter } = state;
  if (!about) {
    happened({ type: 'refused', problem: 'problem.days' });
    return;
  }
  try {
    const answer = await call('StatisticsService/Query', about, { query: true, timeout: 60_000 });
    if (number === asked) {
      happened({ type: 'rows', rows: answer.rows ?? [], filter, at: Date.now() });
    }
  } catch (refusal) {
    if (number === asked) {
      happened({ type: 'refused', problem: refusal.reason === 'REASON_TOO_LARGE' ? 'problem.large' : 'problem.unread' });
    }
  }
}

/** Who stands below whom, of the caller's own kind. */
async function directory(kind) {
  const organisations = [];
  let token = '';
  do {
    const answer = await call('DirectoryService/ListOrganisations', { kind, pageSize: 1000, pageToken: token });
    organisations.push(...answer.organisations ?? []);
    token = answer.nextPageToken ?? '';
  } while (token);
  happened({ type: 'directory', organisations });
}

const acts = {
  filter: filter => {
    happened({ type: 'filter', filter });
    load();
  },
  scope: scope => {
    happened({ type: 'scope', scope });
    page.querySelector('header [aria-current]')?.scrollIntoView({ block: 'nearest' });
  },
  csv: () => {
    const name = code => state.directory.known.get(code)?.name ?? '';
    const rows = within(state.directory, state.scope, state.rows).map(row => [
      row.organisation, name(row.organisation), row.period, kindName(row.kind, t), row.received, row.done, row.returned,
      row.overdue, row.done ? Math.floor(row.seconds / row.done) : '', row.done ? row.medianHours : '',
      row.done ? row.percentile90Hours : '',
    ]);
    const head = ['code', 'court', 'period', 'kind', 'received', 'done', 'returned', 'overdue', 'mean.seconds', 'median',
      'ninetieth'].map(column => t(`csv.${column}`));
    download(`${t('title')}-${state.scope}-${state.filter.first}-${state.filter.last}.csv`, csv(head, rows));
  },
};

const me = await session({ lock: true, watermark: true, onAgain: () => { load(); opened(); } });
state = initial(me, Date.now());
happened({ type: 'begun' });
opened();
await directory(me.organisation.kind).catch(() => happened({ type: 'refused', problem: 'problem.unread' }));
load();
