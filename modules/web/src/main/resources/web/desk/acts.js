// SPDX-License-Identifier: Apache-2.0
// The acts of the contract that a desk can do on a resource: fields, and the request they make. Which of them are
// there is the hub's to say (allowed_commands); what role they take is the rights table's.
import * as entrustment from '/desk/acts/entrustment.js';
import * as freeze from '/desk/acts/freeze.js';
import * as watch from '/desk/acts/watch.js';
import * as grid from '/desk/acts/grid.js';
import * as others from '/desk/acts/others.js';
import * as supervision from '/desk/acts/supervision.js';
import { reason } from '/desk/fields.js';

/** Reading in clear, on the record; hidden again after a minute. */
const REVEAL = { service: 'AuditService', fields: [reason('field.revealReason')] };

/** By the field of a stream's item: service, and the acts by the name of the method. */
export const ACTS = {
  entrustment: { service: 'EntrustmentService', acts: entrustment.ACTS },
  freezeOrder: { service: 'FreezeService', acts: freeze.ORDER },
  asset: { service: 'FreezeService', acts: freeze.ASSET },
  distribution: { service: 'FreezeService', acts: freeze.DISTRIBUTION },
  watchOrder: { service: 'LocateService', acts: watch.ACTS },
  gridTask: { service: 'GridService', acts: grid.ACTS },
  warning: { service: 'SupervisionService', acts: others.WARNING },
  dispatchOrder: { service: 'CollaborationService', acts: others.ORDER },
  collaboration: { service: 'CollaborationService', acts: others.COLLABORATION },
  room: { service: 'CollaborationService', acts: others.ROOM },
  supervision: { service: 'SupervisionService', acts: supervision.ACTS },
};

/** Acts that begin something: no resource yet. */
export const BEGIN = {
  Submit: { service: 'EntrustmentService', ...entrustment.SUBMIT },
  Request: { service: 'LocateService', ...watch.REQUEST },
  Push: { service: 'GridService', ...grid.PUSH },
  Supervise: { service: 'SupervisionService', ...supervision.SUPERVISE },
  OpenRoom: { service: 'CollaborationService', ...others.OPEN_ROOM },
};

const WORKS = ['OFFICER', 'COMMAND_CENTRE', 'POLICE', 'GRID_WORKER'];

/** The acts that the hub names for this resource and that this page has a form for, each with whether the role fits. */
export function offered(item, row, role) {
  const own = ACTS[item];
  return (row.allowedCommands || [])
    .filter((name) => own?.acts[name])
    .map((name) => ({ name, ...own.acts[name], service: own.service, fits: (own.acts[name].roles || WORKS).includes(role) }));
}

/** An act by its name. */
export function actOf(item, name) {
  if (name === 'Reveal') return { name, ...REVEAL };
  return item ? { name, service: ACTS[item].service, ...ACTS[item].acts[name] } : { name, ...BEGIN[name] };
}
