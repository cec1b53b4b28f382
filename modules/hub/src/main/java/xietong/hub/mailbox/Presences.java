// SPDX-License-Identifier: Apache-2.0
package xietong.hub.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import xietong.live.Live;

/** Tells the cluster which terminals are connected here, and now and then when each gave its last sign of life. */
final class Presences {
    private final Live live;
    private final String node;
    private final Duration every;

    Presences(Live live, String node, Duration heartbeat) {
        this.live = live;
        this.node = node;
        // 100,000 terminals tell it often enough at every second heartbeat.
        this.every = heartbeat.multipliedBy(2);
    }

    /** A terminal, with the last sign of life that was told. */
    record Subscriber(String mailbox, String name, long since, AtomicLong told) {
        Subscriber(Mailboxes.Opening opening) {
            this(opening.mailbox(), opening.name(), opening.arrival().number(),
                    new AtomicLong(opening.arrival().number() >> Mailboxes.CONNECTION_BITS));
        }
    }

    void connected(Subscriber subscriber, Instant lastSent) {
        subscriber.told().accumulateAndGet(lastSent.toEpochMilli(), Math::max);
        live.connected(presence(subscriber));
    }

    void disconnected(Subscriber subscriber) {
        live.disconnected(presence(subscriber));
    }

    /** It has taken something at that time. */
    void alive(Subscriber subscriber, Instant lastSent) {
        if (lastSent.toEpochMilli() - subscriber.told().get() >= every.toMillis()) {
            connected(subscriber, lastSent);
        }
    }

    private Live.Presence presence(Subscriber subscriber) {
        long beat = TimeUnit.MILLISECONDS.toMicros(subscriber.told().get());
        return new Live.Presence(subscriber.mailbox(), subscriber.name(), node, subscriber.since(), beat);
    }
}
