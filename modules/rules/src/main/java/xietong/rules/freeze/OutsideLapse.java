// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.time.Instant;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Times;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.ClockFired;
import xietong.v1.Asset;

/** A freeze from outside the hub has ended by itself; who waited behind it moves up (SEAL 26, 27). */
final class OutsideLapse extends FiredRule<Asset> {

    OutsideLapse() {
        super(AssetResource.KIND);
    }

    @Override
    public Decision<Asset> decide(Asset state, ClockFired fired, Context context) {
        var draft = new FreezeDraft(context).on(fired.getResource(), state);
        ClockRunner.Fired outcome = ClockRunner.fire(state.getClocksList(), fired);
        draft.asset().clearClocks().addAllClocks(outcome.clocks());
        Instant now = context.now();
        draft.queue(draft.queue().without(
                e -> e.getOutside() && e.hasEndTime() && !now.isBefore(Times.instant(e.getEndTime()))));
        draft.tellAll("changed");
        return draft.ofAsset();
    }
}
