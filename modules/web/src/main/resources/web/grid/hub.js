// SPDX-License-Identifier: Apache-2.0
// What the page asks of the hub.
import { call, me, post, upload } from '/lib/call.js';
import { isOpen, pick } from '/grid/tasks.js';

const MOST_PAGES = 20;

/** Who is signed in, with the desk that his tasks are assigned to, and a name under which his answers are kept. */
export async function who() {
  const found = await me();
  if (!found) {
    return null;
  }
  const { organisation, officer, mailbox = '' } = found;
  return {
    by: `${organisation.code}/${officer.id}`,
    code: organisation.code,
    unit: organisation.name,
    division: organisation.division || '',
    id: officer.id,
    name: officer.name,
    worker: found.desk || '',
    mailbox,
    drill: found.mode === 'DRILL',
    t: Number(found.t) || Date.now(),
  };
}

async function list(box, worker) {
  const tasks = [];
  let pageToken = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await call('GridService/List', { box: `GRID_BOX_${box}`, worker, pageSize: 200, pageToken }, { retries: 0 });
    tasks.push(...(answer.tasks || []).map(pick));
    pageToken = answer.nextPageToken || '';
    if (!pageToken) {
      break;
    }
  }
  return tasks;
}

/** Tasks to be answered by a worker; of the whole organisation where it has no desk. */
export const openTasks = async (worker) => (await list('TO_ANSWER', worker)).filter(isOpen);

/** Tasks that were answered, the latest first. */
export async function doneTasks(worker) {
  const last = (task) => (task.answers.length ? task.answers[task.answers.length - 1].time : task.sent);
  return (await list('DONE', worker)).sort((a, b) => last(b).localeCompare(last(a)));
}

/** Name of an organisation. */
export async function nameOf(code) {
  const answer = await call('DirectoryService/GetOrganisation', { code }, { retries: 0 });
  return answer.organisation.name;
}

/** Sends an answer; the same key is taken once. */
export const send = (method, body, key) => call(method, body, { requestId: key, retries: 0 });

/** Stores a picture under its digest; repeated at will. */
export const put = ({ bytes }) => upload(new Blob([bytes], { type: 'image/jpeg' }), { name: '1.jpg', retries: 0 });

/** Ends the session. */
export const leave = () => post('/api/logout', {});
