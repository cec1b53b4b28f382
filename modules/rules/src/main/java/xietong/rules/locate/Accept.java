// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import xietong.v1.CommandHeader;
import xietong.v1.LocateServiceAcceptRequest;
import xietong.v1.WatchAnswer;
import xietong.v1.WatchState;

/** An addressee accepts it 受理: from now on it is looked for. Refused with: REASON_STATE_FORBIDS for who has answered before. */
final class Accept extends WatchRule<LocateServiceAcceptRequest> {

    Accept() {
        super("Accept", LocateServiceAcceptRequest.getDefaultInstance());
    }

    @Override
    void apply(WatchDraft draft, LocateServiceAcceptRequest command, CommandHeader head) {
        Answers.answer(draft, WatchAnswer.WATCH_ANSWER_ACCEPTED, "");
        draft.state(WatchState.WATCH_STATE_ACTIVE).tellSender("accepted");
    }
}
