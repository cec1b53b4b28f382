// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.time.Duration;
import java.util.List;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Times;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.ClockFired;
import xietong.v1.Alert;
import xietong.v1.AlertState;
import xietong.v1.ClockStep;
import xietong.v1.WatchOrder;

/**
 * A step of an alert's clock falls due. Nobody acknowledges: it goes to the next station, the duty desk, the superior, the
 * court, each as a step of its own. A shelved one comes back. A hold is warned of, and at its limit it ends. What fires later
 * than it was due, because the hub was not there, happens all the same and says so in its step.
 */
final class AlertClock extends FiredRule<Alert> {
    /** Within so long after it is due a step is on time. */
    private static final Duration ON_TIME = Duration.ofSeconds(1);
    private static final int NEXT = 1;
    private static final int SUPERIOR = 2;

    AlertClock() {
        super(AlertResource.KIND);
    }

    @Override
    public Decision<Alert> decide(Alert state, ClockFired fired, Context context) {
        var draft = new AlertDraft(fired.getResource(), state, action(fired, context), context);
        ClockRunner.Fired outcome = ClockRunner.fire(state.getClocksList(), fired);
        draft.next.clearClocks().addAllClocks(outcome.clocks());
        for (ClockStep step : outcome.steps()) {
            String event = event(draft, fired.getClock(), step);
            if (step.getOverdue()) {
                draft.next.setOverdue(true);
            }
            step.getTellList().forEach(audience -> tell(draft, Audience.valueOf(audience), event));
        }
        return draft.decision();
    }

    private static String action(ClockFired fired, Context context) {
        boolean late = context.now().isAfter(Times.instant(fired.getDueTime()).plus(ON_TIME));
        return "clock/" + fired.getClock() + "/" + fired.getPercent() + (late ? "/late" : "");
    }

    private static String event(AlertDraft draft, String clock, ClockStep step) {
        boolean end = step.getPercent() >= 100;
        if (clock.equals("alert.hold")) {
            if (end) {
                draft.state(AlertState.ALERT_STATE_HOLD_ENDED);
            }
            return end ? "hold_ended" : "hold_" + step.getPercent();
        }
        if (clock.equals("alert.shelf")) {
            draft.state(draft.before.getShelvedFrom());
            draft.next.clearShelveUntil().clearShelvedFrom();
            return "shelf_ended";
        }
        return end ? "unanswered" : "escalated";
    }

    private static void tell(AlertDraft draft, Audience audience, String event) {
        var directory = draft.context().book().directory();
        boolean held = draft.before.hasControl();
        switch (audience) {
            case SENDER -> draft.tellSender(event);
            case RECIPIENT -> {
                if (held) {
                    draft.tellOne(draft.before.getControl().getOrganisation(), event);
                } else {
                    draft.next.getAddresseesList().stream()
                            .filter(a -> a.getTier() == 0 || a.getTier() > SUPERIOR)
                            .forEach(a -> draft.tellOne(a.getMailbox(), event));
                }
            }
            case NEXT_STATION -> draft.context().look()
                    .state(draft.before.getWatchOrder(), WatchOrder.getDefaultInstance())
                    .ifPresent(order -> Stations.accepted(order).forEach(s -> further(draft, s, NEXT, event)));
            case DUTY_DESK -> Stations.desks(
                            given(draft).stream(), draft.context().book().locating().dutyDesks(), directory)
                    .forEach(d -> further(draft, d, NEXT, event));
            case RECIPIENT_SUPERIOR -> {
                var below = held ? List.of(draft.before.getControl().getOrganisation()) : given(draft);
                Stations.superiors(below.stream(), directory).forEach(s -> further(draft, s, SUPERIOR, event));
            }
            default -> { }
        }
    }

    /** Organisations that it was given to, at first or by a transfer: their desks and superiors are next. */
    private static List<String> given(AlertDraft draft) {
        return draft.next.getAddresseesList().stream()
                .filter(a -> a.getTier() == 0 || a.getTier() > SUPERIOR)
                .map(a -> AlertResource.organisation(a.getMailbox()))
                .distinct()
                .toList();
    }

    private static void further(AlertDraft draft, String mailbox, int tier, String event) {
        draft.address(mailbox, tier).tellOne(mailbox, event);
    }
}
