// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.time.Instant;
import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.Freezes;
import xietong.v1.Asset;
import xietong.v1.Clock;
import xietong.v1.CommandHeader;
import xietong.v1.DisposalTransfer;
import xietong.v1.FreezeServiceRaiseRankDisputeRequest;
import xietong.v1.Paper;
import xietong.v1.RankDisputeGround;
import xietong.v1.Reason;
import xietong.v1.TransferState;

/**
 * A court with a live order puts a dispute before the common superior: instruments contradict each other (ENF 68), or
 * its request for the right to dispose was not answered in time. Nobody disposes until it is settled.
 *
 * <p>Refused with: REASON_FIELD_INVALID for a ground that only the hub finds, or an order that is not in the queue;
 * REASON_DISPUTE_OPEN where one of this ground is open already; REASON_TOO_EARLY while the answer is not late;
 * REASON_NOT_COMMON_SUPERIOR where the directory knows none; REASON_PAPERS_MISSING.
 */
final class RaiseRankDispute extends AssetRule<FreezeServiceRaiseRankDisputeRequest> {

    RaiseRankDispute() {
        super("RaiseRankDispute", FreezeServiceRaiseRankDisputeRequest.getDefaultInstance());
    }

    @Override
    void apply(FreezeDraft draft, FreezeServiceRaiseRankDisputeRequest command, CommandHeader head) {
        Asset asset = draft.asset().build();
        List<Paper> papers = Papers.known("papers", command.getPapersList(), draft.context());
        requireNew(asset, command.getGround());
        if (RankDisputes.superior(asset, draft.context().book().directory()).isEmpty()) {
            throw RankDisputes.notCommonSuperior("");
        }
        var dispute = RankDisputes.of(command.getGround(), orders(draft, command.getOrdersList()))
                .setCourt(draft.context().caller().code())
                .setText(Checks.reason(head))
                .addAllPapers(papers);
        switch (command.getGround()) {
            case RANK_DISPUTE_GROUND_CONFLICTING_INSTRUMENTS -> {
                Freezes.Dispute rule = draft.context().book().freezes().dispute();
                Papers.complete("papers", papers, rule.conflictPapers(), rule.conflictSource());
                RankDisputes.open(draft, dispute);
            }
            case RANK_DISPUTE_GROUND_DISPOSAL -> {
                DisposalTransfer asked = unanswered(draft, asset);
                int number = RankDisputes.open(draft, dispute);
                Transfers.put(draft.asset(), asked.toBuilder()
                        .setState(TransferState.TRANSFER_STATE_UNANSWERED)
                        .setDispute(number)
                        .build());
            }
            default -> throw Refused.field("ground", "CONFLICTING_INSTRUMENTS, DISPOSAL; the hub opens the others itself");
        }
    }

    private static void requireNew(Asset asset, RankDisputeGround ground) {
        asset.getDisputesList().stream()
                .filter(d -> !d.hasSettleTime() && d.getGround() == ground)
                .findFirst()
                .ifPresent(d -> {
                    throw new Refused(Reason.REASON_DISPUTE_OPEN, "a dispute of this ground is open already")
                            .with("dispute", d.getNumber())
                            .with("article", "ENF 68");
                });
    }

    private static List<String> orders(FreezeDraft draft, List<String> orders) {
        for (String order : Checks.list("orders", orders, 0)) {
            if (draft.queue().find(order).isEmpty()) {
                throw Refused.field("orders", "orders in the queue of this asset");
            }
        }
        return orders;
    }

    /** The caller's request, where its answer is late. */
    private static DisposalTransfer unanswered(FreezeDraft draft, Asset asset) {
        DisposalTransfer asked = Transfers.open(asset)
                .filter(t -> t.getCourt().equals(draft.context().caller().code()))
                .orElseThrow(() -> Refused.field("ground", "DISPOSAL, where a request of yours waits for its answer"));
        if (!asked.getOverdue()) {
            throw new Refused(Reason.REASON_TOO_EARLY, "the disposing court still has time to answer")
                    .with("not_before", asset.getClocksList().stream()
                            .filter(c -> c.getName().equals(AssetClocks.ANSWER))
                            .map(Clock::getDueTime)
                            .map(Times::instant)
                            .findFirst()
                            .orElse(Instant.MAX))
                    .with("article", "法释〔2016〕6号");
        }
        return asked;
    }
}
