// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import xietong.client.HubClient;
import xietong.client.Subscription;
import xietong.ledger.Reads;
import xietong.rules.Times;
import xietong.rules.screening.Digester;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.AdminServiceGetHubRequest;
import xietong.v1.AdminServiceGrpc;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.MailboxItem;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Receipt;

/** Everyone who takes part, each with a client and a subscription of its own, and the operator, who moves the clock. */
final class Cast implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OPERATOR = "HUB";

    private final Map<String, HubClient> clients = new LinkedHashMap<>();
    private final Map<String, NavigableMap<Long, Arrival>> arrivals = new ConcurrentHashMap<>();
    /** Where each mailbox stood when the play began: what is in it from earlier plays is none of this one's business. */
    private final Map<String, Long> begun = new HashMap<>();
    private final Map<String, Long> told = new HashMap<>();
    private final Map<Long, Long> sent = new ConcurrentHashMap<>();
    private final Map<String, Subscription> subscriptions = new HashMap<>();
    private final Map<String, DocumentRef> papers = new HashMap<>();
    private final AtomicInteger number;
    private final HubClient operator;
    private final Digester sightingKey;
    /** Only tells where there is news; what it is comes over the network to everyone. */
    private final Reads ledger;
    private long looked;

    /** A delivery: when it came (nanoTime) and what it is. */
    record Arrival(long nanos, MailboxItem item) {}

    /** A delivery that has not been looked at yet. */
    record News(String organisation, MailboxItem item) {}

    Cast(DemoHub hub, Collection<String> organisations) throws IOException {
        number = hub.number();
        operator = hub.client(OPERATOR);
        sightingKey = hub.sightingKey();
        ledger = hub.hub().ledger();
        looked = ledger.heads().position();
        for (String organisation : organisations) {
            HubClient client = hub.client(organisation.split("/")[0]);
            clients.put(organisation, client);
            var inbox = new ConcurrentSkipListMap<Long, Arrival>();
            arrivals.put(organisation, inbox);
            long head = ledger.mailboxHead(organisation);
            begun.put(organisation, head);
            told.put(organisation, head);
            subscriptions.put(organisation, client.subscription("demo").mailbox(mailbox(organisation)).start(item -> {
                if (item.getSeq() > head) {
                    inbox.put(item.getSeq(), new Arrival(System.nanoTime(), item));
                }
            }));
        }
    }

    /** A desk's own mailbox; empty for that of the organisation. */
    private static String mailbox(String participant) {
        return participant.contains("/") ? participant : "";
    }

    HubClient client(String organisation) {
        HubClient client = clients.get(organisation);
        if (client == null) {
            throw new IllegalStateException(organisation + " does not take part");
        }
        return client;
    }

    /** The key under which sources make digests. */
    Digester sightingKey() {
        return sightingKey;
    }

    /** Number of the last delivery before the play. */
    long begun(String organisation) {
        return begun.get(organisation);
    }

    /** Deliveries of the play by number. */
    Map<Long, Arrival> arrivals(String organisation) {
        return new TreeMap<>(arrivals.get(organisation));
    }

    /** When the receipt of a commit came (nanoTime); null for the hub's own commits. */
    Long receiptTime(long position) {
        return sent.get(position);
    }

    /** Sends a command. */
    Receipt command(String organisation, MethodDescriptor<Message, Message> method, Message request) {
        Receipt receipt = client(organisation).command(method, request);
        sent.put(receipt.getPosition(), System.nanoTime());
        return receipt;
    }

    /** Head of a command with a request number of its own; each role is another officer. */
    CommandHeader.Builder head(OfficerRole role) {
        return CommandHeader.newBuilder()
                .setRequestId("demo-" + next())
                .setOfficer(Officer.newBuilder()
                        .setId("demo-0" + role.getNumber())
                        .setName("演示员")
                        .setRole(role));
    }

    /** A number that nothing else on this hub has. */
    int next() {
        return number.incrementAndGet();
    }

    /** A paper of an organisation, uploaded once. */
    DocumentRef paper(String kind, String organisation) throws IOException {
        DocumentRef known = papers.get(kind + organisation);
        if (known != null) {
            return known;
        }
        byte[] content = DemoHub.paper(kind, organisation).toByteArray();
        DocumentRef stored = client(organisation).documents().upload(content, kind + ".txt", "text/plain");
        papers.put(kind + organisation, stored);
        return stored;
    }

    /** The hub's time, which is the scenario's. */
    Instant now() {
        return Times.instant(operator.call(AdminServiceGrpc.getGetHubMethod(),
                AdminServiceGetHubRequest.getDefaultInstance()).getTime());
    }

    /** Moves the clock. What falls due by it has happened when this returns: it is decided before the second command. */
    void advance(Duration by) {
        move(by);
        move(Duration.ofSeconds(1));
    }

    private void move(Duration by) {
        operator.command(AdminServiceGrpc.getAdvanceClockMethod(), AdminServiceAdvanceClockRequest.newBuilder()
                .setHeader(head(OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                .setSeconds(Math.max(1, by.toSeconds()))
                .build());
    }

    /** Waits until everyone has what its mailbox holds, and gives what has come since, by organisation and in order. */
    List<News> news() {
        long position = ledger.heads().position();
        Map<String, Long> heads = ledger.mailboxesAfter(looked);
        looked = position;
        var news = new ArrayList<News>();
        for (String organisation : clients.keySet()) {
            Long head = heads.get(organisation);
            if (head != null) {
                await(organisation, head);
                arrivals.get(organisation).tailMap(told.put(organisation, head), false).headMap(head, true).values()
                        .forEach(a -> news.add(new News(organisation, a.item())));
            }
        }
        return news;
    }

    private void await(String organisation, long head) {
        long before = begun.get(organisation);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (before + arrivals.get(organisation).size() < head) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(organisation + " has " + arrivals.get(organisation).size() + " of "
                        + (head - before) + " deliveries");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    @Override
    public void close() {
        subscriptions.values().parallelStream().forEach(Subscription::close);
    }
}
