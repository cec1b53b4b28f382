// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import static xietong.v1.CaseTransferState.CASE_TRANSFER_STATE_SENT;

import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.StandardRule;
import xietong.rules.Times;
import xietong.rules.book.Collaborations;
import xietong.rules.freeze.Handover;
import xietong.v1.CaseServiceTransferRequest;
import xietong.v1.CaseTransfer;
import xietong.v1.CaseTransferKind;
import xietong.v1.CommandHeader;
import xietong.v1.Reason;

/**
 * The court that has a case entrusts it to another 委托执行 (ENT 1, 2): the whole case goes, other than with an entrusted
 * matter.
 *
 * <p>Refused with: REASON_RENEW_FIRST where a measure of the case is about to end (ENT 6 ¶3); REASON_PAPERS_MISSING (ENT 5);
 * REASON_STATE_FORBIDS where a transfer of the case is under way; REASON_TOO_LARGE for more measures than one command
 * hands over; REASON_FIELD_INVALID for a transfer to oneself.
 */
final class Transfer extends StandardRule<CaseServiceTransferRequest, CaseTransfer> {

    Transfer() {
        super("CaseService/Transfer", CaseServiceTransferRequest.getDefaultInstance(), CaseTransferResource.KIND);
    }

    @Override
    public Decision<CaseTransfer> decide(CaseTransfer state, CaseServiceTransferRequest command, Context context) {
        CommandHeader head = header(command);
        String sender = context.caller().code();
        String caseNumber = Checks.caseNumber(
                "header.case_number", Checks.required("header.case_number", head.getCaseNumber(), 64));
        String receiver = Checks.court("receiver", command.getReceiver(), context.book().directory());
        if (receiver.equals(sender)) {
            throw Refused.field("receiver", "another court");
        }
        Collaborations.Transfer rule = context.book().collaborations().transfer();
        requireNotUnderWay(sender, caseNumber, context);
        var change = new TransferChange(context.newId(), state, context);
        change.next
                .setState(CASE_TRANSFER_STATE_SENT)
                .setKind(CaseTransferKind.CASE_TRANSFER_KIND_ENTRUST)
                .setSender(sender)
                .setCaseNumber(caseNumber)
                .setReceiver(receiver)
                .setText(Checks.reason(head))
                .addAllPapers(Papers.complete(command.getPapersList(), rule.papers(), rule.papersSource(), context))
                .setSendTime(Times.timestamp(context.now()));
        Handover.of(sender, caseNumber, context).requireRenewed();
        change.tellReceiver("sent");
        return Decision.of(change.built(), change.notices(), List.of());
    }

    private static void requireNotUnderWay(String sender, String caseNumber, Context context) {
        boolean underWay = context.look().listed(CaseLists.UNDER_WAY, caseNumber).stream()
                .flatMap(id -> context.look().state(id, CaseTransfer.getDefaultInstance()).stream())
                .anyMatch(t -> t.getSender().equals(sender));
        if (underWay) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "a transfer of this case is under way");
        }
    }
}
