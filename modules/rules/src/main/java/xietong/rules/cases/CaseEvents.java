// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import static xietong.v1.CaseFactKind.CASE_FACT_KIND_ARCHIVED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_CLOSED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_EXCLUSION_BEGUN;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_EXCLUSION_ENDED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_HANDLER_CHANGED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_NODE_DONE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.NodeRule;
import xietong.v1.CaseFact;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseNode;
import xietong.v1.CaseProgress;
import xietong.v1.Clock;
import xietong.v1.ExclusionGround;
import xietong.v1.Reason;

/**
 * What a fact of a case does to its nodes: it opens some and ends others, lets them stand still or go on, or gives them to
 * another. The first small event opens what the hub keeps of the case; a court that sends none has no nodes.
 *
 * <p>Refused with: REASON_TOO_LARGE where more nodes would be open than one command can change; REASON_FIELD_INVALID for an
 * exclusion that begins twice, or ends without having begun or before it began.
 */
final class CaseEvents {
    /** Open nodes of one case. */
    private static final int MOST = 400;

    /** What ends a node whose row has gone from the rule book since. */
    private static final Set<CaseFactKind> WITHOUT_RULE = EnumSet.of(CASE_FACT_KIND_CLOSED, CASE_FACT_KIND_ARCHIVED);

    private final CaseFact fact;
    private final Instant at;
    private final Context context;
    private final CaseProgress.Builder progress;
    private final List<Effect> effects = new ArrayList<>();
    private int ids;

    private CaseEvents(CaseFact fact, CaseProgress before, String id, Context context) {
        this.fact = fact;
        this.at = Times.instant(fact.getEventTime());
        this.context = context;
        this.progress = before.toBuilder()
                .setId(id)
                .setRevision(before.getRevision() + 1)
                .setCourt(fact.getCourt())
                .setCaseNumber(fact.getCaseNumber());
    }

    /** Of a fact; {@code opens} whether it may open the case. */
    static List<Effect> of(CaseFact fact, boolean opens, String team, String handler, Context context) {
        String owner = CaseLists.owner(fact.getCourt(), fact.getCaseNumber());
        Optional<String> known = context.look().listed(CaseLists.PROGRESS, owner).stream().findFirst();
        if (known.isEmpty() && !opens) {
            return List.of();
        }
        CaseProgress before = known.flatMap(id -> context.look().state(id, CaseProgress.getDefaultInstance()))
                .orElse(CaseProgress.getDefaultInstance());
        var events = new CaseEvents(fact, before, known.orElseGet(() -> context.newId(1)), context);
        events.ids = known.isEmpty() ? 1 : 0;
        return events.take(before, owner, team, handler);
    }

    private List<Effect> take(CaseProgress before, String owner, String team, String handler) {
        List<CaseNode> open = context.look().listed(CaseLists.OPEN_NODES, owner).stream()
                .flatMap(id -> context.look().state(id, CaseNode.getDefaultInstance()).stream())
                .toList();
        exclusion(open);
        if (!team.isEmpty() || !handler.isEmpty() || fact.getKind() == CASE_FACT_KIND_HANDLER_CHANGED) {
            progress.setTeam(team).setHandler(handler);
        }
        open.forEach(this::change);
        open(open);
        if (at.isAfter(Times.instant(before.getEventTime()))) {
            progress.setEventTime(fact.getEventTime());
        }
        effects.add(0, Effect.quiet(progress.getId(), progress.build()));
        return effects;
    }

    private void exclusion(List<CaseNode> open) {
        boolean begins = fact.getKind() == CASE_FACT_KIND_EXCLUSION_BEGUN;
        if (!begins && fact.getKind() != CASE_FACT_KIND_EXCLUSION_ENDED) {
            return;
        }
        Instant begun = open.stream()
                .flatMap(node -> node.getClocksList().stream())
                .filter(Clock::hasPauseTime)
                .map(clock -> Times.instant(clock.getPauseTime()))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        if (!begins && at.isBefore(begun)) {
            throw Refused.field("event_time", "not before " + begun + ", when time ceased to count");
        }
        List<ExclusionGround> grounds = new ArrayList<>(progress.getGroundsList());
        boolean changed = begins
                ? !grounds.contains(fact.getGround()) && grounds.add(fact.getGround())
                : grounds.remove(fact.getGround());
        if (!changed) {
            throw Refused.field("ground", begins ? "one for which time counts" : "one of " + grounds);
        }
        progress.clearGrounds().addAllGrounds(grounds);
    }

    private void change(CaseNode node) {
        Optional<NodeRule> rule = context.book().warnings().node(node.getNumber());
        Set<CaseFactKind> ends = rule.map(NodeRule::endsOn).orElse(WITHOUT_RULE);
        boolean itsItem = node.getItem().isEmpty() || fact.getItem().isEmpty() || node.getItem().equals(fact.getItem());
        boolean done = fact.getKind() == CASE_FACT_KIND_NODE_DONE
                ? node.getNumber() == fact.getNode()
                : ends.contains(fact.getKind());
        var change = new NodeChange(node.getId(), node, at, context);
        if (done && itsItem) {
            effects.add(change.done(fact.getKind()).effect());
        } else if (fact.hasUntilTime() && rule.filter(NodeRule::untilMeasureEnds).isPresent()
                && node.getItem().equals(fact.getItem())) {
            effects.add(change.until(Times.instant(fact.getUntilTime())).effect());
        } else if (fact.getKind() == CASE_FACT_KIND_HANDLER_CHANGED) {
            effects.add(change.handledBy(progress.getTeam(), progress.getHandler()).effect());
        } else if (rule.filter(NodeRule::excludes).isPresent() && isExclusion()) {
            boolean excluded = progress.getGroundsCount() > 0;
            effects.add(change.excluded(excluded).effect());
        }
    }

    private boolean isExclusion() {
        return fact.getKind() == CASE_FACT_KIND_EXCLUSION_BEGUN || fact.getKind() == CASE_FACT_KIND_EXCLUSION_ENDED;
    }

    private void open(List<CaseNode> open) {
        int fresh = 0;
        for (NodeRule rule : context.book().warnings().nodes()) {
            boolean starts = rule.startsOn() == fact.getKind() && !(rule.untilMeasureEnds() && !fact.hasUntilTime());
            String item = rule.per() == NodeRule.Per.ITEM ? fact.getItem() : "";
            boolean there = open.stream().anyMatch(n -> n.getNumber() == rule.number() && n.getItem().equals(item));
            if (!starts || there) {
                continue;
            }
            var change = NodeChange.opened(context.newId(++ids), rule, progress.build(), item, at, context);
            if (rule.untilMeasureEnds()) {
                change.until(Times.instant(fact.getUntilTime()));
            }
            effects.add(change.excluded(rule.excludes() && progress.getGroundsCount() > 0).effect());
            fresh++;
        }
        if (open.size() + fresh > MOST) {
            throw new Refused(Reason.REASON_TOO_LARGE, "the case has " + open.size() + " open nodes").with("accepted", MOST);
        }
        progress.setNodes(progress.getNodes() + fresh);
    }
}
