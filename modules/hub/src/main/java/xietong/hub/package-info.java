// SPDX-License-Identifier: Apache-2.0
/** The hub: one writer, mailboxes, timers and the gateway. */
package xietong.hub;
