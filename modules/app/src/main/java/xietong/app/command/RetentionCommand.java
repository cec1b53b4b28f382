// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.config.Configuration;
import xietong.app.output.Columns;
import xietong.app.output.Output;
import xietong.app.output.Words;
import xietong.hub.retention.RetentionSurvey;
import xietong.ledger.Ledger;
import xietong.ledger.Ledgers;
import xietong.rules.book.RuleBook;

/** What the passing of time would erase. */
@Command(name = "retention", description = {
    "Show what would be erased because it was kept long enough 留存; erases nothing.",
    "By the periods in config/retention.yaml, also before they are put into force by `rules apply`: for each kind how much "
            + "is due, the end of the oldest of it, and how much is as old but still open, or belongs to something open. "
            + "The hub itself erases, once a day, by the periods in force. Can run beside the hub."
})
final class RetentionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Override
    public Integer call() throws IOException {
        Configuration configuration = config.load();
        Output output = Output.of(spec.commandLine());
        try (Ledger ledger = Ledgers.open(configuration.ledgerReadOnly())) {
            long version = ledger.rulesVersion();
            RuleBook inForce = RuleBook.of(version, ledger.rules(version));
            RuleBook asked = asked(inForce, configuration.configFolder().resolve(RuleBook.RETENTION + ".yaml"));
            print(RetentionSurvey.of(ledger, asked), output);
            boolean same = asked.retention().equals(inForce.retention());
            output.aside(asked.retention().isOff()
                    ? "no kind has a period: nothing is erased by the passing of time"
                    : same ? "in force; a round begins once a day in the hour from " + asked.retention().hour() + ":00"
                    : "not in force: `rules apply` puts it into force");
        }
        return ExitCodes.DONE;
    }

    /** The rule book in force, with the periods of the file where there is one. */
    private static RuleBook asked(RuleBook inForce, Path file) throws IOException {
        return Files.exists(file)
                ? inForce.with(
                        inForce.version(), Map.ofEntries(RuleBook.document(RuleBook.RETENTION, Files.readString(file))))
                : inForce;
    }

    private static void print(List<RetentionSurvey.Line> lines, Output output) {
        var columns = new Columns("KIND", "YEARS", "DUE", "OLDEST", "AS OLD BUT OPEN");
        lines.forEach(line -> columns.add(
                line.kind(),
                String.valueOf(line.years()),
                String.valueOf(line.due()),
                line.oldest() == null ? "" : Words.time(line.oldest()),
                String.valueOf(line.open())));
        columns.print(output::line);
    }
}
