// SPDX-License-Identifier: Apache-2.0
// Columns of the two files, as the command line has them (docs/freeze-import.md, docs/dispatch-import.md).

const column = (id, title, required = false, number = false) => ({ id, title, required, number });

const FREEZE = [
  column('registrar', '协助单位', true), column('kind', '财产种类', true), column('number', '账号', true, true), column('sub_account', '子账号', false, true),
  column('currency', '币种'), column('amount', '冻结金额'), column('claim', '执行标的', true), column('case_number', '案号', true),
  column('stage', '阶段', true), column('debtor_kind', '被执行人类型', true), column('debtor_name', '被执行人', true), column('debtor_id', '证件号码', false, true),
  column('owner', '权利人'), column('co_owners', '共有人'), column('period', '期限'), column('uses', '财产用途'), column('project_wages', '本项目工资'),
  column('justification', '超标的理由'), column('request_number', '请求单号', false, true),
];

const DISPATCH = [
  column('registrar', '协助单位', true), column('kind', '财产种类'), column('number', '账号', true, true), column('sub_account', '子账号', false, true),
  column('currency', '币种'), column('court', '冻结法院', true), column('original_case_number', '原冻结案号', true),
  column('original_request_number', '原请求单号', true, true), column('rank', '轮候顺位'),
];

export const COLUMNS = { freeze: FREEZE, dispatch: DISPATCH };

/** What the contract calls what people write. */
export const WORDS = {
  kind: { DEPOSIT: ['存款', '存款、理财'], REALTY: ['不动产'], MOVABLE: ['动产'], EQUITY: ['股权'], RECEIVABLE: ['到期债权'], INCOME: ['收入'], OTHER: ['其他财产权'] },
  stage: { PRE_SUIT: ['诉前保全'], PRESERVATION: ['诉讼保全'], ENFORCEMENT: ['执行'] },
  subject: { PERSON: ['自然人'], ORGANISATION: ['单位', '法人'] },
  unit: { DAYS: ['天', '日'], MONTHS: ['月', '个月'], YEARS: ['年'] },
};

/** The contract's word of what is written, or empty. */
export function meant(what, text) {
  const upper = String(text).trim().toUpperCase();
  return Object.keys(WORDS[what]).find((word) => word === upper || WORDS[what][word].includes(String(text).trim())) || '';
}

/** The column that a header names, by its name or its Chinese title. */
export function columnOf(mode, header) {
  const plain = String(header).trim();
  return COLUMNS[mode].find((c) => c.title === plain || c.id === plain.toLowerCase());
}
