// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import com.google.protobuf.Message;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import xietong.rules.Look;
import xietong.rules.book.Locating;
import xietong.store.v1.SightingMatched;
import xietong.store.v1.SightingSuppressed;
import xietong.v1.Alert;
import xietong.v1.Sighting;
import xietong.v1.WatchOrder;
import xietong.v1.WatchState;

/** From a hit of the index to the hub's own command: what the index says is a hint, the watch order itself decides. */
public final class Hits {
    private Hits() {}

    /**
     * The command to give: {@link SightingMatched} with the open alert of the same event, if there is one;
     * {@link SightingSuppressed} where the watch order has ended; nothing where it does not ask this source or area, or has
     * not begun.
     */
    public static Optional<Message> route(SightingMatched hit, Look look, Locating rules) {
        WatchOrder order = look.state(hit.getWatchOrder(), WatchOrder.getDefaultInstance()).orElse(null);
        if (order == null || !isAsked(order, hit.getSighting())) {
            return Optional.empty();
        }
        return switch (order.getState()) {
            case WATCH_STATE_ACTIVE ->
                Optional.of(hit.toBuilder().setAlert(openAlert(hit, look, rules)).build());
            case WATCH_STATE_CANCELLED, WATCH_STATE_EXPIRED -> Optional.of(SightingSuppressed.newBuilder()
                    .setWatchOrder(hit.getWatchOrder())
                    .setSource(hit.getSighting().getSource())
                    .setTime(hit.getSighting().getTime())
                    .build());
            default -> Optional.empty();
        };
    }

    /** Whether a watch order asks the source of a sighting, and the area it lies in. */
    static boolean isAsked(WatchOrder order, Sighting sighting) {
        String division = sighting.getPlace().getDivision();
        boolean source = order.getSourcesList().isEmpty() || order.getSourcesList().contains(sighting.getSource());
        boolean area = order.getAreasList().isEmpty()
                || division.isEmpty()
                || order.getAreasList().stream().anyMatch(division::startsWith);
        return source && area && order.getState() != WatchState.WATCH_STATE_UNSPECIFIED;
    }

    /** The open alert of the same event; empty where there is none. */
    static String openAlert(SightingMatched hit, Look look, Locating rules) {
        for (String id : candidates(hit.getWatchOrder(), hit.getSighting(), look)) {
            Alert alert = look.state(id, Alert.getDefaultInstance()).orElse(Alert.getDefaultInstance());
            if (AlertResource.isRecallable(alert) && alert.getSightingsList().stream().anyMatch(s -> Sightings.isSameEvent(s, hit.getSighting(), rules))) {
                return id;
            }
        }
        return "";
    }

    /** Open alerts that may have this event: an order may have many, of which only these are looked at. */
    private static Set<String> candidates(String order, Sighting sighting, Look look) {
        String division = sighting.getPlace().getDivision();
        var candidates = new LinkedHashSet<>(look.listed(AlertLists.SEEN, AlertLists.sameReport(order, sighting)));
        if (division.isEmpty()) {
            candidates.addAll(look.listed(AlertLists.BY_ORDER, order));
        } else {
            candidates.addAll(look.listed(AlertLists.SEEN, AlertLists.samePlace(order, division)));
            candidates.addAll(look.listed(AlertLists.SEEN, AlertLists.samePlace(order, "")));
        }
        return candidates;
    }
}
