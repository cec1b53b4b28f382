// SPDX-License-Identifier: Apache-2.0
package xietong.hub.mailbox;

import com.google.protobuf.Message;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import xietong.hub.States;
import xietong.hub.writer.SubscriptionChange;
import xietong.hub.writer.Writer;
import xietong.ledger.Filter;
import xietong.ledger.Ledger;
import xietong.ledger.Subscription;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.directory.Address;
import xietong.v1.MailboxPosition;
import xietong.v1.MailboxServiceAcknowledgeRequest;
import xietong.v1.MailboxServiceAcknowledgeResponse;
import xietong.v1.MailboxServiceDeleteSubscriptionRequest;
import xietong.v1.MailboxServiceDeleteSubscriptionResponse;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceFetchResponse;
import xietong.v1.MailboxServiceListSubscriptionsRequest;
import xietong.v1.MailboxServiceListSubscriptionsResponse;
import xietong.v1.MailboxServiceSubscribeRequest;
import xietong.v1.MailboxSubscription;
import xietong.v1.Reason;

/** Subscribing, acknowledging, fetching, and the care of subscriptions. A caller reads the mailboxes of its own organisation and no others. */
public final class MailboxCalls {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Ledger ledger;
    private final Writer writer;
    private final Mailboxes mailboxes;
    private final States states;
    private final WorkerExecutor workers;

    /** For one node. */
    public MailboxCalls(
            Ledger ledger,
            Writer writer,
            Mailboxes mailboxes,
            States states,
            WorkerExecutor workers) {
        this.ledger = ledger;
        this.writer = writer;
        this.mailboxes = mailboxes;
        this.states = states;
        this.workers = workers;
    }

    /** A stream's way out, as the gateway provides it. */
    public interface Outlet {
        /** Whether the reader is behind with taking. */
        boolean isFull();

        /** Sends; false when the reader has left. */
        boolean send(Message message);

        /** The same of one that is ready. */
        boolean send(Masked message);

        /** Calls back once when there is room again. */
        void onDrain(Runnable then);

        /** Ends well. */
        void end();

        /** Ends with a refusal. */
        void fail(RuntimeException why);

        /** Calls back when the reader has left. */
        void onGone(Runnable then);

        /** Whether the reader has left. */
        boolean isGone();
    }

    /** Opens a stream; must be called on the stream's context. */
    public void subscribe(
            MailboxServiceSubscribeRequest request, Caller reader, Runnable entitled, Outlet outlet) {
        String mailbox = mailbox(request.getMailbox(), reader);
        String name = name(request.getSubscription());
        Filter filter = Filters.of(request.getFilter());
        int window = request.getWindow() == 0 ? 1_000 : request.getWindow();
        if (window < 1 || window > 10_000) {
            throw Refused.field("window", "1 to 10,000; 0 takes 1,000");
        }
        boolean asked = request.hasAfterSeq();
        Mailboxes.Arrival arrival = mailboxes.arrive(reader.code());
        workers.<Subscription>executeBlocking(
                        () -> {
                            requireCursor(mailbox, request.getEpoch(), asked ? request.getAfterSeq() : 0);
                            return ledger.subscription(mailbox, name)
                                    .filter(s -> s.filter().equals(filter))
                                    .orElse(null);
                        },
                        false)
                .compose(s -> s != null
                        ? Future.succeededFuture(s)
                        : Future.fromCompletionStage(
                                writer.put(SubscriptionChange.open(mailbox, name, filter)), Vertx.currentContext()))
                .onSuccess(s -> start(
                        new Mailboxes.Opening(
                                reader,
                                mailbox,
                                name,
                                filter,
                                window,
                                asked ? request.getAfterSeq() : s.cursor(),
                                s.cursor(),
                                arrival,
                                entitled),
                        outlet))
                .onFailure(e -> {
                    arrival.leave();
                    fail(outlet, e);
                });
    }

    private static void fail(Outlet outlet, Throwable e) {
        outlet.fail(e instanceof RuntimeException r ? r : new IllegalStateException(e));
    }

    private void start(Mailboxes.Opening opening, Outlet outlet) {
        if (outlet.isGone()) {
            // Who has left takes nothing over.
            opening.arrival().leave();
            return;
        }
        try {
            open(opening, outlet);
        } catch (RuntimeException e) {
            opening.arrival().leave();
            fail(outlet, e);
        }
    }

    private void open(Mailboxes.Opening opening, Outlet outlet) {
        Pump pump = mailboxes.open(opening, new Pump.Outlet() {
            @Override
            public boolean isFull() {
                return outlet.isFull();
            }

            @Override
            public boolean send(Message message) {
                return outlet.send(message);
            }

            @Override
            public boolean send(Masked message) {
                return outlet.send(message);
            }

            @Override
            public void onDrain(Runnable then) {
                outlet.onDrain(then);
            }

            @Override
            public void end() {
                outlet.end();
            }

            @Override
            public void fail(RuntimeException why) {
                outlet.fail(why);
            }
        });
        outlet.onGone(pump::close);
    }

