// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import static xietong.v1.CaseNodeState.CASE_NODE_STATE_DONE;
import static xietong.v1.CaseNodeState.CASE_NODE_STATE_EXCLUDED;
import static xietong.v1.CaseNodeState.CASE_NODE_STATE_OPEN;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.book.NodeRule;
import xietong.rules.clock.ClockRunner;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseNode;
import xietong.v1.CaseNodeState;
import xietong.v1.CaseProgress;
import xietong.v1.Clock;

/** The next state of a node while it is written. Its clock counts from when things happened, not from when they were told. */
final class NodeChange {
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final CaseNode before;
    private final CaseNode.Builder next;
    private final Instant at;
    private final Context context;

    NodeChange(String id, CaseNode before, Instant at, Context context) {
        this.before = before;
        this.at = at;
        this.context = context;
        this.next = before.toBuilder()
                .setId(id)
                .setRevision(before.getRevision() + 1)
                .setTellTime(Times.timestamp(context.now()));
    }

    /** A new one. */
    static NodeChange opened(String id, NodeRule rule, CaseProgress progress, String item, Instant at, Context context) {
        var change = new NodeChange(id, CaseNode.getDefaultInstance(), at, context);
        change.next
                .setState(CASE_NODE_STATE_OPEN)
                .setProgress(progress.getId())
                .setCourt(progress.getCourt())
                .setCaseNumber(progress.getCaseNumber())
                .setNumber(rule.number())
                .setLink(rule.link())
                .setName(rule.name())
                .setItem(item)
                .setLength(rule.untilMeasureEnds() ? 0 : rule.length(progress.getCourt()))
                .setTeam(progress.getTeam())
                .setHandler(progress.getHandler())
                .setStartTime(Times.timestamp(at));
        return change;
    }

    /** It ends with a measure, at that instant from now on. */
    NodeChange until(Instant end) {
        next.setUntilTime(Times.timestamp(end));
        return this;
    }

    /** Its time counts, or does not. */
    NodeChange excluded(boolean excluded) {
        next.setState(excluded ? CASE_NODE_STATE_EXCLUDED : CASE_NODE_STATE_OPEN);
        return this;
    }

    NodeChange handledBy(String team, String handler) {
        next.setTeam(team).setHandler(handler);
        return this;
    }

    NodeChange done(CaseFactKind by) {
        Instant begun = Times.instant(before.getStartTime());
        long seconds = Math.max(0, Duration.between(begun, at).toSeconds());
        next.setState(CASE_NODE_STATE_DONE)
                .setEndedBy(by)
                .setEndTime(Times.timestamp(at))
                .setActualDays((int) ((seconds + DAY - 1) / DAY));
        return this;
    }

    Effect effect() {
        List<Clock> clocks = next.getClocksList();
        String was = before.getRevision() == 0 ? "" : StateNames.of(before.getState());
        if (before.getRevision() == 0 && next.getState() == CASE_NODE_STATE_EXCLUDED) {
            // It begins, and stands still at once.
            clocks = advance(clocks, was, CASE_NODE_STATE_OPEN);
            was = StateNames.of(CASE_NODE_STATE_OPEN);
        }
        clocks = advance(clocks, was, next.getState());
        return Effect.quiet(next.getId(), next.clearClocks().addAllClocks(clocks).build());
    }

    private List<Clock> advance(List<Clock> clocks, String was, CaseNodeState is) {
        var change = new ClockRunner.Change(
                CaseNodeResource.KIND, was, StateNames.of(is), "", attributes(), next.getRevision(), is == CASE_NODE_STATE_DONE);
        return ClockRunner.advance(clocks, change, at, context.book());
    }

    private Map<String, String> attributes() {
        var attributes = new HashMap<String, String>();
        attributes.put("node", String.valueOf(next.getNumber()));
        attributes.put("length", String.valueOf(Math.max(1, next.getLength())));
        attributes.put("since", Times.instant(next.getStartTime()).toString());
        attributes.put("until", Times.instant(next.getUntilTime()).toString());
        return attributes;
    }
}
