// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.v1.Asset;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeServiceMergeAssetsRequest;
import xietong.v1.QueueEntry;
import xietong.v1.Reason;

/**
 * The institution says that two assets are one: the queues merge by its registration times.
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
        int number = stays.getOrderCount();
        List<QueueEntry> moved = same.getQueueList().stream()
                .map(e -> e.getOutside() ? e : e.toBuilder().setNumber(number + e.getNumber()).build())
                .toList();
        moved.stream()
                .filter(e -> !e.getOutside())
                .forEach(e -> draft.other(e.getOrder(), "merged").next.setAsset(draft.assetId()));
        draft.asset()
                .setOrderCount(number + same.getOrderCount())
                .addAliases(same.getKey())
                .addAllAliases(same.getAliasesList());
        same.getCampaignsList().stream()
                .filter(c -> !stays.getCampaignsList().contains(c))
                .forEach(draft.asset()::addCampaigns);
        draft.merge(command.getSame(), same);
        draft.queue(draft.queue().with(moved));
        same.getDisputesList().stream()
                .filter(d -> !d.hasSettleTime())
                .forEach(d -> RankDisputes.open(draft, d.toBuilder()));
        draft.tellAll("merged");
    }
}
