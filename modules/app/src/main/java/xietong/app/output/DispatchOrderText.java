// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.stream.Stream;
import xietong.v1.DispatchOrder;

/** Orders of collaborations 调度令, in a list and one by one. */
public final class DispatchOrderText {
    private static final Listing<DispatchOrder> LISTING = new Listing<>("order", DispatchOrderText::row,
            "ID", "STATE", "COURT", "ACCOUNTS", "COLLABORATION", "KIND", "FROM", "SENT", "DUE", "");

    private DispatchOrderText() {}

    public static void list(Output output, Stream<DispatchOrder> orders) {
        LISTING.print(output, orders);
    }

    private static String[] row(DispatchOrder order) {
        return new String[] {order.getId(), CollaborationWords.of(order.getState()), order.getCourt(),
            order.getAccountsCount() == 0 ? "" : String.valueOf(order.getAccountsCount()), order.getCollaboration(),
            CollaborationWords.of(order.getKind()), from(order), Words.time(order.getSendTime()),
            Words.time(order.getDueTime()), order.getOverdue() ? "超期" : ""};
    }

    private static String from(DispatchOrder order) {
        return order.getDecider().isEmpty() ? order.getLead() : order.getDecider();
    }

    public static void print(DispatchOrder order, Output output) {
        output.line("order 调度令 " + order.getId() + ": " + CollaborationWords.of(order.getState()) + ", no. "
                + order.getNumber() + " of " + order.getCollaboration() + " " + CollaborationWords.of(order.getKind()));
        output.line("to 承办: " + order.getCourt() + (order.getRole().isEmpty() ? "" : " as " + order.getRole())
                + "; from 下达: " + from(order)
                + (order.getLead().isEmpty() ? "" : "; lead 主办: " + order.getLead()));
        output.line("what 内容: " + order.getText());
        if (order.hasDueTime()) {
            output.line("due 期限: " + Words.time(order.getDueTime()) + (order.getOverdue() ? ", overdue 超期" : ""));
        }
        if (order.getAccountsCount() > 0) {
            output.line("");
            accounts(order).print(output::line);
        }
        output.line("");
        CollaborationText.steps(order.getStepsList()).print(output::line);
    }

    /** The court's own measures: what a release has to name stands beside them. */
    private static Columns accounts(DispatchOrder order) {
        Columns columns = new Columns("LINE", "AT", "ACCOUNT", "ORIGINAL CASE", "ORIGINAL REQUEST", "FREEZE");
        order.getAccountsList().forEach(a -> columns.add(String.valueOf(a.getLine()), a.getKey().getRegistrar(),
                Accounts.text(a.getKey()), a.getOriginalCaseNumber(), a.getOriginalRequestNumber(),
                a.getOrder().isEmpty() ? "中枢未承办 not carried" : a.getOrder()));
        return columns;
    }
}
