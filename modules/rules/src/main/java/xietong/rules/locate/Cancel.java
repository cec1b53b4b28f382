// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import xietong.rules.Checks;
import xietong.v1.CommandHeader;
import xietong.v1.LocateServiceCancelRequest;
import xietong.v1.WatchEnd;

/**
 * Whoever asked cancels it 撤控: from now on nothing matches, and its open alerts are called back everywhere.
 *
 * <p>Refused with: REASON_FIELD_INVALID without a reason.
 */
final class Cancel extends WatchRule<LocateServiceCancelRequest> {

    Cancel() {
        super("Cancel", LocateServiceCancelRequest.getDefaultInstance());
    }

    @Override
    void apply(WatchDraft draft, LocateServiceCancelRequest command, CommandHeader head) {
        draft.step.setText(Checks.reason(head));
        draft.end(WatchEnd.WATCH_END_COMMAND, WatchDraft.MOST_NOTICES);
    }
}
