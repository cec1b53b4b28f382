// SPDX-License-Identifier: Apache-2.0
package xietong.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.app.config.Configuration;
import xietong.app.config.InitialRules;
import xietong.app.config.Places;
import xietong.app.config.Trees;
import xietong.hub.Hub;

/** An organisation's administrator and the accounts of its officers and walls, from the command line. */
@Timeout(120)
class AccountsProgramTest {
    private static final String CODE = "([A-Z2-7]{4}-){5}[A-Z2-7]{4}";

    @TempDir
    private Path home;

    private Program program;
    private String court;

    @Test
    void officersAndWallsAreEnrolledListedResetAndRemoved() throws IOException {
        var environment = new HashMap<>(Map.of(
                "XIETONG_HOME", home.toString(), "XIETONG_CONFIG", Trees.config().toString(), "XIETONG_MODE", "drill",
                "XIETONG_SERVER_PORT", "0", "XIETONG_LIVE_PORT", "0", "XIETONG_OPERATIONS_PORT", "0",
                "XIETONG_LIVE_CLUSTER", "accounts-test-" + ProcessHandle.current().pid()));
        program = new Program(environment);
        court = home.resolve("pinggu").toString();
        assertThat(program.run("init").code()).isEqualTo(ExitCodes.DONE);
        Configuration configuration = Configuration.load(Places.of(environment, null), environment);
        try (Hub hub = Hub.start(configuration.hub(new InitialRules(configuration.configFolder()).entries()))) {
            Path operator = configuration.administrator().resolve("hub.properties");
            Files.writeString(operator,
                    Files.readString(operator).replaceAll("endpoint=.*", "endpoint=127.0.0.1:" + hub.port()));
            assertThat(program.run("org", "issue", "京0117", "--out", court).code()).isEqualTo(ExitCodes.DONE);
            Path bundle = Path.of(court).resolve("hub.properties");
            Files.writeString(bundle,
                    Files.readString(bundle).replaceAll("endpoint=.*", "endpoint=127.0.0.1:" + hub.port()));
            officers();
            walls();
            fourEyes(configuration.configFolder().resolve("administration.yaml"));
        }
    }

    private void officers() {
        String first = done("officer", "add", "1001", "演示法官", "--role", "OFFICER,APPROVER");
        assertThat(first).containsPattern(CODE).contains("启用码");
        String code = first.replaceAll("(?s).*?(" + CODE + ").*", "$1");
        assertThat(done("officer", "add", "1001", "演示法官乙", "--role", "OFFICER")).as("not set up yet").contains(code);
        assertThat(done("officer", "list")).contains("1001").contains("INVITED 待启用").doesNotContainPattern(CODE);
        assertThat(program.run("officer", "reset", "1001", "--as", court).code()).as("a reason").isEqualTo(ExitCodes.USAGE);
        assertThat(done("officer", "reset", "1001", "--reason", "手机遗失")).containsPattern(CODE)
                .doesNotContain(code);
        assertThat(program.run("officer", "add", "a/b", "演示", "--role", "OFFICER", "--as", court).code())
                .isEqualTo(ExitCodes.REFUSED);
        assertThat(program.run("officer", "add", "1002", "演示", "--role", "JUDGE", "--as", court).code())
                .isEqualTo(ExitCodes.USAGE);
        done("officer", "remove", "1001", "--reason", "调离");
        assertThat(done("officer", "list")).doesNotContain("1001");
        assertThat(done("audit", "list", "--accounts"))
                .contains("DirectoryService/EnrolOfficer", "DirectoryService/ResetOfficer", "手机遗失", "调离");
    }

    private void walls() {
        assertThat(done("wall", "add", "hall", "执行指挥中心大厅")).containsPattern(CODE);
        assertThat(done("wall", "list")).contains("hall", "执行指挥中心大厅", "INVITED 待启用");
        done("wall", "remove", "hall");
        assertThat(done("wall", "list")).doesNotContain("hall");
    }

    /** The operator's acts from here on need two; the files of the configuration are the tree's and stay as they are. */
    private void fourEyes(Path shipped) throws IOException {
        Path config = home.resolve("two");
        Files.createDirectories(config);
        try (var files = Files.list(shipped.getParent())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, config.resolve(file.getFileName()));
            }
        }
        Files.writeString(config.resolve("administration.yaml"), Files.readString(shipped)
                .replace("acts: []", "acts: [AdminService/ApplyRules, DirectoryService/RenameOrganisation]"));
        operator("rules", "apply", "--config", config.toString(), "--reason", "双人复核");
        String[] rename = {"org", "rename", "冀0229", "演练更名法院", "--reason", "更名", "--officer", "a1,甲,ADMINISTRATOR"};
        assertThat(program.run(rename).code()).isEqualTo(ExitCodes.REFUSED);
        String[] proposing = java.util.Arrays.copyOf(rename, rename.length + 1);
        proposing[rename.length] = "--propose";
        String id = operator(proposing).replaceAll("(?s).*已受理 (\\S+) .*", "$1");
        assertThat(operator("approval", "list")).contains(id, "RenameOrganisation", "a1", "OPEN 待复核");
        assertThat(operator("approval", "show", id)).contains("演练更名法院");
        assertThat(program.run("approval", "approve", id, "--reason", "同意", "--officer", "a1,甲,ADMINISTRATOR").code())
                .isEqualTo(ExitCodes.REFUSED);
        operator("approval", "approve", id, "--reason", "同意", "--officer", "a2,乙,ADMINISTRATOR");
        assertThat(operator("org", "show", "冀0229")).contains("演练更名法院");
        assertThat(operator("approval", "list", "--decided")).contains(id, "APPROVED 已同意", "a2");
        String again = operator("org", "rename", "冀0229", "演练再更名法院", "--reason", "更名", "--propose",
                "--officer", "a1,甲,ADMINISTRATOR").replaceAll("(?s).*已受理 (\\S+) .*", "$1");
        operator("approval", "decline", again, "--reason", "不必", "--officer", "a2,乙,ADMINISTRATOR");
        assertThat(operator("approval", "list")).doesNotContain(again);
        assertThat(operator("audit", "list")).contains("AdminService/Propose", "AdminService/DeclineProposal", "a1", "a2");
    }

    private String operator(String... arguments) {
        Program.Ran ran = program.run(arguments);
        assertThat(ran.code()).as("%s", ran).isEqualTo(ExitCodes.DONE);
        return ran.out();
    }

    private String done(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--as";
        all[arguments.length + 1] = court;
        Program.Ran ran = program.run(all);
        assertThat(ran.code()).as("%s", ran).isEqualTo(ExitCodes.DONE);
        return ran.out();
    }
}
