// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import xietong.rules.Checks;
import xietong.v1.SupervisionServiceAcknowledgeWarningRequest;
import xietong.v1.WarningEnd;
import xietong.v1.WarningState;

/** Someone takes a warning up 确认: it climbs no more. Where its cause has run out, taking note clears it. */
final class AcknowledgeWarning extends WarningRule<SupervisionServiceAcknowledgeWarningRequest> {

    AcknowledgeWarning() {
        super(WarningAct.ACKNOWLEDGE, SupervisionServiceAcknowledgeWarningRequest.getDefaultInstance());
    }

    @Override
    void apply(WarningDraft draft, SupervisionServiceAcknowledgeWarningRequest command) {
        draft.byCaller(Checks.required("text", command.getText(), Checks.TEXT));
        if (draft.next.getLapsed()) {
            draft.clear(WarningEnd.WARNING_END_NOTED);
        } else {
            draft.rest().next.setState(WarningState.WARNING_STATE_ACKNOWLEDGED);
        }
    }
}
