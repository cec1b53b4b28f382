// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.v1.AddressState;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.CaseServiceAddAddressRequest;
import xietong.v1.DocumentRef;
import xietong.v1.GridBox;
import xietong.v1.GridServiceGetPushResponse;
import xietong.v1.GridTask;
import xietong.v1.WatchBox;

/** Nothing about who is looked for, where he was seen and who was asked about him reaches who has no part in it. */
class WhereaboutsPrivacyTest {
    @TempDir
    static Path folder;

    private static TestHub hub;
    private static DocumentRef paper;
    private static final Map<String, String> IDS = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws Exception {
        hub = TestHub.start(folder);
        HubClient court = hub.as(Watching.COURT);
        paper = Matters.paper(court);
        IDS.put("order", Watching.watched(hub, "w-1"));
        Watching.seen(hub.as(Watching.POLICE), Watching.digest(Watching.key(folder), Watching.DEBTOR));
        IDS.put("alert", court.alerts().list(AlertBox.ALERT_BOX_OPEN).map(Alert::getId).findFirst().orElseThrow());
        IDS.put("push", court.grid().push(Watching.push(paper, Watching.officer("g-1"), Watching.GRID)).getResource());
        IDS.put("task", court.grid().list(GridBox.GRID_BOX_WAITING).map(GridTask::getId).findFirst().orElseThrow());
        IDS.put("subject", court.cases().addAddress(CaseServiceAddAddressRequest.newBuilder()
                        .setHeader(Watching.officer("s-1").toBuilder().setCaseNumber("（2026）" + Watching.COURT + "执9001号"))
                        .setSubject(Matters.DEBTOR)
                        .setAddress("演示村二号")
                        .setState(AddressState.ADDRESS_STATE_REPORTED)
                        .build())
                .getResource());
        IDS.forEach((what, id) -> reveal(court, id, "reveal-" + what));
        try (var stream = Frames.open(court.channel(), Frames.named("desk").build())) {
            stream.opened();
        }
    }

    private static AuditServiceRevealResponse reveal(HubClient court, String id, String requestId) {
        return court.audit().reveal(AuditServiceRevealRequest.newBuilder()
                .setHeader(Watching.officer(requestId).toBuilder().setReason("核对"))
                .setResource(id)
                .build());
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    /** Who has no part in what: another court and a bank in nothing; the police in no grid task; the grid in no alert. */
    static Stream<Arguments> strangers() {
        List<String> all = List.of("冀1082", Freezing.BANK, "POLICE-110108", "GRID-110117");
        int asked = Size.of("strangers to a watch order", 1, all.size());
        Stream<Arguments> everything = all.subList(0, asked).stream()
                .flatMap(s -> IDS.keySet().stream().map(what -> Arguments.of(s, what)));
        return Stream.concat(
                everything,
                Stream.of(
                        Arguments.of(Watching.POLICE, "task"),
                        Arguments.of(Watching.POLICE, "push"),
                        Arguments.of(Watching.POLICE, "subject"),
                        Arguments.of(Watching.GRID, "order"),
                        Arguments.of(Watching.GRID, "alert"),
                        Arguments.of(Watching.GRID, "subject")));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void a_stranger_learns_nothing_through_any_call(String stranger, String what) {
        new Silence(hub.as(stranger), Watching.COURT, paper).requireAbout(IDS.get(what));
    }

    @Test
    void the_operator_learns_nothing() {
        IDS.values().forEach(new Silence(hub.administrator(), Watching.COURT, paper)::requireAbout);
    }

    @Test
    void no_list_and_no_mailbox_of_a_stranger_holds_any_of_it() {
        HubClient beside = hub.as("POLICE-110108");
        assertThat(beside.watches().list(WatchBox.WATCH_BOX_ACTIVE)).isEmpty();
        assertThat(beside.watches().list(WatchBox.WATCH_BOX_TO_ANSWER)).isEmpty();
        assertThat(beside.alerts().list(AlertBox.ALERT_BOX_OPEN)).isEmpty();
        assertThat(hub.as("GRID-110117").grid().list(GridBox.GRID_BOX_TO_ANSWER)).isEmpty();
        for (String stranger : List.of("POLICE-110108", "GRID-110117", "冀1082")) {
            assertThat(hub.hub().ledger().deliveries(stranger, 0, 1_000)).as(stranger).isEmpty();
        }
    }

    @Test
    void a_terminal_is_confirmed_by_its_own_organisation_and_the_list_of_those_that_are_not_is_the_courts() {
        HubRefusal refused = catchThrowableOfType(
                HubRefusal.class, () -> hub.as(Watching.POLICE).alerts().unconfirmed(IDS.get("alert")).toList());
        HubRefusal nothing = catchThrowableOfType(
                HubRefusal.class, () -> hub.as(Watching.POLICE).alerts().unconfirmed("M0NOSUCHALERT").toList());
        assertThat(refused.getMessage()).isEqualTo(nothing.getMessage());
        assertThat(hub.as(Watching.COURT).alerts().unconfirmed(IDS.get("alert"))).isNotEmpty();
    }

    @Test
    void a_grid_centre_reads_name_task_and_place_and_the_court_how_far_its_push_has_come() {
        GridTask task = hub.as(Watching.GRID).grid().get(IDS.get("task"));
        assertThat(task.getCaseNumber()).isEmpty();
        assertThat(task.getSubject().getSubject().getIdentifier()).isEmpty();
        assertThat(task.getSubject().getSubject().getName()).isEqualTo(Matters.DEBTOR.getName());
        GridServiceGetPushResponse push = hub.as(Watching.COURT).grid().push(IDS.get("push"));
        assertThat(push.getRollup().getTasks()).isEqualTo(1);
        assertThat(push.getRollup().getAnswered()).isZero();
        assertThat(push.getPush().getRecipientsList()).containsExactly(Watching.GRID);
    }

    @Test
    void reading_in_clear_is_recorded_and_shows_what_an_answer_masks() {
        HubClient court = hub.as(Watching.COURT);
        assertThat(court.watches().get(IDS.get("order")).getTarget().getPerson().getSubject().getIdentifier())
                .doesNotContain("19000101");
        AuditServiceRevealResponse clear = reveal(court, IDS.get("order"), "clear-1");
        assertThat(clear.getWatchOrder().getTarget().getPerson().getSubject().getIdentifier())
                .isEqualTo(Matters.DEBTOR.getIdentifier());
        assertThat(reveal(court, IDS.get("alert"), "clear-2").getAlert().getSightings(0).getPlace().getText())
                .contains("303");
        assertThat(reveal(court, IDS.get("subject"), "clear-3").getSubject().getAddressesList()).isNotEmpty();
    }
}
