// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.v1.MailboxBye;
import xietong.v1.MailboxByeReason;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxItems;
import xietong.v1.MailboxHeartbeat;
import xietong.v1.MailboxPosition;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.MailboxServiceSubscribeRequest;
import xietong.v1.MailboxServiceSubscribeResponse;

/** One stream of a subscription, from where the view stands to whatever ends it. */
final class MailboxSession {
    /** A node that knows the ledger as of longer ago is left for another. */
    private static final Duration LONGEST_BEHIND = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(MailboxSession.class);

    private final Caller caller;
    private final SubscriptionSettings settings;
    private final View view;
    private final Acknowledger acknowledger;
    private final CountDownLatch stop;
    private final StreamCall<MailboxServiceSubscribeRequest, MailboxServiceSubscribeResponse> call;
    private final Map<String, MailboxItem> recalled = new ConcurrentHashMap<>();
    private boolean progressed;

    /** Why a stream ended that is to be opened again, and how long the hub asks to be left alone. */
    record Ending(HubRefusal cause, Duration retryAfter) {}

    MailboxSession(Caller caller, SubscriptionSettings settings, View view, Acknowledger acknowledger,
            CountDownLatch stop) {
        this.caller = caller;
        this.settings = settings;
        this.view = view;
        this.acknowledger = acknowledger;
        this.stop = stop;
        // As many as the hub sends before it waits for an acknowledgement, so that a recall behind them is heard.
        this.call = new StreamCall<>(
                caller.channel(), MailboxServiceGrpc.getSubscribeMethod(), this::overtakes, settings.window() + 64);
    }

    /** Refuses where opening it again would not help. */
    Ending run() throws InterruptedException {
        try (call) {
            call.ask(request());
            Ending ending = null;
            while (ending == null && !stopping()) {
                MailboxServiceSubscribeResponse frame = call.next(settings.watchdog());
                ending = frame == null ? ending("the stream ended without a word") : take(frame);
            }
            return ending;
        } catch (HubRefusal refusal) {
            if (refusal.code() == Status.Code.OUT_OF_RANGE && isNew(refusal.metadata().get("epoch"))) {
                return newEpoch(refusal.metadata().get("epoch"), refusal.number("floor"));
            }
            if (!refusal.reconnectable()) {
                throw refusal;
            }
            return new Ending(refusal, refusal.retryAfter());
        }
    }

    /** Whether it got anywhere; otherwise the delay before the next grows. */
    boolean progressed() {
        return progressed;
    }

    void cancel() {
        call.close();
    }

    private MailboxServiceSubscribeRequest request() {
        var request = MailboxServiceSubscribeRequest.newBuilder()
                .setMailbox(settings.mailbox())
                .setSubscription(settings.name())
                .setFilter(settings.filter())
                .setWindow(settings.window());
        if (!view.epoch().isEmpty()) {
            request.setEpoch(view.epoch()).setAfterSeq(view.last());
        }
        return request.build();
    }

    private Ending take(MailboxServiceSubscribeResponse frame) throws InterruptedException {
        return switch (frame.getFrameCase()) {
            case OPENED -> opened(frame.getOpened());
            case ITEMS -> items(frame.getItems());
            case HEARTBEAT -> heartbeat(frame.getHeartbeat());
            case BYE -> bye(frame.getBye());
            case RECALLED, FRAME_NOT_SET -> null;
        };
    }

    /** By the transport's thread, while the handler may be busy with what came before. */
    private boolean overtakes(MailboxServiceSubscribeResponse frame) {
        for (MailboxItem item : frame.getRecalled().getItemsList()) {
            recalled.put(item.getResource(), item);
            tell(() -> settings.listener().onRecalled(item));
        }
        return frame.hasRecalled();
    }

