// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.List;
import java.util.Map;
import xietong.rules.Context;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.clock.ClockRunner;
import xietong.v1.Clock;
import xietong.v1.FreezeOrder;
import xietong.v1.ReleaseGround;

/** Clocks of a freeze order: its period, the institution's answer, a release that is a duty. Each runs by itself. */
final class OrderClocks {
    private OrderClocks() {}

    /** The order as it was written, with its clocks. */
    static FreezeOrder timed(OrderDraft draft, Context context) {
        FreezeOrder before = draft.before;
        FreezeOrder after = draft.build();
        List<Clock> clocks = after.getClocksList();
        clocks = advance(clocks, "freeze_period", period(before), period(after), "", after, context);
        boolean anew = after.getPendingCount() > before.getPendingCount();
        clocks = advance(clocks, "freeze_answer", asked(before), asked(after), anew ? "asked" : "", after, context);
        clocks = advance(clocks, "freeze_duty", duty(before), duty(after), "", after, context);
        return after.toBuilder().clearClocks().addAllClocks(clocks).build();
    }

    private static String period(FreezeOrder order) {
        return FreezeOrderResource.isLive(order) && order.hasEndTime() ? "RUNNING" : "";
    }

    private static String asked(FreezeOrder order) {
        return FreezeOrderResource.isLive(order) && FreezeOrderResource.isAsked(order) ? "ASKED" : "";
    }

    private static String duty(FreezeOrder order) {
        boolean duty = order.getReleaseDuty() != ReleaseGround.RELEASE_GROUND_UNSPECIFIED;
        return FreezeOrderResource.isLive(order) && duty ? "DUE" : "";
    }

    private static List<Clock> advance(
            List<Clock> clocks,
            String kind,
            String before,
            String after,
            String event,
            FreezeOrder order,
            Context context) {
        var attributes = Map.of(
                "stage", StateNames.of(order.getStage()),
                "period_end", Times.instant(order.getEndTime()).toString());
        boolean ended = !FreezeOrderResource.isLive(order);
        var change = new ClockRunner.Change(kind, before, after, event, attributes, order.getRevision(), ended);
        return ClockRunner.advance(clocks, change, context.now(), context.book());
    }
}
