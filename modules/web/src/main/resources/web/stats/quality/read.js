// SPDX-License-Identifier: Apache-2.0
// What the alarms of a seat are measured by: deliveries of its mailbox as the ledger numbered them, and the alerts that
// stand open now. Reading moves no cursor.
import { call, me } from '/lib/call.js';
import { millis } from '/lib/time.js';

/** Ways in which an alert first comes to a mailbox. */
const TOPICS = ['alert.raised', 'alert.escalated', 'alert.transferred'];
/** What stands: nobody has reported on it. */
const BOXES = ['OPEN', 'WORKING', 'SHELVED', 'LAPSED'];
const PAGE = 500;
const LIST_PAGE = 200;
/** More than that is not read, and then there are no figures: a part of it would lean to one side. */
const MOST = 10_000;
const MOST_OPEN = 5_000;
/** An alert that was escalated within the time may have come first shortly before. */
const BEFORE = 3_600_000;
const NEAR = 200;

/** Everything of the last `hours` hours. */
export async function read(hours) {
  const who = await me();
  const until = who.t;
  const from = until - hours * 3_600_000;
  const [delivered, open] = await Promise.all([deliveries(who.mailbox, from - BEFORE), standing()]);
  return { mailbox: who.mailbox, from, until, ...delivered, ...open };
}

function fetched(mailbox, epoch, afterSeq, limit) {
  return call('MailboxService/Fetch', {
    mailbox, limit, filter: { topics: TOPICS }, afterSeq: String(afterSeq), epoch: afterSeq ? epoch : '',
  });
}

async function deliveries(mailbox, from) {
  const { position = {}, items: [oldest] = [] } = await fetched(mailbox, '', 0, 1);
  const { epoch } = position;
  const end = Number(position.viewHead ?? 0);
  if (!oldest) {
    return { items: [], isWhole: true };
  }
  let after = await begin(mailbox, epoch, end, from, oldest);
  const items = [];
  while (after < end && items.length < MOST) {
    const page = (await fetched(mailbox, epoch, after, PAGE)).items ?? [];
    if (!page.length) {
      break;
    }
    items.push(...page);
    after = Number(page[page.length - 1].seq);
  }
  return { items, isWhole: after >= end };
}

/** A number shortly before the first delivery of the time: numbers and times grow together. */
async function begin(mailbox, epoch, end, from, oldest) {
  let before = 0;
  let within = end;
  if (millis(oldest.time) >= from) {
    return before;
  }
  while (within - before > NEAR) {
    const middle = Math.floor((before + within) / 2);
    const [item] = (await fetched(mailbox, epoch, middle, 1)).items ?? [];
    if (item && millis(item.time) < from) {
      before = middle;
    } else {
      within = middle;
    }
  }
  return before;
}

async function standing() {
  const open = new Map();
  for (const box of BOXES) {
    let pageToken = '';
    do {
      const page = await call('AlertService/ListOpen', { box: `ALERT_BOX_${box}`, pageSize: LIST_PAGE, pageToken });
      (page.alerts ?? []).forEach(alert => open.set(alert.id, alert));
      pageToken = page.nextPageToken ?? '';
    } while (pageToken && open.size < MOST_OPEN);
    if (pageToken) {
      return { open: [], isOpenWhole: false };
    }
  }
  return { open: [...open.values()], isOpenWhole: true };
}
