// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
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

    private static void requireSilence(String organisation, String id) {
        HubClient client = organisation == null ? hub.administrator() : hub.as(organisation);
        new Silence(client, SENDER, paper).requireAbout(id);
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
