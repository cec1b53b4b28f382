// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import java.util.List;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Effect;
import xietong.rules.Notices;
import xietong.rules.Relation;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.clock.ClockRunner;
import xietong.v1.Clock;
import xietong.v1.CollaborationStep;
import xietong.v1.DispatchOrder;
import xietong.v1.DispatchOrderState;

/** The next state of an order of a collaboration while it is written: its step, its clocks, and who is told. */
final class OrderChange {
    final String id;
    final DispatchOrder before;
    final DispatchOrder.Builder next;
    final CollaborationStep.Builder step;
    private final Context context;
    private final Notices notices;

    OrderChange(String id, DispatchOrder before, String action, Context context) {
        this.id = id;
        this.before = before;
        this.context = context;
        this.notices = Notices.toOthers(DispatchOrderResource.KIND, context);
        this.next = before.toBuilder().setId(id).setRevision(before.getRevision() + 1);
        this.step = Stepping.step(action, next.getRevision(), context);
    }

    Context context() {
        return context;
    }

    OrderChange state(DispatchOrderState state) {
        next.setState(state);
        return this;
    }

    OrderChange tellCourt(String event) {
        return tell(next.getCourt(), event, Relation.RECIPIENT);
    }

    /** Tells who decided and who leads. */
    OrderChange tellSenders(String event) {
        DispatchOrderResource.senders(next.build()).forEach(s -> tell(s, event, Relation.SENDER));
        return this;
    }

    /** Lays it before the court directly above, which may see it from then on. */
    OrderChange tellSuperior(String event) {
        context.book().directory().superior(next.getCourt()).ifPresent(superior -> {
            if (!next.getLaidBeforeList().contains(superior.getCode())) {
                next.addLaidBefore(superior.getCode());
            }
            tell(superior.getCode(), event, Relation.RECIPIENT_SUPERIOR);
        });
        return this;
    }

    private OrderChange tell(String mailbox, String event, Relation right) {
        notices.tell(mailbox, event, right);
        return this;
    }

    private DispatchOrder built() {
        boolean done = next.getState() == DispatchOrderState.DISPATCH_ORDER_STATE_DONE;
        Stepping.requireRoom(before.getStepsCount(), done, context);
        DispatchOrder after = next.addSteps(step).build();
        var change = new ClockRunner.Change(
                DispatchOrderResource.KIND,
                before.getRevision() == 0 ? "" : StateNames.of(before.getState()),
                StateNames.of(after.getState()),
                "",
                CollaborationDraft.attributes(
                        StateNames.of(after.getKind()), after.hasDueTime(), Times.instant(after.getDueTime())),
                after.getRevision(),
                done);
        List<Clock> clocks = ClockRunner.advance(after.getClocksList(), change, context.now(), context.book());
        return after.toBuilder().clearClocks().addAllClocks(clocks).build();
    }

    /** As the command's own change. */
    Decision<DispatchOrder> decision() {
        return Decision.of(built(), notices.all(), List.of());
    }

    /** As the effect of another command. */
    Effect effect() {
        return new Effect(id, built(), notices.all());
    }
}
