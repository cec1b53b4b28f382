// SPDX-License-Identifier: Apache-2.0
// What the desk does: reads lists, opens forms, sends acts. The state changes by events only.
import { call, newRequestId, Refusal, upload } from '/lib/call.js';
import { refusalText } from '/lib/i18n.js';
import { KINDS } from '/desk/boxes.js';
import { actOf } from '/desk/acts.js';
import { begun, present, wrong } from '/desk/forms.js';
import { stored } from '/desk/fields.js';
import { kindOf, reduce } from '/desk/state.js';

const PAGES = 10;
const TOAST = 8000;

export class Desk {
  constructor(state, t, fmt, draw) {
    Object.assign(this, { state, t, fmt, draw, reading: new Set(), organisations: new Map(), stream: null });
  }

  get code() { return this.state.me.organisation.code; }

  get kind() { return kindOf(this.state.me); }

  get role() { return String(this.state.me.officer.role || '').replace('OFFICER_ROLE_', ''); }

  /** The hub's time, ms. */
  now() { return this.stream ? this.stream.now() : Date.now(); }

  dispatch(event) {
    reduce(this.state, event.type === 'item' ? { ...event, shown: this.shown() } : event);
    this.draw();
    if (event.type === 'toast' && event.toast) {
      clearTimeout(this.toasting);
      this.toasting = setTimeout(() => this.dispatch({ type: 'toast', toast: null }), TOAST);
    }
  }

  /** Rows on the screen; the page says which. */
  shown() { return new Set(); }

  call(method, request, options) { return call(method, request, options); }

  /** A code as its name, where that is known; it is looked up where not. */
  name(code) {
    if (!code) return '';
    const known = this.state.names[code];
    if (known === undefined) {
      this.state.names[code] = null;
      this.organisation(code).then((o) => this.dispatch({ type: 'names', names: { [code]: o?.name || code } }));
    }
    return known || code;
  }

  /** An organisation of the directory, or null. */
  organisation(code) {
    if (!this.organisations.has(code)) {
      const found = call('DirectoryService/GetOrganisation', { code }).then((a) => a.organisation, (refusal) => {
        if (refusal.status === 0 || refusal.status >= 500) this.organisations.delete(code);
        return null;
      });
      this.organisations.set(code, found);
    }
    return this.organisations.get(code);
  }

  /** Organisations of these kinds, for suggestions; read once. */
  suggestions(kinds = ['COURT']) {
    const all = [];
    kinds.forEach((kind) => {
      const at = `list:${kind}`;
      if (!this.organisations.has(at)) {
        this.organisations.set(at, []);
        this.listOrganisations(kind).then((list) => {
          this.organisations.set(at, list);
          this.draw();
        }, () => this.organisations.delete(at));
      }
      all.push(...(this.organisations.get(at) || []));
    });
    return all;
  }

  async listOrganisations(kind) {
    const all = [];
    let token = '';
    do {
      const page = await call('DirectoryService/ListOrganisations', { kind: `ORGANISATION_KIND_${kind}`, pageSize: 200, pageToken: token });
      all.push(...(page.organisations || []).filter((o) => !o.closed));
      token = page.nextPageToken || '';
    } while (token && all.length < 5000);
    return all;
  }

  /** Reads a list from the hub; a list that is being read is not read twice. */
  async load(box, anew = false) {
    const kind = KINDS[box];
    if (!this.state.boxes[box] || this.reading.has(box)) return;
    this.reading.add(box);
    this.dispatch({ type: 'asked', box });
    try {
      const rows = new Map();
      let more = false;
      for (const source of kind.sources) {
        if (source.ended && !['ended', 'returned'].includes(this.state.boxes[box].tab)) continue;
        more = await this.pages(source, rows) || more;
      }
      this.dispatch({ type: 'loaded', box, rows: [...rows.values()], asOf: this.now(), more, anew });
    } catch (refusal) {
      this.dispatch({ type: 'failed', box, fault: this.words(refusal) });
    } finally {
      this.reading.delete(box);
    }
  }

