// SPDX-License-Identifier: Apache-2.0
// What a terminal reads out of an alert of the contract. Times are in milliseconds.
import { hex } from '/lib/hex.js';

const OPEN = ['ALERT_STATE_UNACKNOWLEDGED', 'ALERT_STATE_ACKNOWLEDGED'];
const HELD = ['ALERT_STATE_CONTROLLED', 'ALERT_STATE_INTAKE_REFUSED', 'ALERT_STATE_HOLD_ENDED'];
const WORKING = ['ALERT_STATE_CLAIMED', 'ALERT_STATE_IN_PROGRESS', ...HELD];
const OLD = 30 * 60_000;

/** Boxes whose alerts a terminal shows. */
export const BOXES = ['ALERT_BOX_OPEN', 'ALERT_BOX_WORKING', 'ALERT_BOX_SHELVED', 'ALERT_BOX_LAPSED'];

/** 'open', 'working', 'shelved', 'lapsed' or 'ended'. */
export function box(alert) {
  return OPEN.includes(alert.state) ? 'open'
    : WORKING.includes(alert.state) ? 'working'
      : alert.state === 'ALERT_STATE_SHELVED' ? 'shelved'
        : alert.state === 'ALERT_STATE_LAPSED' ? 'lapsed' : 'ended';
}

export const isUnacknowledged = alert => alert.state === 'ALERT_STATE_UNACKNOWLEDGED';

/** Somebody is held, or was when nobody took him over. */
export const isHeld = alert => HELD.includes(alert.state);

export const revision = alert => Number(alert.revision ?? 0);

export const time = text => (text ? Date.parse(text) : undefined);

/** Passed on by an organisation, so that it is another's to answer: it rings there. */
export function isPassedOn(alert, organisation) {
  const last = (alert.steps ?? []).filter(step => step.action === 'Transfer').pop();
  return isUnacknowledged(alert) && last?.organisation === organisation;
}

/** Whether a terminal of an organisation rings for it. */
export const rings = (alert, organisation) => isUnacknowledged(alert) && !isPassedOn(alert, organisation);

/** Since when it waits. */
export const since = alert => time(alert.raiseTime) ?? 0;

/** First what waits, urgent and then old; then what is worked on; then what was seen. */
export function order(a, b) {
  const rank = alert => (isUnacknowledged(alert) ? 0 : isHeld(alert) ? 1 : box(alert) === 'working' ? 2 : 3);
  return rank(a) - rank(b) || (a.priority ?? 3) - (b.priority ?? 3) || since(a) - since(b) || (a.id < b.id ? -1 : 1);
}

/** Name or plate, masked as it came. */
export function subject(alert) {
  const person = alert.target?.person?.subject;
  return person?.name ?? alert.target?.vehicle?.plate ?? '—';
}

export const formerNames = alert => alert.target?.person?.subject?.formerNames ?? [];

export const isVehicle = alert => !!alert.target?.vehicle;

/** The sighting that raised it, and the newest. */
export const first = alert => alert.sightings?.[0] ?? {};
export const newest = alert => alert.sightings?.[alert.sightings.length - 1] ?? {};

/** A sighting older than half an hour: whoever goes there may arrive to nothing. */
export const isOld = (alert, now) => !!alert.stale || now - (time(newest(alert).time) ?? now) > OLD;

/** Whether it may come to holding a person; otherwise the page says that it may not. */
export const mayHold = alert => Number(alert.holdHours ?? 0) > 0 && !isVehicle(alert);

/** Held since, until, and which share of the time is gone, in percent; undefined where nobody is held. */
export function hold(alert, now) {
  if (!isHeld(alert) || !alert.control?.time) {
    return undefined;
  }
  const from = time(alert.control.time);
  const until = time(alert.control.limitTime);
  const percent = until > from ? Math.max(0, Math.min(100, (now - from) / (until - from) * 100)) : 100;
  return { from, until, percent, left: until - now };
}

/** Organisation that has claimed it; undefined. */
export const holder = alert => alert.claim?.organisation;

/** Verbs of the hub that may be called now by an organisation; the hub has the last word. */
export function acts(alert, organisation) {
  const allowed = new Set(alert.allowedCommands ?? []);
  const mine = holder(alert) === organisation;
  const acknowledged = (alert.acknowledgements ?? []).some(a => a.organisation === organisation);
  return {
    Acknowledge: allowed.has('Acknowledge') && !acknowledged,
    Claim: allowed.has('Claim') && !holder(alert),
    Report: allowed.has('Report') && mine,
    Transfer: allowed.has('Transfer') && (!holder(alert) || mine),
    Shelve: allowed.has('Shelve'),
    ReleaseClaim: allowed.has('ReleaseClaim') && mine,
    HandOver: allowed.has('HandOver') && mine && isHeld(alert),
    Reveal: mine,
  };
}

/** Whether a view that is narrowed to areas (prefixes) or watch orders holds it. */
export function within(alert, { areas = [], persons = [] } = {}) {
  const division = first(alert).place?.division ?? '';
  return (!areas.length || !division || areas.some(area => division.startsWith(area)))
    && (!persons.length || persons.includes(alert.watchOrder));
}

/** The digest that the hub has of the same alerts, as AlertService.GetDigest describes it. */
export async function digestOf(alerts) {
  const lines = alerts.map(a => [a.id, revision(a)]).sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, n]) => `${id}:${n}\n`).join('');
  return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines)));
}
