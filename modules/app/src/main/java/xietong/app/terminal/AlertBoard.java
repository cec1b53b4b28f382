// SPDX-License-Identifier: Apache-2.0
package xietong.app.terminal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import xietong.rules.Times;
import xietong.rules.alert.AlertResource;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.AlertState;

/**
 * What a terminal knows of its alerts. Each gets a number when the terminal first hears of it and keeps it, so that what is
 * typed never means another one than the officer saw. Not for several threads.
 */
public final class AlertBoard {
    /** Boxes whose alerts somebody has still to do something about. */
    public static final List<AlertBox> BOXES = List.of(
            AlertBox.ALERT_BOX_OPEN, AlertBox.ALERT_BOX_WORKING, AlertBox.ALERT_BOX_LAPSED, AlertBox.ALERT_BOX_SHELVED);

    private static final Set<AlertBox> LIVE = Set.copyOf(BOXES);
    /** So many that have ended are remembered. */
    private static final int MOST_ENDED = 500;
    private static final Comparator<Alert> ORDER = Comparator
            .comparing((Alert a) -> a.getState() != AlertState.ALERT_STATE_UNACKNOWLEDGED)
            .thenComparing(Alert::getPriority)
            .thenComparing((Alert a) -> Times.instant(a.getRaiseTime()), Comparator.<Instant>naturalOrder())
            .thenComparing(Alert::getId);

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Alert> alerts = new TreeMap<>();
    private final ArrayDeque<String> ended = new ArrayDeque<>();
    private int last;

    /** Takes a copy in; whether it is newer than what the terminal knew. */
    public boolean put(Alert alert) {
        Integer number = numbers.get(alert.getId());
        if (number != null && alerts.get(number).getRevision() >= alert.getRevision()) {
            return false;
        }
        if (number == null) {
            number = ++last;
            numbers.put(alert.getId(), number);
        }
        alerts.put(number, alert);
        if (!isLive(alert)) {
            ended.remove(alert.getId());
            ended.add(alert.getId());
            if (ended.size() > MOST_ENDED) {
                alerts.remove(numbers.remove(ended.poll()));
            }
        }
        return true;
    }

    private static boolean isLive(Alert alert) {
        return LIVE.contains(AlertResource.box(alert));
    }

    /** Knows it no more; its number is not given again. */
    public void forget(String id) {
        Integer number = numbers.remove(id);
        if (number != null) {
            alerts.remove(number);
        }
        ended.remove(id);
    }

    /** Whether the terminal has heard of it. */
    public boolean knows(String id) {
        return numbers.containsKey(id);
    }

    /** Number of one that it knows. */
    public int number(Alert alert) {
        return numbers.get(alert.getId());
    }

    /** By number or identifier. */
    public Optional<Alert> find(String typed) {
        return typed.matches("[0-9]{1,9}")
                ? Optional.ofNullable(alerts.get(Integer.parseInt(typed)))
                : Optional.ofNullable(numbers.get(typed)).map(alerts::get);
    }

    /** What is to be done, urgent first: who is unacknowledged before the others. */
    public List<Alert> open() {
        return alerts.values().stream().filter(AlertBoard::isLive).sorted(ORDER).toList();
    }
}
