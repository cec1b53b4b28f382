// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import java.util.List;
import xietong.rules.Caller;
import xietong.rules.CommandRule;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.book.ClockRule.Audience;
import xietong.store.v1.ClockFired;
import xietong.v1.Clock;
import xietong.v1.ClockStep;
import xietong.v1.CommandHeader;
import xietong.v1.Entrustment;

/**
 * The hub's own command when a clock's step falls due: tells those whom the step names and marks the matter late where
 * it says so. A step that has fired before, or of a clock that has ended meanwhile, changes nothing but is recorded.
 */
final class ClockStepRule implements CommandRule<ClockFired, Entrustment> {

    @Override
    public String method() {
        return ClockFired.getDescriptor().getFullName() + "/" + EntrustmentResource.KIND;
    }

    @Override
    public ClockFired prototype() {
        return ClockFired.getDefaultInstance();
    }

    @Override
    public String kind() {
        return EntrustmentResource.KIND;
    }

    @Override
    public CommandHeader header(ClockFired command) {
        return CommandHeader.getDefaultInstance();
    }

    @Override
    public String resource(ClockFired command, Caller caller) {
        return command.getResource();
    }

    @Override
    public Decision<Entrustment> decide(Entrustment state, ClockFired fired, Context context) {
        var draft = new Draft(state, "clock/" + fired.getClock() + "/" + fired.getPercent(), context);
        List<Clock> clocks = state.getClocksList();
        for (int i = 0; i < clocks.size(); i++) {
            Clock clock = clocks.get(i);
            boolean meant = clock.getName().equals(fired.getClock()) && clock.getRun() == fired.getRun();
            if (meant && !clock.hasPauseTime() && clock.getFiredPercent() < fired.getPercent()) {
                draft.next.setClocks(i, clock.toBuilder().setFiredPercent(fired.getPercent()));
                clock.getStepsList().stream()
                        .filter(s -> s.getPercent() == fired.getPercent())
                        .forEach(step -> fire(draft, step));
            }
        }
        return draft.decision();
    }

    private static void fire(Draft draft, ClockStep step) {
        String event = step.getPercent() < 100 ? "due_soon" : "due";
        if (step.getOverdue()) {
            draft.next.setOverdue(true);
            event = "overdue";
        }
        for (String audience : step.getTellList()) {
            draft.tell(Audience.valueOf(audience), event);
        }
    }
}
