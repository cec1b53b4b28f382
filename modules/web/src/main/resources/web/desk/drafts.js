// SPDX-License-Identifier: Apache-2.0
// What was written and not yet sent, by room and by batch, kept on this machine until it is sent.

const NAME = 'xietong-desk';
const STORE = 'drafts';

function base() {
  return new Promise((done, fail) => {
    const ask = indexedDB.open(NAME, 1);
    ask.onupgradeneeded = () => ask.result.createObjectStore(STORE);
    ask.onsuccess = () => done(ask.result);
    ask.onerror = () => fail(ask.error);
  });
}

async function run(mode, work) {
  const db = await base();
  try {
    return await new Promise((done, fail) => {
      const at = db.transaction(STORE, mode);
      const asked = work(at.objectStore(STORE));
      at.oncomplete = () => done(asked.result);
      at.onerror = () => fail(at.error);
      at.onabort = () => fail(at.error);
    });
  } finally {
    db.close();
  }
}

/** A draft, or undefined. Without a store of its own the page keeps none. */
export const load = (key) => run('readonly', (s) => s.get(key)).catch(() => undefined);

/** Keeps a draft; nothing in it forgets it. Whether it is on the disk. */
export const save = (key, value) => run('readwrite', (s) => (value ? s.put(value, key) : s.delete(key))).then(() => true, () => false);

/** Keys of drafts that begin so. */
export const keys = (prefix) => run('readonly', (s) => s.getAllKeys()).then((all) => all.filter((k) => String(k).startsWith(prefix)), () => []);
