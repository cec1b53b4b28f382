// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.FreezeState.FREEZE_STATE_ORDERED;

import java.util.List;
import java.util.Optional;
import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.Freezes;
import xietong.v1.Asset;
import xietong.v1.AssetUse;
import xietong.v1.FreezeOrder;
import xietong.v1.QueueEntry;
import xietong.v1.Reason;

/** Hands an order to the institution: it takes its place in the asset's queue in order of acceptance (PRES 16). */
final class Handing {
    private Handing() {}

    /**
     * Puts the order that is being written into its asset's queue.
     *
     * <p>Refused with: REASON_ASSET_PROTECTED (保障农民工工资支付条例 33, ENF 27) and REASON_ALREADY_FROZEN.
     */
    static void over(FreezeDraft draft, OrderDraft order) {
        Context context = draft.context();
        FreezeOrder ordered = order.next.build();
        Optional<String> known = context.look()
                .listed(FreezeLists.BY_KEY, FreezeLists.owner(ordered.getKey()))
                .stream()
                .findFirst();
        if (known.isPresent()) {
            draft.on(known.get());
        } else {
            draft.on(context.newId(1), Asset.newBuilder().setKey(ordered.getKey()).setOwner(ordered.getOwner()).build());
        }
        Asset.Builder asset = draft.asset();
        ordered.getUsesList().stream().filter(u -> !asset.getUsesList().contains(u)).forEach(asset::addUses);
        ordered.getCoOwnersList().stream().filter(s -> !asset.getCoOwnersList().contains(s)).forEach(asset::addCoOwners);
        requireNotProtected(asset.getUsesList(), ordered.getProjectWages(), context.book().freezes());
        requireNotTwice(draft, ordered);
        asset.setOrderCount(asset.getOrderCount() + 1);
        order.next.setAsset(draft.assetId()).setState(FREEZE_STATE_ORDERED);
        order.tellRegistrar("ordered");
        draft.queue(draft.queue().with(List.of(entry(order, asset.getOrderCount()))));
    }

    static void requireNotProtected(List<AssetUse> uses, boolean projectWages, Freezes freezes) {
        for (AssetUse use : uses) {
            freezes.protection(use)
                    .filter(p -> !(p.unless() == Freezes.Way.PROJECT_WAGES && projectWages))
                    .ifPresent(p -> {
                        throw new Refused(Reason.REASON_ASSET_PROTECTED, p.title() + ": may not be frozen for this debt")
                                .with("use", use.name())
                                .with("article", p.article());
                    });
        }
    }

    /** One case holds one order on an asset; more is renewed or ordered anew after release. */
    private static void requireNotTwice(FreezeDraft draft, FreezeOrder ordered) {
        draft.queue().entries().stream()
                .filter(e -> e.getCourt().equals(ordered.getCourt()) && e.getCaseNumber().equals(ordered.getCaseNumber()))
                .findFirst()
                .ifPresent(e -> {
                    throw new Refused(Reason.REASON_ALREADY_FROZEN, "this case holds a live order on this asset")
                            .with("order", e.getOrder())
                            .with("request_number", e.getRequestNumber());
                });
    }

    private static QueueEntry entry(OrderDraft draft, int number) {
        FreezeOrder order = draft.next.build();
        var entry = QueueEntry.newBuilder()
                .setOrder(draft.id)
                .setCourt(order.getCourt())
                .setCaseNumber(order.getCaseNumber())
                .setOriginalCaseNumber(order.getOriginalCaseNumber())
                .setRequestNumber(order.getRequestNumber())
                .setStage(order.getStage())
                .setState(FREEZE_STATE_ORDERED)
                .setAcceptTime(Times.timestamp(Times.instant(order.getAcceptTime())))
                .setNumber(number);
        if (order.hasAmount()) {
            entry.setAmount(order.getAmount());
        }
        return entry.build();
    }
}
