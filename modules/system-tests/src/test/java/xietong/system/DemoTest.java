// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The first command that anyone tries. */
@ExtendWith(Watch.class)
@Timeout(value = 12, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DemoTest {
    private static final Pattern TOOK = Pattern.compile("历时 took (\\d+) h");
    private static final Pattern ANSWER = Pattern.compile("^ +(\\S+ \\S+)  BANK-\\w  回执 ");
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
    void fortyNineAccountsOfThirtyNineCourtsInFourteenProvincesAreFreeWithinSeventyTwoHours() {
        List<String> said = played("shenzhen");

        assertThat(said).anyMatch(line -> line.matches("账户 accounts 0/49 .* 法院 courts 0/39 +省份 provinces 0/14"));
        assertThat(said).filteredOn(line -> line.startsWith("账户 accounts ")).last().asString()
                .matches("账户 accounts 49/49 .* 法院 courts 39/39 +省份 provinces 14/14");
        assertThat(said.stream().map(TOOK::matcher).filter(Matcher::find).map(m -> Integer.parseInt(m.group(1))))
                .singleElement().satisfies(hours -> assertThat(hours).isLessThan(72));
        assertThat(refused(said, "ORIGINAL_MISMATCH")).singleElement().asString().contains("line 50");
        assertThat(refused(said, "NOT_COMMON_SUPERIOR")).hasSize(2).allMatch(line -> line.contains("superior 最高法"));
        assertThat(refused(said, "ACCOUNTS_OPEN")).hasSize(1);
        assertThat(said).as("whose the account is to which a queued freeze moves up")
                .anyMatch(line -> line.matches(".*◀ 黔0603 .*BANK-C .*0045 +黔0603 EFFECTIVE 生效"))
                .anyMatch(line -> line.matches(".*◀ 粤03 .*BANK-C .*0045 +尚有 黔0603 （2025）黔0603执9001号 生效"));
        assertThat(said).as("late, and before its superior").anyMatch(line -> line.matches(".*◀ 黔06 .*黔0603 SENT"));

        List<String> freezes = said.stream().filter(line -> line.contains("  冻结 BANK-")).toList();
        List<String> releases = said.stream().filter(line -> line.contains("  裁定解除 ")).toList();
        assertThat(freezes).hasSizeGreaterThan(49);
        assertThat(releases).hasSameSizeAs(freezes).allMatch(line -> line.matches(".*原案号 （2025）.*，原请求 Q2025-.*"));
        assertThat(said).anyMatch(line -> line.contains("轮候登记 QUEUED，在先冻结 深圳市公安局"))
                .anyMatch(line -> line.contains("部分办理 PARTLY"))
                .anyMatch(line -> line.contains("待分行审批"));
        inOfficeHours(said, "08:00", "17:40");
    }

    @Test
    void eightHundredThousandAreSharedToTheLastFenAndAnObjectionHoldsBackItsShare() {
        List<String> plain = played("pingxiang");
        assertThat(plain)
                .anyMatch(line -> line.matches("赣0323 .* WAGES .* 124 +800,000\\.00 +800,000\\.00 +0\\.00"))
                .anyMatch(line -> line.contains("80000000 = total 总额 80000000"))
                .contains("objections 异议: 0");
        assertThat(refused(plain, "DISPUTE_OPEN")).hasSize(1);
        assertThat(refused(plain, "TOO_EARLY")).singleElement().asString().contains("INT 509");
        assertThat(plain.stream().filter(line -> line.matches("[1-4] +赣03.*")).map(line -> line.split(" +")[1]))
                .as("ranks before the plan and after it")
                .containsExactly("赣0323", "赣03", "赣0302", "赣0322", "赣03", "赣0302", "赣0322");

        assertThat(played("pingxiang-objection"))
                .anyMatch(line -> line.matches("赣0323 .* WAGES .* 124 +800,000\\.00 +793,548\\.38 +6,451\\.62"))
                .anyMatch(line -> line.contains("对第 7 份, disputed 争议 6,451.62, SUED"));
    }

    private static List<String> played(String scenario) {
        List<String> said = Program.run(Map.of(), null, 300, "demo", scenario, "--pace", "PT0S").ended(0).out()
                .lines().toList();
        assertThat(said).noneMatch(line -> line.contains("✗"));
        System.out.println(scenario + ": " + said.get(said.size() - 1));
        return said;
    }

    private static List<String> refused(List<String> said, String reason) {
        return said.stream().filter(line -> line.contains("⛔ " + reason)).toList();
    }

    private static void inOfficeHours(List<String> said, String from, String to) {
        List<LocalDateTime> answers = said.stream().map(ANSWER::matcher).filter(Matcher::find)
                .map(m -> LocalDateTime.parse(m.group(1).replace(' ', 'T')))
                .toList();
        assertThat(answers).hasSizeGreaterThan(98).allSatisfy(at -> {
            assertThat(at.getDayOfWeek()).isLessThanOrEqualTo(DayOfWeek.FRIDAY);
            assertThat(at.toLocalTime()).isBetween(LocalTime.parse(from), LocalTime.parse(to));
        });
    }

    @Test
    void theListNamesWhatCanBePlayed() {
        assertThat(Program.run(Map.of(), "demo", "--list").ended(0).out())
                .contains("pinggu  平谷等六法院跨域执行协作", "shenzhen  ", "pingxiang  ", "pingxiang-objection  ");
        assertThat(Program.run(Map.of(), "demo", "nothing").ended(1).err()).contains("pinggu");
    }
}
