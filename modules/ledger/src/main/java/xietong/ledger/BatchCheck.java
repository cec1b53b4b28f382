// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Refuses a batch that contradicts itself, before the engine is asked: a mistake of the writer's must not become truth.
 */
final class BatchCheck {
    private BatchCheck() {}

    static void check(Batch batch) {
        List<Batch.Entry> entries = batch.entries();
        Seal seal = batch.seal();
        if (seal == null) {
            require(entries.isEmpty() && batch.figures().isEmpty(), "a batch with entries needs a seal");
            return;
        }
        require(!entries.isEmpty(), "a seal needs entries");
        require(seal.entries() == entries.size(), "the seal counts " + seal.entries() + ", not " + entries.size());
        Map<String, Long> heads = new HashMap<>();
        for (int ordinal = 0; ordinal < entries.size(); ordinal++) {
            entry(seal.position(), ordinal, entries.get(ordinal), heads);
        }
    }

    private static void entry(long position, int ordinal, Batch.Entry entry, Map<String, Long> heads) {
        HistoryRecord record = entry.history();
        String place = "record " + position + "." + ordinal + ": ";
        require(record.position() == position && record.ordinal() == ordinal, place + "stands elsewhere");
        StoredRequest request = entry.request();
        require(request == null == record.isEffect(), place + "its request is missing, or an effect's");
        require(
                request == null || request.position() == position && request.ordinal() == ordinal,
                place + "its request points elsewhere");
        require(
                !entry.erase() || Erasure.mayBy(record.command()),
                place + "only " + Erasure.COMMAND + " and " + Erasure.CLOSE + " erase");
        require(!record.isEffect() || ordinal > 0, place + "an effect follows no command");
        StoredState state = entry.state();
        if (state != null) {
            require(
                    state.id().equals(record.resource()) && state.kind().equals(record.kind()),
                    place + "its state is another resource's");
            require(
                    state.revision() == record.revision()
                            && state.position() == position
                            && java.util.Arrays.equals(state.digest(), record.digest()),
                    place + "its state is not chained to it");
        }
        for (Delivery d : entry.deliveries()) {
            require(d.position() == position && d.ordinal() == ordinal, place + "a delivery tells of another");
            Long before = heads.put(d.mailbox(), d.seq());
            require(
                    d.seq() >= 1 && (before == null || d.seq() == before + 1),
                    place + "mailbox " + d.mailbox() + " has number " + d.seq() + " after " + before);
        }
    }

    private static void require(boolean right, String wrong) {
        if (!right) {
            throw new IllegalStateException(wrong);
        }
    }
}
