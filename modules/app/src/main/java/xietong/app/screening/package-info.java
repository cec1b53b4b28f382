// SPDX-License-Identifier: Apache-2.0
/** Screening at the source: the packed list fetched and followed, and sightings held against it on this machine. */
package xietong.app.screening;
