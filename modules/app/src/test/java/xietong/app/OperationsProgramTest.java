// SPDX-License-Identifier: Apache-2.0
package xietong.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.app.config.Trees;

/** What an operator types about a hub that runs, and what containers ask it. */
@Timeout(120)
class OperationsProgramTest {
    /** Nobody listens on the port of "discard" here. */
    private static final String NOBODY = "127.0.0.1:9";

    @TempDir
    private static Path home;

    private static Site site;
    private static String here;

    @BeforeAll
    static void start() throws Exception {
        site = new Site(home);
        here = "127.0.0.1:" + site.hub().port();
        while (healthy("ready").code() != 0) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void doctorLooksAtTheNodeThatRuns() {
        Program.Ran ran = site.operator().run("doctor");
        assertThat(ran.code()).as(ran.out()).isEqualTo(ExitCodes.DONE);
        assertThat(ran.out()).doesNotContain("FAULT").containsPattern("OK +connection +" + here)
                .containsPattern("OK +health +" + here + " is ready")
                .containsPattern("OK +certificate +" + here + " shows one until ")
                .containsPattern("OK +writer +" + here).containsPattern("OK +durability")
                .containsPattern("OK +engine's clock");
    }

    @Test
    void doctorMissesANodeAndSaysWhatToDo() {
        Program.Ran ran = site.operator().run("doctor", "--timeout", "1", "--nodes", here + "," + NOBODY);
        assertThat(ran.code()).isEqualTo(ExitCodes.FAILED);
        assertThat(ran.out()).containsPattern("FAULT +nodes +1 of 2 answer\n +-> start the others")
                .contains("no hub answers at " + NOBODY).containsPattern("OK +versions");
        assertThat(site.operator().run("doctor", "--nodes", "somewhere").code()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void trafficPlaysMattersToTheirEndEvenWhereItsFirstNodeIsAway() throws Exception {
        Program.Ran ran = site.operator().run(
                "traffic", "--matters", "2", "--rate", "50", "--nodes", NOBODY + "," + here);
        assertThat(ran.code()).as("%s", ran).isEqualTo(ExitCodes.DONE);
        assertThat(ran.out()).contains("2 matters played");
        assertThat(ran.err()).contains(NOBODY);
        String metrics = HttpClient.newHttpClient().send(
                        HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + site.hub().operationsPort() + "/metrics")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        for (String step : new String[] {"Submit", "Sign", "Report", "Confirm"}) {
            assertThat(metrics).contains(
                    "xietong_commands_total{command=\"EntrustmentService/" + step + "\",outcome=\"accepted\"} 2.0");
        }
        assertThat(site.operator().run("traffic", "--rate", "0").code()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void containersAskForHealthWithoutJava() throws Exception {
        Asked ready = healthy("ready");
        assertThat(ready.code()).isZero();
        assertThat(ready.said()).contains("\"status\":\"ready\"");
        assertThat(healthy("live").said()).contains("\"status\":\"live\"");
        assertThat(healthy("well").code()).isEqualTo(2);
        assertThat(asked(9, "ready").code()).isEqualTo(1);
    }

    private record Asked(int code, String said) {}

    private static Asked healthy(String page) throws IOException, InterruptedException {
        return asked(site.hub().operationsPort(), page);
    }

    private static Asked asked(int port, String page) throws IOException, InterruptedException {
        Path script = Trees.config().resolveSibling("modules/app/src/main/program/bin/healthy");
        var builder = new ProcessBuilder(Arrays.asList("bash", script.toString(), page)).redirectErrorStream(true);
        builder.environment().put("XIETONG_OPERATIONS_PORT", String.valueOf(port));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Asked(process.waitFor(), said);
    }
}
