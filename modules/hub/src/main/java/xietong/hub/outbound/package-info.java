// SPDX-License-Identifier: Apache-2.0
/** Calls an organisation outside the hub for what none of its terminals has shown in time. */
package xietong.hub.outbound;
