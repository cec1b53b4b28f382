// SPDX-License-Identifier: Apache-2.0
/** Audits on the command line: exports and their verification without a hub. */
package xietong.app.audit;
