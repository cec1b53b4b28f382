// SPDX-License-Identifier: Apache-2.0
// What colleagues at other desks of the same organisation do: the hub tells only that something is another now, and the
// desk reads it. Many at once are read as lists.
import { call } from '/lib/call.js';
import { KINDS } from '/desk/boxes.js';

const PAUSE = 150;
const MOST = 12;

/** room_message as the fields of a stream's item have it: roomMessage. */
const field = (kind) => kind.replace(/_(.)/g, (all, c) => c.toUpperCase());

/** Gives a desk its colleagues. */
export function beside(desk) {
  let due = new Map();
  let many = false;
  let waiting = false;

  const boxesOf = (item) => Object.keys(desk.state.boxes).filter((name) => KINDS[name].item === item);

  /** Whether a list has it as it is now, or as it will be. */
  const isKnown = (item, { resource, revision }) => boxesOf(item)
    .some((name) => Number(desk.state.boxes[name].rows.get(resource)?.revision || 0) >= Number(revision));

  async function message(id) {
    const { message: said } = await call('CollaborationService/GetMessage', { id }).catch(() => ({}));
    if (!said) return;
    desk.dispatch({ type: 'item', item: { roomMessage: said } });
    desk.heard({ roomMessage: said });
  }

  async function read() {
    const changes = [...due.values()].filter(({ item, change }) => item === 'roomMessage' || boxesOf(item).length && !isKnown(item, change));
    const all = many;
    due = new Map();
    many = waiting = false;
    if (all || changes.length > MOST) {
      const boxes = all ? Object.keys(desk.state.boxes) : [...new Set(changes.flatMap(({ item }) => boxesOf(item)))];
      await Promise.all(boxes.map((box) => desk.load(box)));
      return;
    }
    await Promise.all(changes.map(({ item, change }) => (item === 'roomMessage' ? message(change.resource) : desk.refresh(item, change.resource))));
    changes.forEach(({ item }) => desk.moved({ [item]: true }));
  }

  /** Of the stream: {changes: [{kind, resource, revision}], more}. */
  desk.colleague = ({ changes = [], more }) => {
    many = many || Boolean(more);
    changes.forEach((change) => due.set(change.resource, { item: field(change.kind), change }));
    if (!waiting) {
      waiting = true;
      setTimeout(read, PAUSE);
    }
  };
}
