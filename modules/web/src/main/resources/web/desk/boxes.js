// SPDX-License-Identifier: Apache-2.0
// What stands in which list of the hub, and when a resource of the stream belongs there.
import { nextDue } from './text.js';

const COURT = ['COURT'];
const KEEPER = ['BANK', 'REGISTRY', 'OTHER'];
const open = (states, field) => (r) => !states.includes(String(r[field] || '').replace(/^[A-Z_]*STATE_/, ''));
const matterOpen = open(['CONFIRMED', 'RETURNED', 'WITHDRAWN'], 'state');
const freezeOpen = open(['RELEASED', 'LAPSED', 'REFUSED', 'WITHDRAWN', 'SPENT'], 'state');

function source(method, box, into, ended) {
  return { method, request: box ? { box } : {}, into, ended: Boolean(ended) };
}

const matters = (a, b) => [
  source('EntrustmentService/List', `MATTER_BOX_${a}`, 'entrustments'),
  source('EntrustmentService/List', `MATTER_BOX_${b}`, 'entrustments', true),
];

/** Every list, by its name: where it is read, the field of a stream's item, and what is sorted by. */
export const KINDS = {
  inbox: {
    for: null, item: 'entrustment', get: ['EntrustmentService/Get', 'entrustment'],
    sources: matters('INBOX', 'INBOX_ENDED'),
    belongs: (r, me) => r.recipient === me && matterOpen(r), due: nextDue, arrived: (r) => r.acceptTime, live: matterOpen,
  },
  outbox: {
    for: COURT, item: 'entrustment', get: ['EntrustmentService/Get', 'entrustment'],
    sources: matters('OUTBOX', 'OUTBOX_ENDED'),
    belongs: (r, me) => r.sender === me && matterOpen(r), due: nextDue, arrived: (r) => r.acceptTime, live: matterOpen,
  },
  supervised: {
    for: COURT, item: 'entrustment', get: ['EntrustmentService/Get', 'entrustment'],
    sources: [source('EntrustmentService/List', 'MATTER_BOX_SUPERVISION', 'entrustments')],
    belongs: (r, me) => (r.laidBefore || []).includes(me) && matterOpen(r), due: nextDue, arrived: (r) => r.acceptTime, live: matterOpen,
  },
  answers: {
    for: KEEPER, item: 'freezeOrder', get: ['FreezeService/GetOrder', 'order'],
    sources: [source('FreezeService/ListOrders', 'FREEZE_BOX_TO_ANSWER', 'orders')],
    belongs: (r, me) => r.key?.registrar === me && asked(r), due: nextDue, arrived: (r) => r.acceptTime, live: asked,
  },
  freezes: {
    for: COURT, item: 'freezeOrder', get: ['FreezeService/GetOrder', 'order'],
    sources: [
      source('FreezeService/ListOrders', 'FREEZE_BOX_HELD', 'orders'),
      source('FreezeService/ListOrders', 'FREEZE_BOX_ENDED', 'orders', true),
    ],
    belongs: (r, me) => r.court === me && freezeOpen(r),
    due: (r) => (r.endTime ? Date.parse(r.endTime) : nextDue(r)), arrived: (r) => r.acceptTime, live: freezeOpen,
  },
  assets: {
    for: [...COURT, ...KEEPER], item: 'asset', get: ['FreezeService/GetAsset', 'asset'],
    sources: [source('FreezeService/ListAssets', null, 'assets')],
    belongs: (r, me) => (r.queue || []).some((q) => q.court === me) || r.key?.registrar === me,
    due: (r) => (r.queue?.[0]?.endTime ? Date.parse(r.queue[0].endTime) : null), arrived: (r) => r.id, live: (r) => (r.queue || []).length > 0,
  },
  warnings: {
    for: null, item: 'warning', get: ['SupervisionService/GetWarning', 'warning'],
    sources: [
      source('SupervisionService/ListWarnings', 'WARNING_BOX_OPEN', 'warnings'),
      source('SupervisionService/ListWarnings', 'WARNING_BOX_ACKNOWLEDGED', 'warnings'),
      source('SupervisionService/ListWarnings', 'WARNING_BOX_LAID_BEFORE', 'warnings'),
      source('SupervisionService/ListWarnings', 'WARNING_BOX_CLEARED', 'warnings', true),
    ],
    belongs: (r) => r.state !== 'WARNING_STATE_CLEARED', due: nextDue, arrived: (r) => r.raiseTime,
    live: (r) => r.state !== 'WARNING_STATE_CLEARED',
  },
  orders: {
    for: COURT, item: 'dispatchOrder', get: ['CollaborationService/GetOrder', 'order'],
    sources: [
      source('CollaborationService/ListOrders', 'DISPATCH_ORDER_BOX_TO_DO', 'orders'),
      source('CollaborationService/ListOrders', 'DISPATCH_ORDER_BOX_SENT', 'orders'),
      source('CollaborationService/ListOrders', 'DISPATCH_ORDER_BOX_DONE', 'orders', true),
    ],
    belongs: () => true, due: nextDue, arrived: (r) => r.sendTime, live: (r) => r.state !== 'DISPATCH_ORDER_STATE_DONE',
  },
  campaigns: {
    for: COURT, item: 'collaboration', get: ['CollaborationService/Get', 'collaboration'],
    sources: [
      source('CollaborationService/List', 'COLLABORATION_BOX_TO_DECIDE', 'collaborations'),
      source('CollaborationService/List', 'COLLABORATION_BOX_OURS', 'collaborations'),
      source('CollaborationService/List', 'COLLABORATION_BOX_ENDED', 'collaborations', true),
    ],
    belongs: () => true, due: nextDue, arrived: (r) => r.applyTime,
    live: (r) => !['COLLABORATION_STATE_REFUSED', 'COLLABORATION_STATE_CLOSED'].includes(r.state),
  },
  rooms: {
    for: null, item: 'room', get: ['CollaborationService/GetRoom', 'room'],
    sources: [source('CollaborationService/ListRooms', null, 'rooms')],
    belongs: () => true, due: () => null, arrived: (r) => r.openTime, live: (r) => r.state !== 'ROOM_STATE_CLOSED',
  },
  watches: {
    for: COURT, item: 'watchOrder', get: ['LocateService/Get', 'watchOrder'],
    sources: [
      source('LocateService/List', 'WATCH_BOX_REQUESTED', 'watchOrders'),
      source('LocateService/List', 'WATCH_BOX_ACTIVE', 'watchOrders'),
      source('LocateService/List', 'WATCH_BOX_ENDED', 'watchOrders', true),
    ],
    belongs: (r, me) => r.sender === me, due: (r) => (r.validUntil ? Date.parse(r.validUntil) : null), arrived: (r) => r.requestTime,
    live: (r) => ['WATCH_STATE_REQUESTED', 'WATCH_STATE_ACTIVE'].includes(r.state),
  },
  grid: {
    for: COURT, item: 'gridTask', get: ['GridService/Get', 'task'],
    sources: [
      source('GridService/List', 'GRID_BOX_TO_VERIFY', 'tasks'),
      source('GridService/List', 'GRID_BOX_WAITING', 'tasks'),
      source('GridService/List', 'GRID_BOX_DONE', 'tasks', true),
    ],
    belongs: (r, me) => r.court === me, due: nextDue, arrived: (r) => r.sendTime,
    live: (r) => r.state !== 'GRID_TASK_STATE_RATED',
  },
  distributions: {
    for: COURT, item: 'distribution', get: ['FreezeService/GetDistribution', 'distribution'],
    sources: [
      source('FreezeService/ListDistributions', 'DISTRIBUTION_BOX_OPEN', 'distributions'),
      source('FreezeService/ListDistributions', 'DISTRIBUTION_BOX_ENDED', 'distributions', true),
    ],
    belongs: () => true, due: nextDue, arrived: (r) => r.proposeTime,
    live: (r) => !['DISTRIBUTION_STATE_PAID', 'DISTRIBUTION_STATE_WITHDRAWN'].includes(r.state),
  },
};

