// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.system.CommandLine.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A court, a source and the police with the program alone: a police terminal whose keys are typed over a pipe. */
@ExtendWith(Watch.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AlertTerminalJourneyTest {
    private static final int DONE = 0;
    private static final String CASE = "（2026）闽0623执9001号";
    private static final String DEBTOR = "PERSON,王演示,990100190001010011";
    private static final String[] TERMINAL = {
        "alerts", "--follow", "--terminal", "duty-1", "--cursor", "duty-1.cursor"
    };

    @TempDir
    private Path folder;

    private static CommandLine person(Site site, String organisation, String officer) {
        var environment = new TreeMap<>(site.environment());
        environment.put("XIETONG_AS", site.bundle(organisation).toString());
        environment.put("XIETONG_OFFICER", officer);
        return new CommandLine(site.folder(), environment);
    }

    @Test
    void anAlertReachesTheTerminalIsActedOnByKeysAndRecalled() throws Exception {
        try (Site site = new Site(folder, Map.of()).start()) {
            CommandLine court = person(site, "闽0623", "1024,王法官");
            CommandLine police = person(site, "POLICE-350623", "9,张警官,POLICE");
            var terminal = police.follow(TERMINAL);
            terminal.awaitLine("no open alert");

            String order = part(court.done("watch", "request", "--basis", "COMPELLED_ATTENDANCE", "--person", DEBTOR, "--to",
                    "POLICE-350623", "--case", CASE, "--reason", "传唤不到", "--paper", paper("COMPULSORY_SUMMONS"), "--paper",
                    paper("ASSISTANCE_NOTICE")), "accepted 已受理 (\\S+) ");
            terminal.awaitLine("watch_order.requested", order);
            police.done("watch", "accept", order);
            String keys = site.data().resolve("identity/sighting.keys").toString();
            assertThat(police.done("sight", "--event", "E-1", "--source", "HOTEL", "--division", "350623", "--place",
                    "漳浦县绥安镇某酒店303房", "--number", "990100190001010011", "--keys", keys)).contains("MATCH 命中 E-1");
            terminal.awaitLine("[1] ▲1 紧急", "alert.raised", "UNACKNOWLEDGED 未确认");
            terminal.awaitLine("漳浦县绥安镇***");
            String alert = part(terminal.said(), "alert\\.raised .* (M[0-9A-Z]+)");

            acts(terminal);
            terminal.type("q");
            assertThat(terminal.ended()).isEqualTo(DONE);
            assertThat(site.folder().resolve("duty-1.cursor")).exists();
            court.done("watch", "cancel", order, "--reason", "已和解");
            assertThat(court.done("watch", "unconfirmed", alert)).contains("duty-1", "alert.recalled");

            var again = police.follow(TERMINAL);
            again.awaitLine("[1] ▲1 紧急", "alert.recalled", "RECALLED 已撤回", alert);
            again.awaitLine("不得再据此采取措施");
            Await.until("the terminal has confirmed that it showed the recall",
                    () -> !court.done("watch", "unconfirmed", alert).contains("duty-1"));
            assertThat(again.said()).as("what was shown before is not shown again").doesNotContain("alert.raised");
            theGridAnswers(court, police, again);
            again.stop();
        }
    }

    private static void acts(CommandLine.Following terminal) throws IOException {
        terminal.type("确认 1");
        terminal.awaitLine("[1]", "done 已办", "ACKNOWLEDGED 已确认");
        terminal.type("c 1 court-liaison");
        terminal.awaitLine("[1]", "done 已办", "CLAIMED 已认领");
        terminal.type("c 1");
        terminal.awaitLine("refused REASON_ALREADY_CLAIMED", "POLICE-350623/court-liaison");
        terminal.type("r 1 vehicle-held");
        terminal.awaitLine("refused REASON_BASIS_FORBIDS");
        terminal.type("r 1 on-the-way @绥安镇 已出警");
        terminal.awaitLine("[1]", "done 已办", "IN_PROGRESS 处置中");
        terminal.type("c 7");
        terminal.awaitLine("no alert 7");
        terminal.type("l");
        terminal.awaitLine("1 open 未结告警");
    }

    private static void theGridAnswers(CommandLine court, CommandLine police, CommandLine.Following terminal) {
        String push = part(court.done("grid", "push", "--kind", "FIND", "--person", DEBTOR, "--to", "POLICE-350623",
                "--case", CASE, "--task", "核实住址"), "accepted 已受理 (\\S+) ");
        terminal.awaitLine("grid_task.pushed");
        String task = part(terminal.said(), "grid_task\\.pushed (\\S+)");
        police.done("grid", "report", task, "--result", "FOUND", "--address-status", "OK");
        assertThat(court.done("grid", "rollup", push)).contains("answered 已回报 1/1", "found 找到 1");
    }

    private String paper(String kind) throws IOException {
        return kind + "=" + Files.writeString(folder.resolve("paper.pdf"), "演示文书");
    }
}
