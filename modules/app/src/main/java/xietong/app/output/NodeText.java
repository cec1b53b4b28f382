// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.stream.Stream;
import xietong.v1.CaseNode;
import xietong.v1.CaseNodeState;

/** Nodes of a case 流程节点: what has to be done by when, and what was. */
public final class NodeText {
    private static final Listing<CaseNode> LISTING = new Listing<>("node", NodeText::row,
            "NO", "LINK", "NODE", "STATE", "ITEM", "BEGAN", "DUE", "DONE", "DAYS", "TEAM", "HANDLER", "");

    private NodeText() {}

    public static void list(Output output, Stream<CaseNode> nodes) {
        LISTING.print(output, nodes);
    }

    private static String[] row(CaseNode node) {
        boolean done = node.getState() == CaseNodeState.CASE_NODE_STATE_DONE;
        String due = node.getClocksList().stream().map(c -> Words.time(c.getDueTime())).findFirst().orElse("");
        return new String[] {String.valueOf(node.getNumber()), node.getLink(), node.getName(),
            WarningWords.of(node.getState()), node.getItem(), Words.time(node.getStartTime()), due,
            Words.time(node.getEndTime()), done ? String.valueOf(node.getActualDays()) : "", node.getTeam(),
            node.getHandler(), done ? CollaborationWords.of(node.getEndedBy()) : ""};
    }
}
