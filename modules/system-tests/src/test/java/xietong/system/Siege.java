// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import xietong.client.HubClient;
import xietong.v1.MatterBox;
import xietong.v1.Receipt;

/**
 * A hub with a small heap, one healthy client that works all the time and one organisation that means harm. What the
 * latter does may cost neither the former's receipts nor much time or memory.
 */
final class Siege implements AutoCloseable {
    static final String HEALTHY = "京0117";
    static final String HOSTILE = "冀0822";
    private static final long WORST_LATENCY_MILLIS = 10_000;
    private static final long MOST_HEAP_KIB = 64 * 1024;
    private static final long MOST_RESIDENT_KIB = 512 * 1024;
    private static final long PACE_NANOS = 5_000_000;
    private static final int RECEIPTS = 20;
    private static final int MEASUREMENTS = 10;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    final Site site;
    private final Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    private final AtomicLong worstNanos = new AtomicLong();
    private final Thread worker;
    private volatile Throwable failure;
    private volatile boolean closed;

    Siege(Path folder) {
        site = new Site(folder, Map.of("XIETONG_OPTS", "-Xmx384m")).start();
        site.as(HOSTILE);
        HubClient client = site.as(HEALTHY);
        var paper = Matters.paper(client);
        worker = new Thread(() -> {
            try {
                for (int i = 0; !closed; i++) {
                    long begin = System.nanoTime();
                    receipts.add(client.entrustments().submit(Matters.freeze("healthy-" + i, "津0119", paper)));
                    worstNanos.accumulateAndGet(System.nanoTime() - begin, Math::max);
                    LockSupport.parkNanos(PACE_NANOS);
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }, "healthy");
        worker.setDaemon(true);
        worker.start();
        progress();
    }

    interface Attack {
        void run() throws Exception;
    }

    /** Attacks, and measures what that does to the hub and its healthy client. */
    void withstands(String what, Attack attack) throws Exception {
        long[] before = memory();
        int count = receipts.size();
        worstNanos.set(0);
        attack.run();
        progress();
        long worst = TimeUnit.NANOSECONDS.toMillis(worstNanos.get());
        long[] after = memory();
        // Work goes on between collection and measurement: garbage goes away in time, a leak does not.
        for (int again = 0; again < MEASUREMENTS && after[0] - before[0] >= MOST_HEAP_KIB; again++) {
            after = memory();
        }
        System.out.printf("%s: healthy client %d receipts, slowest %d ms; heap after collection %+d KiB to %,d KiB, "
                        + "resident %+d KiB to %,d KiB%n",
                what, receipts.size() - count, worst, after[0] - before[0], after[0], after[1] - before[1], after[1]);
        assertThat(worst).as("slowest receipt, ms").isLessThan(WORST_LATENCY_MILLIS);
        assertThat(after[0] - before[0]).as("KiB of heap that are kept").isLessThan(MOST_HEAP_KIB);
        assertThat(after[1] - before[1]).as("KiB that are resident").isLessThan(MOST_RESIDENT_KIB);
    }

    private void progress() {
        int wanted = receipts.size() + RECEIPTS;
        Await.until("receipts of the healthy client", () -> receipts.size() >= wanted || failure != null);
        if (failure != null) {
            throw new AssertionError("the healthy client was refused", failure);
        }
    }

    /** Heap in use after a collection, and resident memory. */
    private long[] memory() throws IOException, InterruptedException {
        String pid = String.valueOf(site.hub().handle().pid());
        jcmd(pid, "GC.run");
        var used = USED.matcher(jcmd(pid, "GC.heap_info"));
        var resident = RESIDENT.matcher(Files.readString(Path.of("/proc", pid, "status")));
        assertThat(used.find() && resident.find()).isTrue();
        return new long[] {Long.parseLong(used.group(1)), Long.parseLong(resident.group(1))};
    }

    private static String jcmd(String... arguments) throws IOException, InterruptedException {
        Process process = Watch.started(new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/jcmd").toString(), arguments[0], arguments[1])
                .redirectErrorStream(true).start());
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        Watch.end(process);
        return said;
    }

    /** After all: every receipt is kept, and nothing that the hostile organisation sent was accepted. */
    void survived() {
        closed = true;
        Await.until("the healthy client's last receipt", () -> !worker.isAlive());
        assertThat(failure).isNull();
        List<Mailboxes.Told> all = Mailboxes.all(site.as("津0119"));
        assertThat(all.stream().map(Mailboxes.Told::resource).toList())
                .containsExactlyElementsOf(receipts.stream().map(Receipt::getResource).toList());
        assertThat(site.as(HOSTILE).entrustments().list(MatterBox.MATTER_BOX_OUTBOX)).isEmpty();
    }

    @Override
    public void close() {
        closed = true;
        site.close();
    }
}
