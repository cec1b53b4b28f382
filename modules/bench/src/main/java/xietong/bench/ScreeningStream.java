// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import xietong.hub.Hub;
import xietong.hub.screening.SightingKeys;
import xietong.rules.screening.Digester;

/**
 * Screening as sources meet it: a hub whose ledger holds watch orders for so many identifiers, and sightings streamed to it
 * over TLS from this process, on the same cores. Prints how long the hub takes to have its list from the ledger, the heap
 * that an identifier takes in it, sightings a second, and whom it missed of those planted.
 */
public final class ScreeningStream {
    /** The source; the directory lets it send clear values too. */
    static final String SOURCE = "BENCH-SOURCE";

    private static final int CONNECTIONS = 4;
    private static final int WARM_UP = 300_000;
    private static final int FULL = 10_000_000;

    private ScreeningStream() {}

    /**
     * What was seen.
     *
     * @param identifiers entries of the list
     * @param listMillis from the start of the hub's screening until its list was complete
     * @param heapBytes heap of the hub for each identifier, collected, all that grew with the list
     * @param perSecond sightings screened in a second
     * @param hubMicros time that the hub's threads computed for each
     */
    record Result(
            int identifiers, long listMillis, double heapBytes, double perSecond, double hubMicros,
            long screened, long planted, long missed, long wrong, long unsure) {}

    /** Arguments: configuration folder, identifiers, seconds; without seconds as many sightings as identifiers. */
    public static void main(String[] arguments) throws Exception {
        Path config = Path.of(arguments.length > 0 ? arguments[0] : "config");
        int identifiers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : FULL;
        double seconds = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 0;
        Path folder = Files.createTempDirectory("xietong-bench-");
        try {
            run(folder, config, identifiers, seconds > 0 ? Integer.MAX_VALUE - WARM_UP * 2 : identifiers, seconds);
        } finally {
            GroupCommit.delete(folder);
        }
    }

    /** Runs it once in a folder of its own and prints it; {@code seconds} of 0 are without limit. */
    static Result run(Path folder, Path config, int identifiers, int sightings, double seconds) throws Exception {
        Path own = configuration(folder, config);
        Path data = folder.resolve("hub");
        int persons = identifiers / People.IDENTIFIERS;
        String heap = "-Xmx" + Math.max(1_024, 256 + identifiers / 5_000) + "m";
        long empty;
        // Twice, since a first start holds what it founded the ledger with.
        HubProcess.sized(data, own, 256, "sqlite", heap).close();
        try (HubProcess hub = HubProcess.sized(data, own, 256, "sqlite", heap)) {
            hub.list();
            empty = hub.heap();
        }
        long began = System.nanoTime();
        WatchLedger.fill(data, persons);
        print("%,d watch orders of %d identifiers each written to the ledger in %.0f s",
                persons, People.IDENTIFIERS, since(began));
        began = System.nanoTime();
        try (HubProcess hub = HubProcess.sized(data, own, 256, "sqlite", heap)) {
            double started = since(began);
            HubProcess.Listed list = hub.list();
            double bytes = (hub.heap() - empty) / (double) list.identifiers();
            print("the hub answers after %.1f s, its list of %,d identifiers is there %.1f s after it began to read the ledger",
                    started, list.identifiers(), list.millis() / 1e3);
            print("%.1f bytes of collected heap an identifier: index, the node's share, and all else that grew", bytes);
            Digester digester = SightingKeys.load(Hub.identityFolder(data)).get(0);
            try (var load = new SightingLoad(hub, digester, persons, CONNECTIONS)) {
                load.run(Math.min(WARM_UP, sightings), 3_600);
                long hubBefore = hub.computed();
                long ownBefore = ownNanos();
                began = System.nanoTime();
                SightingLoad.Tally tally = load.run(sightings, seconds > 0 ? seconds : 36_000);
                double took = since(began);
                long screened = tally.screened.sum();
                double hubMicros = (hub.computed() - hubBefore) / 1e3 / screened;
                double ownMicros = (ownNanos() - ownBefore) / 1e3 / screened;
                print("%,d sightings over %d connections in %.1f s: %,.0f a second", screened, CONNECTIONS, took, screened / took);
                print("computed for each: %.1f microseconds by the hub, %.1f by the sources, so %,.0f a second on two cores "
                        + "that do nothing else", hubMicros, ownMicros, 2e6 / (hubMicros + ownMicros));
                print("%,d planted, %,d missed, %,d wrong; %,d answered as unsure and sent again",
                        tally.planted.sum(), tally.missed.sum(), tally.wrong.sum(), tally.unsure.sum());
                return new Result(list.identifiers(), list.millis(), bytes, screened / took, hubMicros,
                        screened, tally.planted.sum(), tally.missed.sum(), tally.wrong.sum(), tally.unsure.sum());
            }
        }
    }

    /** The configuration with one source more. */
    private static Path configuration(Path folder, Path config) throws IOException {
        Path own = folder.resolve("config");
        try (Stream<Path> files = Files.walk(config)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = own.resolve(config.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        Files.write(own.resolve("directory/zz-bench.yaml"), List.of(
                "organisations:",
                "  - {code: " + SOURCE + ", name: 演练来源, kind: POLICE, synthetic: true, sightings: [DIGESTS, HITS, CLEAR]}"),
                StandardCharsets.UTF_8);
        return own;
    }

    private static long ownNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.println("screening: " + String.format(Locale.ROOT, format, values));
    }
}
