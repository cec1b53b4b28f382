// SPDX-License-Identifier: Apache-2.0
package xietong.app.screening;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.client.ListStream;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Screen;
import xietong.v1.LocateServiceFollowListResponse;

/** Keeps the list of this machine, over broken connections and new keys, until it is closed or the hub refuses it. */
public final class ListFollower implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final long PAUSE_MILLIS = 500;

    private final HubClient hub;
    private final Consumer<String> news;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::follow, "xietong-list");
    private LocalList list = new LocalList();
    private volatile Ready ready;
    private volatile RuntimeException refused;

    /** A list that can be asked. */
    public record Ready(Digester digester, Screen screen) {}

    /** {@code news} is told in words what happens. */
    public ListFollower(HubClient hub, Consumer<String> news) {
        this.hub = hub;
        this.news = news;
        thread.setDaemon(true);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** The newest complete list; empty before there is one. Throws what the hub finally refused it with. */
    public Optional<Ready> ready() {
        if (refused != null) {
            throw refused;
        }
        return Optional.ofNullable(ready);
    }

    private void follow() {
        try {
            while (!closed.await(0, TimeUnit.MILLISECONDS)) {
                try (ListStream stream = hub.watches().list(list.missing())) {
                    read(stream);
                } catch (HubRefusal refusal) {
                    if (!refusal.temporary()) {
                        refused = refusal;
                        return;
                    }
                    news.accept("the list is not followed now: " + refusal.getMessage());
                } catch (LocalList.Unusable | IllegalArgumentException e) {
                    news.accept("the list is fetched anew: " + e.getMessage());
                    list = new LocalList();
                }
                closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            refused = e;
        }
    }

    private void read(ListStream stream) throws InterruptedException, LocalList.Unusable {
        while (closed.getCount() > 0) {
            Optional<LocateServiceFollowListResponse> part = stream.next(PATIENCE);
            if (part.isPresent()) {
                list.take(part.get(), Instant.now());
                Screen screen = list.screen();
                if (screen != null && (ready == null || ready.screen() != screen)) {
                    ready = new Ready(list.digester(), screen);
                    news.accept("a list under key " + list.digester().key() + " is there");
                }
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }
}
