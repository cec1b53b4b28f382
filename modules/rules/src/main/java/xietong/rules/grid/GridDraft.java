// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Effect;
import xietong.rules.Notices;
import xietong.rules.Relation;
import xietong.rules.StateNames;
import xietong.rules.clock.ClockRunner;
import xietong.v1.Clock;
import xietong.v1.GridTask;
import xietong.v1.GridTaskState;

/** The next state of a task while a rule writes it: its clocks, and who is told. */
final class GridDraft {
    final String id;
    final GridTask before;
    final GridTask.Builder next;
    private final Context context;
    private final Notices notices;
    private final List<String> warnings = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private String event = "";
    private boolean sentAgain;

    GridDraft(String id, GridTask before, Context context) {
        this.id = id;
        this.before = before;
        this.context = context;
        this.notices = Notices.toOthers(GridTaskResource.KIND, context);
        this.next = before.toBuilder().setId(id).setRevision(before.getRevision() + 1);
    }

    Context context() {
        return context;
    }

    GridDraft state(GridTaskState state) {
        next.setState(state);
        return this;
    }

    GridDraft event(String name) {
        event = name;
        return this;
    }

    /** It goes out once more, whoever it stands with: its clocks run from the start. */
    GridDraft sentAgain() {
        sentAgain = true;
        return this;
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    void effects(List<Effect> more) {
        effects.addAll(more);
    }

    GridDraft tellCourt(String what) {
        return tell(next.getCourt(), what, Relation.SENDER);
    }

    /** Tells whoever has to answer: the recipient, the office, the worker. */
    GridDraft tellHolders(String what) {
        tell(next.getRecipient(), what, Relation.RECIPIENT);
        String holder = GridTaskResource.holder(next.build());
        tell(holder, what, Relation.RECIPIENT);
        return next.getWorker().isEmpty() ? this : tell(holder + "/" + next.getWorker(), what, Relation.RECIPIENT);
    }

    /** Lays it before the organisation directly above the recipient. */
    GridDraft tellSuperior(String what) {
        context.book().directory().superior(next.getRecipient()).ifPresent(superior -> {
            if (!next.getLaidBeforeList().contains(superior.getCode())) {
                next.addLaidBefore(superior.getCode());
            }
            tell(superior.getCode(), what, Relation.RECIPIENT_SUPERIOR);
        });
        return this;
    }

    private GridDraft tell(String mailbox, String what, Relation right) {
        notices.tell(mailbox, what, right);
        return this;
    }

    private GridTask built() {
        GridTask after = next.build();
        List<Clock> clocks = after.getClocksList();
        String was = before.getRevision() == 0 ? "" : StateNames.of(before.getState());
        if (sentAgain) {
            String sent = StateNames.of(GridTaskState.GRID_TASK_STATE_SENT);
            clocks = ClockRunner.advance(clocks, change(was, sent, after), context.now(), context.book());
            was = sent;
        }
        clocks = ClockRunner.advance(
                clocks, change(was, StateNames.of(after.getState()), after), context.now(), context.book());
        return after.toBuilder().clearClocks().addAllClocks(clocks).build();
    }

    private ClockRunner.Change change(String was, String is, GridTask after) {
        return new ClockRunner.Change(
                GridTaskResource.KIND,
                was,
                is,
                event,
                Map.of("kind", StateNames.of(after.getKind())),
                after.getRevision(),
                after.getState() == GridTaskState.GRID_TASK_STATE_RATED);
    }

    /** As the command's own change. */
    Decision<GridTask> decision() {
        return Decision.of(built(), notices.all(), warnings).with(effects);
    }

    /** As the effect of another command. */
    Effect effect() {
        return new Effect(id, built(), notices.all());
    }
}
