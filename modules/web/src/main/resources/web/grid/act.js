// SPDX-License-Identifier: Apache-2.0
// What the worker does: opens, writes, takes pictures, submits. The address's hash says which screen is shown, so that the
// phone's own back button works.
import { emptyDraft, missing, toAnswer } from '/grid/answers.js';
import { get, write } from '/grid/db.js';
import { position, renewShell } from '/grid/device.js';
import { shrunk } from '/grid/photos.js';
import { entryOf, own } from '/grid/state.js';
import { newRequestId } from '/lib/call.js';

const REPORT = 'GridService/Report';
const WRITTEN_AFTER = 400;

export function actions(db, store, hub, t) {
  const s = store.get;
  const { tell } = store;
  let writing;
  let opened = '';

  /** A draft outlives the page: taking a picture may end it on a small phone. */
  async function keepDraft() {
    clearTimeout(writing);
    writing = undefined;
    const { draft } = s();
    if (draft) {
      await write(db, ['drafts'], (rows) => rows.put(draft));
    }
  }

  function patch(change) {
    tell({ type: 'write', patch: change });
    writing = writing || setTimeout(keepDraft, WRITTEN_AFTER);
  }

  function focusHead() {
    requestAnimationFrame(() => document.querySelector('h1')?.focus({ preventScroll: true }));
  }

  async function route() {
    const [, name, task] = location.hash.match(/^#(task|done|me)(?:\/(.+))?$/) || [null, 'list', ''];
    await keepDraft();
    if (name === 'task') {
      await show(decodeURIComponent(task || ''));
    } else {
      tell({ type: 'screen', name });
      if (name === 'done' && s().who) {
        hub.done().catch(() => undefined);
      }
      if (name === 'list' && opened) {
        const card = `task-${opened}`;
        opened = '';
        requestAnimationFrame(() => (document.getElementById(card) || document.querySelector('h1'))?.focus());
      }
    }
  }

  async function show(id) {
    if (!s().tasks[id]) {
      history.replaceState(null, '', '#');
      tell({ type: 'screen', name: 'list' });
      return;
    }
    const entry = entryOf(s(), id);
    const draft = await begun(s().tasks[id], entry);
    tell({ type: 'screen', name: 'form', task: id, draft });
    opened = id;
    scrollTo(0, 0);
    focusHead();
    for (const photo of draft.photos) {
      await preview(photo.sha);
    }
    if (!entry || entry.state === 'rejected') {
      locate();
    }
  }

  /** What was written before; of an earlier round all but what was found: that is to be looked at again. */
  async function begun(task, entry) {
    const draft = (await get(db, 'drafts', task.id)) || (entry && entry.draft) || emptyDraft(task);
    return draft.round === task.round ? draft : { ...draft, round: task.round, choice: '' };
  }

  async function preview(sha) {
    const blob = await get(db, 'blobs', sha);
    if (blob && !s().previews[sha]) {
      tell({ type: 'preview', sha, url: URL.createObjectURL(new Blob([blob.bytes], { type: 'image/jpeg' })) });
    }
  }

  async function locate() {
    const id = s().screen.task;
    tell({ type: 'locating', on: true });
    const place = await position();
    tell({ type: 'locating', on: false });
    if (place && s().screen.task === id && s().draft) {
      patch({ place });
    }
  }

  const back = () => (history.state && history.state.inner ? history.back() : go('list'));

  function go(name) {
    history.pushState({}, '', name === 'list' ? '#' : `#${name}`);
    route().then(() => name !== 'list' && focusHead());
  }

  async function submit() {
    const { draft, tasks, screen, who } = s();
    const fields = missing(draft);
    if (fields.length) {
      tell({ type: 'problems', fields });
      document.querySelector(fields[0] === 'choice' ? '.choices input' : `[name="${fields[0]}"]`)?.focus();
      return;
    }
    const task = tasks[screen.task];
    const at = Date.now();
    // Never ahead of the hub's clock, never before the push.
    const time = Math.max(at + s().skew - 1000, Date.parse(task.sent) + 1 || 0);
    const before = entryOf(s(), task.id);
    try {
      await hub.box.add({
        key: newRequestId(),
        task: task.id,
        by: who.by,
        name: task.name,
        round: task.round,
        url: REPORT,
        body: { id: task.id, answer: toAnswer(draft, { organisation: who.code, time }) },
        blobs: draft.photos.map((photo) => photo.sha),
        draft,
      }, before && before.key);
    } catch (error) {
      tell({ type: 'problems', fields: ['store'] });
      return;
    }
    clearTimeout(writing);
    writing = undefined;
    tell({ type: 'outbox', entries: await hub.box.all() });
    tell({ type: 'screen', name: s().screen.name, task: task.id });
    back();
    tell({ type: 'say', key: 'said.kept' });
    hub.now();
  }

  return {
    route,
    keepDraft,
    back,
    go,
    submit,
    locate,
    write: patch,
    open(id) {
      history.pushState({ inner: true }, '', `#task/${encodeURIComponent(id)}`);
      route();
    },
    choose(choice) {
      patch({ choice });
      locate();
    },
    async photo(input) {
      const [file] = input.files;
      if (!file) {
        return;
      }
      try {
        const photo = await shrunk(file);
        await write(db, ['blobs'], (rows) => rows.put({ sha: photo.sha, bytes: photo.bytes }));
        const others = s().draft.photos.filter((p) => p.sha !== photo.sha);
        patch({ photos: [...others, { sha: photo.sha, size: photo.size }] });
        await preview(photo.sha);
        await keepDraft();
      } catch (error) {
        tell({ type: 'problems', fields: ['photo'] });
      }
      input.value = '';
    },
    async unphoto(sha) {
      patch({ photos: s().draft.photos.filter((p) => p.sha !== sha) });
      await keepDraft();
    },
    async drop(entry) {
      await hub.box.remove(entry);
      tell({ type: 'outbox', entries: await hub.box.all() });
      hub.now();
    },
    filter: (text) => tell({ type: 'filter', text }),
    sync: () => hub.now(),
    async renew() {
      await renewShell();
      location.reload();
    },
    language() {
      const next = t.lang === 'en' ? 'zh-CN' : 'en';
      location.search = `?lang=${next}`;
    },
    /** Signs out; over answers that wait only when asked again. They stay on the phone until their worker is back. */
    async leave() {
      if (own(s()).length && !s().leaving) {
        tell({ type: 'leaving', on: true });
        requestAnimationFrame(() => document.querySelector('.actions [data-first]')?.focus());
        return;
      }
      try {
        await hub.leave();
      } catch (error) {
        // The session goes on at the hub: whoever takes the phone next would act in this worker's name.
        tell({ type: 'leaving', on: false, failed: true });
        return;
      }
      location.assign('/login?to=/grid');
    },
    stay() {
      tell({ type: 'leaving', on: false });
      requestAnimationFrame(() => document.querySelector('.actions .out')?.focus());
    },
  };
}
