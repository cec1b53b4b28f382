// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import xietong.app.config.Configuration;
import xietong.app.output.Output;
import xietong.app.output.Words;
import xietong.ledger.DocumentFault;
import xietong.ledger.Ledger;
import xietong.ledger.LedgerInfo;
import xietong.ledger.Ledgers;

/** Makes a ledger from a backup. */
@Command(name = "restore", description = {
    "Make the configuration's ledger from a backup.",
    "Refused where there is one. The mailboxes get a new epoch, so readers notice. Exit code 1 where the backup lacks "
            + "a document that it cites: the ledger is restored, and each is named."
})
final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Parameters(index = "0", paramLabel = "FILE", description = "The backup.")
    private Path file;

    @Override
    public Integer call() throws Exception {
        if (Files.notExists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        Configuration configuration = config.load();
        new Installation(configuration).folder();
        List<DocumentFault> missing = Ledgers.restore(file, configuration.ledger());
        Output output = Output.of(spec.commandLine());
        // Opened as a hub would, so that what it needs is there before one starts.
        try (Ledger ledger = Ledgers.open(configuration.ledgerAsItIs())) {
            LedgerInfo info = ledger.info();
            output.line("restored: ledger " + info.id() + ", " + Words.mode(info.mode()) + ", "
                    + info.engine() + ", position " + ledger.heads().position() + ", mailbox epoch "
                    + info.mailboxEpoch());
        }
        return BackupCommand.missing(output, missing);
    }
}
