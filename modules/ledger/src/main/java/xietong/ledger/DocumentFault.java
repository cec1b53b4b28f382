// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/**
 * A cited document that is not there as it was put there.
 *
 * @param document which
 * @param problem what is wrong with it
 */
public record DocumentFault(DocumentKey document, String problem) {
    @Override
    public String toString() {
        return document.organisation() + " " + document.digest() + ": " + problem;
    }
}
