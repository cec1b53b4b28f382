// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xietong.ledger.Reads;
import xietong.ledger.Subscription;
import xietong.ledger.SubscriptionKey;
import xietong.rules.Refused;
import xietong.v1.Reason;

/**
 * Decides what becomes of subscriptions. It knows those of the mailboxes lately asked about as they will be after the
 * next commit: only the one writer changes them, so that their number is exact.
 */
final class Subscriptions {
    private static final int MOST_MAILBOXES = 20_000;

    private final Reads reads;
    private final int mostOfOne;
    private final Map<String, Map<String, Subscription>> byMailbox = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Subscription>> eldest) {
            return size() > MOST_MAILBOXES;
        }
    };

    Subscriptions(Reads reads, int mostOfOne) {
        this.reads = reads;
        this.mostOfOne = mostOfOne;
    }

    /**
     * What the next commit writes, and what is answered after it.
     *
     * @param changed rows to write
     * @param deleted rows to delete
     * @param answers to run when both are durable
     */
    record Decided(List<Subscription> changed, List<SubscriptionKey> deleted, List<Runnable> answers) {
        static final Decided NOTHING = new Decided(List.of(), List.of(), List.of());

        boolean isEmpty() {
            return changed.isEmpty() && deleted.isEmpty();
        }
    }

    /** Decides in the order asked. What changes nothing writes nothing. */
    Decided decide(List<Cursors.Asked> asked) {
        var rows = new LinkedHashMap<SubscriptionKey, Subscription>();
        var deleted = new ArrayList<SubscriptionKey>();
        var answers = new ArrayList<Runnable>();
        for (Cursors.Asked one : asked) {
            var key = new SubscriptionKey(one.change().mailbox(), one.change().name());
            Map<String, Subscription> known = known(key.mailbox());
            Subscription before = known.get(key.name());
            try {
                Subscription after = after(one.change(), before, number(known));
                answers.add(() -> one.answer().complete(after));
                if (after == null && before != null) {
                    known.remove(key.name());
                    rows.remove(key);
                    deleted.add(key);
                } else if (after != null && !after.equals(before)) {
                    known.put(key.name(), after);
                    rows.put(key, after);
                }
            } catch (Refused refused) {
                answers.add(() -> one.answer().completeExceptionally(refused));
            }
        }
        return new Decided(List.copyOf(rows.values()), deleted, answers);
    }

    /** Null where there is none afterwards. */
    private Subscription after(SubscriptionChange change, Subscription before, int number) {
        return switch (change.kind()) {
            case OPEN -> {
                if (before == null && number >= mostOfOne) {
                    throw new Refused(
                                    Reason.REASON_QUOTA_EXCEEDED,
                                    "too many subscriptions of this mailbox; delete one")
                            .with("accepted", mostOfOne);
                }
                yield new Subscription(
                        change.mailbox(), change.name(), change.filter(), before == null ? 0 : before.cursor());
            }
            case ACKNOWLEDGE -> {
                if (before == null) {
                    throw Refused.field("subscription", "the name of a subscription of this mailbox");
                }
                yield new Subscription(
                        before.mailbox(), before.name(), before.filter(), Math.max(before.cursor(), change.cursor()));
            }
            case DELETE -> null;
        };
    }

    /** How many there are, the hub's own aside. */
    private static int number(Map<String, Subscription> known) {
        return (int) known.values().stream().filter(s -> !s.isOwn()).count();
    }

    private Map<String, Subscription> known(String mailbox) {
        Map<String, Subscription> known = byMailbox.get(mailbox);
        if (known == null) {
            known = new TreeMap<>();
            for (Subscription s : reads.subscriptions(mailbox, "", Integer.MAX_VALUE)) {
                known.put(s.name(), s);
            }
            byMailbox.put(mailbox, known);
        }
        return known;
    }

    /** Another writer may have been at work, or a commit has failed. */
    void forget() {
        byMailbox.clear();
    }
}
