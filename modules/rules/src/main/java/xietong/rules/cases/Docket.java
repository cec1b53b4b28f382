// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import static xietong.v1.CaseTransferState.CASE_TRANSFER_STATE_DOCKETED;

import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.StandardRule;
import xietong.rules.Times;
import xietong.rules.freeze.Handover;
import xietong.v1.CaseServiceDocketRequest;
import xietong.v1.CaseTransfer;

/**
 * The receiving court dockets a case under its own number 立案 (ENT 7): from this moment it holds the live and waiting
 * measures of the old one, with rank, dates and original numbers as they were (ENT 6 ¶2). All of it at once, or nothing.
 * The watch orders of the case follow by the hub's own next commands ({@link TransferClock}).
 *
 * <p>Refused with: REASON_RENEW_FIRST as long as the old court has not renewed what is about to end (ENT 6 ¶3);
 * REASON_TOO_LARGE for more measures than one command hands over; REASON_STATE_FORBIDS once it is docketed.
 */
final class Docket extends StandardRule<CaseServiceDocketRequest, CaseTransfer> {
    private static final CaseTransferResource RESOURCE = new CaseTransferResource();

    Docket() {
        super("CaseService/Docket", CaseServiceDocketRequest.getDefaultInstance(), CaseTransferResource.KIND);
    }

    @Override
    public Decision<CaseTransfer> decide(CaseTransfer state, CaseServiceDocketRequest command, Context context) {
        RESOURCE.requireAllowed("Docket", state);
        String number = header(command).getCaseNumber();
        String caseNumber =
                Checks.caseNumber("header.case_number", Checks.required("header.case_number", number, 64));
        if (caseNumber.equals(state.getCaseNumber())) {
            throw Refused.field("header.case_number", "the receiving court's own new case number");
        }
        Handover handover = Handover.of(state.getSender(), state.getCaseNumber(), context);
        handover.requireRenewed();
        String id = resource(command, context.caller());
        var change = new TransferChange(id, state, context);
        change.next
                .setState(CASE_TRANSFER_STATE_DOCKETED)
                .setNewCaseNumber(caseNumber)
                .setDocketTime(Times.timestamp(context.now()))
                .addAllOrders(handover.orders());
        change.tellSender("docketed");
        return Decision.of(TransferClock.moving(change.built(), context), change.notices(), List.of())
                .with(handover.to(state.getReceiver(), caseNumber, id));
    }
}
