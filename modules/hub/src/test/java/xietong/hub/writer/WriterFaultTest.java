// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.hub.Counters;
import xietong.hub.HubSettings;
import xietong.hub.TestHub;
import xietong.hub.identity.Identity;
import xietong.hub.tracing.Traces;
import xietong.ledger.Batch;
import xietong.ledger.Ledger;
import xietong.ledger.LedgerUnavailable;
import xietong.ledger.Ledgers;
import xietong.ledger.LedgerSettings;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.Refused;
import xietong.rules.book.RuleBook;
import xietong.store.v1.SignedRequest;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.AdminServiceEraseRequest;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.CommandHeader;
import xietong.v1.Mode;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;
import xietong.v1.Receipt;

/** The writer over a ledger that fails when it is told to. */
class WriterFaultTest {
    private static final HubSettings.Writer LIMITS =
            new HubSettings.Writer(256, 8_192, 8_192, Duration.ofSeconds(5), Duration.ofHours(1));
    private static final Officer ADMINISTRATOR = Officer.newBuilder()
            .setId("op-1").setName("管理员").setRole(OfficerRole.OFFICER_ROLE_ADMINISTRATOR).build();

    @TempDir
    Path folder;

    private final AtomicBoolean loseAnswer = new AtomicBoolean();
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private Organisation operator;
    private Ledger ledger;
    private Writer writer;

