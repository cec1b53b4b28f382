// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_PROPERTY_FOUND;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.ledger.Delivery;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.DirectoryServiceGrpc;
import xietong.v1.DirectoryServicePutOrganisationRequest;
import xietong.v1.DocumentRef;
import xietong.v1.DutyServiceGetDutyRequest;
import xietong.v1.DutyServiceGrpc;
import xietong.v1.DutyServiceListDutiesRequest;
import xietong.v1.DutyServiceSetRosterRequest;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;
import xietong.v1.Reason;
import xietong.v1.SupervisionBox;
import xietong.v1.SupervisionServiceGetSupervisionRequest;
import xietong.v1.SupervisionServiceGetWarningRequest;
import xietong.v1.SupervisionServiceGrpc;
import xietong.v1.SupervisionServiceListClocksRequest;
import xietong.v1.SupervisionServiceListSupervisionsRequest;
import xietong.v1.Warning;
import xietong.v1.WarningBox;
import xietong.v1.WarningRung;

/** Nobody sees a warning outside its court's line of superiors, and of these only those before whom it was laid. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WarningPrivacyTest {
    private static final String COURT = "京0117";
    private static final String SUPERIOR = "京03";
    private static final String HIGH = "京";
    private static final Map<String, String> IDS = new LinkedHashMap<>();

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static DocumentRef paper;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder);
        HubClient court = hub.as(COURT);
        paper = Matters.paper(court);
        Overdue.tell(court, CASE_FACT_KIND_PROPERTY_FOUND, "P-1");
        Overdue.advance(hub, Duration.ofDays(17));
        IDS.put("warning", Overdue.warnings(court, WarningBox.WARNING_BOX_OPEN).get(0).getId());
        IDS.put("node", Overdue.nodes(court).get(0).getId());
        IDS.put("supervision", Overdue.supervise(
                        hub.as(SUPERIOR), COURT, "", hub.hub().writer().now())
                .getResource());
        IDS.put("duty", court.call(
                        DutyServiceGrpc.getSetRosterMethod(),
                        DutyServiceSetRosterRequest.newBuilder()
                                .setHeader(Overdue.header(OfficerRole.OFFICER_ROLE_COMMAND_CENTRE))
                                .setDesk("command-centre")
                                .build())
                .getReceipt()
                .getResource());
        List.of("warning", "supervision", "duty").forEach(what -> court.audit().reveal(
                AuditServiceRevealRequest.newBuilder()
                        .setHeader(Overdue.header(OfficerRole.OFFICER_ROLE_OFFICER))
                        .setResource(IDS.get(what))
                        .build()));
        try (var stream = Frames.open(court.channel(), Frames.named("desk").build())) {
            stream.opened();
        }
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    /** Who has no part in what; first a superior of the court before whom its warning was not laid. */
    private static List<String[]> strangers() {
        var all = new ArrayList<String[]>();
        Stream.of("warning", "node", "duty").forEach(what -> all.add(new String[] {SUPERIOR, what}));
        Stream.of("supervision", "warning").forEach(what -> all.add(new String[] {HIGH, what}));
        for (String stranger : List.of("冀1082", "冀", Watching.POLICE, Freezing.BANK)) {
            IDS.keySet().forEach(what -> all.add(new String[] {stranger, what}));
        }
        return all;
    }

    @Test
    @Order(1)
    void who_has_no_part_in_it_learns_nothing_through_any_call() {
        List<String[]> all = strangers();
        int asked = Size.of("strangers to what a court is late with", 1, all.size());
        all.subList(0, asked).forEach(s -> new Silence(hub.as(s[0]), COURT, paper).requireAbout(IDS.get(s[1])));
    }

    @Test
    @Order(2)
    void each_of_them_is_refused_as_if_there_were_nothing() {
        for (String[] stranger : strangers()) {
            HubClient client = hub.as(stranger[0]);
            String id = IDS.get(stranger[1]);
            var clocks = SupervisionServiceListClocksRequest.newBuilder();
            requireRefused(() -> client.call(SupervisionServiceGrpc.getListClocksMethod(), clocks.setResource(id).build()));
            switch (stranger[1]) {
                case "warning" -> requireRefused(() -> warning(stranger[0]));
                case "supervision" -> requireRefused(() -> client.call(
                        SupervisionServiceGrpc.getGetSupervisionMethod(),
                        SupervisionServiceGetSupervisionRequest.newBuilder().setId(id).build()));
                case "duty" -> requireRefused(() -> client.call(
                        DutyServiceGrpc.getGetDutyMethod(), DutyServiceGetDutyRequest.newBuilder().setId(id).build()));
                // A page of nodes names a case of the caller's own: of others only their clocks could be asked for.
                default -> assertThat(stranger[1]).isEqualTo("node");
            }
        }
    }

    private static void requireRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThat(catchThrowableOfType(HubRefusal.class, call).reason()).isEqualTo(Reason.REASON_NOT_PARTY);
    }

    @Test
    @Order(3)
    void no_list_and_no_mailbox_of_others_holds_any_of_it() {
        for (String stranger : List.of("冀1082", "冀", HIGH, Collaborating.SUPREME, Watching.POLICE)) {
            requireNothingListed(stranger);
        }
        assertThat(Overdue.warnings(hub.as(SUPERIOR), WarningBox.WARNING_BOX_LAID_BEFORE)).isEmpty();
        assertThat(resources(SUPERIOR)).doesNotContain(IDS.get("warning"), IDS.get("node"), IDS.get("duty"));
    }

    @Test
    @Order(3)
    void numbers_in_words_are_masked_for_both_sides_and_shown_by_a_recorded_reading() {
        String id = IDS.get("supervision");
        for (String reader : List.of(COURT, SUPERIOR)) {
            var seen = hub.as(reader).call(
                    SupervisionServiceGrpc.getGetSupervisionMethod(),
                    SupervisionServiceGetSupervisionRequest.newBuilder().setId(id).build());
            assertThat(seen.getSupervision().getMasked()).isTrue();
            assertThat(seen.getSupervision().getText()).startsWith("请报明账户").doesNotContain(Overdue.ACCOUNT);
            assertThat(seen.toString()).doesNotContain(Overdue.ACCOUNT);
        }
        var told = hub.as(COURT).call(MailboxServiceGrpc.getFetchMethod(), MailboxServiceFetchRequest.getDefaultInstance());
        assertThat(told.getItemsList()).anyMatch(item -> item.getSupervision().getId().equals(id));
        assertThat(told.toString()).doesNotContain(Overdue.ACCOUNT);
        var clear = hub.as(COURT).audit().reveal(AuditServiceRevealRequest.newBuilder()
                .setHeader(Overdue.header(OfficerRole.OFFICER_ROLE_OFFICER))
                .setResource(id)
                .build());
        assertThat(clear.getSupervision().getText()).isEqualTo(Overdue.WORDS);
        assertThat(clear.getReceipt().getPosition()).isPositive();
    }

    private static List<String> resources(String organisation) {
        return Stream.of(organisation, organisation + "/command-centre")
                .flatMap(mailbox -> hub.hub().ledger().deliveries(mailbox, 0, 1_000).stream())
                .map(Delivery::resource)
                .toList();
    }

    private static void requireNothingListed(String stranger) {
        HubClient client = hub.as(stranger);
        Arrays.stream(WarningBox.values())
                .filter(b -> b.ordinal() > 0 && b != WarningBox.UNRECOGNIZED)
                .forEach(b -> assertThat(Overdue.warnings(client, b)).as("%s %s", stranger, b).isEmpty());
        Arrays.stream(SupervisionBox.values())
                .filter(b -> b.ordinal() > 0 && b != SupervisionBox.UNRECOGNIZED)
                .map(b -> SupervisionServiceListSupervisionsRequest.newBuilder().setBox(b).build())
                .forEach(q -> assertThat(client.call(SupervisionServiceGrpc.getListSupervisionsMethod(), q)
                        .getSupervisionsList()).isEmpty());
        assertThat(client.call(DutyServiceGrpc.getListDutiesMethod(), DutyServiceListDutiesRequest.getDefaultInstance())
                        .getDutiesList())
                .isEmpty();
        assertThat(client.call(MailboxServiceGrpc.getFetchMethod(), MailboxServiceFetchRequest.getDefaultInstance())
                        .getItemsList())
                .isEmpty();
        assertThat(resources(stranger)).doesNotContainAnyElementsOf(IDS.values());
    }

    private static Warning warning(String reader) {
        return hub.as(reader).call(
                        SupervisionServiceGrpc.getGetWarningMethod(),
                        SupervisionServiceGetWarningRequest.newBuilder().setId(IDS.get("warning")).build())
                .getWarning();
    }

    private static Reason refusal(String reader) {
        return catchThrowableOfType(HubRefusal.class, () -> warning(reader)).reason();
    }

    @Test
    @Order(4)
    void once_it_has_climbed_the_next_superior_sees_it_and_nobody_further_up_or_beside() {
        Overdue.advance(hub, Duration.ofDays(40));
        while (warning(COURT).getRung() != WarningRung.WARNING_RUNG_SUPERIOR) {
            Overdue.advance(hub, Duration.ofDays(12));
        }
        assertThat(warning(SUPERIOR).getLaidBeforeList()).containsExactly(SUPERIOR);
        assertThat(warning(SUPERIOR).getAllowedCommandsList()).as("it is the court that owes").isEmpty();
        assertThat(Overdue.warnings(hub.as(SUPERIOR), WarningBox.WARNING_BOX_LAID_BEFORE)).extracting(Warning::getId)
                .contains(IDS.get("warning"));
        assertThat(resources(SUPERIOR)).contains(IDS.get("warning"));
        for (String other : List.of(HIGH, Collaborating.SUPREME, "冀1082", "冀", "京01", Watching.POLICE)) {
            assertThat(refusal(other)).as(other).isEqualTo(Reason.REASON_NOT_PARTY);
            assertThat(resources(other)).doesNotContain(IDS.get("warning"));
        }
    }

    @Test
    @Order(5)
    void who_is_no_longer_above_the_court_sees_it_no_more_not_even_what_was_told() {
        Organisation court = hub.as(COURT).directory().get(COURT);
        hub.administrator().call(
                DirectoryServiceGrpc.getPutOrganisationMethod(),
                DirectoryServicePutOrganisationRequest.newBuilder()
                        .setHeader(Overdue.header(OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                        .setOrganisation(court.toBuilder().setSuperior("京01"))
                        .build());
        assertThat(refusal(SUPERIOR)).isEqualTo(Reason.REASON_NOT_PARTY);
        assertThat(Overdue.warnings(hub.as(SUPERIOR), WarningBox.WARNING_BOX_LAID_BEFORE)).isEmpty();
        assertThat(hub.as(SUPERIOR).call(MailboxServiceGrpc.getFetchMethod(), MailboxServiceFetchRequest.getDefaultInstance())
                        .getItemsList())
                .noneMatch(item -> item.hasWarning());
        assertThat(refusal("京01")).as("it was not laid before the new one").isEqualTo(Reason.REASON_NOT_PARTY);
    }
}
