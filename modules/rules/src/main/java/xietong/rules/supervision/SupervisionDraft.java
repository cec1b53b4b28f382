// SPDX-License-Identifier: Apache-2.0
package xietong.rules.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Notices;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.clock.ClockRunner;
import xietong.v1.Clock;
import xietong.v1.Organisation;
import xietong.v1.Paper;
import xietong.v1.Reason;
import xietong.v1.Supervision;
import xietong.v1.SupervisionState;
import xietong.v1.SupervisionStep;

/** The next state of a supervision while a rule writes it: its step, its clock, and who is told. */
final class SupervisionDraft {
    /** Who reports more often than this has answered long ago. */
    private static final int MOST = 200;

    final Supervision before;
    final Supervision.Builder next;
    private final Context context;
    private final SupervisionStep.Builder step;
    private final Notices notices;

    SupervisionDraft(String id, Supervision before, String action, Context context) {
        this.before = before;
        this.context = context;
        this.notices = Notices.toOthers(SupervisionResource.KIND, context);
        this.next = before.toBuilder().setId(id).setRevision(before.getRevision() + 1);
        this.step = SupervisionStep.newBuilder()
                .setRevision(next.getRevision())
                .setTime(Times.timestamp(context.now()))
                .setOrganisation(context.caller().code())
                .setAction(action);
        if (!context.caller().code().isEmpty()) {
            step.setOfficer(context.caller().officer());
        }
    }

    Context context() {
        return context;
    }

    SupervisionDraft said(String text, List<Paper> papers) {
        step.setText(text).addAllPapers(papers);
        return this;
    }

    /** A date in the future by which the answer is owed. */
    SupervisionDraft due(Instant due) {
        if (!due.isAfter(context.now())) {
            throw Refused.field("due_time", "in the future");
        }
        next.setDueTime(Times.timestamp(due));
        return this;
    }

    SupervisionDraft tellSuperior(String event) {
        return tell(next.getSuperior(), event, Relation.SENDER);
    }

    SupervisionDraft tellRecipient(String event) {
        return tell(next.getRecipient(), event, Relation.RECIPIENT);
    }

    /** Those before whom it was laid, as far as they are above the recipient today. */
    SupervisionDraft tellAbove(String event) {
        next.getLaidBeforeList().stream()
                .filter(s -> context.book().directory().isSuperior(next.getRecipient(), s))
                .forEach(s -> tell(s, event, Relation.RECIPIENT_SUPERIOR));
        return this;
    }

    /** Lays it before the organisation above the last one that has it; empty where there is none. */
    Optional<Organisation> layBefore() {
        String last = next.getLaidBeforeCount() == 0 ? next.getSuperior() : next.getLaidBefore(next.getLaidBeforeCount() - 1);
        Optional<Organisation> above = context.book().directory().superiors(last).stream()
                .filter(o -> !o.getClosed())
                .findFirst();
        above.ifPresent(o -> next.addLaidBefore(o.getCode()));
        return above;
    }

    private SupervisionDraft tell(String mailbox, String event, Relation right) {
        notices.tell(mailbox, event, right);
        return this;
    }

    Decision<Supervision> decision() {
        boolean settled = next.getState() == SupervisionState.SUPERVISION_STATE_SETTLED;
        if (before.getStepsCount() >= MOST && !settled && !context.caller().code().isEmpty()) {
            throw new Refused(Reason.REASON_TOO_LARGE, "it has " + MOST + " steps").with("accepted", MOST);
        }
        Supervision after = next.addSteps(step).build();
        var change = new ClockRunner.Change(
                SupervisionResource.KIND,
                before.getRevision() == 0 ? "" : StateNames.of(before.getState()),
                StateNames.of(after.getState()),
                "",
                Map.of("due", Times.instant(after.getDueTime()).toString()),
                after.getRevision(),
                settled);
        List<Clock> clocks = ClockRunner.advance(after.getClocksList(), change, context.now(), context.book());
        return Decision.of(after.toBuilder().clearClocks().addAllClocks(clocks).build(), notices.all(), List.of());
    }
}
