// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Effect;
import xietong.rules.Notices;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.clock.ClockRunner;
import xietong.v1.Clock;
import xietong.v1.Collaboration;
import xietong.v1.CollaborationState;
import xietong.v1.CollaborationStep;
import xietong.v1.Reason;

/** The next state of a collaboration while a rule writes it: its step, who is told, and what it makes elsewhere. */
final class CollaborationDraft {
    /** More other resources than this are not written by one command. */
    private static final int MOST_EFFECTS = 256;

    final String id;
    final Collaboration before;
    final Collaboration.Builder next;
    final CollaborationStep.Builder step;
    private final Context context;
    private final Notices notices;
    private final List<String> warnings = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();

    CollaborationDraft(String id, Collaboration before, String action, Context context) {
        this.id = id;
        this.before = before;
        this.context = context;
        this.notices = Notices.toOthers(CollaborationResource.KIND, context);
        this.next = before.toBuilder().setId(id).setRevision(before.getRevision() + 1);
        this.step = Stepping.step(action, next.getRevision(), context);
    }

    Context context() {
        return context;
    }

    /** Identifier for another resource that the collaboration makes, now or with an earlier command. */
    String newId() {
        next.setMadeCount(next.getMadeCount() + 1);
        return context.newId(next.getMadeCount());
    }

    /** What it changes elsewhere. */
    void effects(List<Effect> more) {
        effects.addAll(more);
    }

    /** What is accepted but looks wrong. */
    List<String> warnings() {
        return warnings;
    }

    CollaborationDraft state(CollaborationState state) {
        next.setState(state);
        return this;
    }

    /** Tells whoever applied or leads. */
    CollaborationDraft tellLead(String event) {
        return tell(next.getLead(), event, Relation.LEAD).tell(next.getApplicant(), event, Relation.LEAD);
    }

    CollaborationDraft tellDecider(String event) {
        return tell(next.getDecider(), event, Relation.DECIDER);
    }

    CollaborationDraft tellRoute(String event) {
        next.getRouteList().forEach(s -> tell(s, event, Relation.ROUTE));
        return this;
    }

    CollaborationDraft tellParticipants(String event) {
        CollaborationResource.participants(next.build()).forEach(p -> tell(p, event, Relation.PARTICIPANT));
        return this;
    }

    private CollaborationDraft tell(String mailbox, String event, Relation right) {
        notices.tell(mailbox, event, right);
        return this;
    }

    Decision<Collaboration> decision() {
        boolean ended = next.getState() == CollaborationState.COLLABORATION_STATE_CLOSED
                || next.getState() == CollaborationState.COLLABORATION_STATE_REFUSED;
        Stepping.requireRoom(before.getStepsCount(), ended, context);
        if (effects.size() > MOST_EFFECTS) {
            throw new Refused(Reason.REASON_TOO_LARGE, "it concerns more courts and accounts than one command can change")
                    .with("accepted", MOST_EFFECTS + " courts and accounts together");
        }
        Collaboration after = next.addSteps(step).build();
        return Decision.of(after.toBuilder().clearClocks().addAllClocks(clocks(after, ended)).build(), notices.all(), warnings)
                .with(effects);
    }

    private List<Clock> clocks(Collaboration after, boolean ended) {
        String was = before.getRevision() == 0 ? "" : StateNames.of(before.getState());
        var change = new ClockRunner.Change(
                CollaborationResource.KIND,
                was,
                StateNames.of(after.getState()),
                "",
                attributes(StateNames.of(after.getKind()), after.hasDueTime(), Times.instant(after.getDueTime())),
                after.getRevision(),
                ended);
        return ClockRunner.advance(after.getClocksList(), change, context.now(), context.book());
    }

    /** What clocks of collaborations and orders may ask for. */
    static Map<String, String> attributes(String kind, boolean timed, Instant due) {
        return Map.of("kind", kind, "timed", String.valueOf(timed), "due", due.toString());
    }
}
