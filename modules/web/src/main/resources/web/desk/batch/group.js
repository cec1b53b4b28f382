// SPDX-License-Identifier: Apache-2.0
// The lines of a batch by account, court and province, and the superior that the courts share. Pure.
import { account } from '/desk/batch/rules.js';
import { meant } from '/desk/batch/columns.js';

/** Accounts in the order in which they stand first, each with its freezes by rank. */
export function accounts(rows) {
  const all = new Map();
  rows.forEach((r) => {
    const key = account(r.values);
    all.set(key, [...(all.get(key) || []), r]);
  });
  return [...all.values()].map((lines) => {
    const sorted = lines.slice().sort((a, b) => Number(a.values.rank || 0) - Number(b.values.rank || 0));
    return { first: sorted[0], freezes: sorted };
  });
}

/** What the hub takes: one line an account, its freezes by rank. */
export function dispatchLines(rows) {
  return accounts(rows).map(({ first: { values: v }, freezes }) => ({
    key: {
      registrar: v.registrar, kind: `ASSET_KIND_${meant('kind', v.kind) || 'DEPOSIT'}`, number: v.number,
      subAccount: v.sub_account || '', currencyCode: (v.currency || '').toUpperCase(),
    },
    freezes: freezes.map((f) => ({
      court: f.values.court, originalCaseNumber: f.values.original_case_number, originalRequestNumber: f.values.original_request_number,
    })),
  }));
}

/** Courts and provinces of a batch, and accounts on which others wait: these are to be released from the tail. */
export function grouped(rows, organisations) {
  const list = accounts(rows);
  const provinces = new Map();
  const courts = new Map();
  list.forEach((a) => a.freezes.forEach((f) => {
    const { court } = f.values;
    const of = courts.get(court) || { court, accounts: new Set() };
    of.accounts.add(account(f.values));
    courts.set(court, of);
  }));
  courts.forEach((of) => {
    const division = organisations.get(of.court)?.division || '';
    const key = division.length === 6 ? division.slice(0, 2) : '';
    const province = provinces.get(key) || { key, token: key ? of.court.charAt(0) : '', courts: [] };
    province.courts.push({ court: of.court, accounts: of.accounts.size });
    provinces.set(key, province);
  });
  return {
    accounts: list.length, freezes: rows.length, courts: courts.size,
    provinces: [...provinces.values()].filter((p) => p.key).length,
    byProvince: [...provinces.values()].sort((a, b) => b.courts.length - a.courts.length || (a.key < b.key ? -1 : 1)),
    waiting: list.filter((a) => a.freezes.length > 1).map((a) => ({ number: a.first.values.number, tail: a.freezes.slice().reverse().map((f) => f.values.court) })),
  };
}

/** Lines of freezes by institution. */
export function byRegistrar(rows) {
  const all = new Map();
  rows.forEach((r) => all.set(r.values.registrar, [...(all.get(r.values.registrar) || []), r]));
  return [...all.entries()].map(([registrar, lines]) => ({ registrar, lines }));
}

/**
 * The lowest court above all of these, none of them itself; null where there is none.
 *
 * @param above of each court the courts above it, the nearest first
 */
export function commonSuperior(above) {
  const [first, ...others] = above;
  return (first || []).find((code) => others.every((list) => list.includes(code))) || null;
}