KINDS.supervisions = {
  for: null, item: 'supervision', get: ['SupervisionService/GetSupervision', 'supervision'],
  sources: [
    source('SupervisionService/ListSupervisions', 'SUPERVISION_BOX_TO_ANSWER', 'supervisions'),
    source('SupervisionService/ListSupervisions', 'SUPERVISION_BOX_WAITING', 'supervisions'),
    source('SupervisionService/ListSupervisions', 'SUPERVISION_BOX_TO_SETTLE', 'supervisions'),
    source('SupervisionService/ListSupervisions', 'SUPERVISION_BOX_LAID_BEFORE', 'supervisions'),
    source('SupervisionService/ListSupervisions', 'SUPERVISION_BOX_DONE', 'supervisions', true),
  ],
  belongs: () => true, due: (r) => (r.dueTime ? Date.parse(r.dueTime) : null), arrived: (r) => r.orderTime,
  live: (r) => r.state !== 'SUPERVISION_STATE_SETTLED',
};

/** Whether the institution owes an answer: to the order itself, or to a measure on it. */
export function asked(order) {
  return order.state === 'FREEZE_STATE_ORDERED' || (order.pending || []).some((p) => !p.awaitingApproval);
}

/** Lists that an organisation of this kind has. */
export function kindsFor(organisationKind) {
  return Object.keys(KINDS).filter((name) => !KINDS[name].for || KINDS[name].for.includes(organisationKind));
}

/** Lists in which the resource of a stream's item may stand. */
export function kindsOf(item) {
  return Object.keys(KINDS).filter((name) => item[KINDS[name].item]);
}
