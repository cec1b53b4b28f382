// SPDX-License-Identifier: Apache-2.0
package xietong.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import xietong.app.config.Configuration;
import xietong.app.config.InitialRules;
import xietong.app.config.Places;
import xietong.app.config.Trees;
import xietong.client.Credentials;
import xietong.client.HubClient;
import xietong.hub.Hub;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.CommandHeader;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;

/** An installation in a folder with a real hub on a DRILL ledger, and organisations that type commands. */
final class Site implements AutoCloseable {
    private static final AtomicInteger STARTED = new AtomicInteger();

    private final Path home;
    private final Program operator;
    private final Path administrator;
    private Hub hub;

    /** Initialises and starts it. */
    Site(Path home) throws IOException {
        this.home = home;
        Map<String, String> environment = new HashMap<>(Map.of(
                "XIETONG_HOME", home.toString(), "XIETONG_CONFIG", config().toString(), "XIETONG_MODE", "drill",
                "XIETONG_SERVER_PORT", "0", "XIETONG_LIVE_PORT", "0", "XIETONG_OPERATIONS_PORT", "0",
                "XIETONG_LIVE_CLUSTER",
                "program-test-" + ProcessHandle.current().pid() + "-" + STARTED.incrementAndGet()));
        operator = new Program(environment);
        assertThat(operator.run("init").code()).isEqualTo(ExitCodes.DONE);
        Configuration configuration = Configuration.load(Places.of(environment, null), environment);
        hub = Hub.start(configuration.hub(new InitialRules(configuration.configFolder()).entries()));
        administrator = configuration.administrator();
        Path properties = administrator.resolve("hub.properties");
        Files.writeString(properties, Files.readString(properties).replace(":0", ":" + hub.port()));
    }

    /** A copy, so that the rule book can be changed. */
    private Path config() throws IOException {
        try (Stream<Path> files = Files.walk(Trees.config())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = home.resolve("config").resolve(Trees.config().relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return home.resolve("config");
    }

    Hub hub() {
        return hub;
    }

    /** The operator's administrator. */
    Program operator() {
        return operator;
    }

    /** An officer of an organisation, with a certificate issued for it. */
    Program member(String code, String officer) {
        Path bundle = home.resolve("bundles").resolve(code);
        Program.Ran issued = operator.run("org", "issue", code, "--out", bundle.toString());
        assertThat(issued.code()).as(issued.err()).isEqualTo(ExitCodes.DONE);
        return operator.with("XIETONG_AS", bundle.toString()).with("XIETONG_OFFICER", officer);
    }

    /** Time goes on, as it may on a DRILL ledger. */
    void advance(Duration time) throws IOException {
        try (HubClient client = HubClient.connect(Credentials.bundle(administrator))) {
            client.admin().advanceClock(AdminServiceAdvanceClockRequest.newBuilder()
                    .setHeader(CommandHeader.newBuilder().setOfficer(Officer.newBuilder()
                            .setId("1")
                            .setName("演示员")
                            .setRole(OfficerRole.OFFICER_ROLE_ADMINISTRATOR)))
                    .setSeconds(time.toSeconds())
                    .build());
        }
    }

    @Override
    public void close() {
        if (hub != null) {
            hub.close();
            hub = null;
        }
    }
}
