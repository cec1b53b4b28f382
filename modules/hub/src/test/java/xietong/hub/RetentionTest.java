// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.hub.retention.RetentionSurvey;
import xietong.hub.writer.Submission;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Verifier;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.Times;
import xietong.rules.book.RuleBook;
import xietong.rules.calendar.Deadlines;
import xietong.rules.retention.Retained;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.AdminServiceApplyRulesRequest;
import xietong.v1.AdminServiceEraseRequest;
import xietong.v1.AuditKind;
import xietong.v1.AuditServiceListRequest;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.DocumentRef;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.EntrustmentServiceWithdrawRequest;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.Receipt;
import xietong.v1.RuleDocument;

/** What the passing of time erases at a running hub, years of which pass on the scenario clock. */
class RetentionTest {
    private static final String SENDER = "京0117";
    private static final String RECIPIENT = "津0119";
    private static final int HOUR = 3;
    private static final int YEARS = 3;
    private static final String ERASE = "xietong.v1.AdminService/Erase";

    @TempDir
    Path folder;

    private TestHub hub;
    private DocumentRef paper;
    private int requests;

    @BeforeEach
    void start() {
        hub = TestHub.start(folder);
        paper = Matters.paper(hub.as(SENDER));
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private String request() {
        return "k-" + ++requests;
    }

    private Receipt apply(String periods) {
        String text = hub.administrator().admin().rules().getDocumentsList().stream()
                .filter(d -> d.getName().equals(RuleBook.RETENTION))
                .findFirst()
                .orElseThrow()
                .getText();
        return hub.administrator().admin().applyRules(AdminServiceApplyRulesRequest.newBuilder()
                .setHeader(TestHub.header(request(), OfficerRole.OFFICER_ROLE_ADMINISTRATOR).toBuilder().setReason("留存"))
                .addDocuments(RuleDocument.newBuilder()
                        .setName(RuleBook.RETENTION)
                        .setText(text.replaceFirst("\nhour: .*", "\nhour: " + HOUR)
                                .replaceFirst("\nyears: .*", "\nyears: {" + periods + "}")))
                .build());
    }

    private EntrustmentServiceSubmitRequest matter() {
        return Matters.freeze(paper, RECIPIENT, request());
    }

    private String ended() {
        String id = hub.as(SENDER).entrustments().submit(matter()).getResource();
        end(id);
        return id;
    }

    private void end(String id) {
        hub.as(SENDER).entrustments().withdraw(EntrustmentServiceWithdrawRequest.newBuilder()
                .setHeader(TestHub.header(request(), OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setReason("已和解"))
                .setId(id)
                .build());
    }

    /** To a moment of a later day, Beijing time. */
    private void until(ZonedDateTime then) {
        long seconds = Duration.between(hub.hub().writer().now(), then.toInstant()).toSeconds();
        hub.administrator().admin().advanceClock(AdminServiceAdvanceClockRequest.newBuilder()
                .setHeader(TestHub.header(request(), OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                .setSeconds(seconds)
                .build());
    }

    /** Three in the morning of a day after another. */
    private static ZonedDateTime morning(Instant of, int years, int days) {
        return of.atZone(Deadlines.ZONE).toLocalDate().plusYears(years).plusDays(days).atTime(HOUR, 5).atZone(Deadlines.ZONE);
    }

    private long count(String event) {
        return hub.administrator().admin().hub().getCountersMap().getOrDefault(event, 0L);
    }

    private void round(int number) {
        Await.until("round " + number + " of this node is over", () -> count("retention.round") == number);
    }

    private boolean erased(String id) {
        return hub.as(SENDER).entrustments().get(id).getErased();
    }

    private List<HistoryRecord> erasures(String id) {
        return hub.hub().ledger().historyOf(id).stream().filter(r -> r.command().equals(ERASE)).toList();
    }

    private void requireWhole() {
        Verifier.Report report = hub.verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.isWhole()).isTrue();
    }

    @Test
    void whatIsDueIsEmptiedAndWhatIsADayShortOpenOrFrozenIsNotAndTheEvidenceStaysWhole() {
        HubClient court = hub.as(SENDER);
        var sent = matter();
        Receipt receipt = court.entrustments().submit(sent);
        String due = receipt.getResource();
        end(due);
        String read = ended();
        String open = court.entrustments().submit(matter()).getResource();
        String order = Freezing.order(court, 100_000, request()).getResource();
        Instant began = hub.hub().writer().now();
        HubRefusal unlawful = catchThrowableOfType(HubRefusal.class, () -> apply("entrustment: 2"));
        assertThat(unlawful.reason()).as("less than the law keeps").isEqualTo(Reason.REASON_RULES_INVALID);
        assertThat(unlawful.metadata()).containsEntry("accepted", "3 to 100").containsEntry("document", "retention");
        Receipt applied = apply("entrustment: 3, freeze: 3, asset: 3");
        until(morning(began, 0, 1));
        round(1);
        String aDayShort = ended();
        until(morning(began, 1, 0).withHour(12));
        court.audit().reveal(AuditServiceRevealRequest.newBuilder()
                .setHeader(TestHub.header(request(), OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setReason("复查"))
                .setResource(read)
                .build());
        // The day after, at noon: no round at that hour.
        until(morning(began, YEARS, 1).minusDays(1).withHour(12));
        assertThat(count("retention.erased")).isZero();
        until(morning(began, YEARS, 1));
        round(2);
        assertThat(erased(due)).isTrue();

        Entrustment emptied = court.entrustments().get(due);
        assertThat(emptied.toString()).doesNotContain(Matters.DEBTOR.getIdentifier()).doesNotContain("王");
        assertThat(erased(aDayShort)).isFalse();
        assertThat(erased(read)).as("read in clear two years ago").isFalse();
        assertThat(erased(open)).isFalse();
        assertThat(court.freezes().get(order).getErased()).isFalse();
        assertThat(court.freezes().assets()).noneMatch(asset -> asset.getErased()).isNotEmpty();
        assertThat(court.entrustments().submit(sent)).as("asked again").isEqualTo(receipt);
        requireWhole();
        requireRecorded(due, applied.getRevision());

        assertThat(RetentionSurvey.of(hub.hub().ledger(), hub.hub().writer().book()))
                .filteredOn(line -> line.kind().equals("entrustment")).singleElement().satisfies(line -> {
                    assertThat(line.due()).isZero();
                    assertThat(line.oldest()).isNull();
                    assertThat(line.years()).isEqualTo(YEARS);
                });
        until(morning(began, YEARS, 2));
        round(3);
        assertThat(erased(aDayShort)).as("the day after").isTrue();
        assertThat(erasures(due)).as("once").hasSize(1);
        assertThat(count("retention.erased")).isEqualTo(2);
        assertThat(erased(read)).isFalse();
        assertThat(count("retention.failed")).isZero();
        requireWhole();
    }

    /** Who, why, by which rules: on the record that the operator lists. */
    private void requireRecorded(String id, long version) {
        HistoryRecord record = erasures(id).get(0);
        assertThat(record.organisation()).as("nobody: the hub itself").isEmpty();
        assertThat(record.rulesVersion()).isEqualTo(version);
        var listed = hub.administrator().audit()
                .list(AuditServiceListRequest.newBuilder().setKind(AuditKind.AUDIT_KIND_ADMINISTRATION).setResource(id).build())
                .toList();
        assertThat(listed).singleElement().satisfies(act -> {
            assertThat(act.getCommand()).isEqualTo(ERASE);
            assertThat(act.getReason()).contains("3 years", "rule book " + version, "PIPL 47");
            assertThat(act.getRuleBookVersion()).isEqualTo(version);
            assertThat(Times.instant(act.getTime())).isEqualTo(record.stamp());
        });
    }

    @Test
    void aRoundThatEndsWithItsNodeIsBegunAnewAndErasesEachOnce() {
        int count = Size.of("matters that are due in one round", 40, 2_000);
        var matters = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            matters.add(ended());
        }
        Instant began = hub.hub().writer().now();
        apply("entrustment: 3");
        var ledger = hub.hub().ledger();
        until(morning(began, YEARS, 1));
        Await.until("it has begun", () -> matters.stream().anyMatch(id -> ledger.historyOf(id).stream()
                .anyMatch(r -> r.command().equals(ERASE))));
        hub.restart();
        Await.until("all are erased", () -> matters.stream().allMatch(this::erased));
        round(1);
        assertThat(matters).allSatisfy(id -> assertThat(erasures(id)).hasSize(1));
        long position = hub.hub().ledger().heads().position();
        hub.restart();
        round(1);
        assertThat(count("retention.erased")).as("a round with nothing to do").isZero();
        assertThat(hub.hub().ledger().historyAfter(position, Integer.MAX_VALUE, 1_000))
                .noneMatch(r -> r.command().equals(ERASE));
        requireWhole();
    }

    private Submission erasing(String id) {
        long revision = hub.hub().ledger().state(id).orElseThrow().revision();
        return Submission.own(
                Catalogue.rule(ERASE).orElseThrow(),
                AdminServiceEraseRequest.newBuilder().setResource(id).build(),
                "retention/" + id,
                "retention",
                (look, book, now) -> Retained.erasure(id, revision, "retention/" + id, look, book, now));
    }

    @Test
    void whatSomebodyReadsInClearJustBeforeItWouldBeErasedIsKept() throws Exception {
        String read = ended();
        String unread = ended();
        Instant began = hub.hub().writer().now();
        apply("entrustment: 3");
        until(morning(began, YEARS, 1).withHour(12));
        var header = TestHub.header(request(), OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setReason("复查").build();
        var reading = new Submission(
                Catalogue.rule("xietong.v1.AuditService/Reveal").orElseThrow(),
                AuditServiceRevealRequest.newBuilder().setHeader(header).setResource(read).build(),
                new Caller(hub.hub().writer().book().directory().require(SENDER), header.getOfficer()),
                header.getRequestId(), null, List.of(), new CompletableFuture<>());
        Submission ofRead = erasing(read);
        Submission ofUnread = erasing(unread);
        // One behind the other, so mostly in one batch.
        List.of(reading, ofRead, ofUnread).forEach(hub.hub().writer().here()::submit);
        assertThat(reading.answer().get(30, TimeUnit.SECONDS)).isNotNull();
        assertThat(ofRead.answer().get(30, TimeUnit.SECONDS)).as("came to nothing").isNull();
        assertThat(ofUnread.answer().get(30, TimeUnit.SECONDS)).isNotNull();
        assertThat(erased(read)).isFalse();
        assertThat(erased(unread)).isTrue();
        requireWhole();
    }
}
