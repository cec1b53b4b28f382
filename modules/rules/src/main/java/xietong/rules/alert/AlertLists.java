// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.time.Duration;
import java.time.Instant;
import xietong.rules.Times;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.Sighting;

/** Names of the lists that alerts stand in. */
public final class AlertLists {
    /** Alerts of a watch order that would be recalled with it, by its identifier. */
    public static final String BY_ORDER = "alert/order";
    /** The same by what makes a sighting of the order one of theirs; its owners are {@link #sameReport} and {@link #samePlace}. */
    static final String SEEN = "alert/seen";
    /** Open alerts that went to every police station of some areas; its owner is {@link #EVERYBODY}. */
    public static final String BROADCAST = "alert/broadcast";
    /** Owner in {@link #BROADCAST}. */
    public static final String EVERYBODY = "*";

    /** Far more than any alert stays open: what is more urgent sorts before whatever is less. */
    private static final Duration URGENCY = Duration.ofDays(25 * 365);

    private AlertLists() {}

    /** The list behind a box. */
    public static String list(AlertBox box) {
        return AlertResource.KIND + "/" + box.name().substring("ALERT_BOX_".length());
    }

    /** Owner in {@link #SEEN} of alerts that have this report of a source. */
    static String sameReport(String order, Sighting sighting) {
        return order + "/" + sighting.getOrganisation() + "/" + sighting.getSourceValue() + "/" + sighting.getNumber();
    }

    /** Owner in {@link #SEEN} of alerts with a sighting in a division; empty for those that name none. */
    static String samePlace(String order, String division) {
        return order + "/" + division;
    }

    /** Sorts urgent alerts first, within a priority the oldest. */
    static Instant order(Alert alert) {
        return Times.instant(alert.getRaiseTime()).minus(URGENCY.multipliedBy(3 - alert.getPriority()));
    }
}
