// SPDX-License-Identifier: Apache-2.0
// Who is signed in, and what stands over every page: 演练, the sign-in dialog in place, the lock, the watermark.
import { events, me, post } from '/lib/call.js';
import { el, trapFocus } from '/lib/dom.js';
import { fmt, i18n } from '/lib/i18n.js';

const IDLE = 600_000;
/** Looking who is signed in renews the session. */
const RENEW = 180_000;
const AGAIN = 2_000;
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchstart'];

/**
 * Starts the session of a page.
 *
 * @param {{lock?: boolean, watermark?: boolean, onAgain?: function(me)}} options
 *   lock: after ten minutes without a touch; watermark: tiled over the page; onAgain: after signing in in place
 * @returns the answer of /api/me; while nobody is signed in, waits behind the dialog
 */
export async function session({ lock = false, watermark = false, onAgain } = {}) {
  const t = i18n({});
  let who = await patiently();
  events.addEventListener('login', () => askForLogin(t, who).then(again => {
    who = again ?? who;
    onAgain?.(who);
  }));
  if (!who) {
    who = await askForLogin(t, undefined);
  }
  if (who.mode === 'DRILL') {
    drill(t);
  }
  if (watermark) {
    mark(who);
  }
  if (lock) {
    lockWhenIdle(t);
  }
  setInterval(() => me().then(found => found || events.dispatchEvent(new Event('login')), () => {}), RENEW);
  if (!isSecureContext) {
    document.body.prepend(el('p', { class: 'x-insecure', role: 'alert' }, t('insecure')));
  }
  return who;
}

/** While the hub cannot be reached there is nothing to say of who is signed in. */
async function patiently() {
  for (;;) {
    try {
      return await me();
    } catch (refusal) {
      await new Promise(then => setTimeout(then, AGAIN));
    }
  }
}

/** Ends the session. */
export async function logout() {
  await post('/api/logout', {});
  location.assign('/login');
}

/** 演练 over the page, always. */
function drill(t) {
  document.documentElement.dataset.mode = 'drill';
  document.body.prepend(el('aside', { class: 'x-drill', 'aria-label': t('drill.short') }, t('drill.banner')));
}

let asking;

/** In place, over what is on the screen; resolves when somebody is signed in. */
function askForLogin(t, who) {
  asking ??= new Promise(done => {
    const problem = el('p', { class: 'x-problem', role: 'alert' });
    const field = (name, type, value, autocomplete) => el('label', {}, t(`login.${name}`),
      el('input', { name, type, value, autocomplete, required: true, readonly: !!value }));
    const form = el('form', { class: 'x-card' },
      el('h2', { id: 'x-login-title' }, t('login.title')), el('p', {}, t('login.again')),
      field('organisation', 'text', who?.organisation?.code, 'organization'),
      field('officer', 'text', who?.officer?.id, 'username'),
      field('password', 'password', undefined, 'current-password'),
      field('code', 'text', undefined, 'one-time-code'),
      problem, el('button', { class: 'x-primary' }, t('login.submit')));
    const overlay = el('div', { class: 'x-overlay', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'x-login-title' },
      form);
    form.addEventListener('submit', async event => {
      event.preventDefault();
      problem.textContent = '';
      try {
        const typed = Object.fromEntries(new FormData(form));
        await post('/api/login', who ? { ...typed, role: who.officer.role } : typed, { quiet: true });
        finish(await me());
      } catch (refusal) {
        problem.textContent = t('login.failed');
      }
    });
    document.body.append(overlay);
    const release = trapFocus(overlay);
    // Signed in in another window: then it is enough here too.
    const looking = setInterval(() => me().then(found => found && finish(found), () => {}), 5_000);
    const finish = found => {
      clearInterval(looking);
      release();
      overlay.remove();
      asking = undefined;
      done(found);
    };
  });
  return asking;
}

/** Covers what is on the screen; streams and sound go on. */
function lockWhenIdle(t) {
  let touched = Date.now();
  let overlay;
  TOUCHES.forEach(type => addEventListener(type, () => {
    touched = Date.now();
  }, { passive: true, capture: true }));
  const cover = () => {
    const problem = el('p', { class: 'x-problem', role: 'alert' });
    const form = el('form', { class: 'x-card' }, el('h2', { id: 'x-lock-title' }, t('lock.title')),
      el('p', {}, t('lock.why')),
      el('label', {}, t('login.code'), el('input', { name: 'code', type: 'text', autocomplete: 'one-time-code', required: true })),
      problem, el('button', { class: 'x-primary' }, t('lock.submit')));
    overlay = el('div', { class: 'x-overlay x-lock', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'x-lock-title' },
      form);
    document.body.append(overlay);
    const release = trapFocus(overlay);
    form.addEventListener('submit', async event => {
      event.preventDefault();
      try {
        await post('/api/unlock', Object.fromEntries(new FormData(form)), { quiet: true });
        release();
        overlay.remove();
        overlay = undefined;
        touched = Date.now();
      } catch (refusal) {
        problem.textContent = t('login.failed');
      }
    });
  };
  setInterval(() => {
    if (!overlay && Date.now() - touched >= IDLE) {
      cover();
    }
  }, 1_000);
}

/** Name, organisation, last digits and time, tiled over the page at 7 %: it deters and traces, it cannot prevent. */
export function mark(who) {
  const layer = el('div', { class: 'x-watermark', 'aria-hidden': 'true' });
  document.body.append(layer);
  const draw = () => {
    const text = [who.officer?.name, who.organisation?.name, (who.officer?.id ?? '').slice(-4), fmt.minute(Date.now())]
      .filter(Boolean).join(' ').replace(/[<>&"']/g, '');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="220"><text x="10" y="150" font-size="16" `
      + `font-family="sans-serif" fill="#808080" transform="rotate(-20 10 150)">${text}</text></svg>`;
    layer.style.backgroundImage = `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
  };
  draw();
  setInterval(draw, 60_000);
}
