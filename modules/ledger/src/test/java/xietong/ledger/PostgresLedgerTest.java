// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
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

            // As soon as the server has heard of it, which is no matter of the lease's length.
            Optional<Lease> taken = other.acquire("b", Scribe.LONG);
            long end = System.nanoTime() + 10_000_000_000L;
            while (taken.isEmpty() && System.nanoTime() < end) {
                LockSupport.parkNanos(5_000_000);
                taken = other.acquire("b", Scribe.LONG);
            }
            assertThat(taken.orElseThrow().epoch()).isEqualTo(held.epoch() + 1);
            ledger = Ledgers.open(settings);
            assertThat(ledger.acquire("c", Scribe.LONG)).isEmpty();
        }
    }

    @Test
    void aHolderThatLostTheConnectionOfItsLeaseCommitsNothingOnceAnotherHasTakenIt() {
        try (Ledger other = Ledgers.open(settings)) {
            Lease held = ledger.acquire("a", Scribe.LONG).orElseThrow();
            ((SqlLedger) ledger).database().upkeep().close();
            long end = System.nanoTime() + 10_000_000_000L;
            while (other.acquire("b", Scribe.LONG).isEmpty() && System.nanoTime() < end) {
                LockSupport.parkNanos(5_000_000);
            }
            assertThatThrownBy(() -> new Scribe(ledger, held).act("entrustment/1").commit())
                    .isInstanceOf(LostLease.class);
        }
    }

    @AfterEach
    void drop() {
        Postgres.drop(settings);
    }
}