    /** With the content that a recall has brought meanwhile. */
    private MailboxItem present(MailboxItem item) {
        MailboxItem recall = recalled.get(item.getResource());
        if (recall == null || item.getRevision() >= recall.getRevision()) {
            recalled.computeIfPresent(item.getResource(), (id, known) -> known == recall ? null : known);
            return item;
        }
        MailboxItem.Builder present = item.toBuilder().clearContent().setWithheld(recall.getWithheld());
        return recall.hasAlert() ? present.setAlert(recall.getAlert()).build() : present.build();
    }

    private Ending opened(MailboxPosition position) {
        if (view.epoch().isEmpty()) {
            view.start(position.getEpoch(), position.getCursor());
        } else if (isNew(position.getEpoch())) {
            return newEpoch(position.getEpoch(), position.getFloor());
        }
        view.opened(position);
        acknowledger.opened(view.epoch(), view.last(), position.getCursor());
        tell(() -> settings.listener().onOpened(view.position(acknowledger.acknowledged())));
        return null;
    }

    private Ending items(MailboxItems items) throws InterruptedException {
        if (items.getItemsCount() > 0) {
            view.received(items.getItems(items.getItemsCount() - 1), items.getHead());
        }
        for (MailboxItem item : items.getItemsList()) {
            View.Step step = view.step(item);
            if (step == View.Step.GAP) {
                return gap(item.getPrev());
            }
            if (step == View.Step.NEXT) {
                if (stopping() || !handled(item)) {
                    return ending("left before its last item");
                }
                view.handled(item);
                acknowledger.handled(item.getSeq());
                progressed = true;
            }
        }
        return null;
    }

    /** False where it is given up: on closing, or because the stream is gone and will bring the item again. */
    private boolean handled(MailboxItem item) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                settings.handler().handle(present(item));
                return true;
            } catch (Exception e) {
                int count = attempt;
                LOG.debug("handler of {} failed on {}", settings.name(), item.getSeq(), e);
                tell(() -> settings.listener().onHandlerFailure(item, e, count));
            }
            if (caller.time.pause(caller.backoff.delay(attempt - 1, Duration.ZERO), stop) || call.ended()) {
                return false;
            }
        }
    }

    private Ending heartbeat(MailboxHeartbeat heartbeat) {
        progressed = true;
        // Both by the clock of the node.
        long behind = heartbeat.getTime().getSeconds() - heartbeat.getAsOf().getSeconds();
        if (caller.severalNodes() && heartbeat.hasAsOf() && behind > LONGEST_BEHIND.toSeconds()) {
            return new Ending(HubRefusal.away("the node has not reached its ledger for " + behind + " s"), Duration.ZERO);
        }
        MailboxPosition position = heartbeat.getPosition();
        return view.missing(position) ? gap(position.getViewHead()) : null;
    }

    private Ending gap(long got) {
        long last = view.last();
        LOG.warn("subscription {}: {} does not follow on {}; reading again from there", settings.name(), got, last);
        tell(() -> settings.listener().onGap(last, got));
        return ending("gap after " + last + ": " + got);
    }

    private Ending bye(MailboxBye bye) {
        if (bye.getReason() == MailboxByeReason.MAILBOX_BYE_REASON_DELETED) {
            throw HubRefusal.local(Status.Code.NOT_FOUND, "the subscription was deleted");
        }
        return new Ending(HubRefusal.bye("the hub said bye: " + bye.getReason()),
                Duration.ofMillis(Math.max(0, bye.getRetryAfterMs())));
    }

    private boolean isNew(String epoch) {
        return epoch != null && !epoch.isEmpty() && !epoch.equals(view.epoch());
    }

    private Ending newEpoch(String epoch, long floor) {
        LOG.warn("subscription {}: the mailbox has a new epoch {}, before {}", settings.name(), epoch, view.epoch());
        long chosen = settings.listener().onNewEpoch(view.epoch(), epoch);
        view.start(epoch, Math.max(chosen, Math.max(0, floor - 1)));
        return ending("new epoch " + epoch);
    }

    private Ending ending(String why) {
        return new Ending(HubRefusal.local(Status.Code.UNAVAILABLE, why), Duration.ZERO);
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.warn("a subscription's listener threw", e);
        }
    }
}
