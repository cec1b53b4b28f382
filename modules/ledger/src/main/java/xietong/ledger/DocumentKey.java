// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/**
 * Names a document.
 *
 * @param organisation who uploaded it
 * @param digest its digest, e.g. sha256:…
 */
public record DocumentKey(String organisation, String digest) {}
