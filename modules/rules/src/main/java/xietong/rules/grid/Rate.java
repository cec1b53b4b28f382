// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import xietong.rules.Refused;
import xietong.v1.CommandHeader;
import xietong.v1.GridServiceRateRequest;
import xietong.v1.GridTaskState;

/** The court rates the work 评价, once. Refused with: REASON_FIELD_INVALID for a score that is none. */
final class Rate extends GridRule<GridServiceRateRequest> {

    Rate() {
        super(GridAct.RATE, GridServiceRateRequest.getDefaultInstance());
    }

    @Override
    void apply(GridDraft draft, GridServiceRateRequest command, CommandHeader head) {
        if (command.getScore() < 1 || command.getScore() > 5) {
            throw Refused.field("score", "1 to 5");
        }
        draft.next.setRating(command.getScore());
        draft.state(GridTaskState.GRID_TASK_STATE_RATED).tellHolders("rated");
    }
}
