// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import static xietong.v1.CollaborationState.COLLABORATION_STATE_APPLIED;
import static xietong.v1.CollaborationState.COLLABORATION_STATE_CLOSED;
import static xietong.v1.CollaborationState.COLLABORATION_STATE_IN_FORCE;
import static xietong.v1.CollaborationState.COLLABORATION_STATE_REFUSED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import xietong.rules.Caller;
import xietong.rules.Kept;
import xietong.rules.Masking;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.directory.Directory;
import xietong.v1.Clock;
import xietong.v1.Collaboration;
import xietong.v1.CollaborationBox;
import xietong.v1.CollaborationKind;
import xietong.v1.CollaborationStep;
import xietong.v1.DocumentRef;
import xietong.v1.Reason;

/**
 * A collaboration as a resource. Who applied or leads, who decides, and the superiors between them are party to it; who
 * assists in a joint action is from the moment it is in force. A court that only gets an order sees that order, and
 * nothing of the collaboration.
 */
public final class CollaborationResource implements Resource<Collaboration> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "collaboration";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Collaboration empty() {
        return Collaboration.getDefaultInstance();
    }

    @Override
    public long revision(Collaboration collaboration) {
        return collaboration.getRevision();
    }

    private static boolean ended(Collaboration c) {
        return c.getState() == COLLABORATION_STATE_CLOSED || c.getState() == COLLABORATION_STATE_REFUSED;
    }

    /** Who assists, once it is in force; none where it is not their business. */
    static List<String> participants(Collaboration c) {
        boolean begun = c.getState() == COLLABORATION_STATE_IN_FORCE || c.getState() == COLLABORATION_STATE_CLOSED;
        boolean jointly = c.getKind() == CollaborationKind.COLLABORATION_KIND_ACT_JOINTLY;
        return begun && jointly ? c.getCourtsList() : List.of();
    }

    @Override
    public Set<Relation> relations(Collaboration c, Caller caller, Directory directory) {
        var relations = EnumSet.noneOf(Relation.class);
        String code = caller.code();
        if (code.equals(c.getApplicant()) || code.equals(c.getLead())) {
            relations.add(Relation.LEAD);
        }
        if (code.equals(c.getDecider())) {
            relations.add(Relation.DECIDER);
        }
        if (c.getRouteList().contains(code)) {
            relations.add(Relation.ROUTE);
        }
        if (participants(c).contains(code)) {
            relations.add(Relation.PARTICIPANT);
        }
        return relations;
    }

    @Override
    public List<Clock> clocks(Collaboration c) {
        return c.getClocksList();
    }

    @Override
    public List<ListRow> rows(Collaboration c) {
        var rows = new ArrayList<ListRow>();
        if (ended(c)) {
            Instant end = Times.instant(c.getSteps(c.getStepsCount() - 1).getTime());
            parties(c).forEach(p -> rows.add(row(CollaborationBox.COLLABORATION_BOX_ENDED, p, end)));
            return rows;
        }
        Instant due = Times.instant(c.hasDueTime() ? c.getDueTime() : c.getApplyTime());
        var ours = new LinkedHashSet<>(List.of(c.getApplicant(), c.getLead()));
        if (c.getState() == COLLABORATION_STATE_APPLIED) {
            Stream.concat(Stream.of(c.getDecider()), c.getRouteList().stream())
                    .forEach(s -> rows.add(row(CollaborationBox.COLLABORATION_BOX_TO_DECIDE, s, due)));
        } else {
            ours.addAll(participants(c));
            if (!c.getDecider().isEmpty()) {
                ours.add(c.getDecider());
            }
        }
        ours.forEach(p -> rows.add(row(CollaborationBox.COLLABORATION_BOX_OURS, p, due)));
        return rows;
    }

    private static ListRow row(CollaborationBox box, String owner, Instant due) {
        return new ListRow(CollaborationLists.list(box), owner, due);
    }

    @Override
    public Set<DocumentRef> citations(Collaboration c) {
        return Papers.documents(Stream.of(
                        c.getPapersList().stream(),
                        c.getInstrumentList().stream(),
                        c.getStepsList().stream().flatMap(s -> s.getPapersList().stream()))
                .flatMap(papers -> papers));
    }

    @Override
    public String status(Collaboration c) {
        return StateNames.of(c.getState());
    }

    @Override
    public List<String> allowed(Collaboration c) {
        return CollaborationAct.allowed(c).stream().map(CollaborationAct::rpc).toList();
    }

    @Override
    public List<Owing> owing(Collaboration c, Audience audience) {
        return audience == Audience.LEAD ? List.of(Owing.of(c.getLead(), c.getCaseNumber())) : List.of();
    }

    @Override
    public List<String> parties(Collaboration c) {
        var parties = new LinkedHashSet<>(List.of(c.getApplicant(), c.getLead()));
        if (!c.getDecider().isEmpty()) {
            parties.add(c.getDecider());
        }
        parties.addAll(c.getRouteList());
        parties.addAll(participants(c));
        return List.copyOf(parties);
    }

    @Override
    public Kept kept(Collaboration c) {
        return Kept.with(c.getRoom()).and(CollaborationLists.BY_COLLABORATION, c.getId());
    }

    @Override
    public Collaboration erase(Collaboration c, Caller by, String reason, Instant now) {
        if (!ended(c)) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "personal data of an open collaboration is still needed")
                    .with("article", "PIPL 47");
        }
        return Masking.erase(c).toBuilder()
                .setRevision(c.getRevision() + 1)
                .setErased(true)
                .addSteps(CollaborationStep.newBuilder()
                        .setRevision(c.getRevision() + 1)
                        .setTime(Times.timestamp(now))
                        .setOrganisation(by.code())
                        .setAction("Erase"))
                .build();
    }

    @Override
    public Collaboration view(Collaboration c, Caller reader, Rights rights, Directory directory) {
        Set<Relation> relations = relations(c, reader, directory);
        var view = c.toBuilder().setMasked(true);
        CollaborationAct.allowed(c).stream()
                .filter(a -> rights.relates(a.method(), reader.organisation().getKind(), relations))
                .forEach(a -> view.addAllowedCommands(a.rpc()));
        return view.build();
    }
}
