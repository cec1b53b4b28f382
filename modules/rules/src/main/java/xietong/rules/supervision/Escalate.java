// SPDX-License-Identifier: Apache-2.0
package xietong.rules.supervision;

import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.CommandHeader;
import xietong.v1.Reason;
import xietong.v1.SupervisionServiceEscalateRequest;

/**
 * No answer came in time: the superior lays it before its own superior 升级, and so on up the line.
 *
 * <p>Refused with: REASON_TOO_EARLY before the date has passed; REASON_ADDRESSEE_FORBIDDEN where nobody is above.
 */
final class Escalate extends SupervisionRule<SupervisionServiceEscalateRequest> {

    Escalate() {
        super(SupervisionAct.ESCALATE, SupervisionServiceEscalateRequest.getDefaultInstance());
    }

    @Override
    void apply(SupervisionDraft draft, SupervisionServiceEscalateRequest command, CommandHeader head) {
        var due = Times.instant(draft.before.getDueTime());
        if (draft.context().now().isBefore(due)) {
            throw new Refused(Reason.REASON_TOO_EARLY, "the answer is not late yet").with("not_before", due);
        }
        if (draft.layBefore().isEmpty()) {
            throw new Refused(Reason.REASON_ADDRESSEE_FORBIDDEN, "nobody is above").with("accepted", "nothing");
        }
        draft.said(Checks.reason(head), List.of()).tellAbove("escalated").tellRecipient("escalated");
    }
}
