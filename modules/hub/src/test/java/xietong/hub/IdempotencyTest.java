// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.v1.AdminServiceEraseRequest;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.EntrustmentServiceSubmitResponse;
import xietong.v1.EntrustmentServiceWithdrawRequest;
import xietong.v1.ExchangeOutcome;
import xietong.v1.OfficerRole;
import xietong.v1.Receipt;

/** Promise 2: asked twice, done once. */
class IdempotencyTest {
    private static final String SUBMIT = "xietong.v1.EntrustmentService/Submit";
    private static final String SENDER = "京0117";
    private static final String RECIPIENT = "津0119";
    private static final int THREADS = 200;

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static DocumentRef paper;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder);
        paper = Matters.paper(hub.as(SENDER));
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    @Test
    void two_hundred_threads_that_repeat_the_same_requests_have_one_effect_each() throws Exception {
        int rounds = Size.of("request ids, each sent by 200 threads at once", 10, 500);
        long before = hub.hub().ledger().mailboxHead(RECIPIENT);
        HubClient[] clients = {hub.as(SENDER), hub.another(SENDER), hub.another(SENDER)};
        var barrier = new CyclicBarrier(THREADS);
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var running = new ArrayList<Future<List<Wire.Answer>>>();
            for (int t = 0; t < THREADS; t++) {
                int thread = t;
                running.add(threads.submit(() -> {
                    var answers = new ArrayList<Wire.Answer>();
                    for (int round = 0; round < rounds; round++) {
                        var one = Matters.other(paper, RECIPIENT, "same-" + round);
                        var other = one.toBuilder();
                        other.getMatterBuilder().setInstructions("另一件");
                        barrier.await();
                        var channel = clients[thread % clients.length].channel();
                        answers.add(Wire.call(channel, SUBMIT, thread % 2 == 0 ? one : other.build()));
                    }
                    return answers;
                }));
            }
            var answers = new ArrayList<List<Wire.Answer>>();
            for (var thread : running) {
                answers.add(thread.get());
            }
            for (int round = 0; round < rounds; round++) {
                requireOneEffect(answers, round);
            }
        } finally {
            threads.shutdownNow();
            clients[1].close();
            clients[2].close();
        }
        assertThat(hub.hub().ledger().mailboxHead(RECIPIENT) - before).isEqualTo(rounds);
    }

    private static void requireOneEffect(List<List<Wire.Answer>> answers, int round) {
        boolean evenWon = answers.get(0).get(round).accepted();
        String receipt = hex(answers.get(evenWon ? 0 : 1).get(round));
        for (int thread = 0; thread < THREADS; thread++) {
            Wire.Answer answer = answers.get(thread).get(round);
            if ((thread % 2 == 0) == evenWon) {
                assertThat(hex(answer)).as("round %d thread %d", round, thread).isEqualTo(receipt);
            } else {
                assertThat(answer.status().getCode()).isEqualTo(io.grpc.Status.Code.ALREADY_EXISTS);
                assertThat(answer.reason()).isEqualTo("REASON_REQUEST_ID_REUSED");
            }
        }
    }

    private static String hex(Wire.Answer answer) {
        return HexFormat.of().formatHex(answer.only());
    }

    @Test
    void a_repeated_request_gets_the_same_bytes_after_a_restart_and_another_message_is_refused() {
        var request = Matters.other(paper, RECIPIENT, "restart-1");
        byte[] first = Wire.call(hub.as(SENDER).channel(), SUBMIT, request).only();
        hub.restart();
        assertThat(Wire.call(hub.as(SENDER).channel(), SUBMIT, request).only()).isEqualTo(first);
        var other = request.toBuilder();
        other.getHeaderBuilder().setReason("另一个理由");
        assertThat(Wire.call(hub.as(SENDER).channel(), SUBMIT, other.build()).reason())
                .isEqualTo("REASON_REQUEST_ID_REUSED");
    }

    @Test
    void an_equal_message_with_its_fields_in_another_order_is_the_same_request() {
        var request = Matters.freeze(paper, RECIPIENT, "order-1");
        byte[] original = request.toByteArray();
        byte[] reversed = Reorder.reversed(request);
        assertThat(reversed).isNotEqualTo(original);
        assertThat(Wire.parse(EntrustmentServiceSubmitRequest.getDefaultInstance(), reversed)).isEqualTo(request);

        var channel = hub.as(SENDER).channel();
        byte[] first = Wire.call(channel, SUBMIT, original).only();
        assertThat(Wire.call(channel, SUBMIT, reversed).only()).isEqualTo(first);
        List<ExchangeOutcome> outcomes = Wire.exchange(
                channel, List.of(Wire.command(SUBMIT, reversed), Wire.command(SUBMIT, original)));
        Receipt receipt = Wire.parse(EntrustmentServiceSubmitResponse.getDefaultInstance(), first).getReceipt();
        assertThat(outcomes).extracting(o -> o.getReceipt().toByteString()).containsOnly(receipt.toByteString());

        byte[] differs = Reorder.reversed(request.toBuilder().setRecipient("冀1082").build());
        assertThat(Wire.call(channel, SUBMIT, differs).reason()).isEqualTo("REASON_REQUEST_ID_REUSED");
    }

    @Test
    void the_id_of_a_refused_request_can_be_used_again() {
        var good = Matters.other(paper, RECIPIENT, "refused-1");
        var channel = hub.as(SENDER).channel();
        Wire.Answer refused = Wire.call(channel, SUBMIT, good.toBuilder().setRecipient("无此院").build());
        assertThat(refused.reason()).isEqualTo("REASON_ORGANISATION_UNKNOWN");
        assertThat(Wire.call(channel, SUBMIT, good).accepted()).isTrue();
    }

    @Test
    void the_same_id_of_another_organisation_is_another_request() {
        var mine = Matters.other(paper, RECIPIENT, "mine-1");
        var channel = hub.as(SENDER).channel();
        var first = Wire.parse(
                EntrustmentServiceSubmitResponse.getDefaultInstance(), Wire.call(channel, SUBMIT, mine).only());
        var theirs = Matters.other(Matters.paper(hub.as("冀1082")), RECIPIENT, "mine-1");
        var second = Wire.parse(
                EntrustmentServiceSubmitResponse.getDefaultInstance(),
                Wire.call(hub.as("冀1082").channel(), SUBMIT, theirs).only());
        assertThat(second.getReceipt().getResource()).isNotEqualTo(first.getReceipt().getResource());
    }

    @Test
    void a_repeated_request_of_an_erased_matter_still_gets_its_receipt() {
        var request = Matters.freeze(paper, RECIPIENT, "erased-1");
        HubClient sender = hub.as(SENDER);
        byte[] first = Wire.call(sender.channel(), SUBMIT, request).only();
        String id = Wire.parse(EntrustmentServiceSubmitResponse.getDefaultInstance(), first).getReceipt().getResource();
        var withdraw = EntrustmentServiceWithdrawRequest.newBuilder()
                .setHeader(TestHub.header("erased-2", OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setReason("撤回"))
                .setId(id)
                .build();
        Receipt withdrawn = sender.entrustments().withdraw(withdraw);
        hub.administrator().admin().erase(AdminServiceEraseRequest.newBuilder()
                .setHeader(TestHub.header("erased-3", OfficerRole.OFFICER_ROLE_ADMINISTRATOR).toBuilder()
                        .setReason("个人信息保护法第四十七条"))
                .setResource(id)
                .build());
        paper = Matters.paper(sender);
        assertThat(Wire.call(sender.channel(), SUBMIT, request).only()).isEqualTo(first);
        assertThat(sender.entrustments().withdraw(withdraw)).isEqualTo(withdrawn);
        var other = request.toBuilder();
        other.getMatterBuilder().setUrgent(true);
        assertThat(Wire.call(sender.channel(), SUBMIT, other.build()).reason()).isEqualTo("REASON_REQUEST_ID_REUSED");
    }
}
