// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.v1.WatchOrder;
import xietong.v1.WatchTarget;

/** Lists of watch orders 布控 on the screen. */
public final class WatchText {
    private static final Listing<WatchOrder> LISTING = new Listing<>("watch order", WatchText::row,
            "ID", "STATE", "BASIS", "WHO", "BY", "CASE", "UNTIL", "ASKED", "");

    private WatchText() {}

    public static void list(Output output, Stream<WatchOrder> orders) {
        LISTING.print(output, orders);
    }

    private static String[] row(WatchOrder order) {
        return new String[] {order.getId(), WhereaboutsWords.of(order.getState()),
            WhereaboutsWords.of(order.getLegalBasis()), who(order.getTarget()), order.getSender(), order.getCaseNumber(),
            Words.time(order.getValidUntil()), asked(order), marks(order)};
    }

    private static String who(WatchTarget target) {
        return target.hasVehicle() ? target.getVehicle().getPlate() : target.getPerson().getSubject().getName();
    }

    private static String asked(WatchOrder order) {
        return order.getAddresseesList().stream()
                .map(a -> a.getOrganisation() + " " + WhereaboutsWords.word(a.getAnswer()))
                .collect(Collectors.joining("; "));
    }

    private static String marks(WatchOrder order) {
        String suppressed = order.getSuppressedCount() == 0 ? "" : order.getSuppressedCount() + " suppressed 已抑制";
        String ended = order.hasEndTime() ? WhereaboutsWords.of(order.getEnd()) : "";
        return Stream.of(order.getOverdue() ? "超期" : "", ended, suppressed)
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
