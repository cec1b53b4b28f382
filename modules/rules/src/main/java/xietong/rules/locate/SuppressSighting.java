// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import java.util.List;
import xietong.rules.Caller;
import xietong.rules.CommandRule;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.store.v1.SightingSuppressed;
import xietong.v1.CommandHeader;
import xietong.v1.WatchOrder;

/**
 * The hub's own command when a sighting matches a watch order that has ended: it is counted on the order and told to nobody.
 * Where and how someone was seen is not kept, since nothing allows it any more (PIPL 6, 47). Never refused.
 */
final class SuppressSighting implements CommandRule<SightingSuppressed, WatchOrder> {

    @Override
    public String method() {
        return SightingSuppressed.getDescriptor().getFullName() + "/" + WatchOrderResource.KIND;
    }

    @Override
    public SightingSuppressed prototype() {
        return SightingSuppressed.getDefaultInstance();
    }

    @Override
    public String kind() {
        return WatchOrderResource.KIND;
    }

    @Override
    public CommandHeader header(SightingSuppressed command) {
        return CommandHeader.getDefaultInstance();
    }

    @Override
    public String resource(SightingSuppressed command, Caller caller) {
        return command.getWatchOrder();
    }

    @Override
    public Decision<WatchOrder> decide(WatchOrder state, SightingSuppressed command, Context context) {
        WatchOrder next = state.toBuilder()
                .setRevision(state.getRevision() + 1)
                .setSuppressedCount(state.getSuppressedCount() + 1)
                .setLastSuppressedTime(command.getTime())
                .build();
        return Decision.of(next, List.of(), List.of());
    }
}
