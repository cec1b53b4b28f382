// SPDX-License-Identifier: Apache-2.0
package xietong.app.verify;

import com.google.protobuf.InvalidProtocolBufferException;
import java.security.PublicKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xietong.hub.identity.Identity;
import xietong.ledger.Checkpoint;
import xietong.ledger.Evidence;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Ledger;
import xietong.ledger.Seal;
import xietong.store.v1.BodyDigests;
import xietong.store.v1.HistoryBody;
import xietong.store.v1.PersonalParts;

/**
 * Holds all evidence of a ledger against itself: each record's digest, each resource's chain, each batch's seal, who
 * was told, each checkpoint and its signature. What was erased by law is only missing, never a fault. Keeps one digest
 * a resource in memory.
 */
public final class Verification {
    private static final int PAGE = 500;
    private static final int FAULTS_KEPT = 100;

    private final Ledger ledger;
    private final PublicKey key;
    private final Map<String, byte[]> chains = new HashMap<>();
    private final Deque<HistoryRecord> read = new ArrayDeque<>();
    private final Map<Long, byte[]> checkpointed = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long position;
    private int ordinal;
    private long records;
    private long batches;
    private long erased;
    private long faultCount;

    /** What was found. */
    public record Result(long batches, long records, long erased, int checkpoints, long faults, List<String> first) {}

    private Verification(Ledger ledger, PublicKey key) {
        this.ledger = ledger;
        this.key = key;
    }

    /** With the key that checkpoints must be signed with. */
    public static Result of(Ledger ledger, PublicKey key) {
        return new Verification(ledger, key).run();
    }

    private Result run() {
        List<Checkpoint> checkpoints = ledger.checkpoints();
        checkpoints.forEach(checkpoint -> checkpointed.put(checkpoint.position(), null));
        byte[] previous = new byte[0];
        for (List<Seal> seals = ledger.sealsAfter(0, PAGE); !seals.isEmpty();
                seals = ledger.sealsAfter(batches, PAGE)) {
            for (Seal seal : seals) {
                expect(seal.position() == batches + 1, "batch " + (batches + 1) + " is missing");
                expect(Arrays.equals(seal.previous(), previous),
                        "batch " + seal.position() + " does not follow on the one before");
                batch(seal);
                previous = seal.digest();
                checkpointed.replace(seal.position(), seal.digest());
                batches = seal.position();
            }
        }
        expect(next() == null, "records stand after the last seal");
        states();
        checkpoints.forEach(this::checkpoint);
        return new Result(batches, records, erased, checkpoints.size(), faultCount, List.copyOf(faults));
    }

    private void batch(Seal seal) {
        Evidence evidence = new Evidence(seal.algorithm());
        List<byte[]> digests = new ArrayList<>();
        for (int i = 0; i < seal.entries(); i++) {
            HistoryRecord record = next();
            if (record == null || record.position() != seal.position() || record.ordinal() != i) {
                fault("record " + seal.position() + "/" + i + " is missing");
                return;
            }
            read.remove();
            record(record);
            digests.add(record.digest());
        }
        byte[] sealed = evidence.seal(seal.position(), seal.stamp(), seal.previous(), digests).digest();
        expect(Arrays.equals(sealed, seal.digest()),
                "the seal of batch " + seal.position() + " does not fit its records");
    }

    private HistoryRecord next() {
        if (read.isEmpty()) {
            read.addAll(ledger.historyAfter(position, ordinal, PAGE));
            if (!read.isEmpty()) {
                position = read.getLast().position();
                ordinal = read.getLast().ordinal();
            }
        }
        return read.peek();
    }

    private void record(HistoryRecord record) {
        records++;
        String name = "record " + record.position() + "/" + record.ordinal() + " of " + record.resource();
        Evidence evidence = new Evidence(record.algorithm());
        expect(Arrays.equals(evidence.record(record), record.digest()), name + " was changed");
        byte[] before = chains.getOrDefault(record.resource(), new byte[0]);
        expect(Arrays.equals(record.previous(), before),
                name + " does not follow on revision " + (record.revision() - 1));
        chains.put(record.resource(), record.digest());
        try {
            body(evidence, record, name);
        } catch (InvalidProtocolBufferException e) {
            fault(name + ": its body cannot be read");
        }
        byte[] told = evidence.outcome(ledger.deliveriesOf(record.position(), record.ordinal()));
        expect(Arrays.equals(told, record.outcome()), name + ": its deliveries are not those that were recorded");
    }

    private void body(Evidence evidence, HistoryRecord record, String name) throws InvalidProtocolBufferException {
        BodyDigests recorded = BodyDigests.parseFrom(record.bodyDigests());
        if (record.body() == null || record.body().length == 0) {
            erased++;
            return;
        }
        boolean whole = record.parts() != null;
        erased += whole ? 0 : 1;
        BodyDigests found = evidence.body(HistoryBody.parseFrom(record.body()),
                whole ? PersonalParts.parseFrom(record.parts()) : PersonalParts.getDefaultInstance());
        expect(found.getCommand().equals(recorded.getCommand()), name + ": its command was changed");
        expect(!whole || found.getPartsList().equals(recorded.getPartsList()), name + ": personal parts were changed");
    }

    /** The present states hang on the last records. */
    private void states() {
        List<String> ids = new ArrayList<>(chains.keySet());
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + PAGE));
            var states = ledger.states(some);
            for (String id : some) {
                var state = states.get(id);
                expect(state != null && Arrays.equals(state.digest(), chains.get(id)),
                        "the state of " + id + " is not that of its last record");
            }
        }
    }

    private void checkpoint(Checkpoint checkpoint) {
        String name = "checkpoint at " + checkpoint.position();
        byte[] sealed = checkpointed.get(checkpoint.position());
        expect(sealed != null && Arrays.equals(sealed, checkpoint.digest()), name + " is of another history");
        byte[] content = Evidence.checkpointContent(
                ledger.info().id(), checkpoint.position(), checkpoint.digest(), checkpoint.stamp());
        expect(Identity.verifies(key, content, checkpoint.signature()), name + ": the signature does not verify");
    }

    private void expect(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            fault(otherwise);
        }
    }

    private void fault(String what) {
        faultCount++;
        if (faults.size() < FAULTS_KEPT) {
            faults.add(what);
        }
    }
}
