// SPDX-License-Identifier: Apache-2.0
// What the terminal reads besides its stream: duty, watch orders, names of organisations, one alert.
import { call } from '/lib/call.js';

const PICTURE = /^image\//;

export class Reads {
  #asked = new Set();

  constructor(dispatch, state) {
    this.dispatch = dispatch;
    this.state = state;
  }

  /** All of it; what cannot be read stays as it was. */
  all() {
    return Promise.allSettled([this.duty(), this.watches()]);
  }

  /** Duty at this terminal's desk: of the mailbox that it reads, or the organisation's first. */
  async duty() {
    const { duties = [] } = await call('DutyService/ListDuties', {}, { query: true });
    const desk = this.state().me?.mailbox?.split('/')[1];
    const duty = duties.find(d => d.desk === desk) ?? duties[0];
    duty && this.dispatch({ type: 'duty', duty });
  }

  /** Watch orders in force. */
  async watches() {
    const watches = [];
    let pageToken = '';
    do {
      const page = await call('LocateService/List', { box: 'WATCH_BOX_ACTIVE', pageSize: 200, pageToken }, { query: true });
      watches.push(...page.watchOrders ?? []);
      pageToken = page.nextPageToken ?? '';
    } while (pageToken && watches.length < 1_000);
    this.dispatch({ type: 'watches', watches });
  }

  /** An alert as the hub has it. */
  async alert(id) {
    const { alert } = await call('AlertService/Get', { id }, { query: true });
    this.dispatch({ type: 'alerts', alerts: [alert] });
    this.namesOf([alert]);
  }

  /** Names of the organisations that an alert names. */
  namesOf(alerts) {
    return this.names(alerts.flatMap(x => [x.sender, x.claim?.organisation, ...(x.steps ?? []).map(step => step.organisation),
      ...(x.addressees ?? []).slice(0, 8).map(y => y.mailbox.split('/')[0])]));
  }

  async names(codes) {
    const unknown = [...new Set(codes)].filter(code => code && !this.#asked.has(code));
    unknown.forEach(code => this.#asked.add(code));
    const found = await Promise.allSettled(unknown.map(code => call('DirectoryService/GetOrganisation', { code }, { query: true })));
    const names = Object.fromEntries(found.filter(f => f.status === 'fulfilled')
      .map(f => [f.value.organisation.code, f.value.organisation.name]));
    Object.keys(names).length && this.dispatch({ type: 'names', names });
  }

  /** Addresses of the pictures among the watch order's papers. */
  async photos(alert) {
    const { watchOrder } = await call('LocateService/Get', { id: alert.watchOrder }, { query: true });
    return (watchOrder.papers ?? [])
      .filter(paper => paper.kind === 'PHOTO' || PICTURE.test(paper.document?.mediaType ?? ''))
      .map(({ document: { organisation, digest } }) =>
        `/api/blobs/${encodeURIComponent(organisation)}/${digest}?resource=${encodeURIComponent(alert.watchOrder)}`);
  }

  keptFilter(seat) {
    try {
      return JSON.parse(localStorage.getItem(`xietong.police.filter.${seat}`)) ?? { areas: [], persons: [] };
    } catch (e) {
      return { areas: [], persons: [] };
    }
  }

  keepFilter(seat, filter) {
    localStorage.setItem(`xietong.police.filter.${seat}`, JSON.stringify(filter));
  }
}
