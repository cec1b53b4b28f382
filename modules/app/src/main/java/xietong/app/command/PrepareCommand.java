// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.config.Configuration;
import xietong.app.config.InitialRules;
import xietong.app.output.Output;
import xietong.app.output.RefusalText;
import xietong.client.Credentials;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.hub.Hub;
import xietong.hub.identity.Identity;
import xietong.v1.MatterBox;
import xietong.v1.OrganisationKind;

/**
 * Runs a hub in a temporary folder for a moment and talks to it, so that the start script can archive the classes that
 * either needs. Called by the start script at installation; leaves nothing behind.
 */
@Command(name = "prepare", hidden = true, description = "Make the next starts faster; part of the installation.")
final class PrepareCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    PrepareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("xietong-prepare");
        try {
            Configuration configuration = Configuration.load(config.places(surroundings), Map.of(
                    "XIETONG_DATA", folder.resolve("data").toString(), "XIETONG_MODE", "drill",
                    "XIETONG_SERVER_PORT", "0", "XIETONG_LIVE_PORT", "0", "XIETONG_OPERATIONS_PORT", "0",
                    "XIETONG_LIVE_CLUSTER", folder.toString()));
            Identity.initialise(configuration.identity(), List.of());
            try (Hub hub = Hub.start(configuration.hub(new InitialRules(configuration.configFolder()).entries()))) {
                Path bundle = configuration.administrator();
                Bundle.properties(bundle, "127.0.0.1:" + hub.port(), Identity.OPERATOR);
                talk(bundle);
            }
        } finally {
            delete(folder);
        }
        return ExitCodes.DONE;
    }

    private void talk(Path bundle) throws IOException {
        try (HubClient client = HubClient.connect(Credentials.bundle(bundle))) {
            client.admin().hub();
            client.directory()
                    .list(OrganisationKind.ORGANISATION_KIND_POLICE)
                    .forEach(Output.of(spec.commandLine())::json);
            client.entrustments().list(MatterBox.MATTER_BOX_INBOX).findAny();
        } catch (HubRefusal e) {
            // The operator has no box.
            Output.of(spec.commandLine()).line(RefusalText.line(e));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
