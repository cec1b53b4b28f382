// SPDX-License-Identifier: Apache-2.0
// The wall as a function of its state and the time: nothing here remembers anything but where partners stand.
import { html, nothing } from '/webjars/lit-html/3.3.0/lit-html.js';
import { alertsPanel } from '/wall/panels/alerts.js';
import { campaignPanel } from '/wall/panels/campaign.js';
import { clusterBar, tickerBar } from '/wall/panels/bottom.js';
import { head } from '/wall/panels/head.js';
import { figures } from '/wall/panels/figures.js';
import { mapPanel } from '/wall/panels/map.js';
import { overduePanel } from '/wall/panels/overdue.js';
import { backlogPanel, gridPanel, periodsPanel, roomsPanel } from '/wall/panels/wide.js';

/** {state, t, fmt, lang, now, isWide, isFar, isFrozen, widgets, sound}: sound is 'on' or 'locked' where the wall has one. */
export function view(x) {
  const layout = x.isWide ? 'wide' : 'plain';
  const draw = (name, widget) => x.widgets.draw(name, widget, x);
  return html`
    ${head(x)}
    <main>
    <div class="kpis ${layout}">${figures(x)}</div>
    <div class="columns ${layout}">
      <div class="column">${draw('overdue', overduePanel)}</div>
      ${x.isWide ? html`<div class="column two">${draw('grid', gridPanel)}${draw('rooms', roomsPanel)}</div>` : nothing}
      <div class="column">${draw('map', mapPanel)}</div>
      <div class="column right">${draw('alerts', alertsPanel)}${draw('campaign', campaignPanel)}</div>
      ${x.isWide ? html`<div class="column two">${draw('backlog', backlogPanel)}${draw('periods', periodsPanel)}</div>` : nothing}
    </div>
    <div class="bottom">${draw('ticker', tickerBar)}${draw('cluster', clusterBar)}</div>
    </main>`;
}
