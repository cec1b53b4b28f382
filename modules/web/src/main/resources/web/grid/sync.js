// SPDX-License-Identifier: Apache-2.0
// What goes over the network: tasks in, answers out. Answers go only after the tasks were read, so that none answers a
// question that has been asked anew meanwhile.
import { all, get, write } from '/grid/db.js';
import * as ask from '/grid/hub.js';
import { outbox, pause } from '/grid/outbox.js';
import { queued, staleness } from '/grid/state.js';
import { isOpen, pick } from '/grid/tasks.js';
import { live } from '/lib/live.js';

const ATTEMPTED = 'kept as an attempt';
/** What is handed to another worker is told to that one: whoever had it asks now and then. */
const AGAIN = 600000;

export function sync(db, store) {
  const s = store.get;
  const { tell } = store;
  const remember = (name, value) => write(db, ['meta'], (rows) => rows.put({ name, value }));
  const recall = async (name) => ((await get(db, 'meta', name)) || {}).value;
  const channel = window.BroadcastChannel ? new BroadcastChannel('xietong-grid') : null;
  let stream = null;
  let release = () => undefined;
  let isFresh = false;
  let syncing = null;
  let failures = 0;
  let notBefore = 0;
  let listed = 0;

  const box = outbox({
    db,
    post: ask.send,
    put: ask.put,
    mine: () => (s().who ? s().who.by : ''),
    stale: (entry) => staleness(s(), entry),
    async changed(entry, answer) {
      await reload();
      if (answer) {
        const attempt = ((answer.receipt || {}).warnings || []).some((w) => w.includes(ATTEMPTED));
        await closed(entry.task);
        tell({ type: 'say', key: attempt ? 'said.sent.attempt' : 'said.sent', args: { name: entry.name } });
      } else if (entry.state === 'rejected') {
        tell({ type: 'say', key: 'said.rejected', args: { name: entry.name } });
      }
      channel?.postMessage('outbox');
    },
  });

  /** A task that is answered is no open one any more, and leaves the phone. */
  async function closed(id) {
    tell({ type: 'list', tasks: Object.values(s().tasks).filter((task) => task.id !== id) });
    await write(db, ['tasks'], (rows) => rows.delete(id));
  }

  async function reload() {
    tell({ type: 'outbox', entries: await box.all() });
  }

  /** Everything that was kept when the page was open last. */
  async function remembered() {
    const who = await recall('who');
    if (who) {
      tell({ type: 'who', who });
    }
    tell({ type: 'link', link: 'start', skew: (await recall('skew')) || 0 });
    await keptTasks();
  }

  /** Tasks and answers as another window of this phone may have left them. */
  async function keptTasks() {
    tell({ type: 'courts', courts: (await recall('courts')) || {} });
    tell({ type: 'list', tasks: await all(db, 'tasks'), at: (await recall('listed')) || 0 });
    await reload();
  }

  /** Whoever is signed in now; what was kept for somebody else leaves the phone, but for answers that were not sent. */
  async function signedIn(who) {
    const before = s().who;
    if (before && before.by !== who.by) {
      release();
      stream = null;
      await forget();
      tell({ type: 'list', tasks: [], at: 0 });
    }
    tell({ type: 'who', who });
    const skew = who.t - Date.now();
    tell({ type: 'link', link: s().link, skew });
    await remember('who', who);
    await remember('skew', skew);
  }

  /** What was kept of a worker leaves the phone, but for answers that were not sent and their pictures. */
  async function forget() {
    const needed = new Set((await box.all()).flatMap((entry) => entry.blobs));
    const pictures = await all(db, 'blobs');
    await write(db, ['blobs', 'tasks', 'drafts', 'meta'], (blobs, ...stores) => {
      pictures.filter((picture) => !needed.has(picture.sha)).forEach((picture) => blobs.delete(picture.sha));
      stores.forEach((rows) => rows.clear());
    });
  }

  async function refresh() {
    const who = await ask.who();
    if (!who) {
      tell({ type: 'link', link: 'login' });
      return false;
    }
    await signedIn(who);
    const tasks = await ask.openTasks(who.worker);
    await write(db, ['tasks', 'meta'], (rows, meta) => {
      rows.clear();
      tasks.forEach((task) => rows.put(task));
      meta.put({ name: 'listed', value: who.t });
    });
    tell({ type: 'list', tasks, at: who.t });
    await swept(tasks);
    await names(tasks);
    if (!stream) {
      connect(who);
    }
    listed = Date.now();
    isFresh = true;
    return true;
  }

  /** Drafts of tasks that are no more, and pictures that nothing needs, leave the phone. */
  async function swept(tasks) {
    if (s().screen.name === 'form') {
      return;
    }
    const ids = new Set(tasks.map((task) => task.id));
    const drafts = await all(db, 'drafts');
    const waiting = await box.all();
    const needed = new Set([
      ...drafts.filter((draft) => ids.has(draft.task)).flatMap((draft) => draft.photos.map((photo) => photo.sha)),
      ...waiting.flatMap((entry) => entry.blobs),
    ]);
    const pictures = await all(db, 'blobs');
    await write(db, ['drafts', 'blobs'], (rows, blobs) => {
      drafts.filter((draft) => !ids.has(draft.task)).forEach((draft) => rows.delete(draft.task));
      pictures.filter((picture) => !needed.has(picture.sha)).forEach((picture) => blobs.delete(picture.sha));
    });
  }

  async function names(tasks) {
    const courts = {};
    for (const code of new Set(tasks.map((task) => task.court))) {
      if (!s().courts[code]) {
        courts[code] = await ask.nameOf(code);
      }
    }
    if (Object.keys(courts).length) {
      tell({ type: 'courts', courts });
      await remember('courts', s().courts);
    }
  }

  /** Reads the tasks if it must, then sends; says how the link is. */
  async function round(atOnce) {
    isFresh = isFresh && Date.now() - listed < AGAIN;
    try {
      if (!isFresh && !(await refresh())) {
        return;
      }
      failures = 0;
      if (['start', 'down', 'login'].includes(s().link)) {
        tell({ type: 'link', link: 'live' });
      }
      await box.drain(atOnce);
    } catch (error) {
      failures += 1;
      tell({ type: 'link', link: error.status === 401 ? 'login' : 'down' });
    }
    notBefore = Date.now() + (failures ? pause(failures) : 0);
    isFresh = isFresh && !failures && !queued(s()).length;
  }

  function now(atOnce = true) {
    syncing = syncing || round(atOnce).finally(() => {
      syncing = null;
    });
    return syncing;
  }

  /** Whether the network is wanted now: an answer is due, or there was none so far. */
  const isDue = () => Date.now() >= notBefore
    && (Date.now() - listed > AGAIN || queued(s()).some((entry) => entry.next <= Date.now()) || ['start', 'down', 'login'].includes(s().link));

  /** One window of the phone holds the stream; the others hear of it from that one. */
  function connect(who) {
    stream = { close() {} };
    const hold = async () => {
      const seen = await recall('lastSeq');
      const query = new URLSearchParams({ subscription: `phone-${who.id}`, ...(who.mailbox ? { mailbox: who.mailbox } : {}) });
      stream = live({ url: `/api/stream/grid?${query}`, after: seen, onEvent, onState, onGone: () => 'now' });
      return new Promise((done) => {
        release = () => {
          stream.close();
          done();
        };
      });
    };
    if (navigator.locks) {
      navigator.locks.request('xietong-grid-stream', hold);
    } else {
      hold();
    }
  }

  async function onEvent(type, data, id) {
    if (type === 'hello') {
      await greeted(data);
    } else if (id) {
      if (data.gridTask) {
        await taken(pick(data.gridTask));
      }
      await remember('lastSeq', id);
    }
  }

  /** The hub knows that this worker's phone has read before; a phone that knows nothing of it was cleared, or is new. */
  async function greeted(hello) {
    const seen = await recall('lastSeq');
    const read = Number(String(hello.cursor || '').split('-').pop());
    if (!seen && read > 0) {
      tell({ type: 'kept', patch: { lost: true } });
    }
    isFresh = false;
    now(false);
  }

  async function taken(task) {
    if (s().who.worker && task.worker !== s().who.worker) {
      return;
    }
    await write(db, ['tasks'], (rows) => (isOpen(task) ? rows.put(task) : rows.delete(task.id)));
    tell({ type: 'task', task });
    await names([task]);
    channel?.postMessage('tasks');
  }

  function onState(link, info) {
    isFresh = isFresh && link !== 'down' && link !== 'login';
    tell({ type: 'link', link, skew: info.skew });
  }

  channel?.addEventListener('message', keptTasks);

  return {
    box,
    now: () => {
      isFresh = false;
      stream?.kick?.();
      return now(true);
    },
    /** What has become due; asked every few seconds. */
    due: () => (isDue() ? now(false) : undefined),
    start: () => now(true),
    remembered,
    forget,
    async done() {
      tell({ type: 'done', tasks: await ask.doneTasks(s().who.worker) });
    },
    /** Ends the session at the hub; fails where that cannot be reached. One that has ended already needs no ending. */
    async leave() {
      await ask.leave().catch((error) => {
        if (error.status !== 401) {
          throw error;
        }
      });
      release();
      await forget();
    },
  };
}
