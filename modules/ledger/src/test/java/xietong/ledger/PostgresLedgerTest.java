// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@link LedgerContract} on PostgreSQL. */
class PostgresLedgerTest extends LedgerContract {
    private final LedgerSettings settings = Postgres.newSchema();

    @Override
    LedgerSettings settings() {
        return settings;
    }

    @Test
    void theLeaseOfAHolderWhoseConnectionsHaveEndedIsFreeAtOnce() {
        try (Ledger other = Ledgers.open(settings)) {
            Lease held = ledger.acquire("a", Scribe.LONG).orElseThrow();
            assertThat(other.acquire("b", Scribe.LONG)).isEmpty();
            assertThat(ledger.renew(held, Scribe.LONG)).isTrue();
            assertThat(other.acquire("b", Scribe.LONG)).isEmpty();

            ledger.close();

            assertThat(other.acquire("b", Scribe.LONG).orElseThrow().epoch()).isEqualTo(held.epoch() + 1);
            ledger = Ledgers.open(settings);
            assertThat(ledger.acquire("c", Scribe.LONG)).isEmpty();
        }
    }

    @Test
    void aHolderThatLostTheConnectionOfItsLeaseCommitsNothingOnceAnotherHasTakenIt() {
        try (Ledger other = Ledgers.open(settings)) {
            Lease held = ledger.acquire("a", Scribe.LONG).orElseThrow();
            ((SqlLedger) ledger).database().upkeep().close();
            assertThat(other.acquire("b", Scribe.LONG)).isPresent();
            assertThatThrownBy(() -> new Scribe(ledger, held).act("entrustment/1").commit())
                    .isInstanceOf(LostLease.class);
        }
    }

    @AfterEach
    void drop() {
        Postgres.drop(settings);
    }
}