  async pages(source, rows) {
    let token = '';
    for (let page = 0; page < PAGES; page++) {
      const answer = await call(source.method, { ...source.request, pageSize: 200, pageToken: token });
      (answer[source.into] || []).forEach((row) => rows.set(row.id, row));
      token = answer.nextPageToken || '';
      if (!token) return false;
    }
    return true;
  }

  loadAll(anew = false) {
    return Promise.all(Object.keys(this.state.boxes).map((box) => this.load(box, anew)));
  }

  /** A resource as it is now, into every list in which it stands. */
  async refresh(item, id) {
    const kind = Object.values(KINDS).find((k) => k.item === item);
    try {
      const answer = await call(kind.get[0], { id });
      this.dispatch({ type: 'item', item: { [item]: answer[kind.get[1]] } });
      return answer[kind.get[1]];
    } catch (refusal) {
      return null;
    }
  }

  /** Words for a refusal, with what the hub says is accepted. */
  words(fault) {
    if (!(fault instanceof Refusal)) return this.t('error.unknown', { message: String(fault.message || fault) });
    const { details = {} } = fault;
    const more = ['superior', 'accepted', 'allowed', 'field', 'article', 'not_before', 'holder', 'state']
      .filter((key) => details[key]).map((key) => `${this.t(`detail.${key}`)} ${this.detail(key, details[key])}`);
    return [refusalText(this.t, fault), ...more].join(' · ');
  }

  detail(key, value) {
    return key === 'not_before' ? this.fmt.stamp(value) : key === 'superior' || key === 'holder' ? this.name(value) : value;
  }

  /** Opens the form of an act; one without fields is sent at once where it is for one resource. */
  begin(item, name, rows = []) {
    const act = actOf(item, name);
    const row = rows[0] || null;
    const title = rows.length > 1 ? this.t('form.titleMany', { act: this.t(`act.${name}`), n: rows.length }) : this.t(`act.${name}`);
    this.dispatch({ type: 'form', form: {
      item, name, rows, row, title, requestId: newRequestId(), values: begun(act.fields, row), errors: {}, busy: false, refusal: null, wide: act.wide,
    } });
    // At once when it is drawn: the next key is for the form.
    queueMicrotask(() => document.querySelector('.form select, .form input, .form textarea, .form button')?.focus());
  }

  /** The fact that ends what a warning is about; the key of the property or sum stands in the case's node. */
  async beginFact(warning) {
    let item = '';
    try {
      const answer = await call('SupervisionService/ListCaseNodes', { caseNumber: warning.caseNumber, pageSize: 200 });
      item = (answer.nodes || []).find((n) => n.id === warning.resource)?.item || '';
    } catch (refusal) {
      this.dispatch({ type: 'toast', toast: this.words(refusal) });
    }
    this.begin('warning', 'ReportFact', [{ ...warning, item }]);
  }

  /** To a resource in another list, with the form of an act begun. */
  async jump(box, item, id, name) {
    const row = await this.refresh(item, id);
    this.dispatch({ type: 'tab', tab: box });
    if (!row) {
      this.dispatch({ type: 'toast', toast: this.t('toast.gone') });
      return;
    }
    this.dispatch({ type: 'fresh', box });
    this.dispatch({ type: 'open', box, id });
    if (name && (row.allowedCommands || []).includes(name)) this.begin(item, name, [row]);
  }

  /** A supervision of who works on a matter that was laid before this court. */
  supervise(row) {
    this.begin(null, 'Supervise');
    this.field('recipient', row.recipient);
    this.field('resource', row.id);
  }

  showAsset(id) { return this.jump('assets', 'asset', id); }

