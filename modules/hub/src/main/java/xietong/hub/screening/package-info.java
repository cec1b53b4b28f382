// SPDX-License-Identifier: Apache-2.0
/** Screening of sightings in the hub: the node's list of whom is looked for, and the way from a match to the writer. */
package xietong.hub.screening;
