// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import xietong.v1.Mode;

/** What every ledger promises to its writer, whole: opening, lease, commits, and what is beside them. */
abstract class LedgerContract extends CommitContract {
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

    @Test
    void anEngineThatLosesNothingLacksNothing() {
        assertThat(ledger.notDurable()).isEmpty();
    }

    @Test
    void aListIsReadWhoseverItIs() {
        var scribe = new Scribe(ledger);
        scribe.act("alert/1").list("alert/OPEN", "b", "1").list("alert/OPEN", "a", "2").list("alert/CLOSED", "a", "1").and();
        scribe.act("alert/2").list("alert/OPEN", "a", "3").commit();

        List<IndexRow> first = ledger.indexOfAll("alert/OPEN", null, 2);
        assertThat(first).containsExactly(
                new IndexRow("alert/OPEN", "a", "2", "alert/1"), new IndexRow("alert/OPEN", "a", "3", "alert/2"));
        assertThat(ledger.indexOfAll("alert/OPEN", first.get(1), 2))
                .containsExactly(new IndexRow("alert/OPEN", "b", "1", "alert/1"));
    }

    // --- subscriptions

    @Test
    void aMailboxIsAsFarBehindAsItsSlowestSubscription() {
        var scribe = new Scribe(ledger);
        scribe.subscribe("a", "slow", 1, "t").subscribe("a", "quick", 3, "t").subscribe("b", "wall", 1, "t");
        scribe.act("entrustment/1").tell("a", "t").tell("a", "t").tell("a", "t").tell("b", "t").tell("c", "t").commit();

        assertThat(ledger.unacknowledged()).containsExactly(Map.entry("a", 2L));
    }

    @Test
    void aBatchOfSubscriptionsTakesNoPosition() {
        var scribe = new Scribe(ledger);
        scribe.subscribe("a", "wall", 0, "x", "y").commit();

        assertThat(ledger.heads().position()).isZero();
        assertThat(ledger.subscription("a", "wall")).contains(new Subscription("a", "wall", Filter.topics(Set.of("x", "y")), 0));
        assertThat(ledger.subscriptions("a", "", 10)).hasSize(1);
        assertThat(ledger.subscription("a", "other")).isEmpty();
    }

    @Test
    void aCursorNeverMovesBack() {
        var scribe = new Scribe(ledger);
        scribe.subscribe("a", "wall", 7, "x").commit();
        scribe.subscribe("a", "wall", 5, "z").commit();
        assertThat(ledger.subscription("a", "wall")).contains(new Subscription("a", "wall", Filter.topics(Set.of("z")), 7));
        scribe.subscribe("a", "wall", 9).subscribe("a", "wall", 8).commit();
        assertThat(ledger.subscription("a", "wall")).contains(new Subscription("a", "wall", Filter.topics(Set.of()), 9));
    }

    @Test
    void theSubscriptionsOfAMailboxAreListedByName() {
        var scribe = new Scribe(ledger);
        scribe.subscribe("a", "c", 3, "x").subscribe("a", "B", 0).subscribe("b", "a", 0).subscribe("a", "a", 1).commit();

        assertThat(ledger.subscriptions("a", "", 2)).extracting(Subscription::name).containsExactly("B", "a");
        assertThat(ledger.subscriptions("a", "a", 2)).containsExactly(new Subscription("a", "c", Filter.topics(Set.of("x")), 3));
        assertThat(ledger.subscriptions("c", "", 2)).isEmpty();
    }

    @Test
    void aDeletedSubscriptionIsGoneAndMayBeMadeAnew() {
        var scribe = new Scribe(ledger);
        scribe.subscribe("a", "wall", 7, "x").subscribe("a", "desk", 2).subscribe("b", "wall", 1).commit();
        scribe.unsubscribe("a", "wall").unsubscribe("a", "never there").commit();
        assertThat(ledger.subscription("a", "wall")).isEmpty();
        assertThat(ledger.subscription("a", "desk")).isPresent();
        assertThat(ledger.subscription("b", "wall")).isPresent();

        scribe.unsubscribe("a", "desk").subscribe("a", "desk", 0, "y").act("entrustment/1").commit();
        assertThat(ledger.subscription("a", "desk")).contains(new Subscription("a", "desk", Filter.topics(Set.of("y")), 0));
        assertThat(ledger.heads().position()).isEqualTo(1);
    }

    @Test
    void subscriptionsNeedTheLeaseToo() {
        Lease lost = ledger.acquire("a", Scribe.LONG).orElseThrow();
        ledger.acquire("a", Scribe.LONG).orElseThrow();

        assertThatThrownBy(() -> new Scribe(ledger, lost).subscribe("a", "wall", 1).commit())
                .isInstanceOf(LostLease.class);
        assertThat(ledger.subscriptions("a", "", 10)).isEmpty();
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
        assertThat(ledger.checkpointsFrom(0, 1)).usingRecursiveComparison().isEqualTo(List.of(early));
        assertThat(ledger.checkpointsFrom(early.position() + 1, 10)).usingRecursiveComparison().isEqualTo(List.of(late));
        assertThat(ledger.checkpointsFrom(late.position() + 1, 10)).isEmpty();
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
