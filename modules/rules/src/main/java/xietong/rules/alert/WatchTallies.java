// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import xietong.rules.Times;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.AlertOutcome;
import xietong.v1.HandOverResult;
import xietong.v1.LegalBasis;
import xietong.v1.LocateServiceGetTallyRequest;
import xietong.v1.WatchBox;
import xietong.v1.WatchOrder;
import xietong.v1.WatchTally;

/** How many watch orders one organisation asked for in a time, and what came of their alerts: counts, never a name. */
public final class WatchTallies {
    /** Boxes in which every watch order of whoever asked stands once. */
    public static final List<WatchBox> ORDERS =
            List.of(WatchBox.WATCH_BOX_REQUESTED, WatchBox.WATCH_BOX_ACTIVE, WatchBox.WATCH_BOX_ENDED);
    /** Boxes in which every alert of whoever asked stands once. */
    public static final List<AlertBox> ALERTS = List.of(
            AlertBox.ALERT_BOX_OPEN, AlertBox.ALERT_BOX_WORKING, AlertBox.ALERT_BOX_SHELVED,
            AlertBox.ALERT_BOX_LAPSED, AlertBox.ALERT_BOX_TO_CLOSE, AlertBox.ALERT_BOX_CLOSED);

    private WatchTallies() {}

    /** Counts those of one organisation that the question is about. */
    public static WatchTally of(
            String sender, Stream<WatchOrder> orders, Stream<Alert> alerts, LocateServiceGetTallyRequest asked) {
        List<WatchOrder> counted = orders
                .filter(o -> o.getSender().equals(sender) && isAsked(o.getLegalBasis(), asked))
                .filter(o -> Times.isWithin(o.getRequestTime(), asked.getFrom(), asked.getUntil()))
                .toList();
        List<Alert> raised = alerts
                .filter(a -> a.getSender().equals(sender) && isAsked(a.getLegalBasis(), asked))
                .filter(a -> Times.isWithin(a.getRaiseTime(), asked.getFrom(), asked.getUntil()))
                .filter(a -> asked.getSourcesCount() == 0 || asked.getSourcesList().contains(a.getSightings(0).getSource()))
                .toList();
        return WatchTally.newBuilder()
                .setWatchOrders(counted.size())
                .setAlerts(raised.size())
                .setControlled(count(raised, Alert::hasControl))
                .setTakenIn(handed(raised, HandOverResult.HAND_OVER_RESULT_TAKEN_IN))
                .setHandedToCourt(handed(raised, HandOverResult.HAND_OVER_RESULT_TO_COURT))
                .setIntakeRefused(handed(raised, HandOverResult.HAND_OVER_RESULT_REFUSED_MEDICAL))
                .setDeferred(handed(raised, HandOverResult.HAND_OVER_RESULT_DETENTION_DEFERRED))
                .setVehiclesHeld(count(raised, a -> a.getOutcome() == AlertOutcome.ALERT_OUTCOME_VEHICLE_HELD))
                .setRecalled(count(raised, Alert::hasRecallTime))
                .setSuppressed(counted.stream().mapToInt(WatchOrder::getSuppressedCount).sum())
                .build();
    }

    private static boolean isAsked(LegalBasis basis, LocateServiceGetTallyRequest asked) {
        return asked.getLegalBasis() == LegalBasis.LEGAL_BASIS_UNSPECIFIED || asked.getLegalBasis() == basis;
    }

    private static int handed(List<Alert> alerts, HandOverResult result) {
        return count(alerts, a -> a.getHandOversList().stream().anyMatch(h -> h.getResult() == result));
    }

    private static int count(List<Alert> alerts, Predicate<Alert> which) {
        return (int) alerts.stream().filter(which).count();
    }
}
