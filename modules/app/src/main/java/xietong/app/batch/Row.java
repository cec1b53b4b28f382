// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import xietong.client.HubRefusal;

/**
 * One line of a file that makes one command with the others.
 *
 * @param row as a spreadsheet numbers it; the header is row 1
 * @param value null where the line is refused
 * @param refusal null where it can be sent
 */
record Row<T>(long row, T value, HubRefusal refusal) {
    static <T> Row<T> of(long row, T value) {
        return new Row<>(row, value, null);
    }

    static <T> Row<T> refused(long row, HubRefusal refusal) {
        return new Row<>(row, null, refusal);
    }

    LineOutcome outcome() {
        return new LineOutcome(row, null, refusal);
    }
}
