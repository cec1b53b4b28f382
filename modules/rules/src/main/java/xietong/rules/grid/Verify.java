// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import xietong.rules.Checks;
import xietong.v1.CommandHeader;
import xietong.v1.GridServiceVerifyRequest;
import xietong.v1.GridTaskState;

/**
 * The court has verified the answer 核实, or sends it back; the answer stays either way.
 *
 * <p>Refused with: REASON_FIELD_INVALID for sending back without a reason.
 */
final class Verify extends GridRule<GridServiceVerifyRequest> {

    Verify() {
        super(GridAct.VERIFY, GridServiceVerifyRequest.getDefaultInstance());
    }

    @Override
    void apply(GridDraft draft, GridServiceVerifyRequest command, CommandHeader head) {
        var last = draft.next.getAnswersBuilder(draft.next.getAnswersCount() - 1);
        if (command.getAccepted()) {
            last.setVerified(true);
            draft.state(GridTaskState.GRID_TASK_STATE_VERIFIED).tellHolders("verified");
        } else {
            last.setObjection(Checks.reason(head));
            draft.state(GridTaskState.GRID_TASK_STATE_SENT).tellHolders("sent_back");
        }
    }
}
