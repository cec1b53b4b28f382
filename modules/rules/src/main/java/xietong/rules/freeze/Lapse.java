// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.FreezeState.FREEZE_STATE_LAPSED;

/** A measure whose period has passed without renewal is over by itself (SEAL 27, INT 485). */
final class Lapse {
    private Lapse() {}

    static void of(FreezeDraft draft, OrderDraft order) {
        order.code("SEAL 27");
        RecordReceipt.end(draft, order, FREEZE_STATE_LAPSED, "lapsed");
    }
}
