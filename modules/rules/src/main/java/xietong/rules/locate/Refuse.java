// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import xietong.rules.Checks;
import xietong.rules.Times;
import xietong.v1.CommandHeader;
import xietong.v1.LocateServiceRefuseRequest;
import xietong.v1.WatchAnswer;
import xietong.v1.WatchState;

/**
 * An addressee refuses it 不受理, and is no party to it any more. Where it was the last that could have accepted, nobody looks.
 *
 * <p>Refused with: REASON_STATE_FORBIDS for who has answered before; REASON_FIELD_INVALID without a reason.
 */
final class Refuse extends WatchRule<LocateServiceRefuseRequest> {

    Refuse() {
        super("Refuse", LocateServiceRefuseRequest.getDefaultInstance());
    }

    @Override
    void apply(WatchDraft draft, LocateServiceRefuseRequest command, CommandHeader head) {
        Answers.answer(draft, WatchAnswer.WATCH_ANSWER_REFUSED, Checks.reason(head));
        draft.step.setText(head.getReason());
        boolean all = draft.next.getAddresseesList().stream()
                .allMatch(a -> a.getAnswer() == WatchAnswer.WATCH_ANSWER_REFUSED);
        if (all) {
            draft.state(WatchState.WATCH_STATE_REFUSED);
            draft.next.setEndTime(Times.timestamp(draft.context().now()));
        }
        draft.tellSender("refused");
    }
}
