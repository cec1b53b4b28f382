// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.app.ExitCodes;
import xietong.app.batch.BatchReport;
import xietong.app.batch.Encoding;
import xietong.app.batch.LineOutcome;
import xietong.client.HubClient;
import xietong.v1.CommandHeader;

/** Many commands from one file, each line by itself: it has its own receipt or refusal. */
abstract class ImportCommand extends HubCommand {
    /** Leaves room for prefix and row in a request id. */
    private static final Pattern BATCH = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    @Parameters(index = "0", paramLabel = "FILE", description = "The CSV file.")
    private Path file;

    @Option(names = "--batch", paramLabel = "ID", required = true,
            description = "Own number of the batch, 1 to 40 of A-Z a-z 0-9 . _ -.")
    private String batch;

    @Mixin
    private CsvOptions csv;

    @Option(names = "--check", description = "Only read the file and say what could not be sent.")
    private boolean check;

    @Option(names = "--report", paramLabel = "FILE",
            description = "Also write what became of each line to a new CSV file.")
    private Path report;

    @Mixin
    private HeadOptions head;

    /** Lines of a file that was read. */
    interface Lines {
        int size();

        /** Lines that cannot be sent. */
        List<LineOutcome> refusals();

        /** Sends all; outcomes come in the order of the lines. */
        void send(HubClient hub, CommandHeader head, Consumer<LineOutcome> outcomes) throws IOException, InterruptedException;
    }

    abstract Lines read(String text, String batch, Path folder);

    @Override
    final int run(HubClient hub) throws IOException, InterruptedException {
        if (!BATCH.matcher(batch).matches()) {
            throw usage("--batch: 1 to 40 of A-Z a-z 0-9 . _ - are accepted");
        }
        Encoding read = csv.read(file);
        Lines lines = read(read.text(), batch, file.toAbsolutePath().getParent());
        output().aside(file.getFileName() + ": " + lines.size() + " lines, " + read.charset());
        // Before anything is sent, so that no outcome is lost to a file that cannot be written.
        try (BatchReport written = report == null ? null : new BatchReport(report)) {
            List<LineOutcome> outcomes = check ? lines.refusals() : sent(lines, hub);
            for (LineOutcome outcome : outcomes) {
                outcome.print(output());
                if (written != null) {
                    written.add(outcome);
                }
            }
            return told(outcomes);
        }
    }

    private List<LineOutcome> sent(Lines lines, HubClient hub) throws IOException, InterruptedException {
        List<LineOutcome> outcomes = new ArrayList<>();
        lines.send(hub, head.headerOfMany(), outcomes::add);
        return outcomes;
    }

    private int told(List<LineOutcome> outcomes) {
        Map<LineOutcome.Kind, Integer> count = new EnumMap<>(LineOutcome.Kind.class);
        outcomes.forEach(o -> count.merge(o.kind(), 1, Integer::sum));
        output().aside(count.getOrDefault(LineOutcome.Kind.ACCEPTED, 0) + " accepted 已受理, "
                + count.getOrDefault(LineOutcome.Kind.REFUSED, 0) + " refused 未受理, "
                + count.getOrDefault(LineOutcome.Kind.UNANSWERED, 0) + " without answer 未答复");
        if (count.containsKey(LineOutcome.Kind.UNANSWERED)) {
            return ExitCodes.NO_CONNECTION;
        }
        return count.containsKey(LineOutcome.Kind.REFUSED) ? ExitCodes.REFUSED : done();
    }
}
