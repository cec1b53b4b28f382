// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.rules.book.RuleBook;
import xietong.v1.DirectoryServicePutOrganisationRequest;
import xietong.v1.DirectoryServiceRevokeKeysRequest;
import xietong.v1.DocumentRef;
import xietong.v1.DocumentServiceDownloadRequest;
import xietong.v1.DocumentServiceUploadRequest;
import xietong.v1.ExchangeServiceExchangeRequest;
import xietong.v1.LocateServiceFollowListRequest;
import xietong.v1.LocateServiceReportSightingsRequest;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceSubscribeRequest;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.SightingForm;

/** Whose key was taken back, or whose organisation was closed, is refused, and what it had open ends at once. */
@Timeout(120)
class RevocationTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(10);
    private static final String FETCH = "xietong.v1.MailboxService/Fetch";

    @TempDir
    static Path folder;

    private static TestHub hub;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder, s -> {
            var rules = new LinkedHashMap<>(s.initialRules());
            for (String code : List.of("SOURCE-A", "SOURCE-B", "SOURCE-C")) {
                var source = RuleBook.entry(Organisation.newBuilder()
                        .setCode(code)
                        .setName("演练来源")
                        .setKind(OrganisationKind.ORGANISATION_KIND_OTHER)
                        .setSynthetic(true)
                        .addSightings(SightingForm.SIGHTING_FORM_HITS)
                        .build());
                rules.put(source.getKey(), source.getValue());
            }
            return new HubSettings(
                    s.node(), s.data(), s.server(), s.ledger(), s.writer(), s.mailbox(), s.live(), rules);
        });
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    /** A call that was begun and is left open. */
    private record Open(ClientCall<byte[], byte[]> call, CompletableFuture<byte[]> first, CompletableFuture<Status> end) {}

    private static Open open(Channel channel, String method, Message first, boolean halfClose, int most) {
        ClientCall<byte[], byte[]> call =
                channel.newCall(Wire.method(method, MethodType.BIDI_STREAMING), CallOptions.DEFAULT);
        var open = new Open(call, new CompletableFuture<>(), new CompletableFuture<>());
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(byte[] message) {
                        open.first().complete(message);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        var answer = new Wire.Answer(method, List.of(), status, trailers);
                        open.end().complete(answer.reason().equals("REASON_UNAUTHENTICATED")
                                ? status
                                : Status.UNKNOWN.withDescription(answer.toString()));
                    }
                },
                new Metadata());
        call.request(most);
        call.sendMessage(first.toByteArray());
        if (halfClose) {
            call.halfClose();
        }
        return open;
    }

    /** One of each kind of stream, all open and quiet. */
    private static Map<String, Open> streams(String organisation) throws Exception {
        HubClient client = hub.as(organisation);
        Channel channel = client.channel();
        byte[] content = new byte[8 << 20];
        DocumentRef paper = client.documents().upload(content, "大.pdf", "application/pdf");
        var open = new LinkedHashMap<String, Open>();
        open.put("mailbox", open(channel, "xietong.v1.MailboxService/Subscribe",
                MailboxServiceSubscribeRequest.newBuilder().setSubscription("desk").build(), true, 100));
        open.get("mailbox").first().get(30, TimeUnit.SECONDS);
        open.put("exchange", open(channel, "xietong.v1.ExchangeService/Exchange",
                ExchangeServiceExchangeRequest.getDefaultInstance(), false, 100));
        open.get("exchange").first().get(30, TimeUnit.SECONDS);
        open.put("sightings", open(channel, "xietong.v1.LocateService/ReportSightings",
                LocateServiceReportSightingsRequest.getDefaultInstance(), false, 100));
        open.get("sightings").first().get(30, TimeUnit.SECONDS);
        open.put("list", open(channel, "xietong.v1.LocateService/FollowList",
                LocateServiceFollowListRequest.getDefaultInstance(), false, 1_000_000));
        open.get("list").first().get(30, TimeUnit.SECONDS);
        open.put("upload", open(channel, "xietong.v1.DocumentService/Upload",
                DocumentServiceUploadRequest.newBuilder()
                        .setDeclaration(paper.toBuilder().setDigest("sha256:" + "ab".repeat(32)))
                        .build(), false, 100));
        // Of eight megabytes one piece is taken; the rest waits at the hub for room.
        open.put("download", open(channel, "xietong.v1.DocumentService/Download",
                DocumentServiceDownloadRequest.newBuilder()
                        .setOrganisation(organisation)
                        .setDigest(paper.getDigest())
                        .build(), true, 1));
        open.get("download").first().get(30, TimeUnit.SECONDS);
        return open;
    }

    private static void requireEnded(String organisation, Map<String, Open> open, Runnable act) throws Exception {
        open.forEach((name, stream) -> assertThat(stream.end()).as(name).isNotDone());
        long begun = System.nanoTime();
        act.run();
        for (var stream : open.entrySet()) {
            // What the reader has not taken holds its end back; it takes the rest now.
            stream.getValue().call().request(1_000);
            Status end = stream.getValue().end().get(AT_ONCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(end.getCode()).as("%s %s", stream.getKey(), end).isEqualTo(Status.Code.UNAUTHENTICATED);
        }
        long millis = (System.nanoTime() - begun) / 1_000_000;
        System.out.printf("%s: %d streams ended %d ms after the command was sent%n", organisation, open.size(), millis);
        Wire.Answer later = Wire.call(
                hub.as(organisation).channel(), FETCH, MailboxServiceFetchRequest.getDefaultInstance());
        assertThat(later.reason()).isEqualTo("REASON_UNAUTHENTICATED");
    }

    @Test
    void a_key_that_is_taken_back_ends_every_stream_that_it_opened() throws Exception {
        var untouched = streams("SOURCE-C");
        requireEnded("SOURCE-A", streams("SOURCE-A"), () -> hub.administrator().directory().revokeKeys(
                DirectoryServiceRevokeKeysRequest.newBuilder()
                        .setHeader(TestHub.header("revoke-a", OfficerRole.OFFICER_ROLE_ADMINISTRATOR).toBuilder()
                                .setReason("密钥丢失"))
                        .setCode("SOURCE-A")
                        .build()));
        untouched.forEach((name, stream) -> assertThat(stream.end()).as("another's %s", name).isNotDone());
        untouched.values().forEach(stream -> stream.call().cancel("seen", null));
    }

    @Test
    void an_organisation_that_is_closed_has_no_stream_left() throws Exception {
        requireEnded("SOURCE-B", streams("SOURCE-B"), () -> hub.administrator().directory().put(
                DirectoryServicePutOrganisationRequest.newBuilder()
                        .setHeader(TestHub.header("close-b", OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                        .setOrganisation(hub.administrator().directory().get("SOURCE-B").toBuilder().setClosed(true))
                        .build()));
    }
}
