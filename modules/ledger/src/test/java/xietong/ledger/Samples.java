// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.BiPredicate;

/** A ledger with something in every table, as an ordinary morning leaves it. */
final class Samples {
    static final byte[] RULING = Scribe.bytes("裁定书");
    static final Instant DUE = Instant.parse("2026-03-09T16:00:00Z");
    static final Verifier.Signatures ANY = checking((checkpoint, content) -> true);

    private Samples() {}

    /** Any request's signature is right; of a checkpoint this decides. */
    static Verifier.Signatures checking(BiPredicate<Checkpoint, byte[]> checkpoints) {
        return new Verifier.Signatures() {
            @Override
            public boolean checkpoint(Checkpoint checkpoint, byte[] content) {
                return checkpoints.test(checkpoint, content);
            }

            @Override
            public boolean request(HistoryRecord record) {
                return true;
            }
        };
    }

    /** Three batches, 22 records, 21 resources. */
    static void fill(Scribe scribe) {
        try {
            DocumentsContract.put(scribe.ledger.documents(), "京0105", RULING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scribe.act("rules").kind("rules").rule("document/clocks", "clocks: 1").commit();
        for (int i = 0; i < 20; i++) {
            scribe.act("entrustment/" + i)
                    .personal("张三" + i)
                    .signed()
                    .tell("京0117", "entrustment.sent")
                    .tell("mailbox-" + i % 3, "entrustment.sent", new Labels("3506" + (10 + i), "w-" + i))
                    .set("timer-" + i, DUE)
                    .list("inbox", "京0117", "2026-03-" + i)
                    .cite(DocumentsContract.digest(RULING))
                    .and();
        }
        scribe.figures("京0117", "2026-03-02", "entrustment/OTHER", "二十").commit();
        Batch last = scribe.act("entrustment/1")
                .personal("李四")
                .tell("京0117", "entrustment.signed")
                .commit();
        scribe.subscribe("京0117", "wall", 2, "entrustment.sent").commit();
        scribe.ledger.putCheckpoint(
                new Checkpoint(3, last.seal().digest(), Scribe.START, "key-1", "SM2", new byte[] {1, 2}));
    }

    /** A writer that goes on committing until it is closed. */
    static final class Busy implements AutoCloseable {
        private final Thread thread;
        private volatile boolean done;
        private volatile long commits;
        private volatile RuntimeException failure;

        Busy(Scribe scribe) {
            thread = new Thread(() -> {
                try {
                    for (int i = 0; !done; i++) {
                        scribe.act("busy/" + i % 7).tell("busy", "t").tell("京0117", "t").personal("王五").and();
                        scribe.act("entrustment/" + i % 20).tell("busy", "t").and();
                        scribe.commit();
                        commits++;
                    }
                } catch (RuntimeException e) {
                    failure = e;
                }
            });
            thread.start();
        }

        /** Waits until it has committed so often since it started. */
        void await(long number) {
            while (commits < number && failure == null) {
                Thread.onSpinWait();
            }
        }

        long commits() {
            return commits;
        }

        @Override
        public void close() throws InterruptedException {
            done = true;
            thread.join();
            if (failure != null) {
                throw failure;
            }
        }
    }
}
