// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import xietong.v1.Mode;

/** What every ledger promises about writing. Knows no implementation. */
abstract class LedgerContract {
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

    // --- opening

    @Test
    void aNewLedgerStandsAtNothing() {
        Heads heads = ledger.heads();

        assertThat(heads.position()).isZero();
        assertThat(heads.stamp()).isEqualTo(Instant.EPOCH);
        assertThat(heads.digest()).isEmpty();
        assertThat(heads.drillOffset()).isZero();
        assertThat(ledger.rulesVersion()).isZero();
        assertThat(ledger.nextTimer()).isEmpty();
    }

    @Test
    void aLedgerKeepsItsIdentityWhenItIsOpenedAgain() {
        LedgerInfo before = ledger.info();
        reopen();

        assertThat(ledger.info()).isEqualTo(before);
        assertThat(before.id()).isNotEmpty();
        assertThat(before.mailboxEpoch()).isNotEmpty();
        assertThat(before.digestAlgorithm()).isEqualTo("SHA-256");
    }

    @Test
    void aLiveLedgerIsNotOpenedAsADrill() {
        assertThatThrownBy(() -> Ledgers.open(Settings.of(settings()).createAs(Mode.MODE_DRILL).get()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MODE_LIVE for good");
    }

    @Test
    void aLedgerThatIsThereIsOpenedWithoutSayingHowToCreateIt() {
        try (Ledger same = Ledgers.open(Settings.of(settings()).createAs(null).get())) {
            assertThat(same.info()).isEqualTo(ledger.info());
        }
    }

    @Test
    void theDigestAlgorithmIsFixedAtCreation() {
        try (Ledger same = Ledgers.open(Settings.of(settings()).algorithm("SM3").get())) {
            assertThat(same.info().digestAlgorithm()).isEqualTo("SHA-256");
        }
    }

    @Test
    void durabilityIsReportedAsTheEngineTellsIt() {
        Map<String, String> durability = ledger.durability();

        assertThat(durability).containsEntry("engine", ledger.info().engine()).containsKey("version");
    }

    @Test
    void theEnginesClockIsNearTheMachines() {
        assertThat(ledger.databaseTime())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void aReadOnlyOpeningReadsButWritesNothing() {
        new Scribe(ledger).act("entrustment/1").tell("a", "t").commit();

        try (Ledger reader = Ledgers.open(Settings.of(settings()).readOnly().get())) {
            assertThat(reader.heads().position()).isEqualTo(1);
            assertThat(reader.durability()).containsKey("version");
            assertThatThrownBy(() -> reader.acquire("reader", Scribe.LONG)).isInstanceOf(IllegalStateException.class);
        }
    }

    // --- the lease

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

    // --- committing

    @Test
    void headsFollowEachCommit() {
        var scribe = new Scribe(ledger);
        scribe.act("entrustment/1").commit();
        Batch second = scribe.act("entrustment/2").commit();

        assertThat(ledger.heads())
                .usingRecursiveComparison()
                .isEqualTo(new Heads(2, second.seal().stamp(), second.seal().digest(), Duration.ZERO));
    }

    @Test
    void whatWasCommittedIsThereAfterARestart() {
        var scribe = new Scribe(ledger);
        Batch batch = scribe.act("entrustment/1").tell("京0117", "entrustment.sent").commit();
        reopen();

        assertThat(ledger.heads().digest()).isEqualTo(batch.seal().digest());
        assertThat(ledger.state("entrustment/1")).isPresent();
        assertThat(ledger.mailboxHead("京0117")).isEqualTo(1);
    }

    @Test
    void aPositionThatDoesNotFollowIsRefused() {
        var scribe = new Scribe(ledger);
        scribe.act("entrustment/1").and().batch();
        Batch second = scribe.act("entrustment/2").and().batch();

        assertThatThrownBy(() -> ledger.commit(scribe.lease, second))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("position 2 does not follow 0");
        assertThat(ledger.state("entrustment/2")).isEmpty();
    }

    @Test
    void aBatchIsNotWrittenTwice() {
        var scribe = new Scribe(ledger);
        Batch batch = scribe.act("entrustment/1").tell("a", "t").commit();

        assertThatThrownBy(() -> ledger.commit(scribe.lease, batch)).isInstanceOf(IllegalStateException.class);
        assertThat(ledger.deliveries("a", 0, 10)).hasSize(1);
    }

    @Test
    void aSealThatIsNotChainedToTheLastIsRefused() {
        var scribe = new Scribe(ledger);
        scribe.act("entrustment/1").commit();
        Batch next = scribe.act("entrustment/2").and().batch();
        Seal loose = scribe.evidence.seal(
                2, scribe.stamp, new byte[32], List.of(next.entries().get(0).history().digest()));

        assertThatThrownBy(() -> ledger.commit(scribe.lease, new Batch(loose, next.entries(), List.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not chained");
        assertThat(ledger.heads().position()).isEqualTo(1);
    }

    @Test
    void aRequestIsAcceptedOnceAndNothingOfTheSecondIsWritten() {
        var scribe = new Scribe(ledger);
        scribe.act("entrustment/1").request("r-1").commit();

        assertThatThrownBy(() -> scribe.act("entrustment/2")
                        .request("r-1")
                        .tell("a", "t")
                        .set("timer", Scribe.START)
                        .commit())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("request");
        assertThat(ledger.heads().position()).isEqualTo(1);
        assertThat(ledger.state("entrustment/2")).isEmpty();
        assertThat(ledger.history(2, 0)).isEmpty();
        assertThat(ledger.mailboxHead("a")).isZero();
        assertThat(ledger.nextTimer()).isEmpty();
    }

    @Test
    void twoOrganisationsMayUseTheSameRequestId() {
        var scribe = new Scribe(ledger);
        scribe.act("entrustment/1").organisation("京0105").request("r-1").commit();
        scribe.act("entrustment/2").organisation("京0117").request("r-1").commit();

        assertThat(ledger.request("京0105", "r-1").orElseThrow().position()).isEqualTo(1);
        assertThat(ledger.request("京0117", "r-1").orElseThrow().position()).isEqualTo(2);
    }

    @Test
    void theWriterGoesOnAfterARefusedBatch() {
        var scribe = new Scribe(ledger);
        scribe.act("entrustment/1").request("r-1").commit();
        assertThatThrownBy(() -> scribe.act("entrustment/1").request("r-1").commit())
                .isInstanceOf(IllegalStateException.class);
        new Scribe(ledger, scribe.lease).act("entrustment/2").commit();

        assertThat(ledger.heads().position()).isEqualTo(2);
    }

    @Test
    void aRevisionThatIsTakenIsRefused() {
        var scribe = new Scribe(ledger);
        scribe.act("entrustment/1").stateless().commit();
        var forgetful = new Scribe(ledger, scribe.lease);

        assertThatThrownBy(() -> forgetful.act("entrustment/1").commit()).isInstanceOf(IllegalStateException.class);
        assertThat(ledger.heads().position()).isEqualTo(1);
    }

    @Test
    void aMailboxNumberThatIsTakenIsRefused() {
        var scribe = new Scribe(ledger);
        var other = new Scribe(ledger, scribe.lease);
        other.act("entrustment/9").tell("a", "t").and().batch();
        scribe.act("entrustment/1").tell("a", "t").commit();
        scribe.act("entrustment/2").tell("a", "t").commit();
        var late = new Scribe(ledger, scribe.lease);
        HistoryRecord record =
                late.act("entrustment/3").and().batch().entries().get(0).history();
        for (long taken : List.of(1L, 2L)) {
            assertThatThrownBy(() -> ledger.commit(scribe.lease, Batches.telling(late, record, "a", taken)))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(ledger.heads().position()).isEqualTo(2);
    }

    @Test
    void aHoleInAMailboxIsRefused() {
        var scribe = new Scribe(ledger);
        scribe.act("entrustment/1").tell("a", "t").commit();
        HistoryRecord record =
                scribe.act("entrustment/2").and().batch().entries().get(0).history();

        assertThatThrownBy(() -> ledger.commit(scribe.lease, Batches.telling(scribe, record, "a", 3)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ledger.commit(scribe.lease, Batches.telling(scribe, record, "new", 2)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ledger.mailboxHead("a")).isEqualTo(1);
        assertThat(ledger.heads().position()).isEqualTo(1);
    }

    @Test
    void aBatchThatContradictsItselfIsRefused() {
        var scribe = new Scribe(ledger);
        Batch batch = scribe.act("entrustment/1").and().batch();
        Seal miscounted = new Seal(
                1,
                batch.seal().stamp(),
                2,
                "SHA-256",
                batch.seal().previous(),
                batch.seal().digest());

        assertThatThrownBy(() -> ledger.commit(scribe.lease, new Batch(miscounted, batch.entries(), List.of())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ledger.commit(scribe.lease, new Batch(null, batch.entries(), List.of())))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ledger.heads().position()).isZero();
    }

    @Test
    void ofSeveralChangesOfOneThingInABatchTheLastIsKept() {
        var scribe = new Scribe(ledger);
        Instant due = Scribe.START.plusSeconds(60);
        scribe.act("entrustment/1").tell("a", "t").set("t1", due).set("t2", due).list("inbox", "a", "1").and();
        scribe.act("entrustment/1").tell("a", "t").clear("t1").unlist("inbox", "a", "1").and();
        scribe.act("entrustment/1").tell("a", "t").list("inbox", "a", "2").commit();

        assertThat(ledger.state("entrustment/1").orElseThrow().revision()).isEqualTo(3);
        assertThat(ledger.mailboxHead("a")).isEqualTo(3);
        assertThat(ledger.timersDue(due, 10)).extracting(Timer::id).containsExactly("t2");
        assertThat(ledger.index("inbox", "a", null, 10)).extracting(IndexRow::sort).containsExactly("2");
    }

    @Test
    void aBigBatchIsOneBatch() {
        var scribe = new Scribe(ledger);
        for (int i = 0; i < 5_000; i++) {
            scribe.act("entrustment/" + i)
                    .tell("mailbox-" + i % 300, "t")
                    .list("inbox", "a", "" + i)
                    .body(new byte[200])
                    .and();
        }
        scribe.commit();

        assertThat(ledger.heads().position()).isEqualTo(1);
        assertThat(ledger.sealsAfter(0, 10).get(0).entries()).isEqualTo(5_000);
        assertThat(ledger.state("entrustment/4999")).isPresent();
        assertThat(ledger.mailboxesAfter(0)).hasSize(300);
    }

    @Test
    void aStateMayBeAsLargeAsAStateGets() {
        byte[] body = new byte[64 * 1024];
        new java.util.Random(7).nextBytes(body);
        new Scribe(ledger).act("entrustment/1").body(body).commit();

        assertThat(ledger.state("entrustment/1").orElseThrow().body()).isEqualTo(body);
    }

    // --- subscriptions

    @Test
    void aBatchOfSubscriptionsTakesNoPosition() {
        var scribe = new Scribe(ledger);
        scribe.subscribe("a", "wall", 0, "x", "y").commit();

        assertThat(ledger.heads().position()).isZero();
        assertThat(ledger.subscription("a", "wall")).contains(new Subscription("a", "wall", Set.of("x", "y"), 0));
        assertThat(ledger.subscriptions("a")).isEqualTo(1);
        assertThat(ledger.subscription("a", "other")).isEmpty();
    }

    @Test
    void aCursorNeverMovesBack() {
        var scribe = new Scribe(ledger);
        scribe.subscribe("a", "wall", 7, "x").commit();
        scribe.subscribe("a", "wall", 5, "z").commit();
        assertThat(ledger.subscription("a", "wall")).contains(new Subscription("a", "wall", Set.of("z"), 7));
        scribe.subscribe("a", "wall", 9).subscribe("a", "wall", 8).commit();
        assertThat(ledger.subscription("a", "wall")).contains(new Subscription("a", "wall", Set.of(), 9));
    }

    @Test
    void subscriptionsNeedTheLeaseToo() {
        Lease lost = ledger.acquire("a", Scribe.LONG).orElseThrow();
        ledger.acquire("a", Scribe.LONG).orElseThrow();

        assertThatThrownBy(() -> new Scribe(ledger, lost).subscribe("a", "wall", 1).commit())
                .isInstanceOf(LostLease.class);
        assertThat(ledger.subscriptions("a")).isZero();
    }

    // --- erasure

    @Test
    void erasureTakesThePartsOfAllEarlierRecordsAndOfAccessToThem() {
        var scribe = new Scribe(ledger);
        scribe.act("entrustment/1").personal("张三").signed().commit();
        scribe.act("entrustment/1").personal("张三丰").commit();
        scribe.act("entrustment/10").personal("李四").signed().commit();
        scribe.act("access/entrustment/1/x").stateless().personal("王五").signed().commit();
        scribe.act("access/entrustment/10/x").stateless().personal("赵六").commit();
        scribe.act("entrustment/1").personal("法官").erase().commit();

        for (long position : List.of(1L, 2L, 4L)) {
            HistoryRecord erased = ledger.history(position, 0).orElseThrow();
            assertThat(erased.parts()).isNull();
            assertThat(erased.signed()).isNull();
            assertThat(erased.body()).isNotEmpty();
        }
        for (long position : List.of(3L, 5L, 6L)) {
            assertThat(ledger.history(position, 0).orElseThrow().parts()).isNotEmpty();
        }
        assertThat(ledger.history(3, 0).orElseThrow().signed()).isNotEmpty();
    }

    @Test
    void erasureTakesTheEarlierRecordsOfItsOwnBatch() {
        var scribe = new Scribe(ledger);
        scribe.act("entrustment/1").personal("张三").signed().and();
        scribe.act("entrustment/1").personal("法官").erase().and();
        scribe.act("entrustment/1").personal("书记员").commit();

        assertThat(ledger.history(1, 0).orElseThrow().parts()).isNull();
        assertThat(ledger.history(1, 0).orElseThrow().signed()).isNull();
        assertThat(ledger.history(1, 1).orElseThrow().parts()).isNotEmpty();
        assertThat(ledger.history(1, 2).orElseThrow().parts()).isNotEmpty();
    }

    // --- the drill's clock

    @Test
    void aLiveLedgersClockIsNotMoved() {
        assertThatThrownBy(() -> new Scribe(ledger)
                        .act("entrustment/1")
                        .drillOffset(Duration.ofDays(1))
                        .commit())
                .isInstanceOf(IllegalStateException.class);
        assertThat(ledger.heads().position()).isZero();
    }

    // --- checkpoints

    @Test
    void checkpointsAreKeptInOrder() {
        var scribe = new Scribe(ledger);
        Seal first = scribe.act("entrustment/1").commit().seal();
        Seal second = scribe.act("entrustment/2").commit().seal();
        Checkpoint late = new Checkpoint(2, second.digest(), Scribe.START, "k", "SM2", new byte[] {2});
        Checkpoint early = new Checkpoint(1, first.digest(), Scribe.START, "k", "SM2", new byte[] {1});
        ledger.putCheckpoint(late);
        ledger.putCheckpoint(early);
        ledger.putCheckpoint(early);

        assertThat(ledger.checkpoints()).usingRecursiveComparison().isEqualTo(List.of(early, late));
    }

    @Test
    void aCheckpointOfSomethingElseThanTheSealIsRefused() {
        new Scribe(ledger).act("entrustment/1").commit();

        assertThatThrownBy(() -> ledger.putCheckpoint(
                        new Checkpoint(1, new byte[32], Scribe.START, "k", "SM2", new byte[] {1})))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ledger.checkpoints()).isEmpty();
    }
}
