// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.List;
import java.util.Optional;
import xietong.rules.book.Freezes;
import xietong.v1.AssetUse;
import xietong.v1.FreezeOrder;
import xietong.v1.QueueEntry;
import xietong.v1.ReleaseGround;

/**
 * The institution knows what property is used for, often better than the court: where a receipt says a use that the law
 * protects, release is a duty of every court whose order stands although it may not; the hub releases nothing itself.
 */
final class FoundUses {
    private FoundUses() {}

    /** Takes the uses up; those that were known change nothing. */
    static void add(FreezeDraft draft, List<AssetUse> uses) {
        for (AssetUse use : uses) {
            if (!draft.asset().getUsesList().contains(use)) {
                draft.asset().addUses(use);
                apply(draft, List.of(use));
            }
        }
    }

    /** What these uses mean for whoever stands in the queue now. */
    static void apply(FreezeDraft draft, List<AssetUse> uses) {
        uses.forEach(u -> draft.context().book().freezes().protection(u).ifPresent(p -> release(draft, p)));
    }

    private static void release(FreezeDraft draft, Freezes.Protection protection) {
        draft.warn("uses: " + protection.title() + " may not be frozen for another debt (" + protection.article() + ")");
        for (QueueEntry entry : draft.queue().entries()) {
            Optional<FreezeOrder> order = entry.getOutside()
                    ? Optional.empty()
                    : draft.context().look().state(entry.getOrder(), FreezeOrder.getDefaultInstance());
            order.filter(o -> !(protection.unless() == Freezes.Way.PROJECT_WAGES && o.getProjectWages()))
                    .filter(o -> o.getReleaseDuty() == ReleaseGround.RELEASE_GROUND_UNSPECIFIED)
                    .ifPresent(o -> {
                        OrderDraft next = draft.other(entry.getOrder(), "release_duty");
                        next.next.setReleaseDuty(ReleaseGround.RELEASE_GROUND_OTHER);
                        next.code(protection.article()).tellHolder("release_duty");
                    });
        }
    }
}
