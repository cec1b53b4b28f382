// SPDX-License-Identifier: Apache-2.0
// What an alert is called on the screen.
import { fmt } from '/lib/i18n.js';
import { formerNames, holder, subject } from '/police/alerts.js';

const MARKS = { 1: '▲1', 2: '◆2', 3: '■3' };

/** Shape and digit: they say it without the colour. */
export const mark = alert => MARKS[alert.priority ?? 3] ?? '■3';

export const state = alert => alert.state.replace('ALERT_STATE_', '');

/** As the state says, with who acts. */
export function stateText(alert, t, names = {}) {
  const who = holder(alert);
  const text = t(`state.${state(alert)}`);
  return who && ['CLAIMED', 'IN_PROGRESS'].includes(state(alert)) ? `${text} →${alert.claim.officer?.name || orgName(who, names)}` : text;
}

export const sourceText = (sighting, t) => (sighting.source ? t(`source.${sighting.source.replace('SIGHTING_SOURCE_', '')}`) : '—');

export const basisName = alert => (alert.legalBasis ?? '').replace('LEGAL_BASIS_', '');

/** With former names: a changed name hides nobody. */
export function name(alert, t) {
  const former = formerNames(alert);
  return former.length ? `${subject(alert)}（${t('former')} ${former.join('、')}）` : subject(alert);
}

export const orgName = (code, names) => (code ? names[code] ?? code : '');

/** 00:41, 1:05:00, or days. */
export function age(milliseconds, t) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = n => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return hours >= 48 ? t('days', { n: Math.floor(hours / 24) })
    : hours ? `${hours}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
      : `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** What a step of the history says. */
export function stepText(step, t, names) {
  const [kind, clock, percent] = step.action.split('/');
  const what = kind === 'clock' ? t('act.clock', { clock: t.has(`clock.${clock}`) ? t(`clock.${clock}`) : clock, percent })
    : t.has(`act.${step.action}`) ? t(`act.${step.action}`) : step.action;
  const outcome = step.outcome && !step.outcome.endsWith('UNSPECIFIED') ? t(`outcome.${step.outcome.replace('ALERT_OUTCOME_', '')}`) : '';
  const who = [orgName(step.organisation, names), step.officer?.name || step.officer?.id].filter(Boolean).join(' ');
  return { time: fmt.time(step.time), what: outcome ? `${what}：${outcome}` : what, who, text: step.text === '***' ? '' : step.text };
}

/** What the hub said no to, in words. */
export function refusalWords(refusal, t, names) {
  const d = refusal.details ?? {};
  if (refusal.reason === 'REASON_ALREADY_CLAIMED') {
    return t('reason.claimed', { holder: orgName(d.holder, names), officer: d.holder_officer ?? '', time: fmt.time(d.since) });
  }
  const key = `reason.${refusal.reason}`;
  const text = t.has(key) ? t(key, { ...d, holder: orgName(d.holder, names) }) : refusal.message;
  return d.field && !['REASON_BASIS_FORBIDS'].includes(refusal.reason) ? `${text}（${d.field}：${d.accepted ?? ''}）` : text;
}
