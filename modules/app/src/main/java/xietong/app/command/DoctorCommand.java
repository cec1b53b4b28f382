// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.config.Configuration;
import xietong.app.doctor.ClusterChecks;
import xietong.app.doctor.Doctor;
import xietong.app.doctor.Finding;
import xietong.app.doctor.NodeChecks;
import xietong.app.output.Columns;
import xietong.app.output.Output;
import xietong.client.Credentials;
import xietong.client.HubClient;
import xietong.client.RetryPolicy;

/** Looks at everything that the hub rests on. */
@Command(name = "doctor", description = {
    "Check everything that the hub rests on.",
    "Configuration, rule book, data folder, keys and certificates, ledger, limits; and of each node that runs: connection, "
            + "clock, health, certificate, and what nodes must agree on. Changes nothing; each finding with its cure; exit "
            + "code 1 where there is a fault."
})
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectOptions connect;

    @Option(names = "--nodes", split = ",", paramLabel = "HOST:PORT", description = "Nodes that should run, commas between. "
            + "Default: the one of the credential bundle.")
    private List<String> nodes = List.of();

    @Override
    public Integer call() throws Exception {
        Configuration configuration = connect.config().load();
        Doctor doctor = new Doctor(configuration);
        List<Finding> findings = new ArrayList<>(doctor.local());
        Path bundle = connect.bundle(true);
        if (Files.exists(bundle.resolve("hub.properties"))) {
            findings.addAll(running(configuration, bundle));
        }
        Output output = Output.of(spec.commandLine());
        Columns columns = new Columns("", "CHECK", "FOUND");
        findings.forEach(finding -> {
            columns.add(finding.grade().toString(), finding.what(), finding.said());
            if (!finding.cure().isEmpty()) {
                columns.add("", "", "-> " + finding.cure());
            }
        });
        columns.print(output::line);
        boolean faulty = findings.stream().anyMatch(finding -> finding.grade() == Finding.Grade.FAULT);
        return faulty ? ExitCodes.FAILED : ExitCodes.DONE;
    }

    private List<Finding> running(Configuration configuration, Path bundle) throws IOException {
        Credentials administrator = Credentials.bundle(bundle);
        List<NodeChecks> looked = new ArrayList<>();
        for (String node : nodes.isEmpty() ? List.of(administrator.endpoint().split(",")) : nodes) {
            if (!node.matches("\\S+:\\d{1,5}")) {
                throw new ParameterException(spec.commandLine(), "--nodes: host:port, not " + node);
            }
            try (HubClient hub = HubClient.connect(
                    administrator.at(node), RetryPolicy.standard().withOverall(connect.patience()))) {
                looked.add(NodeChecks.of(hub, node, bundle.resolve("ca.pem"), connect.patience()));
            }
        }
        List<Finding> findings = new ArrayList<>();
        looked.forEach(node -> findings.addAll(node.findings()));
        findings.addAll(ClusterChecks.of(looked));
        if (!configuration.live().members().isEmpty()) {
            findings.add(ClusterChecks.members(configuration.operations(), configuration.live().members().size()));
        }
        return findings;
    }
}
