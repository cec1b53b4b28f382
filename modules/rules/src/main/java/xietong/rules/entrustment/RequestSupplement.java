// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_NEED_SUPPLEMENT;

import java.util.List;
import java.util.Set;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.v1.CommandHeader;
import xietong.v1.EntrustmentServiceRequestSupplementRequest;

/** The recipient asks for papers that are missing or wrong 要求补正; its own clocks stand still until the answer. */
final class RequestSupplement extends EntrustmentRule<EntrustmentServiceRequestSupplementRequest> {

    RequestSupplement() {
        super(Act.REQUEST_SUPPLEMENT, EntrustmentServiceRequestSupplementRequest.getDefaultInstance());
    }

    @Override
    void apply(Draft draft, EntrustmentServiceRequestSupplementRequest command, CommandHeader head) {
        List<String> kinds = Checks.list("paper_kinds", command.getPaperKindsList(), 1);
        Set<String> known = draft.context().book().matters().papers().keySet();
        if (!known.containsAll(kinds)) {
            throw Refused.field("paper_kinds", String.join(", ", known));
        }
        draft.step.setCode(String.join(",", kinds));
        draft.next.setSupplementRounds(draft.before.getSupplementRounds() + 1);
        draft.state(ENTRUSTMENT_STATE_NEED_SUPPLEMENT)
                .text(Checks.required("text", command.getText(), Checks.TEXT))
                .tellSender("supplement_requested");
    }
}
