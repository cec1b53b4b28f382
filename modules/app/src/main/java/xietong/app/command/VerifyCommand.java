// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.config.Configuration;
import xietong.app.output.Output;
import xietong.app.verify.Verification;
import xietong.ledger.Ledger;
import xietong.ledger.Ledgers;

/** Checks all evidence of the ledger. */
@Command(name = "verify", description = {
    "Check all evidence of the ledger.",
    "Records, chains, seals, deliveries, checkpoints and their signatures. Can run beside the hub. Exit code 1 where "
            + "something does not fit."
})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--public-key", paramLabel = "FILE", description = "Key that checkpoints are signed with, in PEM. "
            + "Default: data/identity/signing.pem.")
    private Path publicKey;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = config.load();
        PublicKey key = key(publicKey == null ? configuration.identity().resolve("signing.pem") : publicKey);
        Output output = Output.of(spec.commandLine());
        Verification.Result result;
        try (Ledger ledger = Ledgers.open(configuration.ledgerReadOnly())) {
            result = Verification.of(ledger, key);
        }
        result.first().forEach(fault -> output.line("FAULT " + fault));
        output.line(result.batches() + " batches, " + result.records() + " records (" + result.erased()
                + " with erased parts), " + result.checkpoints() + " checkpoints: "
                + (result.faults() == 0 ? "all fits" : result.faults() + " faults"));
        return result.faults() == 0 ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private static PublicKey key(Path file) throws Exception {
        byte[] der = Bundle.publicKey(file);
        try {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        }
    }
}
