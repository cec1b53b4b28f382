// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The first command that anyone tries. */
@ExtendWith(Watch.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DemoTest {
    private static final List<String> COURTS = List.of("京0117", "津0119", "冀1082", "冀0822", "冀0281", "冀0229");

    @TempDir
    private Path folder;

    @Test
    void theDemoPlaysThePingguCaseAndLeavesNothingBehind() throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        String said = Program.run(Map.of("XIETONG_OPTS", "-Djava.io.tmpdir=" + temporary),
                folder, "demo", "--pace", "PT0S").ended(0).out();

        assertThat(said).contains("演练").doesNotContain("✗").doesNotContain("GAP");
        for (String court : COURTS) {
            assertThat(said.lines().filter(line -> line.startsWith(court + " ") && line.contains("人民法院")))
                    .as("the row of %s in%n%s", court, said)
                    .anyMatch(line -> line.matches(".* \\d+ \\(1…\\d+\\)\\s*"));
        }
        assertThat(said.lines().filter(line -> line.matches("\\d+ +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d .*")))
                .as("the path, step by step with its times, in%n%s", said)
                .hasSizeGreaterThanOrEqualTo(5)
                .anyMatch(line -> line.contains("Submit"))
                .anyMatch(line -> line.contains("Sign"))
                .anyMatch(line -> line.contains("Confirm"));
        System.out.println(said.lines().reduce((a, b) -> b).orElse(""));

        // Libraries that were unpacked there belong to no demo; folders of ours would.
        try (var left = Files.list(temporary)) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("xietong"));
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(temporary);
        }
        assertThat(ProcessHandle.current().descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(temporary.toString())))
                .isEmpty();
    }

    @Test
    void theListNamesWhatCanBePlayed() {
        assertThat(Program.run(Map.of(), "demo", "--list").ended(0).out())
                .contains("pinggu  平谷等六法院跨域执行协作");
        assertThat(Program.run(Map.of(), "demo", "nothing").ended(1).err()).contains("pinggu");
    }
}
