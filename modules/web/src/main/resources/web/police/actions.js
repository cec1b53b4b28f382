// SPDX-License-Identifier: Apache-2.0
// What the officer does. Nothing here changes an alert: the hub's events do.
import { Refusal, call, newRequestId, upload } from '/lib/call.js';
import { acts, first, isHeld } from '/police/alerts.js';
import { send as sendEntry } from '/police/outbox.js';
import { reduced } from '/police/photo.js';
import { find, isPresent, rowIds } from '/police/state.js';
import { refusalWords } from '/police/words.js';

const REVEALED = 60_000;
/** The hub cannot be asked now: what may wait, waits. */
const PASSING = [0, 429, 502, 503, 504];
/** The form that an act is sent from; the others need none. */
const FORM = { Report: 'report', HandOver: 'handover', Transfer: 'transfer', Shelve: 'shelve', ReleaseClaim: 'release', Reveal: 'reveal' };

export function actions({ dispatch, state, now, t, reads, outbox, sound, settle, worker }) {
  const opened = () => find(state(), state().opened) ?? find(state(), state().selected);
  const may = verb => opened() && acts(opened(), state().me?.organisation?.code)[verb] && !state().pending[opened().id];
  const isDown = () => state().link.state === 'down';

  /** Closes the form that was sent, and no other that the officer has opened until the answer came. */
  function close(panel, id) {
    if (panel && state().panel === panel && (id === undefined || state().opened === id)) {
      dispatch({ type: 'back' });
    }
  }

  /** Calls a verb on an alert; what can wait is kept where the hub is not there. */
  async function send(alert, verb, body, { keep = false, photo, key } = {}) {
    const method = `AlertService/${verb}`;
    const entry = {
      method, body: { header: {}, ...body, id: alert.id }, photo, alert: alert.id, verb, at: now(), requestId: newRequestId(),
    };
    dispatch({ type: 'sending', id: alert.id, verb, key });
    if (keep && isDown()) {
      await kept(entry);
      return;
    }
    try {
      settle(alert.id, await sendEntry(entry));
      close(FORM[verb], alert.id);
    } catch (e) {
      if (!(e instanceof Refusal)) {
        throw e;
      }
      if (keep && PASSING.includes(e.status)) {
        await kept(entry);
      } else {
        refused(alert.id, e, verb);
        reads.alert(alert.id);
      }
    }
  }

  async function kept(entry) {
    await outbox.add(entry);
    dispatch({ type: 'refused', id: entry.alert, verb: entry.verb, refusal: { reason: 'KEPT', text: t('outbox.kept') } });
    close(FORM[entry.verb], entry.alert);
  }

  function refused(id, e, verb) {
    const plain = { reason: e.reason, message: e.message, details: e.details };
    dispatch({ type: 'refused', id, verb, refusal: { ...plain, text: refusalWords(plain, t, state().names) } });
    const holder = e.details?.holder?.split('/')[0];
    if (holder && !state().names[holder]) {
      // Said again with the name, once it is known.
      reads.names([holder]).then(() => state().refusals[id]?.reason === e.reason && dispatch({
        type: 'refused', id, verb, refusal: { ...plain, text: refusalWords(plain, t, state().names) } }));
    }
  }

  /** A time of today in Shanghai, ms; one that has not come yet was yesterday's. */
  function instant(clock) {
    const day = new Date(now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const at = Date.parse(`${day}T${clock.length === 5 ? `${clock}:00` : clock}+08:00`);
    return at > now() ? at - 86_400_000 : at;
  }

  async function sendReport(alert, values) {
    const photo = values.photo?.size ? await reduced(values.photo) : undefined;
    // Whole seconds were typed: not before the sighting of the same second.
    const typed = Math.max(instant(values.time), ...[Date.parse(first(alert).time)].filter(at => at - instant(values.time) < 60_000));
    const isNow = Math.abs(now() - typed) < 90_000 && !isDown();
    await send(alert, 'Report', {
      outcome: `ALERT_OUTCOME_${values.outcome}`,
      ...isNow ? {} : { time: new Date(typed).toISOString() },
      ...values.place ? { place: { text: values.place } } : {},
      text: values.text ?? '',
    }, { keep: true, photo });
    const isHere = state().opened === alert.id && !state().panel;
    if (values.outcome === 'CONTROLLED' && isHere && !state().refusals[alert.id]) {
      dispatch({ type: 'panel', panel: 'handover' });
    }
  }

  async function sendHandOver(alert, values) {
    if (values.result === 'REFUSED_MEDICAL') {
      const { ref } = await upload(values.finding, { name: values.finding.name });
      await send(alert, 'HandOver', { handOver: { result: 'HAND_OVER_RESULT_REFUSED_MEDICAL', text: values.text,
        papers: [{ kind: 'MEDICAL_FINDING', document: ref.document ?? ref }] } });
      return;
    }
    const { id, name } = state().me.officer;
    const court = n => ({ id: values[`number${n}`], name: values[`officer${n}`], role: 'OFFICER_ROLE_OFFICER' });
    await send(alert, 'HandOver', { handOver: { result: `HAND_OVER_RESULT_${values.result}`, record: {
      // Not before the control, whose time is finer than a browser's.
      time: now() - 1_000 > Date.parse(alert.control.time) + 1 ? new Date(now() - 1_000).toISOString() : alert.control.time,
      place: values.place, instrumentNumber: values.instrument, condition: values.condition,
      handingOfficers: [{ id, name, role: 'OFFICER_ROLE_POLICE' }], receivingOfficers: [court(1), court(2)],
    } } });
  }

  async function sendReveal(alert, reason) {
    try {
      const answer = await call('AuditService/Reveal', { header: { reason }, resource: alert.id });
      const photos = await reads.photos(alert);
      close(FORM.Reveal, alert.id);
      dispatch({ type: 'revealed', id: alert.id, alert: answer.alert, photos, until: now() + REVEALED });
    } catch (e) {
      refused(alert.id, e, 'Reveal');
    }
  }

  async function startShift(values) {
    const duty = state().duty;
    localStorage.setItem('xietong.police.phone', values.phone ?? '');
    try {
      if (duty && duty.present?.id !== state().me.officer.id) {
        await call('DutyService/Start', { header: { reason: values.reason ?? '' }, id: duty.id });
        await reads.duty();
      }
      sound.begin(values.heard);
      close('shift');
    } catch (e) {
      refused(state().opened, e, 'Start');
      dispatch({ type: 'toast', text: refusalWords(e, t, state().names) });
    }
  }

  async function endShift(values) {
    const duty = state().duty;
    try {
      if (duty) {
        await call('DutyService/HandOver', { header: {}, id: duty.id, to: values.to ?? '', text: values.text ?? '' });
        await reads.duty();
      }
      sound.end();
      close('shift');
      if (values.leaving) {
        location.assign('/login');
      }
    } catch (e) {
      dispatch({ type: 'toast', text: refusalWords(e, t, state().names) });
    }
  }

  /** To the other pages and the sign-out: never with a shift that goes on, nor over acts that only this machine has. */
  function leave() {
    if (isDown()) {
      dispatch({ type: 'toast', text: t('leave.down') });
    } else if (state().outbox.length) {
      dispatch({ type: 'toast', text: t('leave.waiting', { n: state().outbox.length }) });
      openPanel('outbox');
    } else if (isPresent(state())) {
      dispatch({ type: 'panel', panel: 'shift', draft: { leaving: true } });
    } else {
      location.assign('/login');
    }
  }

  function onAlert(verb, act) {
    return () => {
      if (may(verb)) {
        if (state().opened !== opened().id) {
          dispatch({ type: 'show', id: opened().id });
        }
        act(opened());
      }
    };
  }

  const openPanel = name => state().panel !== name && dispatch({ type: 'panel', panel: name });
  return {
    send, sendReport, sendHandOver, sendReveal, startShift, endShift, leave,
    acknowledge: onAlert('Acknowledge', alert => send(alert, 'Acknowledge', {}, { keep: true, key: 'F2' })),
    claim: onAlert('Claim', alert => !isDown() && send(alert, 'Claim', {}, { key: 'F4' })),
    report: () => (isHeld(opened() ?? {})
      ? onAlert('HandOver', () => openPanel('handover')) : onAlert('Report', () => openPanel('report')))(),
    transfer: onAlert('Transfer', () => !isDown() && openPanel('transfer')),
    show: id => dispatch({ type: 'show', id }),
    back: () => dispatch({ type: 'back' }),
    panel: openPanel,
    draft: draft => dispatch({ type: 'draft', draft }),
    expand: key => dispatch({ type: 'expand', key }),
    section: name => dispatch({ type: 'section', name }),
    hide: id => dispatch({ type: 'hide', id }),
    mute: () => {
      dispatch({ type: 'mute' });
      sound.muted();
    },
    subscriptions: () => openPanel('subscriptions'),
    shift: () => openPanel('shift'),
    outbox: () => openPanel('outbox'),
    drop: key => outbox.drop(key),
    kick: () => worker({ kind: 'kick' }),
    revive: () => (state().sound.state === 'running' ? openPanel('sound') : sound.revive()),
    testSound: () => sound.test().then(() => dispatch({ type: 'draft', draft: { played: true } })),
    soundTested: heard => {
      sound.begin(heard);
      dispatch({ type: 'back' });
    },
    phoneSeen: () => dispatch({ type: 'draft', draft: { phoneSeen: true } }),
    sendFilter: filter => {
      reads.keepFilter(state().seat, filter);
      dispatch({ type: 'filter', filter });
      worker({ kind: 'filter', filter });
      dispatch({ type: 'back' });
    },
    theme: () => {
      const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
      document.documentElement.dataset.theme = theme;
      localStorage.setItem('xietong.police.theme', theme);
    },
  };
}

/** Keys of the terminal: function keys, arrows, Enter, Escape. */
export function keymap({ on, state, dispatch }) {
  const move = step => () => {
    const ids = rowIds(state());
    const at = ids.indexOf(state().selected);
    const next = ids[at < 0 ? (step > 0 ? 0 : ids.length - 1) : Math.max(0, Math.min(ids.length - 1, at + step))];
    if (next) {
      dispatch({ type: 'select', id: next });
      requestAnimationFrame(() => document.getElementById(`r-${next}`)?.scrollIntoView({ block: 'nearest' }));
    }
  };
  return {
    ArrowDown: move(1),
    ArrowUp: move(-1),
    Enter: () => {
      const id = state().selected;
      if (id && find(state(), id)) {
        on.show(id);
      } else if (id) {
        on.expand(id);
      }
    },
    Escape: () => on.back(),
    F2: () => on.acknowledge(),
    F4: () => on.claim(),
    F6: () => on.report(),
    F7: () => on.transfer(),
    F8: () => on.mute(),
    F9: () => on.subscriptions(),
    F10: () => on.shift(),
  };
}

