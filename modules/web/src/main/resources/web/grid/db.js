// SPDX-License-Identifier: Apache-2.0
// What the phone keeps (IndexedDB): open tasks, answers that wait, photographs, drafts, and a few facts about itself.

const STORES = { tasks: 'id', outbox: 'key', blobs: 'sha', drafts: 'task', meta: 'name' };

/** Opens the store; fails where the browser has none, e.g. in a private window. */
export function open(name = 'xietong-grid') {
  return new Promise((done, fail) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      for (const [store, keyPath] of Object.entries(STORES)) {
        request.result.createObjectStore(store, { keyPath });
      }
    };
    request.onsuccess = () => {
      // Another window that wants a later version must not wait for this one.
      request.result.onversionchange = () => request.result.close();
      done(request.result);
    };
    request.onerror = request.onblocked = () => fail(request.error);
  });
}

/** Does something to stores in one transaction; it is on disk when the promise resolves. */
export function write(db, stores, work) {
  return new Promise((done, fail) => {
    const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
    tx.oncomplete = () => done();
    tx.onerror = tx.onabort = () => fail(tx.error);
    work(...stores.map((name) => tx.objectStore(name)));
  });
}

/** One row; undefined where there is none. */
export const get = (db, store, key) => read(db, store, (s) => s.get(key));

/** All rows, by key. */
export const all = (db, store) => read(db, store, (s) => s.getAll());

function read(db, store, ask) {
  return new Promise((done, fail) => {
    const request = ask(db.transaction(store).objectStore(store));
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}
