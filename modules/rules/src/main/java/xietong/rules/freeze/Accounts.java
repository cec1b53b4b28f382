// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.List;
import java.util.Optional;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.Look;
import xietong.rules.directory.Directory;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.Asset;
import xietong.v1.AssetCampaign;
import xietong.v1.AssetKey;
import xietong.v1.QueueEntry;
import xietong.v1.RankDispute;
import xietong.v1.RankDisputeGround;
import xietong.v1.Reason;

/** Assets as collaborations between courts see and change them: never their queue, which is the institution's register. */
public final class Accounts {
    /** An asset with its identifier. */
    public record Found(String id, Asset asset) {}

    private Accounts() {}

    /** The asset of a key, aliases included; empty where the hub has carried no order on it. */
    public static Optional<Found> find(AssetKey key, Look look) {
        return look.listed(FreezeLists.BY_KEY, FreezeLists.owner(key)).stream()
                .findFirst()
                .flatMap(id -> look.state(id, Asset.getDefaultInstance()).map(a -> new Found(id, a)));
    }

    /** Courts with a live order on an asset that the hub carried, each once. */
    public static List<String> courts(Asset asset) {
        return AssetResource.claimants(asset);
    }

    /** Courts between which a decision about an asset lies: those outside the hub that the directory knows are too (ENF 67). */
    public static List<String> concerned(Asset asset, Directory directory) {
        return RankDisputes.courts(asset, directory);
    }

    /** Whether the hub carried this freeze, be it in force or ended. */
    public static boolean isKnown(String court, String requestNumber, Look look) {
        return !look.listed(FreezeLists.BY_REQUEST, FreezeLists.owner(court, requestNumber)).isEmpty();
    }

    /** The asset as part of a campaign; empty where it is that already. */
    public static List<Effect> join(Found found, AssetCampaign campaign, Context context) {
        if (found.asset().getCampaignsList().contains(campaign)) {
            return List.of();
        }
        var draft = new FreezeDraft(context).on(found.id(), found.asset());
        draft.asset().addCampaigns(campaign);
        return draft.effects();
    }

    /** The asset as part of the campaign no more. */
    public static List<Effect> leave(Found found, String collaboration, Context context) {
        List<AssetCampaign> others = found.asset().getCampaignsList().stream()
                .filter(c -> !c.getCollaboration().equals(collaboration))
                .toList();
        if (others.size() == found.asset().getCampaignsCount()) {
            return List.of();
        }
        var draft = new FreezeDraft(context).on(found.id(), found.asset());
        draft.asset().clearCampaigns().addAllCampaigns(others);
        return draft.effects();
    }

    /**
     * The common superior has decided whose court disposes (ENF 70): disputes about just that end, ranks stay.
     *
     * <p>Refused with REASON_ORIGINAL_MISMATCH for an order that is not registered in the queue.
     */
    public static List<Effect> settle(Found found, String disposer, String decision, Context context) {
        var draft = new FreezeDraft(context).on(found.id(), found.asset());
        Optional<QueueEntry> entry = draft.queue().find(disposer).filter(e -> !e.getOutside() && e.hasRegisteredTime());
        if (disposer.isEmpty() || entry.isEmpty()) {
            throw new Refused(Reason.REASON_ORIGINAL_MISMATCH, "disposer: an order registered in the queue of this asset")
                    .with("field", "disposer");
        }
        Disposal.give(draft.asset(), disposer);
        for (int i = 0; i < draft.asset().getDisputesCount(); i++) {
            RankDispute dispute = draft.asset().getDisputes(i);
            if (!dispute.hasSettleTime() && isAboutDisposal(dispute.getGround())) {
                draft.asset().setDisputes(i, dispute.toBuilder()
                        .setSettleTime(Times.timestamp(context.now()))
                        .setSettledBy(context.caller().code())
                        .setDisposer(disposer)
                        .setDecision(decision));
            }
        }
        draft.tellAll("disposer_settled");
        return draft.effects();
    }

    private static boolean isAboutDisposal(RankDisputeGround ground) {
        return ground == RankDisputeGround.RANK_DISPUTE_GROUND_DISPOSAL
                || ground == RankDisputeGround.RANK_DISPUTE_GROUND_CONFLICTING_INSTRUMENTS;
    }
}
