// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import xietong.app.config.InvalidConfiguration;
import xietong.client.Credentials;
import xietong.client.HubClient;
import xietong.client.RetryPolicy;

/** As whom a command talks to which hub. */
final class ConnectOptions {
    private final Surroundings surroundings;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--as", paramLabel = "DIR", description = "Credential bundle of the caller: ca.pem, cert.pem, "
            + "key.pem, hub.properties. Default: XIETONG_AS; for administration data/identity/administrator.")
    private Path as;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "10",
            description = "How long to try. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    ConnectOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    ConfigOptions config() {
        return config;
    }

    HubClient open(boolean administration) {
        Path bundle = bundle(administration);
        try {
            return HubClient.connect(Credentials.bundle(bundle), RetryPolicy.standard().withOverall(patience()));
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidConfiguration("credential bundle " + bundle + " cannot be used: " + e.getMessage()
                    + " (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** How long to try. */
    Duration patience() {
        return Duration.ofSeconds(Math.max(1, timeout));
    }

    /** Whether nobody said who calls, so that an administrator's command calls as this hub's own. */
    boolean asOwnAdministrator() {
        return as == null && surroundings.as().isEmpty();
    }

    Path bundle(boolean administration) {
        if (as != null) {
            return as;
        }
        if (!surroundings.as().isEmpty()) {
            return Path.of(surroundings.as());
        }
        if (administration) {
            return config.load().administrator();
        }
        throw new ParameterException(spec.commandLine(),
                "Who calls? --as DIR or XIETONG_AS names the credential bundle (xietong org issue makes one)");
    }
}
