// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/**
 * A resource cites a document.
 *
 * @param organisation who uploaded the document
 * @param digest its digest, e.g. sha256:…
 * @param resource what cites it
 */
public record Citation(String organisation, String digest, String resource) {}
