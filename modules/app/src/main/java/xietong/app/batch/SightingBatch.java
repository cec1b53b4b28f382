// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.io.BufferedReader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import xietong.client.HubRefusal;
import xietong.client.SightingStream;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingReport;
import xietong.v1.SightingVerdict;

/**
 * Sends sightings as they come and tells each answer in their order. At most so many are held: while the hub is slow the source
 * is read no further. Where the stream breaks, or the hub is not sure of its list, what has no answer is sent again until the
 * patience is over: one event is taken in once, however often it is sent.
 */
public final class SightingBatch {
    /** Frames unanswered at a time. */
    public static final int UNANSWERED = 16;

    private static final int FRAME = 256;
    private static final int HELD = 2 * UNANSWERED * FRAME;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Row<SightingReport> END = Row.of(-1, null);
    private static final Row<SightingReport> WAKE = Row.of(-2, null);

    private final Supplier<Link> open;
    private final Duration patience;
    private final Consumer<SightingOutcome> told;
    private final SightingCounts counts = new SightingCounts();
    private final LinkedBlockingQueue<Row<SightingReport>> events = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(HELD);
    private final ArrayDeque<Frame> frames = new ArrayDeque<>();
    private Link stream;
    private long progress;
    private volatile RuntimeException unreadable;

    /** A stream of sightings, answered in the order sent. */
    public interface Link extends AutoCloseable {
        /** As {@link SightingStream#send}. */
        CompletableFuture<List<SightingAnswer>> send(List<SightingReport> reports) throws InterruptedException;

        @Override
        void close();

        /** The client's. */
        static Link of(SightingStream stream) {
            return new Link() {
                @Override
                public CompletableFuture<List<SightingAnswer>> send(List<SightingReport> reports)
                        throws InterruptedException {
                    return stream.send(reports);
                }

                @Override
                public void close() {
                    stream.close();
                }
            };
        }
    }

    /** One frame on its way: its rows, what became of each, and the answer that is waited for. */
    private static final class Frame {
        private final List<Row<SightingReport>> rows;
        private final SightingAnswer[] answers;
        private List<Integer> asked;
        private CompletableFuture<List<SightingAnswer>> answer;

        Frame(List<Row<SightingReport>> rows) {
            this.rows = rows;
            this.answers = new SightingAnswer[rows.size()];
            this.asked = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).refusal() == null) {
                    asked.add(i);
                }
            }
        }
    }

    /**
     * A batch.
     *
     * @param open opens a stream of at most {@link #UNANSWERED} frames
     * @param patience how long to try without an answer
     * @param told gets what became of each, in order
     */
    public SightingBatch(Supplier<Link> open, Duration patience, Consumer<SightingOutcome> told) {
        this.open = open;
        this.patience = patience;
        this.told = told;
    }

    /** What they became so far. */
    public SightingCounts counts() {
        return counts;
    }

    /** One JSON object a line, or a table with a header. */
    public void send(BufferedReader text, boolean jsonLines, SightingReader reader) throws InterruptedException {
        send(lines -> {
            if (jsonLines) {
                reader.jsonLines(text, lines);
            } else {
                reader.csv(text, lines);
            }
        });
    }

    /** One. */
    public void send(SightingReport report) throws InterruptedException {
        send(lines -> lines.accept(Row.of(0, report)));
    }

    /** Of whatever gives its rows one by one; may block between them. */
    void send(Consumer<Consumer<Row<SightingReport>>> source) throws InterruptedException {
        Thread reading = new Thread(() -> read(source), "sightings");
        reading.setDaemon(true);
        reading.start();
        stream = open.get();
        progress = System.nanoTime();
        boolean ended = false;
        while (!ended || !frames.isEmpty()) {
            List<Row<SightingReport>> rows = new ArrayList<>();
            for (var next = events.take(); next != null; next = rows.size() < FRAME ? events.poll() : null) {
                ended |= next == END;
                if (next != END && next != WAKE) {
                    rows.add(next);
                }
            }
            if (!rows.isEmpty()) {
                if (frames.isEmpty()) {
                    progress = System.nanoTime();
                }
                Frame frame = new Frame(rows);
                frames.add(frame);
                ask(frame);
            }
            settle();
        }
        stream.close();
        if (unreadable != null) {
            throw unreadable;
        }
    }

    private void read(Consumer<Consumer<Row<SightingReport>>> source) {
        try {
            source.accept(row -> {
                room.acquireUninterruptibly();
                events.add(row);
            });
        } catch (RuntimeException e) {
            unreadable = e;
        } finally {
            events.add(END);
        }
    }

    private void ask(Frame frame) throws InterruptedException {
        List<SightingReport> reports = frame.asked.stream().map(i -> frame.rows.get(i).value()).toList();
        frame.answer = reports.isEmpty() ? CompletableFuture.completedFuture(List.of()) : stream.send(reports);
        frame.answer.whenComplete((answers, failure) -> events.add(WAKE));
    }

    private void settle() throws InterruptedException {
        while (!frames.isEmpty() && frames.peek().answer.isDone()) {
            Frame frame = frames.peek();
            List<SightingAnswer> answers;
            try {
                answers = frame.answer.join();
            } catch (CompletionException e) {
                again(e);
                return;
            }
            List<Integer> unsure = taken(frame, answers);
            if (!unsure.isEmpty() && patient()) {
                frame.asked = unsure;
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
                ask(frame);
                return;
            }
            tell(frame);
            frames.poll();
            room.release(frame.rows.size());
            progress = System.nanoTime();
        }
    }

    private boolean patient() {
        return System.nanoTime() - progress < patience.toNanos();
    }

    private static List<Integer> taken(Frame frame, List<SightingAnswer> answers) {
        List<Integer> unsure = new ArrayList<>();
        for (int i = 0; i < frame.asked.size(); i++) {
            frame.answers[frame.asked.get(i)] = answers.get(i);
            if (answers.get(i).getVerdict() == SightingVerdict.SIGHTING_VERDICT_UNSURE) {
                unsure.add(frame.asked.get(i));
            }
        }
        return unsure;
    }

    /** The stream broke: what has no answer goes on another, in order. */
    private void again(CompletionException failure) throws InterruptedException {
        if (!(failure.getCause() instanceof HubRefusal why)) {
            throw failure;
        }
        if (!why.temporary() || !patient()) {
            throw why;
        }
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        stream = open.get();
        for (Frame frame : frames) {
            ask(frame);
        }
    }

    private void tell(Frame frame) {
        for (int i = 0; i < frame.answers.length; i++) {
            Row<SightingReport> row = frame.rows.get(i);
            var outcome = new SightingOutcome(row.row(), frame.answers[i], row.refusal());
            counts.count(outcome.verdict());
            told.accept(outcome);
        }
    }
}
