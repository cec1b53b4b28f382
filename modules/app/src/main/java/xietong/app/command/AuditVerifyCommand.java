// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.audit.ExportCheck;
import xietong.app.config.InvalidConfiguration;
import xietong.app.output.Output;
import xietong.hub.identity.Identity;
import xietong.v1.AuditServiceExportResponse;

/** Checks an export without a hub. */
@Command(name = "verify", description = {
    "Check a file of audit export, without a hub.",
    "Digests of the acts that are shown, seals over all records, their chain, and the checkpoints by the hub's key. "
            + "Exit code 1 where something does not fit, or where no checkpoint covers anything."
})
final class AuditVerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The export.")
    private Path file;

    @Option(names = "--public-key", paramLabel = "FILE", required = true, description = "Key that the hub signs with, in "
            + "PEM (data/identity/signing.pem of the hub), received from it at another time. Repeatable.")
    private List<Path> publicKeys = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        List<PublicKey> keys = new ArrayList<>();
        for (Path key : publicKeys) {
            keys.add(Identity.publicKey(Bundle.publicKey(key)));
        }
        var check = new ExportCheck(keys);
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                check.page(page(line, number));
            }
        }
        Output output = Output.of(spec.commandLine());
        var report = check.report();
        report.findings().forEach(finding -> output.line("FAULT " + finding));
        output.line(report.records() + " records chained, " + report.shown() + " of them in full, "
                + report.checkpoints() + " checkpoints");
        boolean whole = report.total() == 0 && report.covered() > 0;
        String rest = report.covered() < report.last() && report.covered() > 0
                ? "; commits after it wait for the next checkpoint" : "";
        output.line(report.total() > 0
                ? report.total() + " faults"
                : report.covered() == 0
                        ? "whole in itself, but no checkpoint covers it: export it again in some minutes"
                        : "all is as the hub signed it, up to commit " + report.covered() + " of " + report.last() + rest);
        return whole ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private AuditServiceExportResponse page(String line, long number) {
        try {
            var page = AuditServiceExportResponse.newBuilder();
            JsonFormat.parser().merge(line, page);
            return page.build();
        } catch (InvalidProtocolBufferException e) {
            throw new InvalidConfiguration(file + ":" + number + ": no page of an audit export");
        }
    }
}
