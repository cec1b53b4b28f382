// SPDX-License-Identifier: Apache-2.0
// Answers that wait to be sent: on disk first, then over the network, each under a key by which the hub takes it once.
import { all, get, write } from '/grid/db.js';

const MOST = 60000;
/** Refusals that time or a new sign-in may mend. */
const PASSING = [401, 403, 408, 425, 429];
/** What the hub itself says with 403 and means for good. */
const FINAL = ['REASON_RIGHT_MISSING', 'REASON_NOT_PARTY'];

/** Whether sending the same again cannot help: the hub says so, or it is too large for something on the way. */
export const isFinal = (error) => FINAL.includes(error.reason) || error.status === 413
  || (error.reason !== 'UNREACHABLE' && error.status >= 400 && error.status < 500 && !PASSING.includes(error.status));

/** Pause after so many failures, in ms: doubles up to a minute; half of it is chance. */
export function pause(tries, chance = Math.random) {
  const whole = Math.min(MOST, 1000 * 2 ** tries);
  return whole / 2 + (chance() * whole) / 2;
}

/**
 * The outbox of whoever is signed in. Entries: key, task, by, url, body, blobs (digests, sent before the body), sent, at,
 * state (queued | rejected), tries, next, why.
 *
 * @param post (url, body, key) => answer; throws what has status, reason, retryAfter
 * @param put (blob) => answer
 * @param mine () => whose entries may go now; empty: nobody's
 * @param stale (entry) => why it does not fit any more, or null
 * @param changed what is told after each step: (entry, answer | undefined)
 */
export function outbox({ db, post, put, mine, stale, changed, now = Date.now }) {
  const save = (entry) => write(db, ['outbox'], (s) => s.put(entry));

  async function remove(entry) {
    const others = (await all(db, 'outbox')).filter((e) => e.key !== entry.key);
    const kept = new Set(others.flatMap((e) => e.blobs));
    await write(db, ['outbox', 'blobs'], (rows, blobs) => {
      rows.delete(entry.key);
      entry.blobs.filter((sha) => !kept.has(sha)).forEach((sha) => blobs.delete(sha));
    });
  }

  async function reject(entry, why) {
    Object.assign(entry, { state: 'rejected', why });
    await save(entry);
    changed(entry);
  }

  async function sendOne(entry) {
    const why = stale(entry);
    if (why) {
      return reject(entry, why);
    }
    let answer;
    try {
      for (const sha of entry.blobs.filter((s) => !entry.sent.includes(s))) {
        const blob = await get(db, 'blobs', sha);
        if (!blob) {
          return reject(entry, { reason: 'PHOTO_LOST' });
        }
        await put(blob);
        entry.sent.push(sha);
        await save(entry);
      }
      answer = await post(entry.url, entry.body, entry.key);
    } catch (error) {
      if (isFinal(error)) {
        return reject(entry, { reason: error.reason, message: error.message, details: error.details });
      }
      entry.tries += 1;
      entry.next = now() + Math.max(pause(entry.tries), error.retryAfter || 0);
      await save(entry);
      return changed(entry);
    }
    await remove(entry);
    return changed(entry, answer);
  }

  async function run(atOnce) {
    for (const { key } of (await all(db, 'outbox')).sort((a, b) => a.at - b.at)) {
      // Read again: another window may have sent or dropped it meanwhile.
      const entry = await get(db, 'outbox', key);
      if (entry && entry.state === 'queued' && entry.by === mine() && (atOnce || entry.next <= now())) {
        await sendOne(entry);
      }
    }
  }

  let running = null;
  return {
    /** Keeps an answer, in place of another where it mends one; it is on disk when the promise resolves. */
    async add(entry, replaces) {
      const row = { sent: [], at: now(), state: 'queued', tries: 0, next: 0, why: null, ...entry };
      await write(db, ['outbox', 'drafts'], (rows, drafts) => {
        if (replaces) {
          rows.delete(replaces);
        }
        rows.put(row);
        drafts.delete(row.task);
      });
      return row;
    },
    all: () => all(db, 'outbox'),
    remove,
    /** Sends what is due, or all at once; one window at a time does. */
    drain(atOnce = false) {
      if (!running) {
        const work = () => run(atOnce);
        running = (navigator.locks
          ? navigator.locks.request('xietong-grid-outbox', { ifAvailable: true }, (lock) => (lock ? work() : undefined))
          : work()).finally(() => {
          running = null;
        });
      }
      return running;
    },
  };
}
