// SPDX-License-Identifier: Apache-2.0
// IndexedDB as named stores of values by key. A write is done when it is on the disk, not before.

/**
 * Opens it.
 *
 * @param {string} name of the database
 * @param {string[]} stores their names
 * @returns {Promise<Store>} rejects where the browser keeps nothing, e.g. in a private window
 */
export function openStore(name, stores, version = 1) {
  return new Promise((done, failed) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => stores
      .filter(store => !request.result.objectStoreNames.contains(store))
      .forEach(store => request.result.createObjectStore(store));
    request.onsuccess = () => done(new Store(request.result));
    request.onerror = () => failed(request.error);
    request.onblocked = () => failed(new Error(`${name} is open elsewhere in an older form`));
  });
}

class Store {
  #db;

  constructor(db) {
    this.#db = db;
    // Another window opens a newer form: this one must not stand in its way.
    db.onversionchange = () => db.close();
  }

  /** One value, or undefined. */
  get(store, key) {
    return this.#read(store, objects => objects.get(key));
  }

  /** All values, by key. */
  values(store) {
    return this.#read(store, objects => objects.getAll());
  }

  /** All keys, in order. */
  keys(store) {
    return this.#read(store, objects => objects.getAllKeys());
  }

  /**
   * Writes all of it or nothing.
   *
   * @param {{store: string, key?: any, value?: any, clear?: boolean}[]} changes one without a value deletes its key
   */
  write(changes) {
    return new Promise((done, failed) => {
      const names = [...new Set(changes.map(change => change.store))];
      const transaction = this.#db.transaction(names, 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => done();
      transaction.onerror = () => failed(transaction.error);
      transaction.onabort = () => failed(transaction.error ?? new Error('nothing was written'));
      for (const { store, key, value, clear } of changes) {
        const objects = transaction.objectStore(store);
        if (clear) {
          objects.clear();
        } else if (value === undefined) {
          objects.delete(key);
        } else {
          objects.put(value, key);
        }
      }
    });
  }

  close() {
    this.#db.close();
  }

  #read(store, ask) {
    return new Promise((done, failed) => {
      const request = ask(this.#db.transaction(store, 'readonly').objectStore(store));
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  }
}
