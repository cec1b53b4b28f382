// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.time.Instant;
import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.Freezes;
import xietong.rules.calendar.Deadlines;
import xietong.rules.calendar.Period;
import xietong.v1.Asset;
import xietong.v1.CommandHeader;
import xietong.v1.DisposalTransfer;
import xietong.v1.FreezeServiceRequestTransferRequest;
import xietong.v1.FreezeStage;
import xietong.v1.Paper;
import xietong.v1.QueueEntry;
import xietong.v1.Reason;
import xietong.v1.TransferGround;
import xietong.v1.TransferState;

/**
 * A court with a live order asks the disposing court for the right to dispose 商请移送执行: it enforces a claim that ranks
 * before and nothing has been done for 60 days (法释〔2016〕6号), or the property is only preserved for over a year and it is
 * the first of those waiting that enforces (PRES 21).
 *
 * <p>Refused with: REASON_NOT_HOLDER for an order that is not the caller's; REASON_STAGE_FORBIDS before enforcement;
 * REASON_TRANSFER_GROUND_INVALID where the ground does not apply; REASON_TOO_EARLY before its time;
 * REASON_ORGANISATION_UNKNOWN where a freeze from outside the hub disposes; REASON_MEASURE_PENDING while another request
 * waits; REASON_DISPUTE_OPEN; REASON_PAPERS_MISSING.
 */
final class RequestTransfer extends AssetRule<FreezeServiceRequestTransferRequest> {

    RequestTransfer() {
        super("RequestTransfer", FreezeServiceRequestTransferRequest.getDefaultInstance());
    }

    @Override
    void apply(FreezeDraft draft, FreezeServiceRequestTransferRequest command, CommandHeader head) {
        Asset asset = draft.asset().build();
        Freezes.Transfer rule = draft.context().book().freezes().transfer();
        Checks.known("ground", command.getGround(), TransferGround.TRANSFER_GROUND_UNSPECIFIED);
        QueueEntry own = own(draft, command.getOrder());
        Checks.ownCase(head, own.getCaseNumber());
        QueueEntry holder = holder(asset, own);
        Disposal.requireNoDispute(asset);
        Transfers.requireNoneOpen(asset);
        if (own.getStage() != FreezeStage.FREEZE_STAGE_ENFORCEMENT) {
            throw new Refused(Reason.REASON_STAGE_FORBIDS, "only a court that enforces asks for the right to dispose")
                    .with("stage", own.getStage().name())
                    .with("article", "法释〔2016〕6号, PRES 21");
        }
        if (command.getGround() == TransferGround.TRANSFER_GROUND_SECURED) {
            requireIdle(asset, rule.securedSource());
            requireTime(draft, Period.measure(rule.securedDays(), Period.Unit.DAYS), rule.securedSource());
        } else {
            requirePreserved(asset, own, holder, rule);
            requireIdle(asset, rule.preservationSource());
            requireTime(draft, Period.measure(rule.preservationYears(), Period.Unit.YEARS), rule.preservationSource());
        }
        List<Paper> papers = Papers.known("papers", command.getPapersList(), draft.context());
        Papers.complete("papers", papers, rule.requestPapers(), rule.papersSource());
        Transfers.add(draft.asset(), DisposalTransfer.newBuilder()
                .setGround(command.getGround())
                .setState(TransferState.TRANSFER_STATE_ASKED)
                .setOrder(own.getOrder())
                .setCourt(own.getCourt())
                .setHolderOrder(holder.getOrder())
                .setHolder(holder.getCourt())
                .setRequestTime(Times.timestamp(draft.context().now()))
                .setText(Checks.reason(head))
                .addAllPapers(papers));
        draft.tellClaimant(holder.getCourt(), "transfer_requested");
    }

    private static QueueEntry own(FreezeDraft draft, String order) {
        return draft.queue().find(order)
                .filter(e -> !e.getOutside() && e.getCourt().equals(draft.context().caller().code()))
                .orElseThrow(() -> new Refused(Reason.REASON_NOT_HOLDER, "order: a live order of yours on this asset")
                        .with("field", "order")
                        .with("article", "法释〔2016〕6号, PRES 21"));
    }

    /** Whoever disposes now: someone else, whom the hub can reach. */
    private static QueueEntry holder(Asset asset, QueueEntry own) {
        QueueEntry holder = Disposal.disposer(asset)
                .filter(e -> own.hasRegisteredTime() && !e.getOrder().equals(own.getOrder()))
                .orElseThrow(() -> invalid("an order that is registered, while another one's court disposes", "法释〔2016〕6号 §1"));
        if (holder.getOutside()) {
            throw new Refused(Reason.REASON_ORGANISATION_UNKNOWN, "a freeze from outside the hub disposes; write to its court")
                    .with("article", "法释〔2016〕6号 §1");
        }
        return holder;
    }

    private static void requirePreserved(Asset asset, QueueEntry own, QueueEntry holder, Freezes.Transfer rule) {
        if (holder.getStage() == FreezeStage.FREEZE_STAGE_ENFORCEMENT) {
            throw invalid("property that is only preserved", rule.preservationSource());
        }
        boolean isFirst = asset.getQueueList().stream()
                .filter(e -> e.hasRegisteredTime() && e.getStage() == FreezeStage.FREEZE_STAGE_ENFORCEMENT)
                .filter(e -> !e.getOrder().equals(holder.getOrder()))
                .findFirst()
                .filter(e -> e.getOrder().equals(own.getOrder()))
                .isPresent();
        if (!isFirst) {
            throw invalid("the first of the waiting orders whose court enforces", rule.preservationSource());
        }
    }

    private static void requireIdle(Asset asset, String article) {
        if (asset.hasDisposalTime()) {
            throw invalid("property of which no disposal has begun", article);
        }
    }

    /** The day of the freeze itself does not count (INT 125): after 60 days means from the beginning of the 61st. */
    private static void requireTime(FreezeDraft draft, Period period, String article) {
        Instant since = Disposal.since(draft.asset().build())
                .orElseThrow(() -> invalid("a freeze that has taken effect", article));
        Instant notBefore = Deadlines.end(since, period, draft.context().book().calendar()).end();
        if (draft.context().now().isBefore(notBefore)) {
            throw new Refused(Reason.REASON_TOO_EARLY, "the disposing court still has time to begin")
                    .with("not_before", notBefore)
                    .with("article", article);
        }
    }

    private static Refused invalid(String accepted, String article) {
        return new Refused(Reason.REASON_TRANSFER_GROUND_INVALID, "the right to dispose may be asked for: " + accepted)
                .with("accepted", accepted)
                .with("article", article);
    }
}
