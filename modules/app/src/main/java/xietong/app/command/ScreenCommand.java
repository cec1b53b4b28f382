// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.app.ExitCodes;
import xietong.app.screening.ListFollower;
import xietong.app.screening.LocalScreening;
import xietong.app.screening.SightingFile;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.client.SightingStream;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingReport;
import xietong.v1.SightingSource;
import xietong.v1.SightingVerdict;

/** Screens sightings on the source's own machine; only hits go to the hub. */
@Command(name = "screen", description = {
    "Screen sightings on this machine 就地筛查: fetches the packed list of whom is looked for and keeps it, reads sightings "
            + "from a CSV file or standard input as they come, and reports hits only. Who was sighted does not leave the "
            + "machine.",
    "For sources of which the directory names HITS. Prints the number and the verdict of each line: match, no_match, "
            + "invalid. A line is not answered no_match by a list that is not sure; it waits."
},
        footerHeading = "%nThe first line names the columns, in any order; number is required:%n",
        footer = {
            "  number, time (2026-03-02T01:00:00Z; default now), division, place, detail, name, identifier, birth_date,",
            "  paper_kind, paper_number, plate"
        })
final class ScreenCommand extends HubCommand {
    private static final long PAUSE_MILLIS = 50;
    private static final int UNANSWERED = 4;

    @Parameters(index = "0", paramLabel = "FILE", arity = "0..1", defaultValue = "-",
            description = "The CSV file; - or nothing for standard input.")
    private String file;

    @Option(names = "--source", paramLabel = "KIND", required = true,
            description = "What noticed them: HOTEL, RAIL, AIR, BORDER, VEHICLE, CAR_PURCHASE, ID_USE, VENUE, GRID, CLUE.")
    private String source;

    @Option(names = "--patience", paramLabel = "SECONDS", defaultValue = "60",
            description = "How long a line waits for a list that is sure. Default: ${DEFAULT-VALUE}.")
    private int patience;

    private final Map<SightingVerdict, Integer> counts = new EnumMap<>(SightingVerdict.class);

    @Override
    int run(HubClient hub) throws IOException, InterruptedException {
        SightingSource kind = kind();
        try (ListFollower list = new ListFollower(hub, output()::aside);
                SightingStream stream = hub.watches().sightings(UNANSWERED);
                Reader lines = lines()) {
            list.start();
            SightingFile.read(lines, kind, seen -> one(seen, list, stream));
        }
        output().aside(counts.toString().replace("SIGHTING_VERDICT_", "").toLowerCase(Locale.ROOT));
        return counts.containsKey(SightingVerdict.SIGHTING_VERDICT_UNSURE) ? ExitCodes.NO_CONNECTION : done();
    }

    private SightingSource kind() {
        try {
            return SightingSource.valueOf("SIGHTING_SOURCE_" + source.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw usage("--source: one of those that --help names");
        }
    }

    private Reader lines() throws IOException {
        return file.equals("-")
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(file));
    }

    private void one(SightingReport seen, ListFollower list, SightingStream stream) {
        try {
            LocalScreening.Outcome outcome = screened(seen, list);
            SightingVerdict verdict = outcome.verdict();
            String fault = outcome.fault();
            if (verdict == SightingVerdict.SIGHTING_VERDICT_MATCH) {
                List<SightingAnswer> answers = stream.send(outcome.hits()).get(patience, TimeUnit.SECONDS);
                // An order that has ended since is nobody's any more; whatever the hub could not write is to be sent again.
                verdict = answers.stream().map(SightingAnswer::getVerdict).reduce(ScreenCommand::surest).orElseThrow();
                fault = answers.get(0).getFault();
            }
            counts.merge(verdict, 1, Integer::sum);
            output().line(seen.getSighting().getNumber() + " "
                    + verdict.name().substring("SIGHTING_VERDICT_".length()).toLowerCase(Locale.ROOT)
                    + (fault.isEmpty() ? "" : " " + fault));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HubRefusal refusal ? refusal : new IllegalStateException(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the hub does not answer a hit", e);
        }
    }

    private static SightingVerdict surest(SightingVerdict one, SightingVerdict other) {
        List<SightingVerdict> order = List.of(SightingVerdict.SIGHTING_VERDICT_MATCH,
                SightingVerdict.SIGHTING_VERDICT_UNSURE, SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
        return order.stream().filter(v -> v == one || v == other).findFirst().orElse(one);
    }

    /** Waits for a list that is sure, as long as that takes at most. */
    private LocalScreening.Outcome screened(SightingReport seen, ListFollower list) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(patience).toNanos();
        while (true) {
            var ready = list.ready();
            if (ready.isPresent()) {
                LocalScreening.Outcome outcome = LocalScreening.screen(seen, ready.get(), Instant.now());
                if (outcome.verdict() != SightingVerdict.SIGHTING_VERDICT_UNSURE || System.nanoTime() > end) {
                    return outcome;
                }
            } else if (System.nanoTime() > end) {
                return new LocalScreening.Outcome(SightingVerdict.SIGHTING_VERDICT_UNSURE, List.of(), "no list came");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
