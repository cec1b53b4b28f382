// SPDX-License-Identifier: Apache-2.0
package xietong.rules.supervision;

import xietong.rules.Refused;
import xietong.v1.CommandHeader;
import xietong.v1.SupervisionServiceHangRequest;

/** The superior hangs it on its board 挂牌督办, or takes it down. Refused with: REASON_FIELD_INVALID where it is so already. */
final class Hang extends SupervisionRule<SupervisionServiceHangRequest> {

    Hang() {
        super(SupervisionAct.HANG, SupervisionServiceHangRequest.getDefaultInstance());
    }

    @Override
    void apply(SupervisionDraft draft, SupervisionServiceHangRequest command, CommandHeader head) {
        if (command.getHung() == draft.before.getHung()) {
            throw Refused.field("hung", String.valueOf(!draft.before.getHung()));
        }
        draft.next.setHung(command.getHung());
        draft.tellRecipient(command.getHung() ? "hung" : "taken_down");
    }
}
