// SPDX-License-Identifier: Apache-2.0
package xietong.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import xietong.app.config.Trees;

/** The surface of the command line: everything explains itself, and every kind of failure has its exit code. */
class CliTest {
    private final Program program = new Program(Map.of("XIETONG_CONFIG", Trees.config().toString()));

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everyCommandExplainsItselfAndAllItsOptions() {
        List<CommandLine> all = new ArrayList<>();
        collect(Cli.commandLine(Map.of()), all);
        return all.stream()
                .map(line -> DynamicTest.dynamicTest(line.getCommandSpec().qualifiedName(), () -> explains(line)));
    }

    private static void collect(CommandLine line, List<CommandLine> into) {
        into.add(line);
        line.getSubcommands().values().stream().distinct().forEach(sub -> collect(sub, into));
    }

    private void explains(CommandLine line) {
        var spec = line.getCommandSpec();
        assertThat(spec.usageMessage().description()).isNotEmpty();
        spec.options().forEach(option -> assertThat(option.description()).as(option.longestName()).isNotEmpty());
        spec.positionalParameters().forEach(each -> assertThat(each.description()).as(each.paramLabel()).isNotEmpty());
        List<String> words = new ArrayList<>(List.of(spec.qualifiedName().split(" ")));
        words.remove(0);
        if (!words.contains("help")) {
            words.add("--help");
        }
        Program.Ran ran = program.run(words.toArray(String[]::new));
        assertThat(ran.code()).isEqualTo(ExitCodes.DONE);
        assertThat(ran.out()).startsWith("Usage: xietong");
    }

    @Test
    void aWrongCommandLineIsUsage() {
        assertThat(program.run("inbx").code()).isEqualTo(ExitCodes.USAGE);
        assertThat(program.run("inbx").err()).contains("Did you mean").contains("inbox");
        assertThat(program.run().code()).isEqualTo(ExitCodes.USAGE);
        assertThat(program.run().err()).contains("Usage: xietong").contains("entrust");
        assertThat(program.run("org").code()).isEqualTo(ExitCodes.USAGE);
        assertThat(program.run("sign").err()).contains("'ID'").contains("xietong sign --help");
        assertThat(program.run("inbox").err()).contains("Who calls?");
        assertThat(program.run("report", "M1", "--stage", "maybe", "--text", "x").err()).contains("STARTED");
        assertThat(program.run("rules", "show", "other", "--as", folder.toString()).code()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void aWrongConfigurationIsUsageAndSaysWhere() throws IOException {
        Files.writeString(folder.resolve("hub.yaml"), "servr: 1\n");
        Program.Ran ran = program.run("serve", "--config", folder.toString());
        assertThat(ran.code()).isEqualTo(ExitCodes.USAGE);
        assertThat(ran.err()).contains("hub.yaml line 1: unknown key servr").doesNotContain("\tat ");
        assertThat(program.with("XIETONG_SERVR", "1").run("doctor").err()).contains("unknown variable XIETONG_SERVR");
        assertThat(program.run("inbox", "--as", folder.toString()).err()).contains("credential bundle");
    }

    @Test
    void theNationalDirectoryIsMadeFromTheTables() {
        Path file = folder.resolve("national.yaml");
        Program.Ran ran = program.run("directory", "generate", "--out", file.toString());
        assertThat(ran.code()).isEqualTo(ExitCodes.DONE);
        assertThat(file).content().contains("code: 京, name: 北京市高级人民法院").contains("synthetic: true");
    }

    @Test
    void aCompletionScriptKnowsTheCommands() {
        assertThat(program.run("completion").out()).contains("entrust").contains("supplement-request");
    }
}
