// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import static xietong.v1.CaseTransferState.CASE_TRANSFER_STATE_SENT;

import java.util.List;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.Times;
import xietong.rules.freeze.Handover;
import xietong.v1.CaseRef;
import xietong.v1.CaseTransfer;
import xietong.v1.CaseTransferKind;
import xietong.v1.Collaboration;
import xietong.v1.FreezeOrder;

/** Transfers that a superior's decision makes. */
public final class Transfers {
    private Transfers() {}

    /**
     * The transfer of one case by a decided collaboration. The old court holds on until the receiving one has docketed it;
     * what it has to renew before is warned of here, and refused there (ENT 6 ¶3), so that the decision itself stands.
     */
    public static Effect decided(
            String id, Collaboration decided, CaseRef moved, List<String> warnings, Context context) {
        List<FreezeOrder> late = Handover.of(moved.getCourt(), moved.getCaseNumber(), context).toRenew();
        if (!late.isEmpty()) {
            warnings.add("cases: " + moved.getCourt() + " has " + late.size() + " measures to renew first ("
                    + context.book().collaborations().transfer().renewalSource() + ")");
        }
        var change = new TransferChange(id, CaseTransfer.getDefaultInstance(), context);
        change.next
                .setState(CASE_TRANSFER_STATE_SENT)
                .setKind(kind(decided))
                .setSender(moved.getCourt())
                .setCaseNumber(moved.getCaseNumber())
                .setReceiver(decided.getReceiving())
                .setDecider(decided.getDecider())
                .setCollaboration(decided.getId())
                .setText(decided.getDecision())
                .addAllPapers(decided.getInstrumentList())
                .setSendTime(Times.timestamp(context.now()));
        change.tellSender(late.isEmpty() ? "sent" : "renew_first").tellReceiver("sent");
        return new Effect(id, change.built(), change.notices());
    }

    private static CaseTransferKind kind(Collaboration decided) {
        return switch (decided.getKind()) {
            case COLLABORATION_KIND_ASSIGN -> CaseTransferKind.CASE_TRANSFER_KIND_ASSIGN;
            case COLLABORATION_KIND_TAKE_UP -> CaseTransferKind.CASE_TRANSFER_KIND_TAKE_UP;
            case COLLABORATION_KIND_CONCENTRATE -> CaseTransferKind.CASE_TRANSFER_KIND_CONCENTRATE;
            default -> throw new IllegalStateException(decided.getKind() + " leaves the power where it is");
        };
    }
}
