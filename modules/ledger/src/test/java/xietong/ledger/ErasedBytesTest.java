// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.Mode;

/** What the law erases is gone from the SQLite file and its log, not just out of sight. */
class ErasedBytesTest {
    private static final String NAME = "张三丰不可见";

    @TempDir
    Path folder;

    @Test
    void anErasedNameIsNowhereInTheFilesAnyMore() throws Exception {
        try (Ledger ledger = Ledgers.open(LedgerSettings.sqlite(folder, Mode.MODE_LIVE))) {
            var scribe = new Scribe(ledger);
            scribe.act("entrustment/1").personal(NAME).signed().commit();
            scribe.act("entrustment/2").personal("李四可见").commit();
            assertThat(occurrences(NAME)).isPositive();

            scribe.act("entrustment/1").erase().commit();
            assertThat(occurrences(NAME)).isZero();
            assertThat(occurrences("李四可见")).isPositive();
        }
        assertThat(occurrences(NAME)).isZero();
    }

    @Test
    void aReaderOfThePastDelaysItOnlyUntilItIsDone() throws Exception {
        LedgerSettings settings = LedgerSettings.sqlite(folder, Mode.MODE_LIVE);
        try (Ledger ledger = Ledgers.open(settings)) {
            var scribe = new Scribe(ledger);
            scribe.act("entrustment/1").personal(NAME).signed().commit();
            try (Connection past = ((SqlLedger) ledger).database().snapshot()) {
                scribe.act("entrustment/1").erase().commit();
                assertThat(occurrences(NAME)).isPositive();
                assertThat(SqlReads.list(past, "SELECT count(*) FROM seals", r -> r.getLong(1))).containsExactly(1L);
            }
            int commits = 0;
            while (occurrences(NAME) > 0 && commits < 10_000) {
                scribe.act("entrustment/2").commit();
                commits++;
            }
            assertThat(occurrences(NAME)).isZero();
        }
    }

    @Test
    void namesErasedFromAmongManyThatGrewAndMovedAreGone() throws Exception {
        var random = new Random(11);
        try (Ledger ledger = Ledgers.open(LedgerSettings.sqlite(folder, Mode.MODE_LIVE))) {
            var scribe = new Scribe(ledger);
            for (int round = 0; round < 6; round++) {
                for (int i = 0; i < 300; i++) {
                    // States hold the name, too; they grow and shrink, and move within the file.
                    scribe.act("entrustment/" + (i * 7919 % 300))
                            .personal(name(i * 7919 % 300).repeat(1 + random.nextInt(40)))
                            .signed()
                            .body(Scribe.bytes(name(i * 7919 % 300).repeat(1 + random.nextInt(150))))
                            .tell("a", "t")
                            .and();
                }
                scribe.commit();
            }
            for (int i = 0; i < 300; i += 2) {
                scribe.act("entrustment/" + i).body(new byte[20]).erase().and();
            }
            scribe.commit();
            for (int i = 0; i < 300; i++) {
                assertThat(occurrences(name(i)) > 0).as(name(i)).isEqualTo(i % 2 == 1);
            }
        }
    }

    private static String name(int i) {
        return String.format("当事人%03d·", i);
    }

    /** Counts a text in the ledger's files, read by another process: closing a file here would drop SQLite's locks. */
    private long occurrences(String text) throws IOException, InterruptedException, SQLException {
        long count = 0;
        for (String file : new String[] {"ledger.db", "ledger.db-wal"}) {
            if (!folder.resolve(file).toFile().exists()) {
                continue;
            }
            Process grep = new ProcessBuilder("grep", "-c", "-a", "-F", text, folder.resolve(file).toString()).start();
            try (InputStream out = grep.getInputStream()) {
                count += Long.parseLong(new String(out.readAllBytes(), StandardCharsets.UTF_8).trim());
            }
            grep.waitFor();
        }
        return count;
    }
}
