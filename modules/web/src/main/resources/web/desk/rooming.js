// SPDX-License-Identifier: Apache-2.0
// What the desk does in a room: enters, reads, writes. Drafts are kept on this machine until they are sent.
import { call, newRequestId, upload } from '/lib/call.js';
import { load, save } from '/desk/drafts.js';

const BLANK = { text: '', files: [], pass: '', requestId: '' };

/** Gives a desk its rooms. */
export function rooming(desk) {
  const change = (room) => desk.dispatch({ type: 'room', room: room && { ...desk.state.room, ...room } });
  /** What came of a call: only where the room is still the one that is open. */
  const changeOf = (id, room) => desk.state.room?.id === id && change(room);

  desk.enterRoom = async (room) => {
    const key = `room/${desk.code}/${desk.state.me.officer.id}/${room.id}`;
    const draft = { ...BLANK, ...(await load(key) || {}) };
    desk.dispatch({ type: 'room', room: { id: room.id, room, key, messages: [], draft, kept: Boolean(draft.text), assets: [], plans: [], collaboration: null, busy: false, refusal: null } });
    await Promise.all([messages(room.id), surroundings(room)]);
    await markRead(room.id);
  };

  desk.leaveRoom = () => change(null);

  desk.writeRoom = (part) => {
    const { room } = desk.state;
    const draft = { ...room.draft, ...part, requestId: room.draft.requestId || newRequestId() };
    change({ draft, refusal: null, kept: false });
    const isBlank = !draft.text && !draft.files.length;
    // Said once it is on the disk, and only of what is in the field now.
    save(room.key, isBlank ? null : draft).then((kept) => desk.state.room?.draft === draft && change({ kept: kept && !isBlank }));
  };

  desk.post = async (kind) => {
    const { room } = desk.state;
    const { text, files, pass, requestId } = room.draft;
    change({ busy: true, refusal: null });
    try {
      const papers = [];
      for (const file of files) {
        const { ref } = await upload(file, { name: file.name });
        papers.push({ kind: 'OTHER', document: ref.document || ref });
      }
      const officer = kind === 'OPINION' ? { officer: { workPassNumber: pass.trim() } } : {};
      await call('CollaborationService/Post', { header: officer, id: room.id, kind: `ROOM_MESSAGE_KIND_${kind}`, text, papers }, { requestId: requestId || newRequestId() });
      await save(room.key, null);
      changeOf(room.id, { draft: { ...BLANK, pass }, kept: false, busy: false });
      await messages(room.id);
      await markRead(room.id);
    } catch (refusal) {
      changeOf(room.id, { busy: false, refusal: desk.words(refusal) });
    }
  };

  /** Something was said in the room that is open: it counts as read, and so do the others' marks move. */
  desk.heard = (item) => {
    const id = item.roomMessage?.room;
    if (id && desk.state.room?.id === id) markRead(id);
    else if (id) desk.refresh('room', id);
  };

  async function messages(id) {
    let token = '';
    do {
      const page = await call('CollaborationService/ListMessages', { room: id, pageSize: 200, pageToken: token });
      desk.dispatch({ type: 'messages', id, messages: page.messages || [] });
      token = page.nextPageToken || '';
    } while (token);
    await desk.refresh('room', id);
  }

  /** The collaboration that the room belongs to, the asset that it is about, and the plans on it; as far as one may. */
  async function surroundings(room) {
    if (!room.collaboration) return;
    const quiet = (promise) => promise.catch(() => null);
    const collaboration = (await quiet(call('CollaborationService/Get', { id: room.collaboration })))?.collaboration;
    const asset = collaboration?.asset ? (await quiet(call('FreezeService/GetAsset', { id: collaboration.asset })))?.asset : null;
    const plans = asset ? (await quiet(call('FreezeService/ListDistributions', { box: 'DISTRIBUTION_BOX_OPEN' })))?.distributions || [] : [];
    changeOf(room.id, { collaboration: collaboration || null, assets: asset ? [asset] : [], plans: plans.filter((p) => p.asset === asset?.id) });
  }

  async function markRead(id) {
    const { room } = desk.state;
    const last = room?.id === id ? room.messages[room.messages.length - 1] : null;
    if (!last) return;
    await call('CollaborationService/MarkRead', { id, number: last.number }).catch(() => null);
    await desk.refresh('room', id);
  }
}
