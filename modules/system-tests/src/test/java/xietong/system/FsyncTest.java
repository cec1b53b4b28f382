// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.DocumentRef;

/**
 * Promise 1 against a power cut, which kill -9 does not show: the kernel keeps what a killed process wrote. The hub
 * runs under strace; a receipt may only arrive after a sync of the log that began after the command was sent, an upload
 * may only be answered after a sync of the document's file and, after that, of the folder that names it; and a copy of
 * the ledger, its log cut to what had been synced when a receipt arrived, holds every command receipted by
 * then. The same copy cut to what had been synced when the command was sent lacks it: the cut does cut.
 */
@ExtendWith(Watch.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FsyncTest {
    private static final String FILE = "ledger.db";
    private static final String LOG = "ledger.db-wal";
    private static final String SENDER = "京0117";
    private static final int COMMANDS_PER_MOMENT = 30;
    private static final int COMMANDS_PER_UPLOAD = 20;

    @TempDir
    private Path folder;

    private record Sent(String requestId, long sent, long received) {}

    private record Uploaded(DocumentRef document, long sent, long received) {}

    private final List<Uploaded> uploads = new ArrayList<>();

    private record Copy(Path folder, int last, long end) {}

    @BeforeEach
    void withStrace() {
        Strace.requirePossible();
    }

    @Test
    void aReceiptArrivesOnlyAfterASyncThatBeganAfterTheCommand() throws Exception {
        int commands = Size.of("commands under strace", 120, 1_000);
        Path trace = folder.resolve("strace.txt");
        List<Sent> sent;
        try (Site site = new Site(folder, Map.of()).under(Strace.tracing(trace, false)).start()) {
            sent = send(site, commands, Set.of(), new ArrayList<>());
        }
        eachHasItsSync(Strace.read(trace), sent);
    }

    @Test
    void anUploadIsAnsweredOnlyAfterASyncOfItsFileAndThenOfItsFolder() throws Exception {
        Path trace = folder.resolve("strace.txt");
        Path documents;
        try (Site site = new Site(folder, Map.of()).under(Strace.tracing(trace, false)).start()) {
            documents = site.data().resolve("documents");
            send(site, Size.of("commands among uploads", 60, 1_000), Set.of(), new ArrayList<>());
        }
        Strace strace = Strace.read(trace);
        List<Strace.Event> files = strace.syncsIn(documents.resolve("_unfinished_"));
        List<Strace.Event> folders = strace.syncsIn(documents);
        assertThat(uploads).isNotEmpty();
        for (Uploaded each : uploads) {
            Strace.Event file = files.stream()
                    .filter(sync -> sync.begin() >= each.sent() && sync.end() <= each.received())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no sync of the file of " + each));
            assertThat(folders)
                    .as("syncs of the folder after that of the file and before the answer to %s", each)
                    .anyMatch(sync -> sync.begin() >= file.end() && sync.end() <= each.received());
        }
        System.out.printf("%d uploads among commands: %d syncs of files, %d of folders%n", uploads.size(),
                files.size(), folders.size());
    }

    @Test
    void aLogCutToWhatWasSyncedHoldsEveryCommandThatWasReceipted() throws Exception {
        int moments = Size.of("moments at which the log is cut", 3, 50);
        Set<Integer> chosen = chosen(Size.random(), moments, moments * COMMANDS_PER_MOMENT);
        Path trace = folder.resolve("strace.txt");
        Path publicKey;
        List<Copy> copies = new ArrayList<>();
        List<Sent> sent;
        try (Site site = new Site(folder, Map.of()).under(Strace.tracing(trace, true)).start()) {
            publicKey = site.data().resolve("identity/signing.pem");
            sent = send(site, moments * COMMANDS_PER_MOMENT, chosen, copies);
        }
        Strace strace = Strace.read(trace);
        eachHasItsSync(strace, sent);
        int controls = 0;
        for (Copy copy : copies) {
            controls += cut(strace, copy, sent, publicKey) ? 1 : 0;
        }
        System.out.printf("%d of %d copies, cut at the sync before, lack the command as they must%n",
                controls, copies.size());
        assertThat(controls).as("cuts that show that a cut takes something away").isPositive();
    }

    /** One after another, uploads among them; after some the ledger's files are copied. Then the hub is killed. */
    private List<Sent> send(Site site, int commands, Set<Integer> copied, List<Copy> copies) throws IOException {
        List<Sent> sent = new ArrayList<>();
        var client = site.as(SENDER);
        var paper = Matters.paper(client);
        for (int i = 0; i < commands; i++) {
            if (i % COMMANDS_PER_UPLOAD == COMMANDS_PER_UPLOAD - 1) {
                long upload = Strace.micros();
                paper = Matters.paper(client, "演示裁定书之" + i);
                uploads.add(new Uploaded(paper, upload, Strace.micros()));
            }
            var command = Matters.freeze("fsync-" + i, "津0119", paper);
            long begin = Strace.micros();
            client.entrustments().submit(command);
            sent.add(new Sent("fsync-" + i, begin, Strace.micros()));
            if (copied.contains(i)) {
                copies.add(copy(site.data(), folder.resolve("copy-" + i), i));
            }
        }
        site.hub().kill();
        return sent;
    }

    private static Set<Integer> chosen(Random random, int moments, int commands) {
        Set<Integer> chosen = new TreeSet<>();
        while (chosen.size() < moments) {
            chosen.add(random.nextInt(commands));
        }
        return chosen;
    }

    private static void eachHasItsSync(Strace strace, List<Sent> sent) {
        List<Strace.Event> syncs = strace.syncs(LOG);
        int between = 0;
        for (Sent each : sent) {
            long own = syncs.stream()
                    .filter(sync -> sync.begin() >= each.sent() && sync.end() <= each.received())
                    .count();
            assertThat(own).as("syncs of the log between %s and its receipt", each.requestId()).isPositive();
            between += own;
        }
        System.out.printf("%d commands one after another: %d syncs of the log, %d of them between a command and its "
                        + "receipt (%.2f each); %d syncs of the file; %d writes to the log%n",
                sent.size(), syncs.size(), between, (double) between / sent.size(), strace.syncs(FILE).size(),
                strace.writes(LOG).size());
        assertThat(syncs).hasSizeGreaterThanOrEqualTo(sent.size());
    }

    /** Log and file of one moment, while the client is silent: nothing was moved from log to file meanwhile. */
    private static Copy copy(Path data, Path to, int last) throws IOException {
        Files.createDirectories(to);
        Object before;
        do {
            before = Files.getLastModifiedTime(data.resolve(FILE));
            for (String name : List.of(LOG, FILE)) {
                Files.deleteIfExists(to.resolve(name));
                Files.copy(data.resolve(name), to.resolve(name));
            }
        } while (!before.equals(Files.getLastModifiedTime(data.resolve(FILE))));
        Copy copy = new Copy(to, last, Strace.micros());
        copyAll(data.resolve("documents"), to.resolve("documents"));
        return copy;
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
    }

    /** Returns whether the control could be made, which moving pages into the file prevents now and then. */
    private static boolean cut(Strace strace, Copy copy, List<Sent> sent, Path publicKey) throws Exception {
        Sent last = sent.get(copy.last());
        long written = Files.size(copy.folder().resolve(LOG));
        Path control = Files.createDirectories(copy.folder().resolve("control"));
        Files.copy(copy.folder().resolve(FILE), control.resolve(FILE));
        Files.copy(copy.folder().resolve(LOG), control.resolve(LOG));

        long length = strace.syncedLength(LOG, last.received());
        cut(copy.folder().resolve(LOG), length);
        Set<String> kept = requests(copy.folder());
        for (int i = 0; i <= copy.last(); i++) {
            assertThat(kept).as("receipted before the cut after %s", last.requestId())
                    .contains(sent.get(i).requestId());
        }
        String said = Program.run(Map.of("XIETONG_DATA", copy.folder().toString()),
                "verify", "--public-key", publicKey.toString()).ended(0).out();
        System.out.printf("cut after %s: log of %,d bytes cut to %,d synced; %s%n", last.requestId(), written, length,
                said.lines().reduce((a, b) -> b).orElse(""));

        long earlier = strace.syncedLength(LOG, last.sent());
        if (strace.wrote(FILE, last.sent(), copy.end()) || earlier > length) {
            return false;
        }
        cut(control.resolve(LOG), earlier);
        assertThat(requests(control)).doesNotContain(last.requestId());
        return true;
    }

    private static void cut(Path log, long length) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(Math.min(length, file.length()));
        }
    }

    /** Numbers of all commands in a ledger's file. */
    private static Set<String> requests(Path data) throws SQLException {
        Set<String> requests = new HashSet<>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(FILE));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT request_id FROM requests")) {
            while (rows.next()) {
                requests.add(rows.getString(1));
            }
        }
        return requests;
    }
}
