// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import xietong.rules.Caller;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.book.NodeRule;
import xietong.rules.directory.Directory;
import xietong.rules.statistics.Figure.What;
import xietong.rules.statistics.Figure;
import xietong.v1.CaseNode;
import xietong.v1.CaseNodeState;
import xietong.v1.Clock;

/** A node of a case as a resource: the court's own. What is late of it, others hear by its warning. */
public final class CaseNodeResource implements Resource<CaseNode> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = NodeRule.RESOURCE;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public CaseNode empty() {
        return CaseNode.getDefaultInstance();
    }

    @Override
    public long revision(CaseNode node) {
        return node.getRevision();
    }

    /** Whether it is still to be done. */
    static boolean isOpen(CaseNode node) {
        return node.getState() == CaseNodeState.CASE_NODE_STATE_OPEN
                || node.getState() == CaseNodeState.CASE_NODE_STATE_EXCLUDED;
    }

    @Override
    public Set<Relation> relations(CaseNode node, Caller caller, Directory directory) {
        return caller.code().equals(node.getCourt()) ? Set.of(Relation.REPORTER) : Set.of();
    }

    @Override
    public List<Clock> clocks(CaseNode node) {
        return node.getClocksList();
    }

    @Override
    public List<ListRow> rows(CaseNode node) {
        var rows = new ArrayList<ListRow>();
        String owner = CaseLists.owner(node.getCourt(), node.getCaseNumber());
        Instant begun = Times.instant(node.getStartTime());
        rows.add(new ListRow(CaseLists.NODES, owner, begun));
        if (isOpen(node)) {
            rows.add(new ListRow(CaseLists.OPEN_NODES, owner, begun));
        }
        return rows;
    }

    @Override
    public String status(CaseNode node) {
        return StateNames.of(node.getState());
    }

    @Override
    public List<Owing> owing(CaseNode node, Audience audience) {
        return audience == Audience.RECIPIENT
                ? List.of(new Owing(node.getCourt(), node.getCaseNumber(), node.getTeam(), node.getHandler()))
                : List.of();
    }

    @Override
    public List<Figure> figures(CaseNode node) {
        String kind = String.format("%s/%02d", KIND, node.getNumber());
        Instant begun = Times.instant(node.getStartTime());
        var figures = new ArrayList<Figure>();
        if (node.hasStartTime()) {
            figures.add(Figure.of(node.getCourt(), kind, What.RECEIVED, begun));
        }
        if (node.hasEndTime()) {
            figures.add(Figure.done(node.getCourt(), kind, begun, Times.instant(node.getEndTime())));
        }
        return figures;
    }

    @Override
    public Instant told(CaseNode node) {
        return Times.instant(node.getTellTime());
    }

    @Override
    public List<String> parties(CaseNode node) {
        return List.of(node.getCourt());
    }

    @Override
    public CaseNode erase(CaseNode node, Caller by, String reason, Instant now) {
        return node.toBuilder().setRevision(node.getRevision() + 1).build();
    }

    @Override
    public CaseNode view(CaseNode node, Caller reader, Rights rights, Directory directory) {
        return node;
    }
}
