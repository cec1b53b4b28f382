// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.identifier.CaseNumber;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeServiceConvertRequest;
import xietong.v1.FreezeStage;
import xietong.v1.Reason;

/**
 * The proceedings go on: the measure goes along without a new ruling, its period runs on and its rank stays (PRES 17).
 * The same where enforcement that ended for want of property 终结本次执行程序 is resumed under a new number 执恢 (INT 517).
 *
 * <p>Refused with: REASON_STAGE_FORBIDS for a stage that is not later, nor enforcement resumed.
 */
final class Convert extends FreezeRule<FreezeServiceConvertRequest> {
    /** Type of a case in which enforcement is resumed 恢复执行 (法〔2015〕137号). */
    private static final String RESUMED = "执恢";

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
        String caseNumber = head.getCaseNumber().isEmpty()
                ? order.before.getCaseNumber()
                : Checks.caseNumber("header.case_number", head.getCaseNumber());
        boolean later = command.getStage().getNumber() > order.before.getStage().getNumber();
        if (!later && !resumes(command.getStage(), caseNumber, order.before)) {
            throw new Refused(Reason.REASON_STAGE_FORBIDS,
                            "a measure goes on to a later stage only, or to a resumed case at the stage of enforcement")
                    .with("stage", order.before.getStage().name())
                    .with("article", "PRES 17, INT 517");
        }
        order.next.setStage(command.getStage()).setCaseNumber(caseNumber);
        order.code(command.getStage().name()).tellRegistrar("converted");
        draft.queue(draft.queue().change(
                order.id, e -> e.setStage(command.getStage()).setCaseNumber(caseNumber)));
    }

    private static boolean resumes(FreezeStage stage, String caseNumber, FreezeOrder before) {
        return stage == FreezeStage.FREEZE_STAGE_ENFORCEMENT
                && before.getStage() == stage
                && !caseNumber.equals(before.getCaseNumber())
                && CaseNumber.parse(caseNumber).typeToken().equals(RESUMED);
    }
}
