// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Notices;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.book.ClockRule;
import xietong.rules.book.Matters;
import xietong.rules.clock.ClockRunner;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentState;
import xietong.v1.Organisation;
import xietong.v1.Reason;
import xietong.v1.Step;

/** The next state of a matter while a rule writes it: takes care of step, revision, clocks and who is told. */
final class Draft {
    /** A matter with more steps than this is stuck; it must be reported, disputed or ended, and entrusted anew. */
    private static final int MOST_STEPS = 200;

    final Entrustment before;
    final Entrustment.Builder next;
    final Step.Builder step;
    final List<String> warnings = new ArrayList<>();
    private final Context context;
    private final Notices notices = Notices.toAll(EntrustmentResource.KIND);
    private String event = "";

    Draft(Entrustment before, String action, Context context) {
        this.before = before;
        this.context = context;
        this.next = before.toBuilder().setRevision(before.getRevision() + 1);
        this.step = Step.newBuilder()
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

    Draft state(EntrustmentState state) {
        next.setState(state);
        return this;
    }

    /** Names what happened, for clocks that start anew on it. */
    Draft event(String name) {
        event = name;
        return this;
    }

    Draft text(String text) {
        step.setText(text);
        return this;
    }

    /** Tells the other side of whoever acts. */
    Draft tellOther(String event) {
        return context.caller().code().equals(next.getSender()) ? tellRecipient(event) : tellSender(event);
    }

    Draft tellSender(String event) {
        return tell(next.getSender(), event, Relation.SENDER);
    }

    Draft tellRecipient(String event) {
        return tell(next.getRecipient(), event, Relation.RECIPIENT);
    }

    /** Lays it before an organisation above one side, which may see it from then on; a party sees it already. */
    Draft tellSuperior(Organisation superior, Relation relation, String event) {
        if (superior.getCode().equals(next.getSender())) {
            return tellSender(event);
        }
        if (superior.getCode().equals(next.getRecipient())) {
            return tellRecipient(event);
        }
        if (!next.getLaidBeforeList().contains(superior.getCode())) {
            next.addLaidBefore(superior.getCode());
        }
        return tell(superior.getCode(), event, relation);
    }

    /** Tells those whom a clock's step names. */
    Draft tell(ClockRule.Audience audience, String event) {
        return switch (audience) {
            case SENDER -> tellSender(event);
            case RECIPIENT -> tellRecipient(event);
            case SENDER_SUPERIOR -> tellDirectSuperior(next.getSender(), Relation.SENDER_SUPERIOR, event);
            case RECIPIENT_SUPERIOR -> tellDirectSuperior(next.getRecipient(), Relation.RECIPIENT_SUPERIOR, event);
            default -> throw new IllegalArgumentException("a matter has no " + audience);
        };
    }

    private Draft tellDirectSuperior(String of, Relation relation, String event) {
        context.book().directory().superiors(of).stream()
                .findFirst()
                .ifPresent(superior -> tellSuperior(superior, relation, event));
        return this;
    }

    private Draft tell(String mailbox, String event, Relation right) {
        notices.tell(mailbox, event, right);
        return this;
    }

    Decision<Entrustment> decision() {
        boolean leadsOn = !EntrustmentResource.concluded(next) && !EntrustmentResource.disputes(before, next);
        // A clock's step is never refused: it must not be lost, and there are few of them.
        if (next.getStepsCount() >= MOST_STEPS && leadsOn && !context.caller().code().isEmpty()) {
            throw new Refused(
                    Reason.REASON_TOO_LARGE, "the matter has " + MOST_STEPS + " steps; end it and entrust anew");
        }
        next.addSteps(step.setState(next.getState()));
        var change = new ClockRunner.Change(
                EntrustmentResource.KIND,
                before.getRevision() == 0 ? "" : StateNames.of(before.getState()),
                StateNames.of(next.getState()),
                event,
                attributes(),
                next.getRevision(),
                EntrustmentResource.FINAL.contains(next.getState()));
        var clocks = ClockRunner.advance(next.getClocksList(), change, context.now(), context.book());
        next.clearClocks().addAllClocks(clocks);
        return Decision.of(next.build(), notices.all(), warnings);
    }

    /** What clocks may ask for. */
    private Map<String, String> attributes() {
        var matter = next.getMatter();
        String body = context.book()
                .matters()
                .kind(matter.getKind())
                .map(Matters.Kind::body)
                .map(Enum::name)
                .orElse("");
        return Map.of(
                "urgent", String.valueOf(matter.getUrgent()),
                "kind", matter.getKind(),
                "body", body,
                "period_days", String.valueOf(matter.getPeriodDays()),
                "reworked", String.valueOf(next.getStepsList().stream()
                        .anyMatch(s -> s.getCode().equals(SettleDispute.WORK))));
    }
}
