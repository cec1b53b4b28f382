// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import xietong.v1.MailboxItem;

/** A listener that remembers what it was told. */
final class Recorder implements SubscriptionListener {
    final List<SubscriptionPosition> opened = new CopyOnWriteArrayList<>();
    final List<Throwable> disconnections = new CopyOnWriteArrayList<>();
    final List<String> gaps = new CopyOnWriteArrayList<>();
    final List<String> epochs = new CopyOnWriteArrayList<>();
    final List<String> failures = new CopyOnWriteArrayList<>();
    final List<Throwable> stops = new CopyOnWriteArrayList<>();
    volatile long startAfter;
    private volatile Runnable gapAction = () -> {};

    void onNextGap(Runnable action) {
        gapAction = action;
    }

    @Override
    public void onOpened(SubscriptionPosition position) {
        opened.add(position);
    }

    @Override
    public void onDisconnected(Throwable cause, Duration delay) {
        disconnections.add(cause);
    }

    @Override
    public void onGap(long expected, long got) {
        gaps.add(expected + ":" + got);
        gapAction.run();
    }

    @Override
    public long onNewEpoch(String previous, String current) {
        epochs.add(previous + ">" + current);
        return startAfter;
    }

    @Override
    public void onHandlerFailure(MailboxItem item, Exception failure, int attempt) {
        failures.add(item.getSeq() + "/" + attempt + " at " + item.getPrev());
    }

    @Override
    public void onStopped(Throwable cause) {
        stops.add(cause);
    }
}