  field(name, value) {
    const { form } = this.state;
    const act = actOf(form.item, form.name);
    this.dispatch({ type: 'field', name, value });
    Object.entries(act.onField?.(name, value, form.values) || {}).forEach(([k, v]) => this.dispatch({ type: 'field', name: k, value: v }));
  }

  /** Sends the form: files first, then the act for each resource. */
  async send() {
    const { form } = this.state;
    const act = actOf(form.item, form.name);
    const errors = wrong(act.fields, form.values, form.row);
    if (Object.keys(errors).length) {
      this.dispatch({ type: 'formState', change: { errors } });
      queueMicrotask(() => document.querySelector('.form [aria-invalid="true"]')?.focus());
      return;
    }
    this.dispatch({ type: 'formState', change: { busy: true, refusal: null } });
    // Another may have been opened until the answer comes: that one stays as it is.
    const isOpen = () => this.state.form === form;
    const close = () => isOpen() && this.dispatch({ type: 'form', form: null });
    try {
      const values = { ...form.values };
      if (form.name === 'Reveal') {
        await this.reveal(form.item, form.row, values.reason);
        close();
        return;
      }
      if (values.papers) {
        const shown = present(act.fields, values, form.row).some((f) => f.name === 'papers');
        values.papers = shown ? await stored(values.papers, upload) : [];
      }
      const failures = await this.sendEach(form, act, values);
      if (failures.length) throw failures[0];
      close();
      this.dispatch({ type: 'toast', toast: this.t('toast.done', { act: this.t(`act.${form.name}`), n: Math.max(1, form.rows.length) }) });
    } catch (refusal) {
      if (!isOpen()) {
        this.dispatch({ type: 'toast', toast: this.words(refusal) });
        return;
      }
      this.dispatch({ type: 'formState', change: {
        busy: false, refusal: this.words(refusal),
        ...(refusal.reason === 'REASON_REQUEST_ID_REUSED' ? { requestId: newRequestId() } : {}),
      } });
      if (refusal.reason === 'REASON_REVISION_MISMATCH' && form.row) {
        const row = await this.refresh(form.item, form.row.id);
        if (row && isOpen()) this.dispatch({ type: 'formState', change: { row, rows: [row] } });
      }
    }
  }

  async sendEach(form, act, values) {
    const failures = [];
    for (const row of form.rows.length ? form.rows : [null]) {
      try {
        const receipt = await this.act(`${act.service}/${form.name}`, act.build(values, row, this.state.me),
          row ? `${form.requestId}/${row.id}` : form.requestId, act.stands ? null : row);
        if (row) await this.refresh(form.item, row.id);
        else if (receipt?.resource) await this.begunAnew(form.name, receipt.resource);
      } catch (refusal) {
        failures.push(refusal);
      }
    }
    return failures;
  }

  /** One act; the answer's receipt. A request id that is too long is the contract's to refuse, so it is kept short. */
  async act(method, request, requestId, row) {
    const header = { ...(request.header || {}), ...(row?.revision ? { expectedRevision: row.revision } : {}) };
    const answer = await call(method, { ...request, header }, { requestId: requestId.slice(0, 64) });
    return answer.receipt;
  }

  async begunAnew(name, id) {
    const item = { Submit: 'entrustment', Request: 'watchOrder', OpenRoom: 'room', Supervise: 'supervision' }[name];
    if (item) {
      await this.refresh(item, id);
      Object.keys(this.state.boxes).filter((b) => KINDS[b].item === item).forEach((b) => this.dispatch({ type: 'fresh', box: b }));
    } else {
      await this.load('grid', true);
    }
  }

  /** Shows a resource in clear, on the record, for a minute. */
  async reveal(item, row, reason) {
    const answer = await call('AuditService/Reveal', { resource: row.id, header: { reason } });
    const clear = answer[item];
    this.dispatch({ type: 'shown', id: row.id, clear });
    setTimeout(() => this.dispatch({ type: 'shown', id: row.id, clear: null }), 60000);
  }
}
