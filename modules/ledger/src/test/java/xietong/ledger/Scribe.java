// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xietong.store.v1.HistoryBody;
import xietong.store.v1.PersonalPart;
import xietong.store.v1.PersonalParts;
import xietong.store.v1.SignedRequest;

/**
 * Writes batches as the hub does: numbers mailboxes, chains resources and seals. It goes on from where the ledger
 * stands, and knows only the port.
 */
final class Scribe {
    static final Duration LONG = Duration.ofMinutes(10);
    static final Instant START = Instant.parse("2026-03-02T01:00:00.123456Z");

    final Ledger ledger;
    final Evidence evidence;
    Lease lease;
    Instant stamp;
    private final Map<String, StoredState> states = new HashMap<>();
    private final Map<String, Long> mailboxes = new HashMap<>();
    private Heads heads;
    private List<Batch.Entry> entries = new ArrayList<>();
    private List<Subscription> subscriptions = new ArrayList<>();
    private List<SubscriptionKey> subscriptionsDeleted = new ArrayList<>();
    private List<Figures> figures = new ArrayList<>();

    Scribe(Ledger ledger) {
        this(ledger, ledger.acquire("node-1", LONG).orElseThrow());
    }

    Scribe(Ledger ledger, Lease lease) {
        this.ledger = ledger;
        this.lease = lease;
        evidence = new Evidence(ledger.info().digestAlgorithm());
        heads = ledger.heads();
        stamp = heads.position() == 0 ? START : heads.stamp().plusSeconds(1);
    }

    private record Told(String mailbox, String topic, Labels labels) {}

    /** An entry in the making. */
    final class Act {
        private final String resource;
        private String kind = "entrustment";
        private String organisation = "京0105";
        private String request;
        private String personal = "";
        private byte[] body;
        private boolean signed;
        private boolean stateless;
        private boolean effect;
        private boolean erase;
        private Duration drillOffset;
        private final List<Told> told = new ArrayList<>();
        private final List<Timer> set = new ArrayList<>();
        private final List<String> cleared = new ArrayList<>();
        private final List<IndexRow> added = new ArrayList<>();
        private final List<IndexRow> removed = new ArrayList<>();
        private final List<Citation> cited = new ArrayList<>();
        private final Map<String, byte[]> rules = new HashMap<>();

        private Act(String resource) {
            this.resource = resource;
        }

        Act kind(String value) {
            kind = value;
            return this;
        }

        Act organisation(String value) {
            organisation = value;
            return this;
        }

        Act request(String value) {
            request = value;
            return this;
        }

        Act body(byte[] value) {
            body = value;
            return this;
        }

        Act personal(String value) {
            personal = value;
            return this;
        }

        Act signed() {
            signed = true;
            return this;
        }

        Act stateless() {
            stateless = true;
            return this;
        }

        Act effect() {
            effect = true;
            return this;
        }

        Act tell(String mailbox, String topic) {
            return tell(mailbox, topic, Labels.NONE);
        }

        Act tell(String mailbox, String topic, Labels labels) {
            told.add(new Told(mailbox, topic, labels));
            return this;
        }

        Act set(String timer, Instant due) {
            set.add(new Timer(timer, resource, due, bytes("fire " + timer)));
            return this;
        }

        Act clear(String timer) {
            cleared.add(timer);
            return this;
        }

        Act list(String list, String owner, String sort) {
            added.add(new IndexRow(list, owner, sort, resource));
            return this;
        }

        Act unlist(String list, String owner, String sort) {
            removed.add(new IndexRow(list, owner, sort, resource));
            return this;
        }

        Act cite(String digest) {
            cited.add(new Citation(organisation, digest, resource));
            return this;
        }

        Act rule(String key, String value) {
            rules.put(key, bytes(value));
            return this;
        }

        Act erase() {
            erase = true;
            return this;
        }

        Act drillOffset(Duration value) {
            drillOffset = value;
            return this;
        }

