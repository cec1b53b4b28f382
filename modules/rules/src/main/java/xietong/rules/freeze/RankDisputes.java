// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.ArrayList;
import java.util.List;
import xietong.rules.Times;
import xietong.rules.directory.Directory;
import xietong.v1.Asset;
import xietong.v1.Organisation;
import xietong.v1.QueueEntry;
import xietong.v1.RankDispute;
import xietong.v1.RankDisputeGround;

/** Opens disputes about an asset and lays them before the superior that all its courts share (ENF 67, 68). */
final class RankDisputes {
    private RankDisputes() {}

    /** Nothing is silently re-sorted: what the register says otherwise than the hub is disputed. */
    static void afterRegistration(FreezeDraft draft, OrderDraft order, List<QueueEntry> outside) {
        if (!outside.isEmpty()) {
            var about = new ArrayList<>(List.of(order.id));
            outside.forEach(e -> about.add(e.getRequestNumber().isEmpty() ? e.getCaseNumber() : e.getRequestNumber()));
            open(draft, RankDisputeGround.RANK_DISPUTE_GROUND_OUTSIDE_FREEZE, about);
        }
        var others = new ArrayList<>(draft.queue().overtakenBy(order.id));
        others.addAll(draft.queue().overtaking(order.id));
        if (!others.isEmpty()) {
            others.add(0, order.id);
            open(draft, RankDisputeGround.RANK_DISPUTE_GROUND_REGISTERED_OTHERWISE, others);
        }
    }

    /** Opens a dispute and tells everyone concerned. */
    static void open(FreezeDraft draft, RankDisputeGround ground, List<String> orders) {
        Asset.Builder asset = draft.asset();
        String superior = commonSuperior(AssetResource.claimants(asset.build()), draft.context().book().directory());
        asset.addDisputes(RankDispute.newBuilder()
                .setNumber(asset.getDisputesCount() + 1)
                .setGround(ground)
                .setOpenTime(Times.timestamp(draft.context().now()))
                .addAllOrders(orders)
                .setSuperior(superior));
        draft.tellAll("disputed");
        if (!superior.isEmpty()) {
            draft.lay(superior, "disputed");
        }
    }

    /** The superior that all courts share; empty where there is none. */
    static String commonSuperior(List<String> courts, Directory directory) {
        return directory.commonSuperior(courts).map(Organisation::getCode).orElse("");
    }
}
