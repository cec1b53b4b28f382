// SPDX-License-Identifier: Apache-2.0
package xietong.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.app.config.Configuration;
import xietong.app.config.InitialRules;
import xietong.app.config.Places;
import xietong.app.config.Trees;
import xietong.hub.Hub;

/** Keys and certificates as an operator handles them: made, handed out, renewed, lost. */
@Timeout(120)
class KeysTest {
    @TempDir
    private Path home;

    private Map<String, String> environment;
    private Program operator;

    @BeforeEach
    void init() {
        environment = new HashMap<>(Map.of(
                "XIETONG_HOME", home.toString(), "XIETONG_CONFIG", Trees.config().toString(), "XIETONG_MODE", "drill",
                "XIETONG_SERVER_PORT", "0", "XIETONG_LIVE_PORT", "0", "XIETONG_OPERATIONS_PORT", "0",
                "XIETONG_WRITER_LEASE", "2s",
                "XIETONG_LIVE_CLUSTER", "keys-test-" + ProcessHandle.current().pid()));
        operator = new Program(environment);
        done("init");
    }

    @Test
    void certificatesAreRenewedWhileTheHubIsStopped() throws IOException {
        try (Hub hub = serve()) {
            done("org", "issue", "京0117", "--out", home.resolve("pinggu").toString());
            Program.Ran refused = operator.run("init", "--renew");
            assertThat(refused.code()).isEqualTo(ExitCodes.FAILED);
            assertThat(refused.err()).contains("another hub writes this ledger");
        }
        assertThat(done("init", "--renew").out())
                .contains("new key is registered", "bundles of organisations stay good");
        try (Hub hub = serve()) {
            endpoint(home.resolve("pinggu"), hub);
            assertThat(done("doctor").out()).contains("the ledger knows the key").doesNotContain("FAULT");
            assertThat(done("outbox", "--as", home.resolve("pinggu").toString()).err()).contains("0 matters");
        }
        assertThat(done("verify").out()).contains("all is as it was written");
    }

    @Test
    void anOperatorWithoutKeysIsLetInAgainOnTheHubsMachine() throws IOException {
        serve().close();
        Files.move(home.resolve("data/identity"), home.resolve("lost"));
        assertThat(operator.run("init").err()).contains("there is a ledger, but its keys are not in", "--renew");
        assertThat(operator.run("serve").code()).isEqualTo(ExitCodes.FAILED);
        assertThat(operator.run("doctor").out()).contains("FAULT");

        assertThat(done("init", "--renew").out()).contains("every organisation needs a new bundle");
        try (Hub hub = serve()) {
            assertThat(done("org", "show", "HUB").out()).contains("key_digests:");
            Program.Ran all = operator.run("org", "revoke", "HUB", "--reason", "遗失");
            assertThat(all.code()).isEqualTo(ExitCodes.REFUSED);
            assertThat(all.err()).contains("REASON_FIELD_INVALID");
        }
    }

    @Test
    void anOrganisationIsAddedWithItsBundleAndToldWhereTheHubIs() throws IOException {
        Path file = Files.writeString(
                home.resolve("more.yaml"), "organisations:\n  - {code: T-1, name: 甲所, kind: OTHER}\n");
        Path bundles = home.resolve("bundles");
        try (Hub hub = serve()) {
            Program.Ran added = done("org", "add", file.toString(), "--bundles", bundles.toString());
            assertThat(added.err()).contains("bundle of T-1", "only this machine can reach");
            assertThat(done("outbox", "--as", bundles.resolve("T-1").toString()).err()).contains("0 matters");

            operator = operator.with("XIETONG_SERVER_PUBLIC_ENDPOINT", "hub.example:443");
            Path second = home.resolve("second");
            assertThat(done("org", "issue", "T-1", "--out", second.toString()).err()).doesNotContain("warning");
            assertThat(endpoint(second)).isEqualTo("hub.example:443");
        }
    }

    private Program.Ran done(String... arguments) {
        Program.Ran ran = operator.run(arguments);
        assertThat(ran.code()).as("%s", ran).isEqualTo(ExitCodes.DONE);
        return ran;
    }

    /** As {@code serve} does, but in this process. */
    private Hub serve() throws IOException {
        Configuration configuration = Configuration.load(Places.of(environment, null), environment);
        Hub hub = Hub.start(configuration.hub(new InitialRules(configuration.configFolder()).entries()));
        endpoint(configuration.administrator(), hub);
        return hub;
    }

    private static void endpoint(Path bundle, Hub hub) throws IOException {
        Path file = bundle.resolve("hub.properties");
        Files.writeString(file, Files.readString(file).replaceAll("endpoint=.*", "endpoint=127.0.0.1:" + hub.port()));
    }

    private static String endpoint(Path bundle) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(bundle.resolve("hub.properties"))) {
            properties.load(reader);
        }
        return properties.getProperty("endpoint");
    }
}
