// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import xietong.client.HubClient;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceGrpc;
import xietong.v1.Receipt;

/**
 * Courts at work: each sends matters to the others, signs what its subscription hands it and reports that work has
 * begun; now and then it uploads another paper. It keeps every command whose receipt arrived and every paper whose upload
 * was answered. Nothing of it may be refused, whatever happens to the hub.
 */
final class Load implements AutoCloseable {
    private static final String SENT = "entrustment.sent";
    private static final int COMMANDS_PER_UPLOAD = 10;

    private final Site site;
    private final List<String> courts;
    private final long seed;
    private final Duration rest;
    private final Map<String, Reader> readers = new HashMap<>();
    private final Map<String, Reader> filtered = new HashMap<>();
    private final List<Thread> workers = new ArrayList<>();
    private final Phaser pause = new Phaser(1);
    private final AtomicLong numbers = new AtomicLong();
    private volatile boolean paused;
    private volatile boolean closed;

    private final Queue<Accepted<?, ?>> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<Paper> papers = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong receipts = new AtomicLong();

    /** A command that the hub has taken on. */
    record Accepted<Q extends Message, R extends Message>(
            String court, String addressee, MethodDescriptor<Q, R> method, Q command, Receipt receipt) {

        /** What the hub says when it is sent again. */
        Receipt again(HubClient client) {
            return client.command(method, command);
        }
    }

    /** A document whose upload was answered. */
    record Paper(String court, DocumentRef document) {}

    Load(Site site, List<String> courts, Random random) {
        this(site, courts, random, Duration.ZERO);
    }

    /** With a rest after each turn of each of the two clerks of a court. */
    Load(Site site, List<String> courts, Random random, Duration rest) {
        this.rest = rest;
        this.site = site;
        this.courts = courts;
        this.seed = random.nextLong();
        for (String court : courts) {
            BlockingQueue<Mailboxes.Told> sent = new LinkedBlockingQueue<>();
            readers.put(court, new Reader(site.another(court).subscription("all"), item -> {
                if (item.topic().equals(SENT)) {
                    sent.add(item);
                }
            }));
            filtered.put(court, new Reader(site.another(court).subscription("sent").topics(SENT), item -> {}));
            DocumentRef[] paper = {Matters.paper(site.as(court))};
            work(court + "-sends", chance -> {
                if (chance.nextInt(COMMANDS_PER_UPLOAD) == 0) {
                    paper[0] = upload(court);
                }
                send(court, paper[0], chance);
            });
            work(court + "-handles", chance -> handle(court, sent));
        }
    }

    private interface Turn {
        void take(Random random) throws InterruptedException;
    }

    private void work(String name, Turn turn) {
        Random random = new Random(seed ^ name.hashCode());
        pause.register();
        Thread worker = new Thread(() -> {
            while (!closed) {
                try {
                    if (paused) {
                        pause.arriveAndAwaitAdvance();
                        pause.arriveAndAwaitAdvance();
                    }
                    turn.take(random);
                    LockSupport.parkNanos(rest.toNanos());
                } catch (InterruptedException e) {
                    break;
                } catch (RuntimeException | Error e) {
                    failures.add(e);
                    break;
                }
            }
            pause.arriveAndDeregister();
        }, name);
        worker.setDaemon(true);
        workers.add(worker);
        worker.start();
    }

    private void send(String court, DocumentRef paper, Random random) {
        String other = courts.get(random.nextInt(courts.size()));
        if (!other.equals(court)) {
            var command = Matters.freeze(number(), other, paper);
            accept(court, other, EntrustmentServiceGrpc.getSubmitMethod(), command);
        }
    }

    private void handle(String court, BlockingQueue<Mailboxes.Told> sent) throws InterruptedException {
        Mailboxes.Told told = sent.poll(20, TimeUnit.MILLISECONDS);
        if (told == null) {
            return;
        }
        String id = told.resource();
        String sender = site.as(court).entrustments().get(id).getSender();
        accept(court, sender, EntrustmentServiceGrpc.getSignMethod(), Matters.sign(number(), id));
        accept(court, sender, EntrustmentServiceGrpc.getReportMethod(), Matters.started(number(), id));
    }

    private DocumentRef upload(String court) {
        DocumentRef paper = Matters.paper(site.as(court), "演示裁定书 " + number());
        papers.add(new Paper(court, paper));
        return paper;
    }

    private String number() {
        return "load-" + numbers.incrementAndGet();
    }

    private <Q extends Message, R extends Message> void accept(
            String court, String addressee, MethodDescriptor<Q, R> method, Q command) {
        Receipt receipt = site.as(court).command(method, command);
        accepted.add(new Accepted<>(court, addressee, method, command, receipt));
        receipts.incrementAndGet();
    }

    /** Returns when so many more receipts have arrived. */
    void await(int more) {
        long until = receipts.get() + more;
        Await.until("receipts", () -> receipts.get() >= until || !failures.isEmpty());
    }

    /** All documents whose upload was answered. */
    List<Paper> papers() {
        return List.copyOf(papers);
    }

    /** What was accepted since the last time. */
    List<Accepted<?, ?>> drain() {
        List<Accepted<?, ?>> fresh = new ArrayList<>();
        for (var each = accepted.poll(); each != null; each = accepted.poll()) {
            fresh.add(each);
        }
        return fresh;
    }

    /** Returns when every command has its answer and no new one is begun. */
    void pause() {
        paused = true;
        pause.arriveAndAwaitAdvance();
        if (!failures.isEmpty()) {
            throw new AssertionError("a command was not answered with a receipt", failures.peek());
        }
    }

    void resume() {
        paused = false;
        pause.arriveAndAwaitAdvance();
    }

    Reader reader(String court) {
        return readers.get(court);
    }

    /** Sees only what was sent to the court. */
    Reader filteredReader(String court) {
        return filtered.get(court);
    }

    static boolean seenByFilter(Mailboxes.Told item) {
        return item.topic().equals(SENT);
    }

    @Override
    public void close() {
        closed = true;
        workers.forEach(Thread::interrupt);
        pause.forceTermination();
        readers.values().forEach(Reader::close);
        filtered.values().forEach(Reader::close);
    }
}
