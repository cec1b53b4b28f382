// SPDX-License-Identifier: Apache-2.0
/** How a node does: health, metrics and traces, for those who run it. */
package xietong.hub.operations;
