// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/**
 * What a delivery can be filtered by beside its topic. Kept for good, so never personal.
 *
 * @param division six digits of GB/T 2260, {@link #SOMEWHERE} for a place that nobody knows, empty for no place
 * @param person identifier of the watch order, file or push that says whom it is about; empty for nobody
 */
public record Labels(String division, String person) {
    /** None. */
    public static final Labels NONE = new Labels("", "");

    /** Division of a place that nobody knows: every area holds it, so that nothing is missed. */
    public static final String SOMEWHERE = "0";

    /** Whether there is none. */
    public boolean isEmpty() {
        return division.isEmpty() && person.isEmpty();
    }
}
