// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link ReadsContract} of the reads that have a connection of their own, and that they wait for nobody. */
abstract class OwnReadsContract extends ReadsContract {
    /** How many connections everyone's reads share. */
    abstract int pooled();

    @Override
    Reads reads(Ledger opened) {
        return opened.ownReads();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void theyAnswerWhileOthersHoldEveryOtherConnection() throws SQLException {
        scribe.act("entrustment/1").tell("a", "t").commit();
        Database database = ((SqlLedger) ledger).database();
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0; i < pooled(); i++) {
                taken.add(database.reader());
            }
            assertThat(reads.heads().position()).isEqualTo(1);
            assertThat(reads.state("entrustment/1")).isPresent();
            assertThat(reads.mailboxHead("a")).isEqualTo(1);
            assertThat(reads.databaseTime()).isNotNull();
            assertThat(reads.documents().sizes(List.of(new DocumentKey("京0105", "sha256:" + "0".repeat(64)))))
                    .isEmpty();
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void aStatementThatWasKeptSeesWhatHasBeenCommittedSince() {
        scribe.act("entrustment/1").commit();
        assertThat(reads.heads().position()).isEqualTo(1);
        assertThat(reads.state("entrustment/1").orElseThrow().revision()).isEqualTo(1);
        scribe.act("entrustment/1").commit();

        assertThat(reads.heads().position()).isEqualTo(2);
        assertThat(reads.state("entrustment/1").orElseThrow().revision()).isEqualTo(2);
    }
}
