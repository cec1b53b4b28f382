// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.List;
import java.util.Set;
import xietong.rules.Context;
import xietong.rules.Notice;
import xietong.rules.Notices;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Times;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeState;
import xietong.v1.FreezeStep;
import xietong.v1.MeasureKind;
import xietong.v1.Organisation;
import xietong.v1.Reason;

/** The next state of one freeze order while a rule writes it: its step, its revision, and who is told. */
final class OrderDraft {
    /** An order with more steps than this is stuck. */
    private static final int MOST_STEPS = 200;
    /** With more steps than this the oldest changes of a balance go; history keeps all. */
    private static final int ROOMY = 100;

    /** Steps that a change of the balance makes. */
    private static final Set<String> BALANCE = Set.of("amount", "promoted", "demoted");
    /** Commands that an order with too many steps does without; it must always be possible to end it. */
    private static final Set<String> GOING_ON = Set.of("Renew", "Deduct", "Convert");

    final String id;
    final FreezeOrder before;
    final FreezeOrder.Builder next;
    final FreezeStep.Builder step;
    private final Context context;
    private final Notices notices;

    OrderDraft(String id, FreezeOrder before, String action, Context context) {
        this.id = id;
        this.before = before;
        this.context = context;
        this.notices = Notices.toOthers(FreezeOrderResource.KIND, context);
        this.next = before.toBuilder().setRevision(before.getRevision() + 1);
        this.step = FreezeStep.newBuilder()
                .setRevision(next.getRevision())
                .setTime(Times.timestamp(context.now()))
                .setOrganisation(context.caller().code())
                .setAction(action);
        if (!context.caller().code().isEmpty()) {
            step.setOfficer(context.caller().officer());
        }
    }

    OrderDraft state(FreezeState state) {
        next.setState(state);
        return this;
    }

    OrderDraft text(String text) {
        step.setText(text);
        return this;
    }

    OrderDraft code(String code) {
        step.setCode(code);
        return this;
    }

    OrderDraft tellHolder(String event) {
        return tell(next.getCourt(), event, Relation.HOLDER);
    }

    OrderDraft tellRegistrar(String event) {
        return tell(next.getKey().getRegistrar(), event, Relation.REGISTRAR);
    }

    /** Lays it before the court directly above the holder, which may see it from then on. */
    OrderDraft tellSuperior(String event) {
        context.book().directory().superior(next.getCourt()).ifPresent(s -> lay(s, event));
        return this;
    }

    /** Lays it before a superior. */
    OrderDraft lay(Organisation superior, String event) {
        if (!next.getLaidBeforeList().contains(superior.getCode())) {
            next.addLaidBefore(superior.getCode());
        }
        return tell(superior.getCode(), event, Relation.HOLDER_SUPERIOR);
    }

    private OrderDraft tell(String mailbox, String event, Relation right) {
        notices.tell(mailbox, event, right);
        return this;
    }

    List<Notice> notices() {
        return notices.all();
    }

    private void forget() {
        for (int i = 0; i < next.getStepsCount() && next.getStepsCount() >= ROOMY; ) {
            if (isBalance(next.getSteps(i))) {
                next.removeSteps(i);
            } else {
                i++;
            }
        }
    }

    /** What an account's balance does to an order is often, and is no measure of anyone. */
    private static boolean isBalance(FreezeStep step) {
        return step.getReceipt().getMeasure() == MeasureKind.MEASURE_KIND_BALANCE || BALANCE.contains(step.getAction());
    }

    /** The new state with its step. */
    FreezeOrder build() {
        forget();
        boolean goesOn = FreezeOrderResource.isLive(next.build()) && GOING_ON.contains(step.getAction());
        if (next.getStepsCount() >= MOST_STEPS && goesOn) {
            throw new Refused(Reason.REASON_TOO_LARGE, "the order has " + MOST_STEPS + " steps; end it");
        }
        return next.addSteps(step.setState(next.getState())).build();
    }
}
