// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xietong.rules.Times;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeState;
import xietong.v1.FreezeStep;
import xietong.v1.WallFlowKind;
import xietong.v1.WallNoticeKind;

/** A freeze order: when the institution registered it, when it was released, and what it controlled. */
record FreezeFact(
        String id,
        long revision,
        String court,
        String registrar,
        Instant registered,
        Instant released,
        long fen,
        Instant last,
        List<Event> events)
        implements Fact {
    private static final String PROMOTED = "promoted";

    static Optional<Fact> of(String id, FreezeOrder order) {
        if (order.getStepsCount() == 0) {
            return Optional.empty();
        }
        Instant released = null;
        var events = new ArrayList<Event>();
        for (FreezeStep step : order.getStepsList()) {
            Instant time = Times.instant(step.getTime());
            if (released == null && step.getState() == FreezeState.FREEZE_STATE_RELEASED) {
                released = time;
                events.add(event(time, WallNoticeKind.WALL_NOTICE_KIND_RELEASED, order));
            }
            if (step.getAction().equals(PROMOTED)) {
                events.add(event(time, WallNoticeKind.WALL_NOTICE_KIND_PROMOTED, order));
            }
        }
        Instant registered = null;
        if (order.hasRegisteredTime()) {
            // By the hub's clock, as all else here: when it learned of it.
            registered = order.getStepsList().stream()
                    .filter(s -> s.getReceipt().hasRegisteredTime())
                    .map(s -> Times.instant(s.getTime()))
                    .findFirst()
                    .orElse(Times.instant(order.getRegisteredTime()));
            events.add(event(registered, WallNoticeKind.WALL_NOTICE_KIND_FROZEN, order));
        }
        return Optional.of(new FreezeFact(
                id, order.getRevision(), order.getCourt(), order.getKey().getRegistrar(), registered, released, fen(order),
                Times.instant(order.getSteps(order.getStepsCount() - 1).getTime()), List.copyOf(events)));
    }

    /** What it controls, or, once it is over, what it was for. */
    private static long fen(FreezeOrder order) {
        var amount = order.hasEffectiveAmount() && order.getEffectiveAmount().getMinorUnits() > 0
                ? order.getEffectiveAmount()
                : order.getAmount();
        return amount.getCurrencyCode().equals("CNY") ? amount.getMinorUnits() : 0;
    }

    private static Event event(Instant time, WallNoticeKind kind, FreezeOrder order) {
        return new Event(time, kind, order.getCourt(), order.getKey().getRegistrar(), "");
    }

    @Override
    public boolean open() {
        return false;
    }

    @Override
    public boolean concerns(Area area) {
        return area.has(court);
    }

    @Override
    public void count(Area area, Counts.Taker counts) {
        if (registered != null) {
            counts.take(What.FROZEN, registered, "", 1);
            counts.take(What.FROZEN_FEN, registered, "", fen);
            area.flow(court, registrar, WallFlowKind.WALL_FLOW_KIND_FREEZE, registered, counts);
        }
        if (released != null) {
            counts.take(What.RELEASED, released, "", 1);
            counts.take(What.RELEASED_FEN, released, "", fen);
            area.flow(court, registrar, WallFlowKind.WALL_FLOW_KIND_RELEASE, released, counts);
        }
    }
}
