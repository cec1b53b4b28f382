// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every ledger promises about being verified. Knows no implementation. */
abstract class VerificationContract {
    @TempDir
    Path folder;

    Ledger ledger;
    Scribe scribe;

    /** Settings of this test's own ledger, which does not exist yet. */
    abstract LedgerSettings settings();

    @BeforeEach
    void open() {
        ledger = Ledgers.open(settings());
        scribe = new Scribe(ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    Verifier.Report verify() {
        return Verifier.verify(ledger, Samples.ANY);
    }

    @Test
    void anEmptyLedgerIsWhole() {
        assertThat(verify().isWhole()).isTrue();
        assertThat(verify().position()).isZero();
    }

    @Test
    void aLedgerThatNobodyTouchedIsWhole() {
        Samples.fill(scribe);

        assertThat(verify().findings()).isEmpty();
        assertThat(verify().position()).isEqualTo(3);
        assertThat(verify().counts())
                .containsAllEntriesOf(Map.of(
                        "seals", 3L,
                        "records", 22L,
                        "resources", 21L,
                        "states", 21L,
                        "deliveries", 41L,
                        "mailboxes", 4L,
                        "requests", 22L,
                        "checkpoints", 1L,
                        "timers", 20L,
                        "signed", 20L));
    }

    @Test
    void aLedgerOpenedReadOnlyIsVerifiedTheSame() {
        Samples.fill(scribe);
        try (Ledger reader = Ledgers.open(Settings.of(settings()).readOnly().get())) {
            assertThat(Verifier.verify(reader, Samples.ANY)).isEqualTo(verify());
        }
    }

    @Test
    void moreRowsThanAPageAreVerified() {
        for (int batch = 0; batch < 3; batch++) {
            for (int i = 0; i < 700; i++) {
                scribe.act("entrustment/" + i).tell("a", "t").tell("b", "t").personal("张三").and();
            }
            scribe.commit();
        }

        assertThat(verify().findings()).isEmpty();
        assertThat(verify().counts()).containsEntry("records", 2_100L).containsEntry("deliveries", 4_200L);
    }

    @Test
    void anEffectNeedsNoRequest() {
        scribe.act("freeze/1").tell("a", "t").and();
        scribe.act("asset/1").effect().tell("a", "t").commit();

        assertThat(verify().findings()).isEmpty();
        assertThat(verify().counts()).containsEntry("records", 2L).containsEntry("effects", 1L).containsEntry("requests", 1L);
    }

    @Test
    void lawfulErasureIsNoFinding() {
        Samples.fill(scribe);
        scribe.act("entrustment/1").personal("法官").erase().commit();

        assertThat(verify().findings()).isEmpty();
        assertThat(verify().counts()).containsEntry("erased", 2L).containsEntry("signed", 19L);
    }

    @Test
    void lawfulErasureInTheSameBatchIsNoFinding() {
        scribe.act("entrustment/1").personal("张三").signed().and();
        scribe.act("access/entrustment/1/京0117").kind("access").personal("李四").and();
        scribe.act("entrustment/1").erase().commit();

        assertThat(verify().findings()).isEmpty();
        assertThat(verify().counts()).containsEntry("erased", 2L);
    }

    @Test
    void readingsOfWhatIsErasedAreErasedWithItAndNoOthers() {
        scribe.act("entrustment/1").commit();
        scribe.act("access/entrustment/1/京0117").kind("access").personal("李四").commit();
        scribe.act("access/entrustment/2/京0117").kind("access").personal("王五").commit();
        scribe.act("entrustment/1").erase().commit();

        assertThat(verify().findings()).isEmpty();
        assertThat(ledger.history(2, 0).orElseThrow().parts()).isNull();
        assertThat(ledger.history(3, 0).orElseThrow().parts()).isNotNull();
    }

    @Test
    void aRecordWithoutStateIsNoFindingWhereItsKindHasNone() {
        scribe.act("entrustment/1").commit();
        scribe.act("access/entrustment/1/1").kind("access").stateless().commit();

        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void aWrongSignatureOfACheckpointIsFound() {
        Samples.fill(scribe);
        Verifier.Report report = Verifier.verify(ledger, Samples.checking((checkpoint, content) -> {
            assertThat(content)
                    .isEqualTo(Evidence.checkpointContent(
                            ledger.info().id(), 3, ledger.heads().digest(), Scribe.START));
            return false;
        }));

        assertThat(report.findings()).singleElement().hasToString("checkpoints 3 key-1: its signature is wrong");
    }

    @Test
    void aWrongSignatureOfARecordsMessageIsFound() {
        Samples.fill(scribe);
        Verifier.Report report = Verifier.verify(ledger, new Verifier.Signatures() {
            @Override
            public boolean checkpoint(Checkpoint checkpoint, byte[] content) {
                return true;
            }

            @Override
            public boolean request(HistoryRecord record) {
                return !record.resource().equals("entrustment/7") && record.body().length > 0;
            }
        });

        assertThat(report.findings())
                .singleElement()
                .hasToString("history_bodies 2.7: the signature of the message is wrong");
    }

    @Test
    void aLedgerIsVerifiedWhileItsWriterGoesOn() throws InterruptedException {
        Samples.fill(scribe);
        try (var writer = new Samples.Busy(scribe)) {
            for (int i = 0; i < 5; i++) {
                long before = writer.commits();
                assertThat(verify().findings()).isEmpty();
                writer.await(before + 1);
            }
        }
        assertThat(verify().findings()).isEmpty();
    }
}
