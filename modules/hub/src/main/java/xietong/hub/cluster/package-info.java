// SPDX-License-Identifier: Apache-2.0
/** Several equal nodes on one ledger: who writes, how what others take in reaches it, and how they follow it. */
package xietong.hub.cluster;
