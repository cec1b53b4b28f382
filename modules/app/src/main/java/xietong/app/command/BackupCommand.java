// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.config.Configuration;
import xietong.app.output.Output;
import xietong.ledger.DocumentFault;
import xietong.ledger.Ledger;
import xietong.ledger.Ledgers;
import xietong.rules.calendar.Deadlines;

/** Copies the ledger while the hub goes on. */
@Command(name = "backup", description = {
    "Copy ledger and documents into one file.",
    "As of one instant and while the hub goes on. The keys in data/identity are not in it. Exit code 1 where a cited "
            + "document could not be copied: the backup is made, and each is named."
})
final class BackupCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Parameters(index = "0", paramLabel = "DIR|FILE", description = "New file, or a folder that gets one by ledger and "
            + "time.")
    private Path target;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = config.load();
        try (Ledger ledger = Ledgers.open(configuration.ledgerReadOnly())) {
            String stamp = STAMP.format(Instant.now().atZone(Deadlines.ZONE));
            Path file = Files.isDirectory(target)
                    ? target.resolve("xietong-" + ledger.info().id() + "-" + stamp + ".db") : target;
            if (Files.exists(file)) {
                throw new IllegalStateException(file + " is there already; a backup never replaces a file");
            }
            List<DocumentFault> missing = copy(ledger, file);
            Output output = Output.of(spec.commandLine());
            output.line(file + ", " + Files.size(file) + " bytes, ledger " + ledger.info().id());
            return missing(output, missing);
        }
    }

    /** Names the documents that a backup lacks. */
    static int missing(Output output, List<DocumentFault> missing) {
        missing.forEach(fault -> output.line("FAULT document of " + fault));
        return missing.isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    /** It appears only when it is whole, and nobody else can ever read it: personal data is in it. */
    private static List<DocumentFault> copy(Ledger ledger, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path making = Files.createTempDirectory(folder, ".xietong-backup", PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));
        Path part = making.resolve("part");
        try {
            List<DocumentFault> missing = ledger.backup(part);
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return missing;
        } finally {
            Files.deleteIfExists(part);
            Files.delete(making);
        }
    }
}
