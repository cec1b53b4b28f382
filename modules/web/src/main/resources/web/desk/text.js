// SPDX-License-Identifier: Apache-2.0
// Sums, numbers and times as people write them. Pure.

/** Money in its smallest unit from 元 as typed, or null: exact, at most two decimals, no sign. */
export function money(text) {
  const plain = half(text).replace(/[,，\s]/g, '').replace(/元$/, '');
  const parts = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!parts) return null;
  const units = BigInt(parts[1]) * 100n + BigInt((parts[2] || '').padEnd(2, '0'));
  return units > 0n ? { currencyCode: 'CNY', minorUnits: String(units) } : null;
}

/** 元 of a sum, grouped; empty where there is none. */
export function yuan(sum) {
  if (!sum) return '';
  const units = BigInt(sum.minorUnits || 0);
  const whole = String(units / 100n).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = String(units % 100n).padStart(2, '0');
  const code = sum.currencyCode && sum.currencyCode !== 'CNY' ? ` ${sum.currencyCode}` : '';
  return `${whole}.${rest}${code}`;
}

/** Sum of several sums, in the smallest unit. */
export function total(sums) {
  return sums.reduce((all, sum) => all + BigInt(sum?.minorUnits || 0), 0n);
}

/** Full width to half width, so that （2018） and (2018) are one. */
export function half(text) {
  return String(text ?? '').replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/　/g, ' ');
}

/** What is searched for, or in: half width, small letters, without spaces. */
export function plain(text) {
  return half(text).toLowerCase().replace(/\s+/g, '');
}

const CASE = /^\((?:19|20)\d{2}\)(?:最高法|[京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新军兵](?:\d{4}|\d{2})?)[一-龥]{1,4}\d{1,8}号(?:之[一二三四五六七八九十]+)?$/;

/** Whether it has the form of a case number; parentheses of either width. */
export function isCaseNumber(text) {
  return CASE.test(half(text).trim());
}

/** The nearest end of the clocks that run, as an instant in milliseconds; null where none runs. */
export function nextDue(resource) {
  const ends = (resource.clocks || []).filter((c) => !c.pauseTime && c.dueTime).map((c) => Date.parse(c.dueTime));
  if (resource.dueTime) ends.push(Date.parse(resource.dueTime));
  return ends.length ? Math.min(...ends) : null;
}

/** How far an end is away: late, and days, hours or minutes of it. */
export function left(due, now) {
  const gap = Math.abs(due - now);
  const minutes = Math.floor(gap / 60000);
  const unit = minutes >= 1440 ? 'days' : minutes >= 60 ? 'hours' : 'minutes';
  const n = unit === 'days' ? Math.floor(minutes / 1440) : unit === 'hours' ? Math.floor(minutes / 60) : minutes;
  return { late: due <= now, unit, n };
}

/** An instant for the hub from the local time of a field, which is China's. */
export function instant(local) {
  return local ? new Date(`${local.length === 16 ? `${local}:00` : local}+08:00`).toISOString() : undefined;
}

/** The field's form of an instant. */
export function local(time) {
  return time ? new Date(Date.parse(time) + 8 * 3600000).toISOString().slice(0, 16) : '';
}

/** The enum's own word: ENTRUSTMENT_STATE_SENT of ENTRUSTMENT_STATE is SENT. */
export function short(value, prefix) {
  return value ? String(value).replace(`${prefix}_`, '') : 'UNSPECIFIED';
}
