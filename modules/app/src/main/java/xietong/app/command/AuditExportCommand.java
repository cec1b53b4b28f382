// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.util.JsonFormat;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.AuditServiceExportRequest;
import xietong.v1.AuditServiceExportResponse;

/** Evidence for a third party. */
@Command(name = "export", description = {
    "Write the acts that list shows with their evidence into a file.",
    "One page of commits a line, as protobuf JSON: the digests of all records, in full those that list shows, and the "
            + "hub's checkpoints. Whoever has the hub's signing.pem verifies it with audit verify, without a hub."
})
final class AuditExportCommand extends HubCommand {
    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file; must not be there yet.")
    private Path out;

    @Mixin
    private PeriodOptions period;

    @Override
    boolean administration() {
        return true;
    }

    @Override
    int run(HubClient hub) throws Exception {
        var question = AuditServiceExportRequest.newBuilder();
        period.from().ifPresent(question::setFromTime);
        period.to().ifPresent(question::setToTime);
        long commits = 0;
        long shown = 0;
        long checkpoints = 0;
        Files.createFile(out, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (BufferedWriter file = Files.newBufferedWriter(out, StandardOpenOption.WRITE)) {
            Iterator<AuditServiceExportResponse> pages = hub.audit().export(question.build()).iterator();
            while (pages.hasNext()) {
                AuditServiceExportResponse page = pages.next();
                file.write(JsonFormat.printer().omittingInsignificantWhitespace().print(page));
                file.newLine();
                commits += page.getBatchesCount();
                shown += page.getBatchesList().stream().mapToInt(b -> b.getEvidenceCount()).sum();
                checkpoints += page.getCheckpointsCount();
            }
        }
        output().line(out + ": " + commits + " commits, " + shown + " acts in full, " + checkpoints + " checkpoints");
        return done();
    }
}
