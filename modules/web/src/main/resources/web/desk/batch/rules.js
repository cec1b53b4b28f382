// SPDX-License-Identifier: Apache-2.0
// What a batch must be before it may be sent: lines by themselves and together. Pure; the hub decides again.
import { cell, isRuined, table } from '/desk/batch/csv.js';
import { COLUMNS, columnOf, meant } from '/desk/batch/columns.js';
import { half, isCaseNumber, money } from '/desk/text.js';

const WAGES = ['WAGE_SPECIAL', 'WAGE_DEPOSIT'];
const NEVER = ['RESERVE', 'PARTY_DUES', 'SOCIAL_SECURITY'];
const LONGEST = { DEPOSIT: 12, MOVABLE: 24, REALTY: 36, EQUITY: 36, RECEIVABLE: 36, INCOME: 36, OTHER: 36 };
const plain = (text) => half(text).replace(/[\s-]/g, '').toUpperCase();

/** A file as lines, or why it is none. Rows are counted as a spreadsheet counts them: the header is row 1. */
export function read(mode, text) {
  const all = table(text);
  if (!all.length || !text.trim()) return { fault: ['batch.fault.empty'] };
  const columns = [];
  for (const header of all[0]) {
    const column = columnOf(mode, cell(header));
    if (!column) return { fault: ['batch.fault.unknown', { column: cell(header) }] };
    if (columns.includes(column)) return { fault: ['batch.fault.twice', { column: column.title }] };
    columns.push(column);
  }
  const missing = COLUMNS[mode].filter((c) => c.required && !columns.includes(c));
  if (missing.length) return { fault: ['batch.fault.missing', { columns: missing.map((c) => c.title).join('、') }] };
  // A column in which a number has lost its digits is refused as a whole: its other numbers cannot be trusted either.
  for (const [at, column] of columns.entries()) {
    const row = all.findIndex((values, i) => i > 0 && column.number && isRuined(cell(values[at])));
    if (row > 0) return { fault: ['batch.fault.ruined', { column: column.title, row: row + 1, value: cell(all[row][at]) }] };
  }
  const rows = [];
  all.slice(1).forEach((values, i) => {
    if (values.every((v) => !v.trim())) return;
    const line = {};
    columns.forEach((c, at) => { line[c.id] = cell(values[at]); });
    rows.push({ row: i + 2, values: line });
  });
  return rows.length ? { rows, columns: columns.map((c) => c.id) } : { fault: ['batch.fault.empty'] };
}

/** What is wrong with each line, by row and column: keys of words. */
export function check(mode, rows) {
  const errors = new Map(rows.map((r) => [r.row, {}]));
  rows.forEach((r) => {
    const wrong = errors.get(r.row);
    COLUMNS[mode].filter((c) => c.required && !r.values[c.id]).forEach((c) => { wrong[c.id] = `batch.missing.${c.id}`; });
    if (isRuined(r.values.number || '')) wrong.number = 'batch.ruined';
  });
  (mode === 'freeze' ? freezes : dispatch)(rows, errors);
  return errors;
}

function freezes(rows, errors) {
  const sums = new Map();
  rows.forEach((r) => {
    const wrong = errors.get(r.row);
    const v = r.values;
    const kind = meant('kind', v.kind);
    if (v.kind && !kind) wrong.kind = 'batch.wrong';
    if (v.stage && !meant('stage', v.stage)) wrong.stage = 'batch.wrong';
    if (v.debtor_kind && !meant('subject', v.debtor_kind)) wrong.debtor_kind = 'batch.wrong';
    if (v.case_number && !isCaseNumber(v.case_number)) wrong.case_number = 'form.caseNumberWrong';
    if (v.claim && !money(v.claim)) wrong.claim = 'form.moneyWrong';
    if (v.amount && !money(v.amount)) wrong.amount = 'form.moneyWrong';
    if (['DEPOSIT', 'RECEIVABLE', 'INCOME'].includes(kind) && !v.amount) wrong.amount = 'batch.amountNeeded';
    protectedUse(v, wrong);
    owner(v, wrong);
    period(v, kind, wrong);
    overLimit(v, wrong, sums);
  });
  same(rows, errors, (v) => `${v.registrar}/${plain(v.number)}/${plain(v.sub_account || '')}/${half(v.case_number || '')}`, 'number');
}

