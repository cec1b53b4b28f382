// SPDX-License-Identifier: Apache-2.0
// What a worker may answer, and what becomes of it in the contract's words. As config/grid.yaml has it.

const FIND = ['FIND', 'URGE'];
const ANY = ['FIND', 'SERVE', 'WITNESS', 'URGE'];

/** Choices in the order in which they are shown: for which kinds, what they mean, what they ask besides. */
export const CHOICES = [
  { code: 'SERVED', kinds: ['SERVE'], result: 'SERVED', address: 'OK', asks: ['way'] },
  { code: 'ATTEMPTED', kinds: ['SERVE'], result: 'SERVICE_ATTEMPTED', address: 'OK', asks: [] },
  { code: 'WITNESSED', kinds: ['WITNESS'], result: 'WITNESSED', address: 'OK', asks: [] },
  { code: 'SETTLED', kinds: ['URGE'], result: 'SETTLED', address: 'OK', asks: [] },
  { code: 'FOUND', kinds: FIND, result: 'FOUND', address: 'OK', asks: [] },
  { code: 'OFTEN', kinds: FIND, result: 'FOUND', address: 'OK_RETURNS_OFTEN', asks: ['hours'] },
  { code: 'AWAY', kinds: ['SERVE'], result: 'SERVICE_ATTEMPTED', address: 'OK_RETURNS_OFTEN', asks: ['hours'] },
  { code: 'MOVED', kinds: ANY, result: 'NOT_FOUND', address: 'NOT_LIVING_HERE', asks: [] },
  { code: 'NEW', kinds: ANY, result: 'NOT_FOUND', address: 'NEW', asks: ['address'] },
  { code: 'DECEASED', kinds: ANY, result: 'NOT_FOUND', address: 'DECEASED', asks: [] },
  { code: 'UNKNOWN', kinds: ANY, result: 'UNKNOWN', address: 'UNKNOWN', asks: [] },
];

export const HOURS = ['MORNING', 'DAYTIME', 'EVENING', 'NIGHT', 'WEEKEND', 'FESTIVAL'];
export const SOURCES = ['FAMILY', 'NEIGHBOUR', 'OFFICE', 'SEEN'];
export const WITNESSES = 2;
export const MOST_PHOTOS = 4;

// What the court reads is Chinese whatever the worker's screen speaks.
const WRITTEN = {
  MORNING: '早晨', DAYTIME: '白天', EVENING: '傍晚', NIGHT: '晚上', WEEKEND: '周末', FESTIVAL: '节假日',
  FAMILY: '家人', NEIGHBOUR: '邻居', OFFICE: '村（居）委会', SEEN: '本人到场看到',
};

export const choicesFor = (kind) => CHOICES.filter((c) => c.kinds.includes(kind));
export const choice = (code) => CHOICES.find((c) => c.code === code);

/** A form that nothing has been written into yet. */
export const emptyDraft = ({ id, round }) => ({
  task: id, round, choice: '', address: '', source: '', hours: [], way: 'SIGNED', witnesses: ['', ''], text: '', photos: [], place: null,
});

const named = (draft) => [...new Set(draft.witnesses.map((w) => w.trim()).filter(Boolean))];

/** Service without a signed return, a photograph or two witnesses is kept by the hub as an attempt (CPL 89, INT 130). */
export const isOnlyAttempt = (draft) => draft.choice === 'SERVED'
  && !draft.photos.length && !(draft.way === 'LEFT' && named(draft).length >= WITNESSES);

/** What is still to be said before it can be kept: names of fields. */
export function missing(draft) {
  const asks = draft.choice ? choice(draft.choice).asks : [];
  return [
    ...(draft.choice ? [] : ['choice']),
    ...(asks.includes('address') && !draft.address.trim() ? ['address'] : []),
  ];
}

function words(draft) {
  const asks = choice(draft.choice).asks;
  const list = (codes) => codes.map((c) => WRITTEN[c]).join('、');
  return [
    asks.includes('hours') && draft.hours.length ? `在家时间：${list(draft.hours)}` : '',
    asks.includes('address') && draft.source ? `新住址来源：${WRITTEN[draft.source]}` : '',
    asks.includes('way') && draft.way === 'LEFT' ? '留置送达' : '',
    draft.text.trim(),
  ].filter(Boolean).join('；');
}

/** The answer as GridService.Report takes it; time is the hub's, ms. */
export function toAnswer(draft, { organisation, time }) {
  const chosen = choice(draft.choice);
  const signed = chosen.asks.includes('way') && draft.way === 'SIGNED';
  return {
    result: `GRID_RESULT_${chosen.result}`,
    addressStatus: `ADDRESS_STATUS_${chosen.address}`,
    ...(chosen.asks.includes('address') ? { newAddress: draft.address.trim() } : {}),
    text: words(draft),
    ...(draft.place ? { place: { position: draft.place.position } } : {}),
    witnesses: chosen.asks.includes('way') && draft.way === 'LEFT' ? named(draft) : [],
    evidence: draft.photos.map((photo, i) => ({
      kind: signed ? 'SERVICE_RETURN' : 'PHOTO',
      document: {
        organisation, digest: `sha256:${photo.sha}`, name: `${i + 1}.jpg`, mediaType: 'image/jpeg', size: String(photo.size),
      },
    })),
    time: new Date(time).toISOString(),
  };
}

/** Which choice an answer was; its result itself where it is none of them. */
export function codeOf(answer, kind) {
  const found = choicesFor(kind).find((c) => c.result === answer.result && c.address === answer.addressStatus);
  return found ? found.code : `RESULT_${answer.result}`;
}
