// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeServiceSettleRankDisputeRequest;
import xietong.v1.QueueEntry;
import xietong.v1.RankDispute;
import xietong.v1.Reason;

/**
 * The superior that all courts concerned share settles a dispute (ENF 67, 70). The register stays as it is: no rank
 * changes, and who disposes changes only where the decision names an order.
 *
 * <p>Refused with: REASON_NOT_COMMON_SUPERIOR for a court above only some of them (ENF 67); REASON_FIELD_INVALID for a
 * dispute that is not open, or no decision in words; REASON_ORIGINAL_MISMATCH for an order that is not registered in the
 * queue.
 */
final class SettleRankDispute extends AssetRule<FreezeServiceSettleRankDisputeRequest> {

    SettleRankDispute() {
        super("SettleRankDispute", FreezeServiceSettleRankDisputeRequest.getDefaultInstance());
    }

    @Override
    void apply(FreezeDraft draft, FreezeServiceSettleRankDisputeRequest command, CommandHeader head) {
        String caller = draft.context().caller().code();
        var directory = draft.context().book().directory();
        if (!RankDisputes.maySettle(draft.asset(), caller, directory)) {
            throw RankDisputes.notCommonSuperior(RankDisputes.superior(draft.asset(), directory));
        }
        int place = place(draft, command.getDispute());
        RankDispute.Builder settled = draft.asset().getDisputesBuilder(place)
                .setSettleTime(Times.timestamp(draft.context().now()))
                .setSettledBy(caller)
                .setDecision(Checks.reason(head))
                .addAllPapers(Papers.known("papers", command.getPapersList(), draft.context()));
        if (!command.getDisposer().isEmpty()) {
            draft.queue().find(command.getDisposer())
                    .filter(QueueEntry::hasRegisteredTime)
                    .orElseThrow(() -> new Refused(
                                    Reason.REASON_ORIGINAL_MISMATCH, "disposer: an order registered in the queue of this asset")
                            .with("field", "disposer"));
            settled.setDisposer(command.getDisposer());
            Disposal.give(draft.asset(), command.getDisposer());
        }
        draft.tellAll("settled");
    }

    private static int place(FreezeDraft draft, int number) {
        for (int i = 0; i < draft.asset().getDisputesCount(); i++) {
            RankDispute dispute = draft.asset().getDisputes(i);
            if (dispute.getNumber() == number && !dispute.hasSettleTime()) {
                return i;
            }
        }
        throw Refused.field("dispute", "the number of a dispute that is open");
    }
}
