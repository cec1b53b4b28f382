// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger promises about the right to write. Knows no implementation. */
abstract class LeaseContract {
    Ledger ledger;

    /** Settings of this test's own ledger, which does not exist yet. */
    abstract LedgerSettings settings();

    @BeforeEach
    void open() {
        ledger = Ledgers.open(settings());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    /** Closes the ledger and opens it again, as after a restart. */
    void reopen() {
        ledger.close();
        ledger = Ledgers.open(settings());
    }

    static void awaitExpiry(Ledger ledger, Duration validity) {
        Instant end = ledger.databaseTime().plus(validity);
        while (ledger.databaseTime().isBefore(end.plusMillis(2))) {
            Thread.onSpinWait();
        }
    }

    @Test
    void theLeaseHasOneHolder() {
        assertThat(ledger.acquire("a", Scribe.LONG)).isPresent();
        assertThat(ledger.acquire("b", Scribe.LONG)).isEmpty();
    }

    @Test
    void everyTakingHasAGreaterEpoch() {
        Lease first = ledger.acquire("a", Scribe.LONG).orElseThrow();
        Lease again = ledger.acquire("a", Scribe.LONG).orElseThrow();
        ledger.release(again);
        Lease other = ledger.acquire("b", Scribe.LONG).orElseThrow();

        assertThat(List.of(first.epoch(), again.epoch(), other.epoch())).containsExactly(1L, 2L, 3L);
    }

    @Test
    void anExpiredLeaseIsFreeByTheEnginesClock() {
        Duration validity = Duration.ofMillis(20);
        Lease lease = ledger.acquire("a", validity).orElseThrow();
        awaitExpiry(ledger, validity);

        assertThat(ledger.renew(lease, Scribe.LONG)).isFalse();
        assertThat(ledger.acquire("b", Scribe.LONG)).isPresent();
    }

    @Test
    void aRenewedLeaseOutlivesItsFirstValidity() {
        Duration validity = Duration.ofMillis(1_000);
        Lease lease = ledger.acquire("a", validity).orElseThrow();

        assertThat(ledger.renew(lease, Scribe.LONG)).isTrue();
        awaitExpiry(ledger, validity);
        assertThat(ledger.acquire("b", Scribe.LONG)).isEmpty();
    }

    @Test
    void aLeaseOfAnEarlierEpochIsNotRenewed() {
        Lease old = ledger.acquire("a", Scribe.LONG).orElseThrow();
        Lease now = ledger.acquire("a", Scribe.LONG).orElseThrow();

        assertThat(ledger.renew(old, Scribe.LONG)).isFalse();
        assertThat(ledger.renew(now, Scribe.LONG)).isTrue();
    }

    @Test
    void releasingALostLeaseChangesNothing() {
        Lease old = ledger.acquire("a", Scribe.LONG).orElseThrow();
        Lease now = ledger.acquire("a", Scribe.LONG).orElseThrow();
        ledger.release(old);

        assertThat(ledger.renew(now, Scribe.LONG)).isTrue();
        assertThat(ledger.acquire("b", Scribe.LONG)).isEmpty();
    }

    @Test
    void epochsGoOnAfterARestart() {
        ledger.release(ledger.acquire("a", Scribe.LONG).orElseThrow());
        reopen();

        assertThat(ledger.acquire("b", Scribe.LONG).orElseThrow().epoch()).isEqualTo(2);
    }

    @Test
    void whoeverTailsSeesWhoWritesAndWhereTheLedgerStands() {
        assertThat(ledger.tail()).isEqualTo(new Tail(Optional.empty(), 0));
        var scribe = new Scribe(ledger, ledger.acquire("a", Scribe.LONG).orElseThrow());
        scribe.act("entrustment/1").commit();
        assertThat(ledger.tail()).isEqualTo(new Tail(Optional.of(scribe.lease), 1));
        scribe.act("entrustment/2").commit();
        assertThat(ledger.changed("entrustment", 1, 2)).containsExactly("entrustment/2");
        assertThat(ledger.changed("entrustment", 0, 1)).containsExactly("entrustment/1");
        assertThat(ledger.changed("freeze", 0, 2)).isEmpty();

        ledger.release(scribe.lease);

        assertThat(ledger.tail()).isEqualTo(new Tail(Optional.empty(), 2));
    }

    @Test
    void aWriterWhoseLeaseIsAnothersWritesNothing() {
        Duration validity = Duration.ofMillis(20);
        var frozen = new Scribe(ledger, ledger.acquire("frozen", validity).orElseThrow());
        Batch late = frozen.act("entrustment/1").tell("京0117", "entrustment.sent").and().batch();
        awaitExpiry(ledger, validity);
        Lease other = ledger.acquire("other", Scribe.LONG).orElseThrow();

        assertThatThrownBy(() -> ledger.commit(frozen.lease, late)).isInstanceOf(LostLease.class);
        assertThat(ledger.heads().position()).isZero();
        assertThat(ledger.state("entrustment/1")).isEmpty();
        assertThat(ledger.mailboxHead("京0117")).isZero();
        ledger.commit(other, late);
        assertThat(ledger.heads().position()).isEqualTo(1);
    }

    @Test
    void aWriterWhoseLeaseHasExpiredWritesNothingEvenWhenNobodyTookIt() {
        Duration validity = Duration.ofMillis(20);
        var scribe = new Scribe(ledger, ledger.acquire("a", validity).orElseThrow());
        awaitExpiry(ledger, validity);

        assertThatThrownBy(() -> scribe.act("entrustment/1").commit()).isInstanceOf(LostLease.class);
        assertThat(ledger.heads().position()).isZero();
    }
}