    @BeforeEach
    void start() throws InterruptedException {
        operator = Organisation.newBuilder()
                .setCode("HUB").setName("运营单位").setKind(OrganisationKind.ORGANISATION_KIND_OPERATOR).build();
        Ledger real = Ledgers.open(LedgerSettings.sqlite(folder, Mode.MODE_DRILL));
        ledger = (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(real, arguments);
                        if (method.getName().equals("commit") && loseAnswer.compareAndSet(true, false)) {
                            throw new LedgerUnavailable("the answer was lost", new java.sql.SQLException());
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        var rules = new java.util.LinkedHashMap<>(TestHub.rules());
        var entry = RuleBook.entry(operator);
        rules.put(entry.getKey(), entry.getValue());
        var checkpoints =
                new Checkpoints(ledger, new Checkpoints.Signer("k", "none", b -> b), LIMITS.checkpointEvery());
        Claim claim = Claim.of("test", LIMITS.lease());
        Writer.found(ledger, claim.await(ledger), rules);
        writer = new Writer(ledger, claim, LIMITS, 64, new Counters(), Traces.none(), new CommitListener() {
            @Override
            public void committed(Batch batch) {
                heard.add("committed " + batch.seal().position());
            }

            @Override
            public void missed(long position) {
                heard.add("missed after " + position);
            }
        }, checkpoints, RuleBook.of(1, rules));
        writer.awaitReady();
    }

    @AfterEach
    void stop() {
        writer.close();
        ledger.close();
    }

    private CommandHeader.Builder header(String requestId) {
        return CommandHeader.newBuilder().setRequestId(requestId).setReason("演练").setOfficer(ADMINISTRATOR);
    }

    private CompletableFuture<Receipt> submit(String method, Message command, String requestId) {
        return submit(method, command, requestId, null);
    }

    private CompletableFuture<Receipt> submit(
            String method, Message command, String requestId, SignedRequest signed) {
        var answer = new CompletableFuture<Receipt>();
        writer.submit(new Submission(
                Catalogue.rule(method).orElseThrow(), command, new Caller(operator, ADMINISTRATOR), requestId,
                signed, List.of(), answer));
        return answer;
    }

    private CompletableFuture<Receipt> advance(String requestId) {
        return submit(
                "xietong.v1.AdminService/AdvanceClock",
                AdminServiceAdvanceClockRequest.newBuilder().setHeader(header(requestId)).setSeconds(1).build(),
                requestId);
    }

    @Test
    void whatWasCommittedWithoutAnAnswerIsToldOnceTheWriterHasFoundIt() throws Exception {
        loseAnswer.set(true);

        assertThatThrownBy(() -> advance("r-1").get(10, TimeUnit.SECONDS))
                .hasRootCauseInstanceOf(Refused.class)
                .rootCause()
                .extracting(e -> ((Refused) e).reason())
                .isEqualTo(Reason.REASON_NO_WRITER);
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("missed after 1");
        Receipt again = advance("r-1").get(10, TimeUnit.SECONDS);
        assertThat(again.getPosition()).as("the stored receipt").isEqualTo(2);
        assertThat(ledger.heads().position()).isEqualTo(2);
    }

    private CompletableFuture<Receipt> finds(String item) {
        var court = RuleBook.of(1, TestHub.rules()).directory().require("京0117");
        Officer officer = TestHub.header("x", OfficerRole.OFFICER_ROLE_OFFICER).getOfficer();
        var command = CaseServiceReportFactRequest.newBuilder()
                .setHeader(TestHub.header(item, OfficerRole.OFFICER_ROLE_OFFICER).toBuilder()
                        .setCaseNumber("（2026）京0117执1号"))
                .setKind(CaseFactKind.CASE_FACT_KIND_PROPERTY_FOUND)
                .setItem(item)
                .build();
        var answer = new CompletableFuture<Receipt>();
        writer.submit(new Submission(
                Catalogue.rule("xietong.v1.CaseService/ReportFact").orElseThrow(), command, new Caller(court, officer), item,
                null, List.of(), answer));
        return answer;
    }

    @Test
    void figuresOfABatchWhoseAnswerWasLostCountOnce() throws Exception {
        finds("P-1").get(10, TimeUnit.SECONDS);
        loseAnswer.set(true);
        assertThatThrownBy(() -> finds("P-2").get(10, TimeUnit.SECONDS)).hasRootCauseInstanceOf(Refused.class);
        assertThat(heard.poll(10, TimeUnit.SECONDS)).startsWith("committed");
        assertThat(heard.poll(10, TimeUnit.SECONDS)).startsWith("missed");
        finds("P-2").get(10, TimeUnit.SECONDS);
        finds("P-3").get(10, TimeUnit.SECONDS);

        var kept = ledger.figures("京0117", "", "9999", null, 10).stream().map(CommittedFigures::cell).toList();
        assertThat(kept).containsExactlyElementsOf(Recount.of(ledger));
        assertThat(kept).singleElement().satisfies(cell -> assertThat(cell.getReceived()).isEqualTo(3));
    }

    @Test
    void aCommandThatCannotEvenNameItsResourceHarmsNoOtherOfItsBatch() throws Exception {
        var erase = AdminServiceEraseRequest.newBuilder().setHeader(header("bad"));
        List<CompletableFuture<Receipt>> good = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            good.add(advance("good-" + i));
            if (i == 25) {
                var bad = submit("xietong.v1.AdminService/Erase", erase.setResource("").build(), "bad");
                var worse = submit("xietong.v1.AdminService/Erase", erase.setResource("x\0y").build(), "worse");
                assertThatThrownBy(() -> bad.get(10, TimeUnit.SECONDS)).hasRootCauseInstanceOf(Refused.class);
                assertThatThrownBy(() -> worse.get(10, TimeUnit.SECONDS)).hasRootCauseInstanceOf(Refused.class);
            }
        }
        for (CompletableFuture<Receipt> receipt : good) {
            assertThat(receipt.get(10, TimeUnit.SECONDS).getPosition()).isPositive();
        }
    }

    @Test
    void whatTakesLongToDecideIsCommittedInPartsAndInOrderLongBeforeTheLeaseEnds() throws Exception {
        var decided = new AtomicInteger();
        var answered = new ArrayList<Integer>();
        var decidedAtFirst = new AtomicInteger();
        List<CompletableFuture<Receipt>> answers = new ArrayList<>();
        Message command = AdminServiceAdvanceClockRequest.newBuilder().setHeader(header("slow")).setSeconds(1).build();
        for (int i = 0; i < 20; i++) {
            int number = i;
            var slow = Submission.own(Catalogue.rule("xietong.v1.AdminService/AdvanceClock").orElseThrow(), command,
                    "slow-" + i, "HUB", (look, book, now) -> {
                        LockSupport.parkNanos(LIMITS.lease().toNanos() / 50);
                        decided.incrementAndGet();
                        return Optional.empty();
                    });
            answers.add(slow.answer().whenComplete((receipt, refused) -> {
                decidedAtFirst.compareAndSet(0, decided.get());
                answered.add(number);
            }));
            writer.submit(slow);
        }
        Receipt after = advance("after").get(20, TimeUnit.SECONDS);

        for (CompletableFuture<Receipt> answer : answers) {
            assertThat(answer.get(20, TimeUnit.SECONDS)).as("nothing to do").isNull();
        }
        assertThat(decidedAtFirst.get()).as("decided when the first was answered").isLessThanOrEqualTo(6);
        assertThat(answered).isEqualTo(IntStream.range(0, 20).boxed().toList());
        assertThat(decided.get()).as("each once").isEqualTo(20);
        assertThat(after.getPosition()).isEqualTo(2);
    }

    @Test
    void aSignatureByAKeyThatWasTakenBackWhileTheCommandWaitedIsRefused() {
        var command = AdminServiceAdvanceClockRequest.newBuilder().setHeader(header("r-1")).setSeconds(1).build();
        var signed = SignedRequest.newBuilder()
                .setRequest(command.toByteString())
                .setPublicKey(ByteString.copyFrom(Identity.newKey().getPublic().getEncoded()))
                .build();

        assertThatThrownBy(() -> submit("xietong.v1.AdminService/AdvanceClock", command, "r-1", signed)
                        .get(10, TimeUnit.SECONDS))
                .rootCause()
                .extracting(e -> ((Refused) e).reason())
                .isEqualTo(Reason.REASON_SIGNATURE_INVALID);
        assertThat(ledger.heads().position()).isEqualTo(1);
    }
}
