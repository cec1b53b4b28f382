// SPDX-License-Identifier: Apache-2.0
// What of a task the phone keeps: a name, a place, what is asked, until when. Nothing else gets onto it.

// A number of fifteen digits or more is an identity card's or an account's; no task needs it.
const LONG_NUMBER = /\d(?:[ -]?\d){13,}[\dXx]/g;
const hidden = (text) => (text || '').replace(LONG_NUMBER, '***');
const bare = (name, prefix) => (name || '').replace(prefix, '');

function answer(a) {
  return {
    round: a.round || 1,
    result: bare(a.result, 'GRID_RESULT_'),
    addressStatus: bare(a.addressStatus, 'ADDRESS_STATUS_'),
    newAddress: hidden(a.newAddress),
    text: hidden(a.text),
    time: a.time || '',
    photos: (a.evidence || []).length,
    verified: !!a.verified,
    objection: hidden(a.objection),
  };
}

/** The hub's task, reduced. */
export function pick(task) {
  const subject = (task.subject && task.subject.subject) || {};
  const clock = (task.clocks || []).find((c) => c.name === 'grid.answer');
  return {
    id: task.id,
    revision: Number(task.revision || 0),
    kind: bare(task.kind, 'GRID_TASK_KIND_'),
    state: bare(task.state, 'GRID_TASK_STATE_'),
    court: task.court,
    name: hidden(subject.name),
    former: (subject.formerNames || []).map(hidden),
    addresses: (subject.addresses || []).map(hidden),
    task: hidden(task.subject && task.subject.task),
    worker: task.worker || '',
    round: task.round || 1,
    answers: (task.answers || []).map(answer),
    sent: task.sendTime || '',
    due: clock ? clock.dueTime : '',
    overdue: !!task.overdue,
    rating: task.rating || 0,
  };
}

export const isOpen = (task) => task.state === 'SENT' || task.state === 'ASSIGNED';

const DAY = 86400000;
const BEIJING = 8 * 3600000;
const day = (ms) => Math.floor((ms + BEIJING) / DAY);

/** Days that are left by the hub's deadline, 0 on its last day, negative when it is past; null without a deadline. */
export const daysLeft = (task, now) => (task.due ? day(Date.parse(task.due) - 1) - day(now) : null);

/** Those to be answered, the most urgent first. */
export function ordered(tasks) {
  const due = (t) => (t.due ? Date.parse(t.due) : Infinity);
  return [...tasks].sort((a, b) => due(a) - due(b) || a.id.localeCompare(b.id));
}

/** 罗某忠（曾用名 罗某中） */
export const fullName = (task, t) => (task.former.length
  ? t('name.former', { name: task.name, former: task.former.join('、') }) : task.name);
