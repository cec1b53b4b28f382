// SPDX-License-Identifier: Apache-2.0
// What the desk does with a batch: reads it, mends it, sends it, sends again what failed. Until all of it is settled it is
// kept on this machine, and the hub knows each line by batch and row: closing the page loses nothing, sending twice sends once.
import { call, newRequestId, upload } from '/lib/call.js';
import { keys, load, save } from '/desk/drafts.js';
import { stored } from '/desk/fields.js';
import { decode } from '/desk/batch/csv.js';
import { commonSuperior, grouped } from '/desk/batch/group.js';
import { application, order, release, typedFor } from '/desk/batch/messages.js';
import { check, isClean, read } from '/desk/batch/rules.js';
import { kept, requestId, toSend } from '/desk/batch/track.js';
import { half, isCaseNumber, local } from '/desk/text.js';

const TOGETHER = 4;
const PAPERS = { freeze: ['RULING', 'ASSISTANCE_NOTICE'], dispatch: ['RULING'], release: ['RULING', 'RELEASE_NOTICE'] };
const paper = (kind) => ({ kind, number: '', file: null });

/** Gives a desk its batches. */
export function batching(desk) {
  const key = (id) => `batch/${desk.code}/${id}`;
  const now = () => desk.state.batch;
  const change = (batch) => {
    desk.dispatch({ type: 'batch', batch });
    keep();
  };
  const keep = () => save(key(now().id), kept(now()));

  desk.newBatch = (mode, more = {}) => {
    const stamp = local(new Date(desk.now()).toISOString()).replace(/\D/g, '');
    desk.dispatch({ type: 'batch', batch: null });
    change({
      mode, id: `${stamp}-${newRequestId().slice(0, 6)}`, step: mode === 'release' ? 3 : 1, text: '', file: null, rows: [], lines: [], errors: new Map(), fault: null,
      common: { caseNumber: '', ground: mode === 'release' ? 'BANKRUPTCY' : mode === 'dispatch' ? '企业破产法 19' : '', reason: '', due: mode === 'dispatch' ? local(new Date(desk.now() + 72 * 3600000).toISOString()) : '', papers: PAPERS[mode].map(paper) },
      wrong: {}, groups: null, superior: undefined, typed: '', busy: false, refusal: null, progress: null, orders: new Map(), collaboration: null, ...more,
    });
  };

  /** A court's own measures of an order of a campaign. */
  desk.releaseOrdered = (dispatched) => {
    desk.newBatch('release', {
      under: dispatched.id,
      lines: (dispatched.accounts || []).filter((a) => a.order).map((a) => ({
        row: a.line, order: a.order, attempt: 1, sent: false, fault: null,
        values: { number: a.key?.number, registrar: a.key?.registrar, original_case_number: a.originalCaseNumber, original_request_number: a.originalRequestNumber },
      })),
    });
    desk.dispatch({ type: 'tab', tab: 'batch' });
    desk.trackBatch();
  };

  /** Which batches of this court this machine keeps, by number. */
  desk.loadBatches = async () => desk.dispatch({ type: 'saved', saved: (await keys(key(''))).map((k) => k.slice(key('').length)) });
  desk.openBatch = async (id) => {
    const found = await load(key(id));
    if (!found) return;
    desk.dispatch({ type: 'batch', batch: null });
    desk.dispatch({ type: 'batch', batch: { ...found, orders: new Map(), busy: false } });
    desk.trackBatch();
  };
  desk.closeBatch = async () => {
    await keep();
    desk.dispatch({ type: 'batch', batch: null });
    await desk.loadBatches();
  };

  desk.batchFile = async (file) => {
    const found = decode(new Uint8Array(await file.arrayBuffer()));
    if (!found) change({ fault: ['batch.fault.encoding', {}], file: { name: file.name } });
    else desk.batchText(found.text, { name: file.name, encoding: found.encoding });
  };

  /** What stands in the field, as it is typed or pasted. */
  desk.batchWritten = (text) => change({ text });

  desk.batchText = (text, file = null) => {
    const { mode } = now();
    const found = read(mode, text);
    if (found.fault) change({ text, file, fault: found.fault, rows: [], step: 1 });
    else change({ text, file, fault: null, rows: found.rows, columns: found.columns, errors: check(mode, found.rows), step: 2 });
  };

  /** A value mended in place. */
  desk.batchCell = (row, column, value) => {
    const rows = now().rows.map((r) => (r.row === row ? { ...r, values: { ...r.values, [column]: value.trim() } } : r));
    const columns = now().columns.includes(column) ? now().columns : [...now().columns, column];
    change({ rows, columns, errors: check(now().mode, rows), groups: null });
  };
  desk.batchCommon = (name, value) => change({ common: { ...now().common, [name]: value }, wrong: {}, refusal: null });
  desk.batchStep = (step) => change({ step, refusal: null });
  desk.batchTyped = (typed) => change({ typed, refusal: null });

  desk.groupBatch = async () => {
    const { rows, mode, errors } = now();
    if (!isClean(errors)) return;
    if (mode === 'freeze') {
      change({ step: 3 });
      return;
    }
    change({ busy: true });
    const courts = [...new Set(rows.map((r) => r.values.court))];
    const found = new Map();
    const unknown = [];
    for (const court of courts) {
      const o = await desk.organisation(court);
      if (o) found.set(court, o);
      else unknown.push(court);
    }
    const above = await Promise.all([...found.values(), desk.state.me.organisation].map((o) => superiors(o)));
    const wrong = new Map(errors);
    rows.filter((r) => unknown.includes(r.values.court)).forEach((r) => wrong.set(r.row, { ...wrong.get(r.row), court: 'batch.courtUnknown' }));
    change({ busy: false, errors: wrong, groups: grouped(rows, found), superior: commonSuperior(above), step: unknown.length ? 2 : 3 });
  };

  async function superiors(o) {
    const above = [];
    let code = (await desk.organisation(o.code))?.superior;
    while (code && above.length < 8) {
      above.push(code);
      code = (await desk.organisation(code))?.superior;
    }
    return above;
  }

  function wrongCommon(batch) {
    const wrong = {};
    const { mode, common } = batch;
    if (mode === 'dispatch' && !isCaseNumber(common.caseNumber)) wrong.caseNumber = 'form.caseNumberWrong';
    if (mode !== 'freeze' && !common.reason.trim()) wrong.reason = 'form.required';
    if (mode !== 'freeze' && !common.ground) wrong.ground = 'form.required';
    if (mode === 'dispatch' && !common.due) wrong.due = 'form.required';
    if (common.papers.some((p) => !p.file)) wrong.papers = 'form.fileMissing';
    const typed = half(batch.typed).replace(/\s+/g, '');
    if (mode !== 'dispatch' && typed !== typedFor(batch).text.replace(/\s+/g, '')) wrong.typed = 'form.typedDiffers';
    return wrong;
  }

  desk.sendBatch = async () => {
    const batch = now();
    if (batch.busy) return;
    const wrong = wrongCommon(batch);
    if (Object.keys(wrong).length) {
      change({ wrong });
      return;
    }
    change({ busy: true, refusal: null, wrong: {} });
    try {
      const papers = await stored(batch.common.papers, upload);
      change({ papers });
      if (batch.mode === 'dispatch') {
        const answer = await call('CollaborationService/Apply', application(now(), papers), { requestId: `batch/${batch.id}` });
        change({ busy: false, step: 5, collaboration: answer.receipt.resource });
        await desk.refresh('collaboration', answer.receipt.resource);
        desk.dispatch({ type: 'fresh', box: 'campaigns' });
        return;
      }
      if (batch.mode === 'freeze' && !batch.lines.length) change({ lines: batch.rows.map((r) => ({ ...r, order: null, attempt: 1, sent: false, fault: null })) });
      change({ step: 5 });
      await sendLines(now().lines.filter((l) => !l.sent));
    } catch (refusal) {
      change({ refusal: desk.words(refusal) });
    } finally {
      change({ busy: false, progress: null });
    }
  };

  /** Sends what was refused, by the hub or by the institution, and what never went because the page did; nothing else. */
  desk.resendBatch = async () => {
    const batch = now();
    const lines = toSend(batch.mode, batch.lines, batch.orders);
    if (!lines.length || batch.busy) return;
    change({ busy: true, refusal: null });
    // What the hub accepted and the institution refused is another attempt; what the hub refused was never accepted.
    const again = lines.map((l) => (l.sent ? { ...l, attempt: l.attempt + 1, sent: false, fault: null } : { ...l, fault: null }));
    replace(again);
    try {
      await sendLines(again);
    } finally {
      change({ busy: false, progress: null });
    }
  };

  function replace(lines) {
    const by = new Map(lines.map((l) => [l.row, l]));
    change({ lines: now().lines.map((l) => by.get(l.row) || l) });
  }

  async function sendLines(lines) {
    const queue = lines.slice();
    let n = 0;
    const worker = async () => {
      for (let line = queue.shift(); line; line = queue.shift()) {
        replace([await sendLine(line)]);
        n += 1;
        desk.dispatch({ type: 'batch', batch: { progress: { n, all: lines.length } } });
      }
    };
    await Promise.all(Array.from({ length: TOGETHER }, worker));
  }

  async function sendLine(line) {
    const batch = now();
    const freeze = batch.mode === 'freeze';
    try {
      const answer = await call(freeze ? 'FreezeService/Order' : 'FreezeService/Release', (freeze ? order : release)(batch, line, batch.papers), { requestId: requestId(batch.id, line) });
      const id = freeze ? answer.receipt.resource : line.order;
      const at = await desk.refresh('freezeOrder', id);
      if (at) desk.dispatch({ type: 'batch', batch: { orders: new Map(now().orders).set(id, at) } });
      return { ...line, order: id, sent: true, fault: null };
    } catch (refusal) {
      return { ...line, fault: desk.words(refusal) };
    }
  }

  /** Reads the orders of a batch again: what happened while the page was away. */
  desk.trackBatch = async () => {
    for (const line of now()?.lines || []) {
      if (!line.order) continue;
      const at = await desk.refresh('freezeOrder', line.order);
      if (!now()) return;
      if (at) desk.dispatch({ type: 'batch', batch: { orders: new Map(now().orders).set(line.order, at) } });
    }
    if (now()) await keep();
  };

  /** The second officer approves all of a batch that waits; typed, so that nobody approves another number than is meant. */
  desk.approveBatch = async (id, orders) => {
    let refused = null;
    for (const row of orders) {
      try {
        await call('FreezeService/Approve', { id: row.id, granted: true, header: { expectedRevision: row.revision } }, { requestId: `approve/${row.id}/${row.revision}` });
      } catch (refusal) {
        refused = refusal;
      }
      await desk.refresh('freezeOrder', row.id);
    }
    desk.dispatch({ type: 'toast', toast: refused ? desk.words(refused) : desk.t('toast.done', { act: desk.t('act.Approve'), n: orders.length }) });
  };
}

/** Orders of a court that wait for the second officer, by the batch that they came with. */
export function waiting(rows) {
  const all = new Map();
  rows.forEach((r) => {
    const release = (r.pending || []).find((p) => p.awaitingApproval);
    const id = r.state === 'FREEZE_STATE_PENDING_APPROVAL' ? r.batch : /^batch\/([^/]+)\//.exec(release?.requestNumber || '')?.[1];
    if (id) all.set(id, [...(all.get(id) || []), r]);
  });
  return [...all.entries()].map(([id, orders]) => ({ id, orders, verb: orders[0].state === 'FREEZE_STATE_PENDING_APPROVAL' ? '冻结' : '解冻' }));
}
