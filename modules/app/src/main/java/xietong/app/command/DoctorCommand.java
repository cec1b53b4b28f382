// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.config.Configuration;
import xietong.app.doctor.Doctor;
import xietong.app.doctor.Finding;
import xietong.app.output.Columns;
import xietong.app.output.Output;
import xietong.client.Credentials;
import xietong.client.HubClient;

/** Looks at everything that the hub rests on. */
@Command(name = "doctor", description = {
    "Check everything that the hub rests on.",
    "Configuration, rule book, data folder, keys and certificates, ledger, limits, connection and clock. Changes "
            + "nothing; exit code 1 where there is a fault."
})
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectOptions connect;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = connect.config().load();
        Doctor doctor = new Doctor(configuration);
        List<Finding> findings = new ArrayList<>(doctor.local());
        Path bundle = connect.bundle(true);
        if (Files.exists(bundle.resolve("hub.properties"))) {
            try (HubClient hub = connect.open(true)) {
                findings.addAll(doctor.connection(hub, Credentials.bundle(bundle).endpoint()));
            }
        }
        Output output = Output.of(spec.commandLine());
        Columns columns = new Columns("", "CHECK", "FOUND");
        findings.forEach(finding -> columns.add(finding.grade().toString(), finding.what(), finding.said()));
        columns.print(output::line);
        boolean faulty = findings.stream().anyMatch(finding -> finding.grade() == Finding.Grade.FAULT);
        return faulty ? ExitCodes.FAILED : ExitCodes.DONE;
    }
}