function protectedUse(v, wrong) {
  const uses = String(v.uses || '').split(/[;；]/).map((u) => u.trim().toUpperCase()).filter(Boolean);
  const wages = ['是', 'TRUE', 'YES'].includes(String(v.project_wages || '').toUpperCase());
  if (uses.some((u) => NEVER.includes(u)) || (!wages && uses.some((u) => WAGES.includes(u)))) wrong.uses = uses.some((u) => WAGES.includes(u)) ? 'batch.wages' : 'batch.protected';
}

/** KIND,NAME[,NUMBER]; what is another's than the debtor's may not be frozen (NET 7 ¶3). */
function owner(v, wrong) {
  if (!v.owner) return;
  const [kind, name, number] = v.owner.split(/[,，]/).map((x) => (x || '').trim());
  const isDebtor = number && v.debtor_id ? plain(number) === plain(v.debtor_id) : meant('subject', kind) === meant('subject', v.debtor_kind) && name === v.debtor_name;
  const together = String(v.co_owners || '').includes(v.debtor_name) && String(v.co_owners || '').includes(name);
  if (!isDebtor && !together) wrong.owner = 'batch.notDebtor';
}

/** Length and unit of a period; null where it is none. */
export function periodOf(text) {
  const parts = /^(\d{1,4})\s*([A-Za-z一-龥]+)$/.exec(half(text).trim());
  const unit = parts && meant('unit', parts[2]);
  return unit ? { length: Number(parts[1]), unit } : null;
}

function period(v, kind, wrong) {
  if (!v.period) return;
  const found = periodOf(v.period);
  if (!found) {
    wrong.period = 'batch.wrong';
    return;
  }
  const months = found.unit === 'YEARS' ? found.length * 12 : found.unit === 'MONTHS' ? found.length : found.length / 30.4;
  if (months > (LONGEST[kind] || 36) + 0.1) wrong.period = 'batch.tooLong';
}

/** All that is frozen in one case against its claim with costs (SEAL 19). */
function overLimit(v, wrong, sums) {
  const claim = money(v.claim);
  const amount = money(v.amount);
  if (!claim || !amount) return;
  const key = half(v.case_number);
  const sum = (sums.get(key) || 0n) + BigInt(amount.minorUnits);
  sums.set(key, sum);
  if (sum > BigInt(claim.minorUnits) && !v.justification) wrong.amount = 'batch.overLimit';
}

function dispatch(rows, errors) {
  rows.forEach((r) => {
    const wrong = errors.get(r.row);
    if (r.values.original_case_number && !isCaseNumber(r.values.original_case_number)) wrong.original_case_number = 'form.caseNumberWrong';
    if (r.values.rank && !/^[1-9]\d{0,3}$/.test(r.values.rank)) wrong.rank = 'batch.wrong';
    if (r.values.kind && !meant('kind', r.values.kind)) wrong.kind = 'batch.wrong';
  });
  same(rows, errors, (v) => `${account(v)}/${v.court}/${half(v.original_case_number || '')}/${v.original_request_number}`, 'original_request_number');
  const ranks = new Map();
  rows.forEach((r) => {
    const key = account(r.values);
    ranks.set(key, [...(ranks.get(key) || []), r]);
  });
  ranks.forEach((lines) => {
    if (!lines.some((r) => r.values.rank)) return;
    const seen = new Set();
    lines.forEach((r) => {
      if (!r.values.rank) errors.get(r.row).rank = 'batch.rankMissing';
      else if (seen.has(r.values.rank)) errors.get(r.row).rank = 'batch.rankTwice';
      seen.add(r.values.rank);
    });
  });
}

/** One account, however its number is written. */
export function account(v) {
  return [v.registrar, plain(v.number || ''), plain(v.sub_account || ''), (v.currency || 'CNY').toUpperCase()].join('/');
}

function same(rows, errors, key, column) {
  const seen = new Map();
  rows.forEach((r) => {
    const at = key(r.values);
    if (r.values[column] && seen.has(at)) errors.get(r.row)[column] = 'batch.twice';
    seen.set(at, r.row);
  });
}

/** Whether any line is wrong. */
export const isClean = (errors) => [...errors.values()].every((e) => !Object.keys(e).length);
