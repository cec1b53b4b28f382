// SPDX-License-Identifier: Apache-2.0
// A joint action: one square for each account, never a percentage alone. An account on which a freeze that waited has
// taken effect is not done.
import { html } from '/webjars/lit-html/3.3.0/lit-html.js';
import { cssVars } from '/lib/dom.js';
import { left, turn } from '/lib/time.js';
import { fit, width } from '/wall/fit.js';
import { panel } from '/wall/panels/parts.js';

const STATES = ['FREE', 'IN_PROGRESS', 'TO_DO', 'PROMOTED', 'RETURNED'];
const LARGEST = 25;
const LEAST = 9;
const GAP = 5;
const HEIGHT = 100;
/** More squares than these are too small to be seen. */
const MOST = 250;
const EACH = 20_000;

export function campaignPanel(x) {
  const { state, t, now } = x;
  const all = state.campaigns.campaigns ?? [];
  if (all.length === 0) {
    return html`<section class="panel campaign idle"><p class="none">${state.isLoaded ? t('campaign.none') : t('waiting')}</p></section>`;
  }
  const one = all[turn(all.length, EACH, now)];
  const accounts = (one.accounts ?? []).map(name => name.replace('WALL_ACCOUNT_STATE_', ''));
  const count = name => accounts.filter(account => account === name).length;
  const ends = due(x, one);
  const room = ((x.isWide ? 654 : 512) - 48 - width(ends) * 24) / 30;
  return panel('campaign', fit(t('campaign.title', { lead: one.lead ?? '' }), room), html`<b class=${isOver(x, one) ? 'due over' : 'due'}>${ends}</b>`, html`
    <p class="tally"><b>${count('FREE')}</b><span>${t('campaign.of', { n: accounts.length })}</span>
      <span class="small">${t('campaign.courts', { n: one.courtsDone ?? 0, of: one.courts ?? 0 })}</span>
      <span class="small">${t('campaign.provinces', { n: one.provincesDone ?? 0, of: one.provinces ?? 0 })}</span></p>
    ${squares(accounts, x.isWide)}
    <p class="legend">${STATES.filter(name => name !== 'FREE' && count(name) > 0).slice(-3).map(name => html`
      <span><i class=${`square ${name}`}></i>${t(`account.${name}`)} ${count(name)}</span>`)}</p>`);
}

function due({ t, now }, one) {
  if (!one.dueTime) {
    return '';
  }
  const { days, hours, over } = left(one.dueTime, now);
  return t(over ? 'campaign.over' : 'campaign.left', { days, hours });
}

function isOver({ now }, one) {
  return !!one.dueTime && left(one.dueTime, now).over;
}

/** The largest squares of which so many fit, in u. */
function layout(count, room) {
  for (let side = LARGEST; ; side--) {
    const columns = Math.floor((room + GAP) / (side + GAP));
    if (side === LEAST || Math.ceil(count / columns) * (side + GAP) <= HEIGHT) {
      return { side, columns };
    }
  }
}

function squares(accounts, isWide) {
  // Of more than fit those that are not done are shown.
  const towards = accounts.length > MOST ? -1 : 1;
  const shown = [...accounts].sort((a, b) => towards * (STATES.indexOf(a) - STATES.indexOf(b))).slice(0, MOST);
  const { side, columns } = layout(shown.length, isWide ? 654 : 512);
  return html`<div class=${side < 16 ? 'squares small' : 'squares'} ${cssVars({ '--columns': columns, '--side': side })}>
    ${shown.map(name => html`<i class=${`square ${name}`}></i>`)}</div>`;
}