        /** Adds the entry to the batch. */
        Scribe and() {
            StoredState before = states.computeIfAbsent(resource, id -> ledger.state(id).orElse(null));
            long revision = before == null ? 1 : before.revision() + 1;
            int ordinal = entries.size();
            long position = heads.position() + 1;
            List<Delivery> deliveries = told.stream()
                    .map(t -> new Delivery(
                            t.mailbox(), next(t.mailbox()), position, ordinal, t.topic(), "RECIPIENT", resource, revision,
                            stamp, organisation, t.labels()))
                    .toList();
            byte[] previous = before == null ? new byte[0] : before.digest();
            HistoryRecord record = record(position, ordinal, revision, previous, deliveries);
            var state = new StoredState(
                    resource,
                    kind,
                    revision,
                    position,
                    body == null ? bytes("state " + resource + " " + revision) : body,
                    record.digest());
            states.put(resource, state);
            String id = request == null ? "request-" + position + "-" + ordinal : request;
            entries.add(new Batch.Entry(
                    record,
                    stateless ? null : state,
                    effect ? null : new StoredRequest(organisation, id, position, ordinal, bytes("receipt " + id)),
                    deliveries,
                    set,
                    cleared,
                    added,
                    removed,
                    cited,
                    rules,
                    erase,
                    drillOffset));
            return Scribe.this;
        }

        private HistoryRecord record(
                long position, int ordinal, long revision, byte[] previous, List<Delivery> deliveries) {
            var content = HistoryBody.newBuilder()
                    .setCommand(ByteString.copyFromUtf8("command " + resource + " " + revision))
                    .setSalt(ByteString.copyFrom(new byte[16]))
                    .build();
            var parts = PersonalParts.newBuilder();
            if (!personal.isEmpty()) {
                parts.addParts(PersonalPart.newBuilder()
                        .setPath("3.2")
                        .setSalt(ByteString.copyFrom(new byte[16]))
                        .setValue(ByteString.copyFromUtf8(personal)));
            }
            var signature = SignedRequest.newBuilder()
                    .setRequest(ByteString.copyFromUtf8("request of " + personal))
                    .setSignature(ByteString.copyFrom(new byte[64]))
                    .build();
            var unsealed = new HistoryRecord(
                    position,
                    ordinal,
                    kind,
                    resource,
                    revision,
                    stamp,
                    organisation,
                    "officer-7",
                    command(),
                    1,
                    evidence.algorithm(),
                    previous,
                    evidence.body(content, parts.build()).toByteArray(),
                    evidence.outcome(deliveries),
                    new byte[0],
                    content.toByteArray(),
                    parts.build().toByteArray(),
                    signed ? signature.toByteArray() : null);
            return unsealed.withDigest(evidence.record(unsealed));
        }

        private String command() {
            if (effect) {
                return HistoryRecord.EFFECT;
            }
            return erase ? Erasure.COMMAND : "xietong.v1.EntrustmentService/Submit";
        }

        /** Adds the entry and commits the batch. */
        Batch commit() {
            return and().commit();
        }
    }

    /** Begins an entry. */
    Act act(String resource) {
        return new Act(resource);
    }

    Scribe subscribe(String mailbox, String name, long cursor, String... topics) {
        return subscribe(mailbox, name, cursor, Filter.topics(java.util.Set.of(topics)));
    }

    Scribe subscribe(String mailbox, String name, long cursor, Filter filter) {
        subscriptions.add(new Subscription(mailbox, name, filter, cursor));
        return this;
    }

    Scribe unsubscribe(String mailbox, String name) {
        subscriptionsDeleted.add(new SubscriptionKey(mailbox, name));
        return this;
    }

    /** Figures as they are from now on; none are left where the value is empty. */
    Scribe figures(String organisation, String day, String kind, String value) {
        figures.add(new Figures(new Figures.Key(organisation, day, kind), bytes(value)));
        return this;
    }

    /** What has been put together, as a batch; the scribe counts it as written. */
    Batch batch() {
        Seal seal = entries.isEmpty()
                ? null
                : evidence.seal(
                        heads.position() + 1,
                        stamp,
                        heads.digest(),
                        entries.stream().map(e -> e.history().digest()).toList());
        var batch = new Batch(seal, List.copyOf(entries), List.copyOf(subscriptions), List.copyOf(subscriptionsDeleted), List.copyOf(figures));
        if (seal != null) {
            heads = new Heads(seal.position(), seal.stamp(), seal.digest(), heads.drillOffset());
            stamp = stamp.plusMillis(10);
        }
        entries = new ArrayList<>();
        subscriptions = new ArrayList<>();
        subscriptionsDeleted = new ArrayList<>();
        figures = new ArrayList<>();
        return batch;
    }

    /** Commits what has been put together. */
    Batch commit() {
        Batch batch = batch();
        ledger.commit(lease, batch);
        return batch;
    }

    private long next(String mailbox) {
        return mailboxes.merge(mailbox, mailboxes.containsKey(mailbox) ? 1 : ledger.mailboxHead(mailbox) + 1, Long::sum);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
