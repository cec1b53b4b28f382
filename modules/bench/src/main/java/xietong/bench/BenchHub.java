// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import xietong.app.config.InitialRules;
import xietong.hub.Hub;
import xietong.hub.HubSettings;
import xietong.hub.identity.Identity;
import xietong.ledger.LedgerSettings;
import xietong.live.LiveSettings;
import xietong.rules.book.RuleBook;
import xietong.v1.Mode;

/** A hub as a process of its own, so that client and hub do not share a heap and its system calls can be counted. */
public final class BenchHub {
    private BenchHub() {}

    /** Arguments: data folder, configuration folder, batch limit, JDBC URL or "sqlite", made-up stations. Prints its port. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int batchLimit = Integer.parseInt(arguments[2]);
        if (!Identity.exists(Hub.identityFolder(folder))) {
            Identity.initialise(Hub.identityFolder(folder), List.of());
        }
        LedgerSettings ledger = arguments[3].equals("sqlite")
                ? LedgerSettings.sqlite(folder, Mode.MODE_DRILL)
                : new LedgerSettings(arguments[3], "postgres", "", folder, Mode.MODE_DRILL, "SHA-256", false);
        Hub hub = Hub.start(new HubSettings(
                "bench-" + batchLimit,
                folder,
                new HubSettings.Server(
                        "127.0.0.1", 0, 1 << 20, 1_000, 32 << 20, Duration.ofMinutes(10), Duration.ofSeconds(5)),
                ledger,
                new HubSettings.Writer(batchLimit, 8_192, 8_192, Duration.ofSeconds(30), Duration.ofSeconds(60)),
                new HubSettings.Mailbox(Duration.ofSeconds(15), Duration.ofHours(1), 100, 64, 128),
                new LiveSettings("bench-" + batchLimit, "127.0.0.1", 0, List.of()),
                rules(Path.of(arguments[1]), Integer.parseInt(arguments[4]))));
        Runtime.getRuntime().addShutdownHook(new Thread(hub::close));
        System.out.println("durability " + hub.ledger().durability());
        System.out.println("port " + hub.port());
        answer(hub);
        new CountDownLatch(1).await();
    }

    /** The initial rule book with so many made-up stations. */
    static Map<String, byte[]> rules(Path config, int stations) {
        var rules = new LinkedHashMap<>(new InitialRules(config).entries());
        for (int i = 0; i < stations; i++) {
            var entry = RuleBook.entry(Stations.of(i));
            rules.put(entry.getKey(), entry.getValue());
        }
        return rules;
    }

    /** Questions on standard input, one a line, as long as there are any. */
    private static void answer(Hub hub) throws IOException, InterruptedException {
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            String answer = switch (question) {
                case "list" -> {
                    // A beat follows what is shared.
                    while (!hub.watches().isSure()
                            || hub.live().watches().beat().filter(b -> b.epoch() == hub.writer().epoch()).isEmpty()) {
                        Thread.sleep(10);
                    }
                    yield hub.watches().identifiers() + " " + hub.watches().buildTime().toMillis();
                }
                case "heap" -> String.valueOf(heap());
                case "compiled" -> String.valueOf(ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
                default -> "?";
            };
            System.out.println(question + " " + answer);
        }
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
