// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.time.Duration;
import xietong.v1.MailboxItem;

/** What happens to a subscription beside its items; called by the thread that handles them, so be brief. */
public interface SubscriptionListener {

    /** The stream is open and continues after the position's cursor. */
    default void onOpened(SubscriptionPosition position) {}

    /** The stream ended and is opened again after that delay. */
    default void onDisconnected(Throwable cause, Duration delay) {}

    /**
     * The hub sent, or announced, something that does not follow on the last item: {@code expected} is that item's
     * number, {@code got} the one it should have been. Nothing of it was handled; the stream is opened again after
     * the last good item. Told again as long as the gap stays.
     */
    default void onGap(long expected, long got) {}

    /**
     * The ledger was restored and numbers its deliveries in a new epoch. Returns the number to start after; what
     * can no longer be read is passed over. The usual answer repeats everything that the restored ledger holds.
     */
    default long onNewEpoch(String previous, String current) {
        return 0;
    }

    /** The handler threw; it gets the item again. Attempts count from 1. */
    default void onHandlerFailure(MailboxItem item, Exception failure, int attempt) {}

    /**
     * An alert is called back, while items of it may still wait for the handler: those show it as recalled from now on.
     * Called at once by a thread of the transport, not by the one that handles items. The item itself comes again in
     * its turn, if the filter holds it.
     */
    default void onRecalled(MailboxItem recall) {}

    /**
     * It has ended by itself and does not come back: taken over by another connection
     * (REASON_SUBSCRIPTION_TAKEN_OVER), deleted, refused for good, or the handler threw an Error. Not called after
     * close().
     */
    default void onStopped(Throwable cause) {}
}