    /** Moves a cursor; the answer comes when it is durable. */
    public CompletableFuture<Message> acknowledge(MailboxServiceAcknowledgeRequest request, Caller reader) {
        String mailbox = mailbox(request.getMailbox(), reader);
        String name = name(request.getSubscription());
        // What was sent is there: most acknowledgements need not ask the ledger.
        boolean sent = request.getSeq() >= 0
                && request.getEpoch().equals(ledger.info().mailboxEpoch())
                && mailboxes.hasSent(mailbox, name, request.getSeq());
        if (!sent) {
            requireCursor(mailbox, request.getEpoch(), request.getSeq());
        }
        return writer.put(SubscriptionChange.acknowledge(mailbox, name, request.getSeq())).thenApply(s -> {
            mailboxes.acknowledged(mailbox, name, s.cursor());
            return MailboxServiceAcknowledgeResponse.newBuilder().setCursor(s.cursor()).build();
        });
    }

    /** A page of the subscriptions of a mailbox. */
    public MailboxServiceListSubscriptionsResponse list(MailboxServiceListSubscriptionsRequest request, Caller reader) {
        String mailbox = mailbox(request.getMailbox(), reader);
        int size = request.getPageSize() == 0 ? 50 : request.getPageSize();
        if (size < 1 || size > 200) {
            throw Refused.field("page_size", "1 to 200; 0 takes 50");
        }
        List<Subscription> page = ledger.subscriptions(mailbox, request.getPageToken(), size);
        var response = MailboxServiceListSubscriptionsResponse.newBuilder();
        page.stream().filter(s -> !s.isOwn()).forEach(s -> response.addSubscriptions(MailboxSubscription.newBuilder()
                .setName(s.name())
                .setFilter(Filters.message(s.filter()))
                .setCursor(s.cursor())));
        if (page.size() == size) {
            response.setNextPageToken(page.get(size - 1).name());
        }
        return response.build();
    }

    /** Deletes a subscription; the answer comes when that is durable. */
    public CompletableFuture<Message> delete(MailboxServiceDeleteSubscriptionRequest request, Caller reader) {
        String mailbox = mailbox(request.getMailbox(), reader);
        String name = name(request.getSubscription());
        return writer.put(SubscriptionChange.delete(mailbox, name)).thenApply(s -> {
            mailboxes.deleted(mailbox, name);
            return MailboxServiceDeleteSubscriptionResponse.getDefaultInstance();
        });
    }

    /** One page. */
    public MailboxServiceFetchResponse fetch(MailboxServiceFetchRequest request, Caller reader) {
        String mailbox = mailbox(request.getMailbox(), reader);
        int limit = request.getLimit() == 0 ? 100 : request.getLimit();
        if (limit < 1 || limit > 500) {
            throw Refused.field("limit", "1 to 500; 0 takes 100");
        }
        requireCursor(mailbox, request.getEpoch(), request.getAfterSeq());
        var view = new View(ledger, states, new Lately(), mailbox, Filters.of(request.getFilter()), reader);
        long scanned = request.getAfterSeq();
        long viewHead = view.lastUpTo(Long.MAX_VALUE);
        long prev = view.lastUpTo(scanned, viewHead);
        long head = view.head();
        View.Page page = view.after(scanned, prev, limit);
        while (page.items().isEmpty() && page.scanned() < head && page.scanned() > scanned) {
            scanned = page.scanned();
            page = view.after(scanned, prev, limit);
        }
        return MailboxServiceFetchResponse.newBuilder()
                .addAllItems(page.items())
                .setPosition(MailboxPosition.newBuilder()
                        .setEpoch(ledger.info().mailboxEpoch())
                        .setFloor(1)
                        .setHead(head)
                        .setViewHead(viewHead)
                        .setCursor(request.getAfterSeq()))
                .build();
    }

    private void requireCursor(String mailbox, String epoch, long seq) {
        String current = ledger.info().mailboxEpoch();
        long head = ledger.mailboxHead(mailbox);
        boolean fits = epoch.equals(current) || (epoch.isEmpty() && seq == 0);
        if (!fits || seq < 0 || seq > head) {
            throw new Refused(Reason.REASON_CURSOR_OUT_OF_RANGE, "the cursor is not one of this mailbox")
                    .with("epoch", current)
                    .with("floor", 1)
                    .with("head", head);
        }
    }

    private String mailbox(String asked, Caller reader) {
        String mailbox = asked.isEmpty() ? reader.code() : asked;
        Address address = Address.parse(mailbox);
        if (!states.parts(reader).contains(address.organisation()) || !writer.book().directory().exists(address)) {
            throw Refused.notParty();
        }
        return mailbox;
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw Refused.field("subscription", "1 to 64 of A-Z a-z 0-9 . _ -");
        }
        return name;
    }
}
