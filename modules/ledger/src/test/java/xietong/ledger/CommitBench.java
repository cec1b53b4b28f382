// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Measures commits by hand: {@code CommitBench [seconds]}. Each entry has a record with body, personal part and signed
 * message, a state of 1 KB, a request, two deliveries, two timers and two list rows. Only commit() is timed.
 */
public final class CommitBench {
    private CommitBench() {}

    /** Runs it on both engines. */
    public static void main(String[] args) throws Exception {
        long seconds = args.length > 0 ? Long.parseLong(args[0]) : 10;
        Path folder = Files.createTempDirectory(Path.of(args.length > 1 ? args[1] : "/tmp"), "ledger-bench");
        for (Engine engine : args.length > 2 ? new Engine[] {Engine.valueOf(args[2])} : Engine.values()) {
            try (Ledger ledger = Ledgers.open(engine.settings(folder))) {
                System.out.println(engine + " " + ledger.durability());
                var scribe = new Scribe(ledger);
                for (int size : new int[] {1, 200, 1, 20, 200}) {
                    run(engine, scribe, size, seconds);
                }
            }
        }
        System.exit(0);
    }

    private static void run(Engine engine, Scribe scribe, int size, long seconds) {
        var random = new Random(size);
        long[] nanos = new long[10_000_000];
        int commits = 0;
        long written = written();
        long total = 0;
        while (total < seconds * 1_000_000_000L && commits < nanos.length) {
            for (int i = 0; i < size; i++) {
                entry(scribe, random);
            }
            Batch batch = scribe.batch();
            long start = System.nanoTime();
            scribe.ledger.commit(scribe.lease, batch);
            nanos[commits] = System.nanoTime() - start;
            total += nanos[commits++];
        }
        Arrays.sort(nanos, 0, commits);
        System.out.printf(
                Locale.ROOT,
                "%-10s batch %3d: %6d commits, %7.0f entries/s, p50 %.2f p99 %.2f max %.1f ms, %.1f KB written per entry%n",
                engine,
                size,
                commits,
                commits * (double) size / (total / 1e9),
                nanos[commits / 2] / 1e6,
                nanos[commits * 99 / 100] / 1e6,
                nanos[commits - 1] / 1e6,
                (written() - written) / 1024.0 / commits / size);
    }

    /** Bytes that this process has written so far: the one figure that a busy machine does not disturb. */
    private static long written() {
        try {
            return Files.readAllLines(Path.of("/proc/self/io")).stream()
                    .filter(line -> line.startsWith("wchar"))
                    .mapToLong(line -> Long.parseLong(line.substring(7).trim()))
                    .sum();
        } catch (java.io.IOException e) {
            return 0;
        }
    }

    private static void entry(Scribe scribe, Random random) {
        byte[] body = new byte[1_000];
        random.nextBytes(body);
        int resource = random.nextInt(50_000);
        String id = "entrustment/2026-" + resource;
        scribe.act(id)
                .body(body)
                .personal("张三，身份证号码 110105199001011234，住北京市朝阳区")
                .signed()
                .tell("京" + String.format("%04d", random.nextInt(3_500)), "entrustment.sent")
                .tell("京" + String.format("%04d", random.nextInt(3_500)) + "/执行", "entrustment.sent")
                .set(id + "/sign", Samples.DUE.plusSeconds(random.nextInt(1_000_000)))
                .set(id + "/report", Samples.DUE.plusSeconds(random.nextInt(1_000_000)))
                .list("inbox", "京" + random.nextInt(3_500), "2026-03-" + random.nextInt(1_000))
                .list("outbox", "京" + random.nextInt(3_500), "2026-03-" + random.nextInt(1_000))
                .and();
    }
}
