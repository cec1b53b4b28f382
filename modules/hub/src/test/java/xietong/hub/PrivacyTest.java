// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceApproveRequest;
import xietong.v1.ExchangeOutcome;
import xietong.v1.MatterBox;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;

/** Promise 6: who is no party cannot tell what another's is from what does not exist. */
class PrivacyTest {
    private static final String SENDER = "京0117";
    private static final String RECIPIENT = "津0119";

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static DocumentRef paper;
    private static String sent;
    private static String pending;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder);
        HubClient sender = hub.as(SENDER);
        paper = Matters.paper(sender);
        sent = sender.entrustments().submit(Matters.freeze(paper, RECIPIENT, "p-1")).getResource();
        pending = sender.entrustments().submit(Matters.deduction(paper, RECIPIENT, "p-2")).getResource();
        // There are readings in clear and a subscription to find out about.
        reveal(sender, sent, "p-3");
        reveal(sender, pending, "p-4");
        try (var stream = Frames.open(sender.channel(), Frames.named("desk").build())) {
            stream.opened();
        }
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static void reveal(HubClient court, String id, String requestId) {
        court.audit().reveal(AuditServiceRevealRequest.newBuilder()
                .setHeader(TestHub.header(requestId, OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setReason("核对"))
                .setResource(id)
                .build());
    }

    @Test
    void every_method_of_the_hub_has_its_probes() {
        assertThat(Served.methods(hub.as(SENDER).channel()).keySet()).isEqualTo(new TreeSet<>(Probes.OF.keySet()));
    }

    @Test
    void a_stranger_learns_nothing_about_a_matter() {
        requireSilence("冀1082", sent);
    }

    @Test
    void a_superior_before_whom_it_was_not_laid_learns_nothing_about_a_matter() {
        requireSilence("京", sent);
    }

    @Test
    void institutions_and_the_operator_learn_nothing_about_a_matter() {
        hub.administrator().directory().list(xietong.v1.OrganisationKind.ORGANISATION_KIND_POLICE).limit(1)
                .forEach(o -> requireSilence(o.getCode(), sent));
        requireSilence(null, pending);
    }

    @Test
    void the_recipient_learns_nothing_about_a_matter_that_waits_for_approval() {
        requireSilence(RECIPIENT, pending);
        requireNothingListed(RECIPIENT, pending);
        hub.as(SENDER).entrustments().approve(EntrustmentServiceApproveRequest.newBuilder()
                .setHeader(TestHub.header("p-5", OfficerRole.OFFICER_ROLE_APPROVER))
                .setId(pending)
                .setGranted(true)
                .build());
        assertThat(hub.as(RECIPIENT).entrustments().get(pending).getId()).isEqualTo(pending);
        var other = hub.as(SENDER).entrustments().submit(Matters.deduction(paper, RECIPIENT, "p-6"));
        pending = other.getResource();
    }

    /** Who may not see it finds it in no list, and no mailbox holds it. */
    private static void requireNothingListed(String organisation, String id) {
        HubClient client = hub.as(organisation);
        for (MatterBox box : List.of(
                MatterBox.MATTER_BOX_INBOX,
                MatterBox.MATTER_BOX_OUTBOX,
                MatterBox.MATTER_BOX_INBOX_ENDED,
                MatterBox.MATTER_BOX_OUTBOX_ENDED,
                MatterBox.MATTER_BOX_SUPERVISION)) {
            assertThat(client.entrustments().list(box)).noneMatch(m -> m.getId().equals(id));
        }
        assertThat(client.entrustments().status(List.of(id))).isEmpty();
        assertThat(hub.hub().ledger().deliveries(organisation, 0, 1_000)).noneMatch(d -> d.resource().equals(id));
    }

    /** Each probe, in each role, alone and in an exchange: what exists is answered like what does not. */
    private static void requireSilence(String organisation, String id) {
        HubClient client = organisation == null ? hub.administrator() : hub.as(organisation);
        Map<String, MethodDescriptor<?, ?>> methods = Served.methods(client.channel());
        String none = (id.charAt(1) == '0' ? "M1" : "M0") + id.substring(2);
        var nowhere = paper.toBuilder().setDigest("sha256:" + "0".repeat(64)).build();
        int compared = 0;
        for (var probes : Probes.OF.entrySet()) {
            if (organisation == null && probes.getKey().endsWith("/Erase")) {
                // The one act on a matter that is the operator's.
                continue;
            }
            for (Probes.Probe probe : probes.getValue()) {
                for (OfficerRole role : OfficerRole.values()) {
                    if (role == OfficerRole.UNRECOGNIZED) {
                        continue;
                    }
                    var header = TestHub.header("probe", role).toBuilder().setReason("打听").build();
                    var there = new Probes.About(id, SENDER, paper, header);
                    // One thing at a time does not exist.
                    for (var gone : List.of(
                            new Probes.About(none, SENDER, paper, header),
                            new Probes.About(id, "京0999", paper, header),
                            new Probes.About(id, SENDER, nowhere, header),
                            new Probes.About(none, "京0999", nowhere, header))) {
                        requireSame(client.channel(), methods.get(probes.getKey()), probe, there, gone);
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(500);
    }

    private static void requireSame(
            Channel channel, MethodDescriptor<?, ?> method, Probes.Probe probe, Probes.About there, Probes.About gone) {
        String name = method.getFullMethodName();
        byte[] first = probe.apply(there).toByteArray();
        byte[] second = probe.apply(gone).toByteArray();
        String real = told(Wire.call(channel, name, method.getType(), new Metadata(), List.of(first)));
        String unreal = told(Wire.call(channel, name, method.getType(), new Metadata(), List.of(second)));
        assertThat(blank(real, there)).as("%s by %s", name, there.header().getOfficer().getRole())
                .isEqualTo(blank(unreal, gone));
        if (real.startsWith("OK")) {
            assertThat(real).as("%s tells of another's", name).doesNotContain(hex(there.id()));
        }
        List<ExchangeOutcome> outcomes =
                Wire.exchange(channel, List.of(Wire.command(name, first), Wire.command(name, second)));
        assertThat(blank(outcomes.get(0).getRefusal().toString(), there))
                .isEqualTo(blank(outcomes.get(1).getRefusal().toString(), gone));
        assertThat(outcomes).allMatch(ExchangeOutcome::hasRefusal);
    }

    /** Everything that a caller can see of an answer. */
    private static String told(Wire.Answer answer) {
        var messages = new ArrayList<String>();
        answer.messages().forEach(m -> messages.add(HexFormat.of().formatHex(m)));
        var trailers = new TreeSet<String>();
        for (String key : answer.trailers().keys()) {
            // As text, so that what was asked can be blanked out of it.
            trailers.add(key.equals("grpc-status-details-bin")
                    ? answer.info().toString()
                    : key + (key.endsWith("-bin") ? "" : answer.trailers().get(
                            Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER))));
        }
        return answer.status().getCode() + "|" + answer.status().getDescription() + "|" + messages + "|" + trailers;
    }

    private static String blank(String told, Probes.About about) {
        return told.replace(about.id(), "ID")
                .replace(about.mailbox(), "MAILBOX")
                .replace(about.paper().getDigest(), "DIGEST");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void a_paper_is_read_only_by_a_party_and_only_through_what_cites_it() throws Exception {
        var uncited = hub.as(SENDER).documents().upload(new byte[] {1, 2, 3}, "别的.txt", "text/plain");
        var content = new ByteArrayOutputStream();
        hub.as(RECIPIENT).documents().download(sent, paper, content);
        hub.as(SENDER).documents().download("", paper, content);
        assertThat(content.size()).isEqualTo(2 * (int) paper.getSize());
        requireNotParty(() -> hub.as(RECIPIENT).documents().download(sent, uncited, content));
        requireNotParty(() -> hub.as(RECIPIENT).documents().download("", paper, content));
        requireNotParty(() -> hub.as("冀1082").documents().download(sent, paper, content));
    }

    @Test
    void another_organisations_paper_cannot_be_cited_even_by_a_party_that_may_read_it() {
        var theirs = Matters.freeze(paper, "冀0822", "cite-1");
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                HubRefusal.class, () -> hub.as(RECIPIENT).entrustments().submit(theirs.toBuilder()
                                        .setHeader(theirs.getHeader().toBuilder().setCaseNumber("（2018）津0119执1号"))
                                        .build()))
                        .reason())
                .isEqualTo(Reason.REASON_DOCUMENT_UNKNOWN);
    }

    private static void requireNotParty(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        HubRefusal refusal = org.assertj.core.api.Assertions.catchThrowableOfType(HubRefusal.class, call);
        assertThat(refusal.reason()).isEqualTo(Reason.REASON_NOT_PARTY);
    }
}
