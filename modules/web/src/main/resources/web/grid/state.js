// SPDX-License-Identifier: Apache-2.0
// What the page shows, and how each event changes it. Pure: (state, event) => state.
import { isOpen } from '/grid/tasks.js';

const DAY = 86400000;
/** Answers that wait longer than this are warned of: some phones clear a page's store after seven days. */
export const LONG = 3 * DAY;

export const initial = (now) => ({
  now, // this phone's time, ms
  skew: 0, // by how much the hub's is ahead
  who: null, // as /api/me says it
  link: 'start', // start | live | slow | down | login | version
  listed: 0, // hub's time of the last whole list
  tasks: {}, // open ones, by id
  done: null, // answered ones; null: not asked for yet
  courts: {}, // names by code
  outbox: [],
  screen: { name: 'list', task: '' }, // list | form | done | me
  draft: null,
  problems: [], // fields that something is missing in
  locating: false,
  previews: {}, // addresses of pictures, by digest
  filter: '',
  leaving: false, // asked whether to sign out over answers that wait
  leaveFailed: false,
  said: null, // the last thing to be said aloud: { key, args }
  kept: { persisted: false, shell: false, lost: false },
});

const REDUCERS = {
  tick: (s, { now }) => ({ ...s, now }),
  who: (s, { who }) => ({ ...s, who, link: who ? s.link : 'login' }),
  link: (s, { link, skew = s.skew }) => ({ ...s, link, skew }),
  list: (s, { tasks, at = s.listed }) => ({ ...s, listed: at, tasks: byId(tasks) }),
  task: (s, { task }) => {
    const { [task.id]: before, ...others } = s.tasks;
    if (before && before.revision > task.revision) {
      return s;
    }
    return { ...s, done: null, tasks: isOpen(task) ? { ...s.tasks, [task.id]: task } : others };
  },
  done: (s, { tasks }) => ({ ...s, done: tasks }),
  courts: (s, { courts }) => ({ ...s, courts: { ...s.courts, ...courts } }),
  outbox: (s, { entries }) => ({ ...s, outbox: entries }),
  screen: (s, { name, task = '', draft = null }) => ({
    ...s, screen: { name, task }, draft, problems: [], said: null, leaving: false, leaveFailed: false, previews: draft ? s.previews : {},
  }),
  write: (s, { patch }) => ({
    ...s,
    draft: { ...s.draft, ...patch },
    problems: s.problems.filter((field) => !(field in patch)),
  }),
  problems: (s, { fields }) => ({ ...s, problems: fields }),
  locating: (s, { on }) => ({ ...s, locating: on }),
  preview: (s, { sha, url }) => ({ ...s, previews: { ...s.previews, [sha]: url } }),
  leaving: (s, { on, failed = false }) => ({ ...s, leaving: on, leaveFailed: failed }),
  filter: (s, { text }) => ({ ...s, filter: text }),
  say: (s, { key, args = {} }) => ({ ...s, said: { key, args } }),
  kept: (s, { patch }) => ({ ...s, kept: { ...s.kept, ...patch } }),
};

export const reduce = (state, event) => REDUCERS[event.type](state, event);

const byId = (tasks) => Object.fromEntries(tasks.map((task) => [task.id, task]));

/** Answers of whoever is signed in. */
export const own = (s) => s.outbox.filter((e) => s.who && e.by === s.who.by);
export const others = (s) => s.outbox.filter((e) => !s.who || e.by !== s.who.by);
export const queued = (s) => own(s).filter((e) => e.state === 'queued');
export const entryOf = (s, task) => own(s).find((e) => e.task === task);
export const longest = (s) => Math.max(0, ...s.outbox.map((e) => s.now - e.at));

/** The task was asked anew after this answer was written: it answers the earlier question. */
export function staleness(s, entry) {
  const task = s.tasks[entry.task];
  return task && task.round !== entry.round ? { reason: 'ASKED_AGAIN', message: '' } : null;
}
