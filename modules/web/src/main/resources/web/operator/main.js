// SPDX-License-Identifier: Apache-2.0
import { call } from '/lib/call.js';
import { fmt, i18n } from '/lib/i18n.js';
import { session } from '/lib/session.js';
import { render } from '/webjars/lit-html/3.3.0/lit-html.js';
import en from '/operator/i18n/en.js';
import zh from '/operator/i18n/zh-CN.js';
import { initial, next } from '/operator/state.js';
import { view } from '/operator/view.js';

const EVERY = 5_000;
const t = i18n({ 'zh-CN': zh, en });
const page = document.getElementById('page');
document.title = t('document');
let state;
let reading = false;

function happened(event) {
  state = next(state, event);
  render(view(state, t, fmt, acts), page);
}

const acts = { search: search => happened({ type: 'search', search }) };

async function read() {
  if (reading) {
    return;
  }
  reading = true;
  try {
    const [hub, operations] = await Promise.all([
      call('AdminService/GetHub', {}, { retries: 0 }),
      call('AdminService/GetOperations', {}, { retries: 0 }),
    ]);
    happened({ type: 'read', hub, operations, at: Date.now() });
    await names(operations);
  } catch (refusal) {
    happened({ type: 'refused', problem: refusal.status === 403 ? 'problem.right' : 'problem.unread' });
  } finally {
    reading = false;
  }
}

/** Names of those that are shown, each asked for once. */
async function names(operations) {
  const codes = new Set([
    ...(operations.connected ?? []).map(c => c.organisation), ...(operations.lags ?? []).map(l => l.mailbox.split('/')[0]), ...(operations.lostWalls ?? []).map(w => w.organisation),
  ]);
  const unknown = [...codes].filter(code => !state.names.has(code)).slice(0, 50);
  if (unknown.length === 0) {
    return;
  }
  const found = await Promise.all(unknown.map(code => call('DirectoryService/GetOrganisation', { code }, { retries: 0 })
    .then(answer => answer.organisation, () => ({ code, name: '' }))));
  const known = [...state.names].map(([code, name]) => ({ code, name }));
  happened({ type: 'names', organisations: [...known, ...found] });
}

const me = await session({ lock: true, watermark: true, onAgain: () => read() });
state = initial(me);
happened({ type: 'now', now: Date.now() });
read();
setInterval(read, EVERY);
setInterval(() => happened({ type: 'now', now: Date.now() }), 1_000);
