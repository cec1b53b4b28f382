// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.Credentials;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.hub.identity.Tokens;
import xietong.v1.DirectoryServicePutOrganisationRequest;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceGrpc;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;

/** A stream gives no more than a new call at the same moment would: what opened it may have ended or changed. */
class OpenStreamTest {
    private static final Duration LIFE = Duration.ofSeconds(6);

    @TempDir
    static Path folder;

    private static TestHub hub;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder);
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static Reason refusal(Future<?> answer) {
        Throwable cause = catchThrowable(answer::get).getCause();
        assertThat(cause).isInstanceOf(HubRefusal.class);
        return ((HubRefusal) cause).reason();
    }

    @Test
    void when_the_token_ends_so_do_the_streams_that_it_opened() throws Exception {
        DocumentRef paper = Matters.paper(hub.as("京0117"));
        var submit = EntrustmentServiceGrpc.getSubmitMethod();
        Instant from = Instant.now();
        String token = new Tokens(hub.hub().identity()).issue("京0117", from, LIFE);
        Path authority = hub.hub().identity().administratorBundle().resolve("ca.pem");
        try (HubClient desk =
                        HubClient.connect(Credentials.token("127.0.0.1:" + hub.hub().port(), token, authority));
                var exchange = desk.exchange(10);
                var stream = Frames.open(desk.channel(), Frames.named("desk").build())) {
            stream.opened();
            assertThat(exchange.send(submit, Matters.other(paper, "津0119", "in-time")).get().getRevision())
                    .isEqualTo(1);
            Await.until("the token has ended", () -> Instant.now().isAfter(from.plus(LIFE)));
            assertThat(refusal(exchange.send(submit, Matters.other(paper, "津0119", "too-late"))))
                    .isEqualTo(Reason.REASON_UNAUTHENTICATED);
            assertThat(stream.end().reason()).isEqualTo("REASON_UNAUTHENTICATED");
        }
        assertThat(hub.hub().ledger().request("京0117", "too-late")).isEmpty();
    }

    @Test
    void signatures_required_from_now_on_bind_an_exchange_that_is_open() throws Exception {
        HubClient court = hub.as("冀0229");
        DocumentRef paper = Matters.paper(court);
        var submit = EntrustmentServiceGrpc.getSubmitMethod();
        try (var exchange = court.exchange(10)) {
            exchange.send(submit, Matters.other(paper, "津0119", "unsigned-1")).get();
            hub.administrator().directory().put(DirectoryServicePutOrganisationRequest.newBuilder()
                    .setHeader(TestHub.header("require", OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                    .setOrganisation(court.directory().get("冀0229").toBuilder().setSignatureRequired(true))
                    .build());
            assertThat(refusal(exchange.send(submit, Matters.other(paper, "津0119", "unsigned-2"))))
                    .isEqualTo(Reason.REASON_SIGNATURE_INVALID);
        }
    }
}
