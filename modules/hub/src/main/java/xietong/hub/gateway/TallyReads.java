// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import xietong.hub.States;
import xietong.ledger.IndexRow;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.alert.AlertLists;
import xietong.rules.alert.WatchTallies;
import xietong.rules.cases.CaseLists;
import xietong.rules.cases.CaseTallies;
import xietong.rules.grid.GridLists;
import xietong.rules.grid.Rollups;
import xietong.rules.locate.WatchLists;
import xietong.v1.Alert;
import xietong.v1.CaseFact;
import xietong.v1.CaseServiceGetTallyRequest;
import xietong.v1.CaseServiceGetTallyResponse;
import xietong.v1.GridPush;
import xietong.v1.GridServiceGetTallyRequest;
import xietong.v1.GridServiceGetTallyResponse;
import xietong.v1.GridTask;
import xietong.v1.GridTaskKind;
import xietong.v1.LocateServiceGetTallyRequest;
import xietong.v1.LocateServiceGetTallyResponse;
import xietong.v1.Reason;
import xietong.v1.WatchOrder;

/**
 * Counts over the caller's own lists, from what the ledger holds now. One answer reads so many resources at most, and is
 * refused with REASON_TOO_LARGE beyond. Blocks; not for event loops.
 */
final class TallyReads {
    /** More than a court asks for in years; a second or two of reading. */
    static final int MOST = 100_000;

    private static final int PAGE = 500;

    private final Ledger ledger;
    private final int most;

    TallyReads(Ledger ledger, int most) {
        this.ledger = ledger;
        this.most = most;
    }

    /** Watch orders and alerts. */
    Message watches(LocateServiceGetTallyRequest request, Caller reader) {
        requireOrder(request.getFrom(), request.getUntil());
        var budget = new Budget(most);
        String owner = reader.code();
        List<WatchOrder> orders = WatchTallies.ORDERS.stream()
                .flatMap(box -> all(WatchLists.list(box), owner, WatchOrder.class, budget))
                .toList();
        List<Alert> alerts = WatchTallies.ALERTS.stream()
                .flatMap(box -> all(AlertLists.list(box), owner, Alert.class, budget))
                .toList();
        return LocateServiceGetTallyResponse.newBuilder()
                .setTally(WatchTallies.of(owner, orders.stream(), alerts.stream(), request))
                .build();
    }

    /** Tasks of pushes. */
    Message grid(GridServiceGetTallyRequest request, Caller reader) {
        requireOrder(request.getFrom(), request.getUntil());
        var budget = new Budget(most);
        List<GridPush> pushes = all(GridLists.PUSHES, reader.code(), GridPush.class, budget)
                .filter(p -> request.getKind() == GridTaskKind.GRID_TASK_KIND_UNSPECIFIED || p.getKind() == request.getKind())
                .filter(p -> Times.isWithin(p.getTime(), request.getFrom(), request.getUntil()))
                .toList();
        List<GridTask> tasks = pushes.stream()
                .flatMap(p -> all(GridLists.BY_PUSH, p.getId(), GridTask.class, budget))
                .toList();
        return GridServiceGetTallyResponse.newBuilder()
                .setPushes(pushes.size())
                .setRollup(Rollups.of(tasks))
                .build();
    }

    /** Facts of performance. */
    Message cases(CaseServiceGetTallyRequest request, Caller reader) {
        requireOrder(request.getFrom(), request.getUntil());
        Texts.require("case_number", request.getCaseNumber());
        return CaseServiceGetTallyResponse.newBuilder()
                .setTally(CaseTallies.of(
                        all(CaseLists.FACTS, reader.code(), CaseFact.class, new Budget(most)), request))
                .build();
    }

    private static void requireOrder(Timestamp from, Timestamp until) {
        boolean both = !from.equals(Timestamp.getDefaultInstance()) && !until.equals(Timestamp.getDefaultInstance());
        if (both && !Times.instant(from).isBefore(Times.instant(until))) {
            throw Refused.field("until", "later than from");
        }
    }

    /** How many more may be read. */
    private static final class Budget {
        private int left;

        Budget(int left) {
            this.left = left;
        }

        void take(int rows) {
            left -= rows;
            if (left < 0) {
                throw new Refused(Reason.REASON_TOO_LARGE, "more than one answer counts");
            }
        }
    }

    private <S extends Message> Stream<S> all(String list, String owner, Class<S> kind, Budget budget) {
        var all = new ArrayList<S>();
        IndexRow last = null;
        List<IndexRow> rows;
        do {
            rows = ledger.index(list, owner, last, PAGE);
            budget.take(rows.size());
            Map<String, StoredState> found = ledger.states(rows.stream().map(IndexRow::resource).toList());
            rows.stream()
                    .map(row -> found.get(row.resource()))
                    .filter(row -> row != null)
                    .map(States::parse)
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .forEach(all::add);
            last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        } while (rows.size() == PAGE);
        return all.stream();
    }
}
