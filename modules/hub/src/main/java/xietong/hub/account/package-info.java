// SPDX-License-Identifier: Apache-2.0
/**
 * Accounts of officers and walls as the hub uses them: secrets that come from its key, passwords, second factors, and what
 * is asked of whoever signs in. The accounts themselves stand in the ledger ({@code xietong.rules.account}).
 */
package xietong.hub.account;
