// SPDX-License-Identifier: Apache-2.0
// How good the alarms of a seat are, by ISA-18.2 and EEMUA 191. Pure functions of what was delivered to its mailbox.
import { millis } from '/lib/time.js';

/** More than ten in ten minutes is a flood, until there are under five. */
export const WINDOW = 600_000;
export const FLOOD_ABOVE = 10;
export const FLOOD_BELOW = 5;
/** Aims: alarms per ten minutes, and shares of the priorities 1, 2, 3 in hundredths. */
export const MOST_RATE = 1;
export const MIX = [5, 15, 80];
export const STANDING = 86_400_000;
export const WORST = 10;

/**
 * What arrived between two instants, each alert once, when it first came to this mailbox.
 *
 * @param items deliveries in their order, beginning before `from`: what came before and is only repeated does not count
 * @returns {{at: number, priority?: number, source?: string, by?: string}[]} without priority: no longer to be read
 */
export function arrivals(items, from, until) {
  const first = new Map();
  items.forEach(item => {
    if (!first.has(item.resource)) {
      first.set(item.resource, item);
    }
  });
  return [...first.values()]
    .map(item => ({
      at: millis(item.time),
      priority: item.alert?.priority,
      source: item.alert?.sightings?.[0]?.source,
      by: item.alert?.sightings?.[0]?.organisation,
    }))
    .filter(a => a.at >= from && a.at <= until);
}

/** Alarms per ten minutes on average, and most within any ten minutes. */
export function rate(times, from, until) {
  let most = 0;
  for (let i = 0, first = 0; i < times.length; i++) {
    while (times[i] - times[first] >= WINDOW) {
      first++;
    }
    most = Math.max(most, i - first + 1);
  }
  return { mean: until > from ? times.length / ((until - from) / WINDOW) : undefined, most };
}

/** Floods in their order: {from, until, count}; the last may last yet. */
export function floods(times, now) {
  const found = [];
  let open;
  let first = 0;
  // At an arrival, and where one has become ten minutes old.
  const steps = [...times.map(at => ({ at, came: true })), ...times.map(at => ({ at: at + WINDOW, came: false }))]
    .filter(step => step.at <= now)
    .sort((a, b) => a.at - b.at || a.came - b.came);
  let last = 0;
  for (const { at, came } of steps) {
    if (came) {
      last++;
    } else {
      first++;
    }
    const count = last - first;
    if (!open && count > FLOOD_ABOVE) {
      open = { from: at, until: now, count, isOpen: true };
      found.push(open);
    } else if (open && count < FLOOD_BELOW) {
      Object.assign(open, { until: at, isOpen: false });
      open = undefined;
    } else if (open && came) {
      open.count++;
    }
  }
  return found;
}

/** How many of each priority, and their shares in tenths of a percent; `unread` of those nobody can say of any more. */
export function mix(all) {
  const counts = [1, 2, 3].map(p => all.filter(a => a.priority === p).length);
  const known = counts.reduce((sum, n) => sum + n, 0);
  return { counts, shares: counts.map(n => (known ? Math.round(n * 1000 / known) : undefined)), unread: all.length - known };
}

/** Where most came from: {source, by, count, urgent}. */
export function worst(all) {
  const groups = new Map();
  all.filter(a => a.source).forEach(a => {
    const key = `${a.source}/${a.by}`;
    const group = groups.get(key) ?? { source: a.source, by: a.by ?? '', count: 0, urgent: 0 };
    group.count++;
    group.urgent += a.priority === 1 ? 1 : 0;
    groups.set(key, group);
  });
  return [...groups.values()]
    .sort((a, b) => b.count - a.count || b.urgent - a.urgent || (`${a.source}${a.by}` < `${b.source}${b.by}` ? -1 : 1))
    .slice(0, WORST);
}

/** Those that stand for more than a day, the oldest first. */
export function standing(alerts, now) {
  return alerts.filter(a => now - millis(a.raiseTime) > STANDING)
    .sort((a, b) => millis(a.raiseTime) - millis(b.raiseTime));
}

/** Everything. `items`: deliveries; `open`: alerts that nobody has reported on yet; isWhole, isOpenWhole: whether all were read. */
export function measure({ items, open, from, until, isWhole, isOpenWhole }) {
  const all = isWhole ? arrivals(items, from, until) : [];
  const times = all.map(a => a.at);
  return {
    from,
    until,
    isWhole,
    isOpenWhole,
    count: all.length,
    rate: rate(times, from, until),
    floods: floods(times, until),
    mix: mix(all),
    worst: worst(all),
    standing: standing(open, until),
  };
}
