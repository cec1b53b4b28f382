// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.freeze.Accounts;
import xietong.v1.CollaborationServiceReportOrderRequest;
import xietong.v1.CommandHeader;
import xietong.v1.DispatchOrder;
import xietong.v1.DispatchOrderState;
import xietong.v1.OrderedAccount;
import xietong.v1.Reason;

/**
 * The court reports on its order 报告; progress, or that all of it is done.
 *
 * <p>Refused with: REASON_ACCOUNTS_OPEN where it says done while one of its own freezes still stands, with the lines: a
 * freeze is released once the institution has said so, not once the court has ordered it.
 */
final class ReportOrder extends OrderRule<CollaborationServiceReportOrderRequest> {

    ReportOrder() {
        super(DispatchOrderAct.REPORT, CollaborationServiceReportOrderRequest.getDefaultInstance());
    }

    @Override
    void apply(OrderChange change, CollaborationServiceReportOrderRequest command, CommandHeader head) {
        change.step
                .setText(Checks.required("text", command.getText(), Checks.TEXT))
                .addAllPapers(Papers.known("papers", command.getPapersList(), change.context()));
        if (!command.getDone()) {
            change.tellSenders("reported");
            return;
        }
        requireReleased(change);
        change.next.setDoneTime(Times.timestamp(change.context().now()));
        change.state(DispatchOrderState.DISPATCH_ORDER_STATE_DONE).tellSenders("done");
        if (change.next.getLaidBeforeCount() > 0) {
            change.tellSuperior("done");
        }
    }

    private static void requireReleased(OrderChange change) {
        List<OrderedAccount> open = change.before.getAccountsList().stream()
                .filter(a -> stands(a, change.before, change))
                .toList();
        if (!open.isEmpty()) {
            throw new Refused(Reason.REASON_ACCOUNTS_OPEN, "your own freeze still stands on " + open.size() + " accounts")
                    .with("lines", open.stream().map(a -> String.valueOf(a.getLine())).collect(Collectors.joining(",")))
                    .with("article", "SEAL 28");
        }
    }

    private static boolean stands(OrderedAccount account, DispatchOrder order, OrderChange change) {
        Optional<Accounts.Found> found = Accounts.find(account.getKey(), change.context().look());
        return found.stream()
                .flatMap(f -> f.asset().getQueueList().stream())
                .anyMatch(e -> e.getCourt().equals(order.getCourt())
                        && e.getOriginalCaseNumber().equals(account.getOriginalCaseNumber())
                        && e.getRequestNumber().equals(account.getOriginalRequestNumber()));
    }
}
