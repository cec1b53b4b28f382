// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubRefusal;
import xietong.v1.AdminServiceApplyRulesRequest;
import xietong.v1.CommandHeader;
import xietong.v1.CourtLevel;
import xietong.v1.DirectoryServicePutOrganisationRequest;
import xietong.v1.DirectoryServiceRevokeKeysRequest;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;
import xietong.v1.Receipt;
import xietong.v1.RuleDocument;

/** The rule book and the directory change while the hub runs. */
class RuleBookTest {
    private static final String NEW_KIND = String.join(
            "\n",
            "  ESCORT:",
            "    title: 协助押解",
            "    body: general",
            "    papers: [ENTRUSTMENT_LETTER]",
            "    addressees: {kinds: [COURT], same_level: false}",
            "    source: exercise",
            "");

    @TempDir
    Path folder;

    private TestHub hub;
    private int commands;

    @BeforeEach
    void start() {
        hub = TestHub.start(folder);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private CommandHeader.Builder header() {
        return TestHub.header("rules-" + commands++, OfficerRole.OFFICER_ROLE_ADMINISTRATOR).toBuilder()
                .setReason("演练");
    }

    private Receipt apply(CommandHeader.Builder header, String document, UnaryOperator<String> change) {
        String text = hub.administrator().admin().rules().getDocumentsList().stream()
                .filter(d -> d.getName().equals(document))
                .findFirst()
                .orElseThrow()
                .getText();
        return hub.administrator().admin().applyRules(AdminServiceApplyRulesRequest.newBuilder()
                .setHeader(header)
                .addDocuments(RuleDocument.newBuilder().setName(document).setText(change.apply(text)))
                .build());
    }

    private static EntrustmentServiceSubmitRequest escort(TestHub hub, String requestId) {
        var request = Matters.other(Matters.paper(hub.as("京0117")), "津0119", requestId).toBuilder();
        request.getMatterBuilder().setKind("ESCORT");
        return request.build();
    }

    private static Reason refusal(ThrowingCallable call) {
        HubRefusal refusal = catchThrowableOfType(HubRefusal.class, call);
        assertThat(refusal).as("should have been refused").isNotNull();
        return refusal.reason();
    }

    @Test
    void a_kind_of_matter_is_added_to_a_running_hub_and_sent_and_received() {
        long version = hub.administrator().admin().rules().getVersion();
        var court = hub.as("京0117");
        assertThat(refusal(() -> court.entrustments().submit(escort(hub, "e-1"))))
                .isEqualTo(Reason.REASON_KIND_UNKNOWN);
        version = hub.administrator().admin().rules().getVersion();
        Receipt applied = apply(header(), "matters", text -> text.replace("\nkinds:\n", "\nkinds:\n" + NEW_KIND));
        assertThat(applied.getRevision()).isEqualTo(version + 1);
        assertThat(applied.getResource()).isEqualTo("rulebook");
        assertThat(hub.administrator().admin().rules().getVersion()).isEqualTo(version + 1);
        try (var stream = Frames.open(hub.as("津0119").channel(), Frames.named("desk").build())) {
            // Issuing 津0119's certificate made another version.
            long now = hub.administrator().admin().rules().getVersion();
            Receipt sent = court.entrustments().submit(escort(hub, "e-1"));
            assertThat(sent.getRuleBookVersion()).isEqualTo(now);
            assertThat(stream.item().getEntrustment().getMatter().getKind()).isEqualTo("ESCORT");
            var record = hub.hub().ledger().history(sent.getPosition(), sent.getOrdinal()).orElseThrow();
            assertThat(record.rulesVersion()).isEqualTo(now);
        }
        hub.restart();
        assertThat(hub.as("京0117").entrustments().submit(escort(hub, "e-2")).getResource()).isNotEmpty();
    }

    @Test
    void a_rule_book_that_does_not_hold_together_is_refused_and_changes_nothing() {
        hub.as("京0117");
        hub.as("津0119");
        long version = hub.administrator().admin().rules().getVersion();
        for (UnaryOperator<String> bad : java.util.List.<UnaryOperator<String>>of(
                text -> "kinds: [",
                text -> "",
                text -> text.replace("\nkinds:\n", "\nkinds:\n" + NEW_KIND.replace("ENTRUSTMENT_LETTER", "NO_PAPER")),
                text -> text.replace("\nkinds:\n", "\nkinds:\n" + NEW_KIND.replace("general", "no_body")),
                text -> text + "\nno_such_key: 1\n")) {
            assertThat(refusal(() -> apply(header(), "matters", bad))).isEqualTo(Reason.REASON_RULES_INVALID);
        }
        assertThat(refusal(() -> hub.administrator().admin().applyRules(AdminServiceApplyRulesRequest.newBuilder()
                        .setHeader(header())
                        .addDocuments(RuleDocument.newBuilder().setName("no-such-document").setText("a: 1"))
                        .build())))
                .isEqualTo(Reason.REASON_RULES_INVALID);
        assertThat(refusal(() -> apply(header().setExpectedRevision(version - 1), "matters", t -> t)))
                .isEqualTo(Reason.REASON_REVISION_MISMATCH);
        assertThat(hub.administrator().admin().rules().getVersion()).isEqualTo(version);
        assertThat(apply(header().setExpectedRevision(version), "matters", t -> t).getRevision())
                .isEqualTo(version + 1);
        assertThat(hub.as("京0117").entrustments()
                        .submit(Matters.other(Matters.paper(hub.as("京0117")), "津0119", "after-1"))
                        .getRevision())
                .isEqualTo(1);
    }

    private Receipt put(Organisation.Builder organisation) {
        return hub.administrator().directory().put(DirectoryServicePutOrganisationRequest.newBuilder()
                .setHeader(header())
                .setOrganisation(organisation)
                .build());
    }

    private static Organisation.Builder court(String code) {
        return Organisation.newBuilder()
                .setCode(code)
                .setName("演示市演示区人民法院")
                .setKind(OrganisationKind.ORGANISATION_KIND_COURT)
                .setLevel(CourtLevel.COURT_LEVEL_BASIC)
                .setSuperior("京")
                .setSynthetic(true);
    }

    @Test
    void a_court_is_added_takes_part_and_is_cut_off_when_its_keys_are_revoked() {
        put(court("演0901"));
        var added = hub.as("演0901");
        var sender = hub.as("京0117");
        String id = sender.entrustments()
                .submit(Matters.other(Matters.paper(sender), "演0901", "new-1"))
                .getResource();
        try (var stream = Frames.open(added.channel(), Frames.named("desk").build())) {
            assertThat(stream.item().getResource()).isEqualTo(id);
            hub.administrator().directory().revokeKeys(DirectoryServiceRevokeKeysRequest.newBuilder()
                    .setHeader(header())
                    .setCode("演0901")
                    .build());
            assertThat(refusal(() -> added.entrustments().get(id))).isEqualTo(Reason.REASON_UNAUTHENTICATED);
            // Its open stream ends as well: what comes now is no longer its to read.
            assertThat(stream.end().reason()).isEqualTo("REASON_UNAUTHENTICATED");
        }
        assertThat(sender.entrustments().get(id).getId()).isEqualTo(id);
    }

    @Test
    void an_exchange_that_is_open_when_the_keys_are_revoked_decides_nothing_more() throws Exception {
        put(court("演0902"));
        var added = hub.as("演0902");
        var paper = Matters.paper(added);
        try (var exchange = added.exchange(10)) {
            var submit = xietong.v1.EntrustmentServiceGrpc.getSubmitMethod();
            assertThat(exchange.send(submit, Matters.other(paper, "津0119", "x-1")).get().getRevision()).isEqualTo(1);
            hub.administrator().directory().revokeKeys(DirectoryServiceRevokeKeysRequest.newBuilder()
                    .setHeader(header())
                    .setCode("演0902")
                    .build());
            var after = exchange.send(submit, Matters.other(paper, "津0119", "x-2"));
            assertThat(org.assertj.core.api.Assertions.catchThrowable(after::get))
                    .hasRootCauseInstanceOf(HubRefusal.class)
                    .rootCause()
                    .extracting(e -> ((HubRefusal) e).reason())
                    .isEqualTo(Reason.REASON_UNAUTHENTICATED);
        }
        assertThat(hub.hub().ledger().request("演0902", "x-2")).isEmpty();
    }

    @Test
    void a_closed_court_takes_part_no_more_and_gets_nothing_new() {
        put(court("演0903"));
        var added = hub.as("演0903");
        assertThat(added.directory().get("演0903").getClosed()).isFalse();
        put(court("演0903").setClosed(true));
        assertThat(refusal(() -> added.directory().get("京"))).isEqualTo(Reason.REASON_UNAUTHENTICATED);
        var sender = hub.as("京0117");
        assertThat(refusal(() -> sender.entrustments()
                        .submit(Matters.other(Matters.paper(sender), "演0903", "closed-1"))))
                .isEqualTo(Reason.REASON_ORGANISATION_UNKNOWN);
        assertThat(refusal(() -> put(court("演0904").setSuperior("无"))))
                .isEqualTo(Reason.REASON_ORGANISATION_UNKNOWN);
    }
}
