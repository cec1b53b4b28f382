// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.system.CommandLine.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What a new operator does with the program alone, from an empty folder to a restored ledger. Each command is a process
 * of its own, which takes a second; the journeys do not wait for each other.
 */
@ExtendWith(Watch.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CommandLineJourneyTest {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int REFUSED = 3;
    private static final int NO_CONNECTION = 4;

    @TempDir
    private Path folder;

    private CommandLine operator;

    @BeforeEach
    void configurationOfOnesOwn() throws IOException {
        Path config = folder.resolve("config");
        copy(Program.ROOT.resolve("config"), config);
        operator = new CommandLine(folder, new TreeMap<>(Map.of(
                "XIETONG_CONFIG", config.toString(),
                "XIETONG_DATA", folder.resolve("data").toString(),
                "XIETONG_SERVER_PORT", String.valueOf(Site.freePort()),
                "XIETONG_LIVE_PORT", "0",
                "XIETONG_OPERATIONS_PORT", "0",
                "XIETONG_LIVE_CLUSTER", "journey-" + System.nanoTime(),
                "XIETONG_OFFICER", "7,王法官")));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aMatterTravelsFromCourtToCourt() throws Exception {
        operator.done("init");
        HubProcess hub = serve(operator);
        operator.done("org", "issue", "京0117", "--out", "pinggu");
        operator.done("org", "issue", "津0119", "--out", "jizhou");
        CommandLine sender = operator.with("XIETONG_AS", "pinggu");
        CommandLine recipient = operator.with("XIETONG_AS", "jizhou");
        var following = recipient.follow("inbox", "--follow");

        String id = entrust(sender, "journey-1");
        following.awaitLine("entrustment.sent", id, "京0117", "QUERY_ASSET");
        assertThat(recipient.done("inbox")).contains(id, "QUERY_ASSET");
        recipient.done("sign", id);
        recipient.done("report", id, "--stage", "STARTED", "--text", "开始办理");
        recipient.done("report", id, "--stage", "FINAL", "--outcome", "DONE", "--text", "名下无不动产");
        sender.done("confirm", id);
        assertThat(sender.done("status", id)).contains(id).contains("CONFIRMED");
        assertThat(sender.done("show", id)).contains("state: CONFIRMED", "name: 王").doesNotContain("王演示");
        assertThat(sender.done("show", id, "--clear", "--reason", "核对")).contains("王演示", "名下无不动产");
        assertThat(operator.done("status")).contains("LIVE", "sqlite");
        following.awaitLine(id, "by 京0117", "CONFIRMED");

        refusals(sender, recipient, id);
        assertThat(operator.done("doctor")).contains("ledger");
        following.stop();
        endsGracefullyWithAcceptedWorkKept(hub, sender);
    }

    private void refusals(CommandLine sender, CommandLine recipient, String id) throws IOException {
        var again = recipient.run("sign", id).ended(REFUSED);
        assertThat(again.err()).contains("REASON_STATE_FORBIDS");
        assertThat(operator.with("XIETONG_OFFICER", "").run("sign", id, "--as", "jizhou").ended(USAGE).err())
                .contains("--officer");
        assertThat(sender.run("entrust", "--to", "津0119", "--kind", "NO_SUCH_KIND").ended(REFUSED).err())
                .contains("REASON_");
        assertThat(sender.run("no-such-command").ended(USAGE).err()).contains("no-such-command");
        assertThat(sender.run("show", "nothing-of-this-name").ended(REFUSED).err()).contains("REASON_NOT_PARTY");
        assertThat(sender.run("rules", "show", "--timeout", "3").ended(REFUSED).err()).contains("REASON_RIGHT_MISSING");
        // The same number and message is no refusal but the stored receipt.
        assertThat(entrust(sender, "journey-1")).isEqualTo(id);
    }

    private void endsGracefullyWithAcceptedWorkKept(HubProcess hub, CommandLine sender) throws IOException {
        String last = entrust(sender, "journey-last");
        assertThat(hub.terminate()).as("exit code after SIGTERM, 128 + 15 as the shell has it").isIn(DONE, 143);
        assertThat(hub.said()).contains("closing");
        assertThat(sender.run("inbox", "--timeout", "2").exit()).isEqualTo(NO_CONNECTION);
        HubProcess next = serve(operator);
        assertThat(sender.done("outbox")).contains(last);
        next.terminate();
        assertThat(operator.done("verify")).contains("all is as it was written");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aNewKindOfMatterIsAFewLinesInAFile() throws Exception {
        operator.done("init");
        HubProcess hub = serve(operator);
        operator.done("org", "issue", "京0117", "--out", "pinggu");
        CommandLine sender = operator.with("XIETONG_AS", "pinggu");
        assertThat(sender.run(newKind("kind-1")).ended(REFUSED).err()).contains("REASON_KIND_UNKNOWN");
        operator.done("rules", "diff");

        Path matters = folder.resolve("config/matters.yaml");
        Files.writeString(matters, Files.readString(matters).stripTrailing() + """

                  COUNT_TREES:
                    title: 清点树木
                    body: general
                    papers: [ENTRUSTMENT_LETTER]
                    addressees: {kinds: [COURT], same_level: false}
                    source: a test
                """);
        assertThat(operator.run("rules", "diff").ended(FAILED).out()).contains("+", "COUNT_TREES");
        operator.done("rules", "apply");
        operator.done("rules", "diff");
        String id = part(sender.done(newKind("kind-1")), "accepted 已受理 (\\S+) ");
        assertThat(sender.done("outbox")).contains(id, "COUNT_TREES");
        hub.terminate();
    }

    private String[] newKind(String requestId) throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "演示");
        return new String[] {"entrust", "--to", "津0119", "--kind", "COUNT_TREES", "--request-id", requestId,
            "--case", "（2018）京0117执9002号", "--paper", "ENTRUSTMENT_LETTER:函1=letter.txt",
            "--set", "matter.general.description=清点",
            "--set", "matter.parties[0].role=APPLICANT", "--set", "matter.parties[0].subject.kind=ORGANISATION",
            "--set", "matter.parties[0].subject.name=演示公司",
            "--set", "matter.parties[1].role=DEBTOR", "--set", "matter.parties[1].subject.kind=PERSON",
            "--set", "matter.parties[1].subject.name=王演示"};
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aBackupTakenWhileServingIsRestoredElsewhereAndReadersNotice() throws Exception {
        operator.done("init");
        HubProcess hub = serve(operator);
        operator.done("org", "issue", "京0117", "--out", "pinggu");
        operator.done("org", "issue", "津0119", "--out", "jizhou");
        CommandLine sender = operator.with("XIETONG_AS", "pinggu");
        String kept = entrust(sender, "before-backup");
        String epoch = part(operator.done("status"), "mailbox epoch (\\S+)");
        operator.done("backup", "copy.db");
        assertThat(operator.run("backup", "copy.db").ended(FAILED).err()).contains("there already");
        String lost = entrust(sender, "after-backup");
        assertThat(operator.done("verify")).contains("all is as it was written");
        hub.terminate();

        Path elsewhere = folder.resolve("elsewhere");
        CommandLine other = operator.with("XIETONG_DATA", elsewhere.toString());
        String restored = part(other.done("restore", "copy.db"), "mailbox epoch (\\S+)");
        assertThat(restored).isNotEqualTo(epoch);
        other.run("restore", "copy.db").ended(FAILED);
        copy(folder.resolve("data/identity"), elsewhere.resolve("identity"));
        HubProcess next = serve(other);
        CommandLine reader = other.with("XIETONG_AS", "jizhou");
        assertThat(reader.done("inbox")).contains(kept).doesNotContain(lost);
        Epochs.aCursorOfTheOldEpochIsRefused(folder.resolve("jizhou"), epoch, restored);
        next.terminate();
        assertThat(other.done("verify")).contains("all is as it was written");
        aChangedByteIsFound(elsewhere.resolve("ledger.db"), other);
    }

    /** In the middle of one record's history, past what any page's checksum would notice: SQLite has none. */
    private static void aChangedByteIsFound(Path ledger, CommandLine there) throws Exception {
        long position;
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("SELECT max(position) FROM history_bodies")) {
                position = row.getLong(1);
            }
            statement.executeUpdate("UPDATE history_bodies SET body = CAST(substr(body, 1, 10) || x'00' "
                    + "|| substr(body, 12) AS BLOB) WHERE position = " + position);
        }
        String said = there.run("verify").ended(FAILED).out();
        assertThat(said.lines().filter(line -> line.startsWith("FAULT"))).as(said)
                .anyMatch(line -> line.contains(String.valueOf(position)));
    }

    private String entrust(CommandLine sender, String requestId) throws IOException {
        Files.writeString(folder.resolve("letter.pdf"), "演示函");
        Files.writeString(folder.resolve("matter.yaml"), """
                recipient: 津0119
                header: {case_number: （2018）京0117执9002号}
                matter:
                  kind: QUERY_ASSET
                  parties:
                    - {role: APPLICANT, subject: {kind: ORGANISATION, name: 演示公司}}
                    - {role: DEBTOR, subject: {kind: PERSON, name: 王演示}}
                  investigation: {subject: {kind: PERSON, name: 王演示}, questions: [名下不动产]}
                  papers:
                    - {kind: ENTRUSTMENT_LETTER, number: 委1, file: letter.pdf}
                    - {kind: CREDENTIALS, file: letter.pdf}
                """);
        return part(sender.done("entrust", "--file", "matter.yaml", "--request-id", requestId),
                "accepted 已受理 (\\S+) ");
    }

    private HubProcess serve(CommandLine as) {
        Path log = folder.resolve("hub.log");
        HubProcess hub = HubProcess.start(as.environment(), log, List.of());
        Watch.log(log, "");
        return hub;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
