// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.Asset;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeServiceBeginDisposalRequest;
import xietong.v1.FreezeStage;
import xietong.v1.QueueEntry;
import xietong.v1.Reason;

/**
 * The disposing court says that disposal has begun 启动处置: auction notice, sale.
 *
 * <p>Refused with: REASON_NOT_DISPOSER (法释〔2016〕6号 §1); REASON_STAGE_FORBIDS before enforcement; REASON_STATE_FORBIDS
 * where it has begun already; REASON_DISPUTE_OPEN (ENF 68); REASON_MEASURE_PENDING while another court's request for the
 * right to dispose waits for its answer, which a sale begun meanwhile would defeat.
 */
final class BeginDisposal extends AssetRule<FreezeServiceBeginDisposalRequest> {

    BeginDisposal() {
        super("BeginDisposal", FreezeServiceBeginDisposalRequest.getDefaultInstance());
    }

    @Override
    void apply(FreezeDraft draft, FreezeServiceBeginDisposalRequest command, CommandHeader head) {
        Asset asset = draft.asset().build();
        Disposal.requireNoDispute(asset);
        QueueEntry disposer = Disposal.requireDisposer(asset, draft.context().caller().code());
        Checks.ownCase(head, disposer.getCaseNumber());
        Checks.reason(head);
        Papers.known("papers", command.getPapersList(), draft.context());
        if (disposer.getStage() != FreezeStage.FREEZE_STAGE_ENFORCEMENT) {
            throw new Refused(Reason.REASON_STAGE_FORBIDS, "what is only preserved is not disposed of")
                    .with("stage", disposer.getStage().name())
                    .with("article", "CPL 253, PRES 17");
        }
        if (asset.hasDisposalTime()) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "disposal has begun already")
                    .with("begun", Times.instant(asset.getDisposalTime()));
        }
        Transfers.requireNoneOpen(asset);
        draft.asset().setDisposalTime(Times.timestamp(draft.context().now())).addAllDisposalPapers(command.getPapersList());
        draft.tellAll("disposal_begun");
    }
}
