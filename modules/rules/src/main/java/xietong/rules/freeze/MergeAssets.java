// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.Asset;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeServiceMergeAssetsRequest;
import xietong.v1.RankDisputeGround;
import xietong.v1.Reason;

/**
 * The institution says that two assets are one: the queues merge by its registration times, what it has not registered by
 * acceptance. Where it registered across the two in another order than they were accepted, that is disputed.
 *
 * <p>Refused with: REASON_ASSET_MISMATCH where they are the same already, another's, or of different kinds;
 * REASON_FIELD_INVALID where header.reason does not say how it is known.
 */
final class MergeAssets extends AssetRule<FreezeServiceMergeAssetsRequest> {

    MergeAssets() {
        super("MergeAssets", FreezeServiceMergeAssetsRequest.getDefaultInstance());
    }

    @Override
    void apply(FreezeDraft draft, FreezeServiceMergeAssetsRequest command, CommandHeader head) {
        Checks.reason(head);
        Asset stays = draft.asset().build();
        Asset same = draft.context().look()
                .state(command.getSame(), Asset.getDefaultInstance())
                .filter(a -> a.getKey().getRegistrar().equals(draft.context().caller().code()))
                .orElseThrow(Refused::notParty);
        boolean fits = !command.getSame().equals(draft.assetId())
                && stays.getMergedInto().isEmpty()
                && same.getMergedInto().isEmpty()
                && stays.getKey().getKind() == same.getKey().getKind()
                && stays.getKey().getCurrencyCode().equals(same.getKey().getCurrencyCode());
        if (!fits) {
            throw new Refused(Reason.REASON_ASSET_MISMATCH, "two assets of one kind and currency, neither merged yet")
                    .with("field", "same");
        }
        same.getQueueList().stream()
                .filter(e -> !e.getOutside())
                .forEach(e -> draft.other(e.getOrder(), "merged").next.setAsset(draft.assetId()));
        draft.asset()
                .setOrderCount(stays.getOrderCount() + same.getOrderCount())
                .addAliases(same.getKey())
                .addAllAliases(same.getAliasesList());
        same.getCampaignsList().stream()
                .filter(c -> !stays.getCampaignsList().contains(c))
                .forEach(draft.asset()::addCampaigns);
        draft.merge(command.getSame(), same);
        if (same.hasBalance() && !Times.instant(same.getBalanceTime()).isBefore(Times.instant(stays.getBalanceTime()))) {
            draft.asset().setBalance(same.getBalance()).setBalanceTime(same.getBalanceTime());
        }
        same.getCoOwnersList().stream()
                .filter(o -> !stays.getCoOwnersList().contains(o))
                .forEach(draft.asset()::addCoOwners);
        draft.queue(Queue.of(
                MergedQueue.of(stays, same), draft.isMoney(), draft.asset().getBalance().getMinorUnits()));
        FoundUses.add(draft, same.getUsesList());
        FoundUses.apply(draft, stays.getUsesList());
        Transfers.open(same)
                .filter(t -> Transfers.open(stays).isEmpty())
                .ifPresent(t -> Transfers.add(draft.asset(), t.toBuilder()));
        List<String> turned = MergedQueue.turned(draft.queue(), same);
        if (!turned.isEmpty()) {
            RankDisputes.open(draft, RankDisputes.of(
                    RankDisputeGround.RANK_DISPUTE_GROUND_REGISTERED_OTHERWISE, turned));
        }
        same.getDisputesList().stream()
                .filter(d -> !d.hasSettleTime())
                .forEach(d -> RankDisputes.open(draft, d.toBuilder()));
        draft.tellAll("merged");
    }
}
