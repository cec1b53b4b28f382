// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.config.Configuration;
import xietong.app.output.Output;
import xietong.hub.identity.Identity;
import xietong.hub.writer.LedgerSignatures;
import xietong.ledger.Ledger;
import xietong.ledger.Ledgers;
import xietong.ledger.Verifier;

/** Checks all evidence of the ledger. */
@Command(name = "verify", description = {
    "Check all evidence of the ledger.",
    "Records, chains, seals, deliveries, checkpoints, all signatures, and the content of every cited document. Can run "
            + "beside the hub. Exit code 1 where something does not fit."
})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--public-key", paramLabel = "FILE", description = "Key that checkpoints are signed with, in PEM. "
            + "Repeatable, for a hub that lost a key. Default: data/identity/signing.pem.")
    private List<Path> publicKeys = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Configuration configuration = config.load();
        List<PublicKey> keys = new ArrayList<>();
        for (Path file : publicKeys.isEmpty()
                ? List.of(configuration.identity().resolve("signing.pem")) : publicKeys) {
            keys.add(Identity.publicKey(Bundle.publicKey(file)));
        }
        Output output = Output.of(spec.commandLine());
        Verifier.Report report;
        try (Ledger ledger = Ledgers.open(configuration.ledgerReadOnly())) {
            report = Verifier.verify(ledger, new LedgerSignatures(ledger, keys));
        }
        report.findings().forEach(finding -> output.line("FAULT " + finding));
        report.counts().forEach((what, count) -> output.line(what + " " + count));
        output.line("up to position " + report.position() + ": "
                + (report.isWhole() ? "all is as it was written" : report.total() + " faults"));
        return report.isWhole() ? ExitCodes.DONE : ExitCodes.FAILED;
    }
}
