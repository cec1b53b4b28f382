// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

/**
 * Figures of one organisation, day and kind.
 *
 * @param key where they count
 * @param body the figures, serialised; without a byte where none is left, and then no row is kept
 */
public record Figures(Key key, byte[] body) {
    /**
     * Where figures count.
     *
     * @param organisation whose they are
     * @param day in Beijing time, as 2026-03-02
     * @param kind e.g. entrustment/FREEZE_DEPOSIT
     */
    public record Key(String organisation, String day, String kind) {}
}
