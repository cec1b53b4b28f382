// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.book.Freezes;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeServiceRecordSuitRequest;
import xietong.v1.Objection;
import xietong.v1.ObjectionState;
import xietong.v1.Paper;
import xietong.v1.Reason;

/**
 * The objector's court says that a suit about the opposed objection was brought 分配方案异议之诉 (INT 510 ¶2); what it
 * disputes stays deposited until the suit ends.
 *
 * <p>Refused with: REASON_NOT_HOLDER for another court than the objector's; REASON_TOO_LATE where it is not opposed, or
 * the 15 days have passed; REASON_IDENTIFIER_INVALID; REASON_PAPERS_MISSING.
 */
final class RecordSuit extends DistributionRule<FreezeServiceRecordSuitRequest> {

    RecordSuit() {
        super(DistributionAct.RECORD_SUIT, FreezeServiceRecordSuitRequest.getDefaultInstance());
    }

    @Override
    void apply(DistributionDraft draft, FreezeServiceRecordSuitRequest command, CommandHeader head) {
        Objection.Builder objection = draft.objection(command.getObjection());
        if (!objection.getCourt().equals(draft.caller())) {
            throw new Refused(Reason.REASON_NOT_HOLDER, "only the objector's court says that the objector sued")
                    .with("article", "INT 510 ¶2");
        }
        Objections.require(objection, ObjectionState.OBJECTION_STATE_OPPOSED);
        Checks.required("case_number", command.getCaseNumber(), 64);
        Freezes.Distribution rule = draft.context().book().freezes().distribution();
        List<Paper> papers = Papers.known("papers", command.getPapersList(), draft.context());
        Papers.complete("papers", papers, rule.suitPapers(), rule.source());
        objection.setState(ObjectionState.OBJECTION_STATE_SUED)
                .setSuitCaseNumber(Checks.caseNumber("case_number", command.getCaseNumber()))
                .addAllPapers(papers);
        draft.tellChair("sued");
        objection.getOpposingList().forEach(court -> draft.tell(court, "sued"));
    }
}
