// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeServiceConvertRequest;
import xietong.v1.FreezeStage;
import xietong.v1.Reason;

/**
 * The proceedings go on: the measure goes along without a new ruling, its period runs on and its rank stays (PRES 17).
 *
 * <p>Refused with: REASON_STAGE_FORBIDS for a stage that is not later.
 */
final class Convert extends FreezeRule<FreezeServiceConvertRequest> {

    Convert() {
        super(FreezeAct.CONVERT, FreezeServiceConvertRequest.getDefaultInstance());
    }

    @Override
    boolean ownCase() {
        return false;
    }

    @Override
    void apply(FreezeDraft draft, OrderDraft order, FreezeServiceConvertRequest command, CommandHeader head) {
        Checks.known("stage", command.getStage(), FreezeStage.FREEZE_STAGE_UNSPECIFIED);
        if (command.getStage().getNumber() <= order.before.getStage().getNumber()) {
            throw new Refused(Reason.REASON_STAGE_FORBIDS, "a measure goes on to a later stage only")
                    .with("stage", order.before.getStage().name())
                    .with("article", "PRES 17");
        }
        String caseNumber = head.getCaseNumber().isEmpty()
                ? order.before.getCaseNumber()
                : Checks.caseNumber("header.case_number", head.getCaseNumber());
        order.next.setStage(command.getStage()).setCaseNumber(caseNumber);
        order.code(command.getStage().name()).tellRegistrar("converted");
        draft.queue(draft.queue().change(
                order.id, e -> e.setStage(command.getStage()).setCaseNumber(caseNumber)));
    }
}
