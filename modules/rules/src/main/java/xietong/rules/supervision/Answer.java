// SPDX-License-Identifier: Apache-2.0
package xietong.rules.supervision;

import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.v1.CommandHeader;
import xietong.v1.SupervisionServiceAnswerRequest;
import xietong.v1.SupervisionState;

/** Whoever owes it answers 答复, or reports on the way. Refused with: REASON_DOCUMENT_UNKNOWN. */
final class Answer extends SupervisionRule<SupervisionServiceAnswerRequest> {

    Answer() {
        super(SupervisionAct.ANSWER, SupervisionServiceAnswerRequest.getDefaultInstance());
    }

    @Override
    void apply(SupervisionDraft draft, SupervisionServiceAnswerRequest command, CommandHeader head) {
        draft.said(
                Checks.required("text", command.getText(), Checks.TEXT),
                Papers.known("papers", command.getPapersList(), draft.context()));
        if (command.getFinal()) {
            draft.next.setState(SupervisionState.SUPERVISION_STATE_ANSWERED);
        }
        String event = command.getFinal() ? "answered" : "reported";
        draft.tellSuperior(event).tellAbove(event);
    }
}
