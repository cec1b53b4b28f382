// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import xietong.app.output.Output;
import xietong.client.HubClient;
import xietong.client.Subscription;
import xietong.client.SubscriptionListener;
import xietong.v1.MailboxItem;

/** Deliveries of the caller's mailbox that tell of one collaboration: it, its orders, accounts that it is about. */
final class CampaignNews implements AutoCloseable {
    /** Whatever may change a figure of the roll-up. */
    private static final String[] TOPICS = {
        "collaboration.decided", "collaboration.dispatched", "collaboration.closed", "dispatch_order.acknowledged",
        "dispatch_order.reported", "dispatch_order.done", "asset.changed"
    };

    /** A permit for each delivery that concerns it; many at once are worth one question. */
    private final Semaphore news = new Semaphore(0);

    private final String collaboration;
    private final Subscription subscription;
    private final Thread closing;

    CampaignNews(HubClient hub, String name, String collaboration, Output output) {
        this.collaboration = collaboration;
        subscription = hub.subscription(name)
                .topics(TOPICS)
                .listener(new Listener(output))
                .start(item -> {
                    if (concerns(item)) {
                        news.release();
                    }
                });
        closing = new Thread(subscription::close);
        Runtime.getRuntime().addShutdownHook(closing);
    }

    private boolean concerns(MailboxItem item) {
        return switch (item.getContentCase()) {
            case COLLABORATION -> item.getResource().equals(collaboration);
            case DISPATCH_ORDER -> item.getDispatchOrder().getCollaboration().equals(collaboration);
            case ASSET -> item.getAsset().getCampaignsList().stream()
                    .anyMatch(c -> c.getCollaboration().equals(collaboration));
            default -> false;
        };
    }

    /** Waits until there is some; false once the subscription has ended by itself. */
    boolean await() throws InterruptedException {
        news.acquire();
        news.drainPermits();
        return subscription.stoppedBy().isEmpty();
    }

    /** Why it ended by itself. */
    Optional<RuntimeException> stoppedBy() {
        return subscription.stoppedBy()
                .map(cause -> cause instanceof RuntimeException refusal ? refusal : new IllegalStateException(cause));
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(closing);
        subscription.close();
    }

    private final class Listener implements SubscriptionListener {
        private final Output output;

        Listener(Output output) {
            this.output = output;
        }

        @Override
        public void onDisconnected(Throwable why, Duration delay) {
            output.aside("disconnected, again in " + delay.toMillis() + " ms: " + why.getMessage());
        }

        @Override
        public void onStopped(Throwable why) {
            news.release();
        }
    }
}
