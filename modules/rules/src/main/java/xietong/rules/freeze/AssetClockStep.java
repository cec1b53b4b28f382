// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Times;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.ClockFired;
import xietong.v1.Asset;
import xietong.v1.ClockStep;
import xietong.v1.DisposalTransfer;
import xietong.v1.QueueEntry;
import xietong.v1.RankDispute;

/**
 * A clock of an asset has come to a step: a freeze from outside the hub has ended by itself and who waited behind it
 * moves up (SEAL 26, 27); the answer to a request for the right to dispose, or a dispute, is late.
 */
final class AssetClockStep extends FiredRule<Asset> {

    AssetClockStep() {
        super(AssetResource.KIND);
    }

    @Override
    public Decision<Asset> decide(Asset state, ClockFired fired, Context context) {
        var draft = new FreezeDraft(context).on(fired.getResource(), state);
        ClockRunner.Fired outcome = ClockRunner.fire(state.getClocksList(), fired);
        draft.asset().clearClocks().addAllClocks(outcome.clocks());
        if (fired.getClock().equals(AssetClocks.OUTSIDE)) {
            lapse(draft.turn(Times.instant(fired.getDueTime())), context.now());
        } else {
            outcome.steps().forEach(step -> tell(draft, fired.getClock(), step));
        }
        return draft.ofAsset();
    }

    private static void lapse(FreezeDraft draft, Instant now) {
        draft.queue(draft.queue().without(
                e -> e.getOutside() && e.hasEndTime() && !now.isBefore(Times.instant(e.getEndTime()))));
        draft.tellAll("changed");
    }

    private static void tell(FreezeDraft draft, String clock, ClockStep step) {
        if (step.getOverdue() && clock.equals(AssetClocks.ANSWER)) {
            Transfers.open(draft.asset())
                    .ifPresent(t -> Transfers.put(draft.asset(), t.toBuilder().setOverdue(true).build()));
        }
        String event = clock.replace('.', '_') + (step.getPercent() < 100 ? "_due_soon" : "_due");
        for (String audience : step.getTellList()) {
            switch (Audience.valueOf(audience)) {
                case HOLDER -> Disposal.disposer(draft.asset())
                        .map(QueueEntry::getCourt)
                        .ifPresent(court -> draft.tellClaimant(court, event));
                case CLAIMANT -> claimants(draft, clock).forEach(court -> draft.tellClaimant(court, event));
                case HOLDER_SUPERIOR -> superiors(draft, clock).distinct().forEach(s -> draft.lay(s, event));
                default -> { }
            }
        }
    }

    private static List<String> claimants(FreezeDraft draft, String clock) {
        return clock.equals(AssetClocks.ANSWER)
                ? Transfers.open(draft.asset()).map(DisposalTransfer::getCourt).stream().toList()
                : AssetResource.claimants(draft.asset().build());
    }

    /** Of a late answer the court above the one that owes it; of a dispute the common superior. */
    private static Stream<String> superiors(FreezeDraft draft, String clock) {
        if (clock.equals(AssetClocks.ANSWER)) {
            return Transfers.open(draft.asset()).stream()
                    .flatMap(t -> draft.context().book().directory().superior(t.getHolder()).stream())
                    .map(s -> s.getCode());
        }
        return draft.asset().getDisputesList().stream()
                .filter(d -> !d.hasSettleTime() && !d.getSuperior().isEmpty())
                .map(RankDispute::getSuperior);
    }
}
