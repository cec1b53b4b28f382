// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every ledger promises about commits. Knows no implementation. */
abstract class CommitContract extends FiguresContract {
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
    void aCommandMayChangeSeveralResourcesUnderOneRequest() {
        var scribe = new Scribe(ledger);
        scribe.act("freeze/1").kind("freeze").tell("京0117", "freeze.ordered").and();
        scribe.act("asset/1").kind("asset").effect().tell("京0117", "asset.queued").commit();

        assertThat(ledger.historyOf("asset/1")).extracting(HistoryRecord::isEffect).containsExactly(true);
        assertThat(ledger.deliveries("京0117", 0, 10)).extracting(Delivery::resource).containsExactly("freeze/1", "asset/1");
        assertThat(ledger.state("asset/1")).isPresent();
    }

    @Test
    void anEffectThatFollowsNoCommandIsRefused() {
        var scribe = new Scribe(ledger);

        assertThatThrownBy(() -> scribe.act("asset/1").effect().commit())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("follows no command");
        assertThat(ledger.state("asset/1")).isEmpty();
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
}
