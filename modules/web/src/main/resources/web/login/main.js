// SPDX-License-Identifier: Apache-2.0
import { me, post } from '/lib/call.js';
import { i18n } from '/lib/i18n.js';
import { render } from '/webjars/lit-html/3.3.0/lit-html.js';
import en from '/login/i18n/en.js';
import zh from '/login/i18n/zh-CN.js';
import { destination, initial, next, problem } from '/login/state.js';
import { view } from '/login/view.js';

const t = i18n({ 'zh-CN': zh, en });
const page = document.getElementById('page');
let state = initial({
  tab: location.hash.slice(1),
  to: new URLSearchParams(location.search).get('to'),
});

function happened(event) {
  state = next(state, event);
  document.title = t('document');
  render(view(state, t, acts), page);
}

/** Sends what was typed; what it was refused with is told in words. */
async function send(typed, act) {
  happened({ type: 'sent', typed: { organisation: typed.organisation?.trim() ?? '', officer: typed.officer?.trim() ?? '' } });
  try {
    await act();
  } catch (refusal) {
    happened({ type: 'refused', problem: problem(refusal) });
    page.querySelector('.x-problem')?.scrollIntoView({ block: 'nearest' });
    const code = page.querySelector('input[name=code]');
    if (code) {
      // Each counts once.
      code.value = '';
      code.focus();
    }
  }
}

async function signedIn() {
  happened({ type: 'signedIn', me: await me() });
  const to = destination(state);
  if (to) {
    location.assign(to);
  }
}

function trimmed(typed, ...names) {
  return Object.fromEntries(names.map(name => [name, typed[name].trim()]));
}

const acts = {
  logout: () => post('/api/logout', {}, { quiet: true }).catch(() => {}).then(() => happened({ type: 'signedOut' })),
  tab: tab => {
    history.replaceState(undefined, '', `#${tab}`);
    happened({ type: 'tab', tab });
  },
  key: event => happened({ type: 'caps', on: event.getModifierState?.('CapsLock') ?? false }),
  login: typed => send(typed, async () => {
    const who = { ...trimmed(typed, 'organisation', 'officer', 'code'), password: typed.password };
    await post('/api/login', typed.role ? { ...who, role: typed.role } : who, { quiet: true });
    await signedIn();
  }),
  invite: typed => send(typed, async () => {
    const invitation = await post('/api/setup', trimmed(typed, 'organisation', 'officer', 'setup'), { quiet: true });
    happened({ type: 'invited', invitation, setup: typed.setup });
  }),
  setUp: typed => {
    if (typed.newPassword !== typed.again) {
      happened({ type: 'refused', problem: 'problem.different' });
      return;
    }
    const { organisation, officer, setup } = state;
    send({ organisation, officer }, async () => {
      await post('/api/setup/finish', {
        organisation, officer, setup: setup.trim(), password: typed.newPassword, code: typed.code.trim(),
      }, { quiet: true });
      happened({ type: 'set' });
    });
  },
  wall: typed => send(typed, async () => {
    await post('/api/wall/enrol', {
      ...trimmed(typed, 'organisation', 'wall'), code: typed.wallCode.trim(),
    }, { quiet: true });
    location.assign('/wall');
  }),
};

/** Whoever is signed in already chooses where to go, or goes. */
async function greet() {
  const present = await me();
  if (present) {
    happened({ type: 'signedIn', me: present });
  }
}

addEventListener('hashchange', () => happened({ type: 'tab', tab: initial({ tab: location.hash.slice(1) }).tab }));
happened({ type: 'begun' });
greet().catch(() => {});
