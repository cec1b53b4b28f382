// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import xietong.rules.Refused;
import xietong.v1.Reason;

/**
 * Where in a mailbox a page goes on from: epoch-number.
 *
 * @param epoch of the numbering
 * @param seq after this number
 */
record Cursor(String epoch, long seq) {
    /** Refused with REASON_CURSOR_OUT_OF_RANGE for what is none. */
    static Cursor parse(String text) {
        int dash = text.lastIndexOf('-');
        try {
            if (dash > 0) {
                return new Cursor(text.substring(0, dash), Long.parseLong(text.substring(dash + 1)));
            }
        } catch (NumberFormatException e) {
            // As one without a number.
        }
        throw new Refused(Reason.REASON_CURSOR_OUT_OF_RANGE, "the cursor is not one of this mailbox");
    }
}
