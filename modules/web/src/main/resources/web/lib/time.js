// SPDX-License-Identifier: Apache-2.0
// Ages and time that is left, in whole seconds of the hub's clock.

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Milliseconds of a time of the contract, of a Date or a number; undefined of nothing. */
export function millis(time) {
  if (time === undefined || time === null || time === '') {
    return undefined;
  }
  const value = typeof time === 'number' ? time : Date.parse(time);
  return Number.isNaN(value) ? undefined : value;
}

const two = n => String(n).padStart(2, '0');

/** 00:41, 1:02:03 above an hour; never below zero. */
export function age(from, now) {
  const ms = Math.max(0, now - (millis(from) ?? now));
  const seconds = Math.floor(ms / SECOND) % 60;
  const minutes = Math.floor(ms / MINUTE) % 60;
  const hours = Math.floor(ms / HOUR);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`;
}

/** Whole days since; 0 of less than one. */
export function wholeDays(from, now) {
  return Math.max(0, Math.floor((now - (millis(from) ?? now)) / DAY));
}

/** Days that have begun since: of an hour ago 1. */
export function daysSince(from, now) {
  return Math.max(0, Math.ceil((now - (millis(from) ?? now)) / DAY));
}

/** {days, hours, over}: what is left, or by how much it is over. */
export function left(until, now) {
  const ms = (millis(until) ?? now) - now;
  const abs = Math.abs(ms);
  return { days: Math.floor(abs / DAY), hours: two(Math.floor(abs / HOUR) % 24), over: ms < 0 };
}

/** Which of so many things is shown now where each stays for a while: the same on every wall. */
export function turn(count, every, now) {
  return count === 0 ? 0 : Math.floor(now / every) % count;
}
