// SPDX-License-Identifier: Apache-2.0
package xietong.rules.supervision;

import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Times;
import xietong.v1.CommandHeader;
import xietong.v1.SupervisionServiceSettleRequest;
import xietong.v1.SupervisionState;

/** The superior says that the answer suffices 办结, or sends it back with a new date. Settled, it leaves the board. */
final class Settle extends SupervisionRule<SupervisionServiceSettleRequest> {

    Settle() {
        super(SupervisionAct.SETTLE, SupervisionServiceSettleRequest.getDefaultInstance());
    }

    @Override
    void apply(SupervisionDraft draft, SupervisionServiceSettleRequest command, CommandHeader head) {
        if (command.getAccepted()) {
            draft.said(Checks.text("header.reason", head.getReason(), Checks.REASON), List.of());
            draft.next
                    .setState(SupervisionState.SUPERVISION_STATE_SETTLED)
                    .setHung(false)
                    .setSettleTime(Times.timestamp(draft.context().now()));
            draft.tellRecipient("settled").tellAbove("settled");
        } else {
            draft.said(Checks.reason(head), List.of());
            draft.next
                    .setState(SupervisionState.SUPERVISION_STATE_ORDERED)
                    .setSentBack(draft.before.getSentBack() + 1);
            draft.due(Times.instant(command.getDueTime())).tellRecipient("sent_back");
        }
    }
}
