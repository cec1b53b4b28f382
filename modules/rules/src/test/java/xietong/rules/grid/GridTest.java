// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Config;
import xietong.rules.Docket;
import xietong.rules.Examples;
import xietong.rules.Masking;
import xietong.rules.Times;
import xietong.rules.book.RuleBook;
import xietong.v1.AddressState;
import xietong.v1.AddressStatus;
import xietong.v1.CaseServiceAddAddressRequest;
import xietong.v1.CaseServiceAddAliasRequest;
import xietong.v1.GridAnswer;
import xietong.v1.GridPush;
import xietong.v1.GridResult;
import xietong.v1.GridTask;
import xietong.v1.GridTaskKind;
import xietong.v1.GridTaskState;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;
import xietong.v1.SubjectFile;

/** Tasks of the grid: who gets them, who sees what, what counts as an answer, and what asks again. */
class GridTest {
    private static final String CASE = "（2026）京0117执9001号";

    private final Docket docket = Docket.opens("2026-03-02T09:00");
    private final Pusher court = Pusher.of("京0117");
    private final Pusher grid = Pusher.of("GRID-110117");

    private GridTask task(String id) {
        return docket.get(id, GridTask.getDefaultInstance());
    }

    private String pushed(String... recipients) {
        return docket.hears(court.pushes(CASE, recipients)) + ".1";
    }

    @Test
    void aTaskForEachRecipientAndEachIsTold() {
        String push = docket.hears(court.pushes(CASE, "GRID-110117", "POLICE-110117"));
        assertThat(docket.told()).containsExactly("GRID-110117 grid_task.pushed", "POLICE-110117 grid_task.pushed");
        assertThat(docket.get(push, GridPush.getDefaultInstance()).getTaskCount()).isEqualTo(2);
        assertThat(docket.view(push, "GRID-110117", "GridService/GetPush")).isEmpty();
        assertThat(docket.view(push + ".1", "POLICE-110117", "GridService/Get")).as("another's task").isEmpty();
    }

    @Test
    void courtsAndBanksArePushedNothingAndNobodyWithoutANumberIsAskedAbout() {
        assertThat(docket.refuses(court.pushes(CASE, "BANK-A")).reason()).isEqualTo(Reason.REASON_ADDRESSEE_FORBIDDEN);
        assertThat(docket.refuses(court.pushes(CASE, "津0119")).reason()).isEqualTo(Reason.REASON_ADDRESSEE_FORBIDDEN);
        assertThat(docket.refuses(court.pushes(CASE, "GRID-110117")
                .but(c -> c.getSubjectBuilder().getSubjectBuilder().clearIdentifier())).metadata())
                .containsEntry("field", "subject.subject.identifier");
        assertThat(docket.refuses(court.pushes(CASE, "GRID-110117")
                .but(c -> c.setKind(GridTaskKind.GRID_TASK_KIND_SERVE))).reason()).isEqualTo(Reason.REASON_PAPERS_MISSING);
        assertThat(docket.refuses(court.pushesBatch(CASE, Collections.nCopies(241, Examples.debtor()), "GRID-110117")).reason())
                .isEqualTo(Reason.REASON_TOO_LARGE);
    }

    @Test
    void aWorkerSeesNameTaskAndPlaceAndNothingElse() {
        String id = pushed("GRID-110117");
        docket.hears(grid.assigns(id, "", "patch-01"));
        assertThat(docket.told()).containsExactly("GRID-110117/patch-01 grid_task.assigned", "京0117 grid_task.assigned");
        var worker = grid.court().officer(1, OfficerRole.OFFICER_ROLE_GRID_WORKER);
        GridTask seen = Masking.mask((GridTask) docket.view(id, "GRID-110117", "GridService/Get", worker).orElseThrow());
        var debtor = Examples.debtor();
        assertThat(seen.getSubject().getSubject().getName()).isEqualTo(debtor.getName());
        assertThat(seen.getSubject().getSubject().getFormerNamesList()).isEqualTo(debtor.getFormerNamesList());
        assertThat(seen.getSubject().getSubject().getAddressesList()).isEqualTo(debtor.getAddressesList());
        assertThat(seen.getSubject().getTask()).isEqualTo("请核实本人是否在此居住");
        assertThat(seen.toString()).doesNotContain(debtor.getPhone(), debtor.getIdentifier().substring(0, 6), "9001号");
        assertThat(seen.getPapersList()).isEmpty();
        GridTask police = Masking.mask((GridTask) docket.view(pushed("POLICE-110117"), "POLICE-110117", "GridService/Get")
                .orElseThrow());
        assertThat(police.getSubject().getSubject().getName()).isEqualTo("吴**");
    }

    @Test
    void aTownshipOfficeBelowTheCentreGetsItAndAssignsItsOwnWorker() {
        RuleBook book = Config.BOOK.with(2, java.util.Map.ofEntries(RuleBook.entry(Organisation.newBuilder()
                .setCode("GRID-TOWN").setName("某镇网格办").setKind(OrganisationKind.ORGANISATION_KIND_GRID_CENTRE)
                .setSuperior("GRID-110117")
                .addDesks(xietong.v1.Desk.newBuilder().setCode("w-1").setTitle("第一网格")).build())));
        docket.under(book);
        String id = pushed("GRID-110117");
        assertThat(docket.refuses(grid.assigns(id, "GRID-360881", "")).reason()).isEqualTo(Reason.REASON_ADDRESSEE_FORBIDDEN);
        assertThat(docket.refuses(grid.assigns(id, "", "patch-09")).reason()).isEqualTo(Reason.REASON_ADDRESSEE_FORBIDDEN);
        assertThat(docket.refuses(grid.assigns(id, "", "")).metadata()).containsEntry("field", "worker");
        docket.hears(grid.assigns(id, "GRID-TOWN", ""));
        Pusher town = Pusher.of("GRID-TOWN");
        docket.hears(town.assigns(id, "", "w-1"));
        assertThat(docket.told()).contains("GRID-TOWN/w-1 grid_task.assigned");
        assertThat(docket.refuses(grid.assigns(id, "", "patch-01")).reason()).isEqualTo(Reason.REASON_ADDRESSEE_FORBIDDEN);
        docket.hears(town.answers(id, GridResult.GRID_RESULT_FOUND, AddressStatus.ADDRESS_STATUS_OK));
        assertThat(docket.told()).contains("京0117 grid_task.reported", "GRID-110117 grid_task.reported");
    }

    @Test
    void serviceWithoutEvidenceIsKeptAsAnAttempt() {
        var serve = court.pushes(CASE, "GRID-110117").but(c -> c.setKind(GridTaskKind.GRID_TASK_KIND_SERVE)
                .addAllPapers(court.court().papers("SERVICE_RETURN")));
        var served = grid.answers("", GridResult.GRID_RESULT_SERVED, AddressStatus.ADDRESS_STATUS_OK);
        String bare = docket.hears(serve) + ".1";
        docket.hears(served.but(c -> c.setId(bare).getAnswerBuilder().addWitnesses("见证甲").addWitnesses("见证甲")));
        assertThat(task(bare).getAnswers(0).getResult()).isEqualTo(GridResult.GRID_RESULT_SERVICE_ATTEMPTED);
        assertThat(docket.warnings()).hasSize(1);
        String witnessed = docket.hears(serve) + ".1";
        docket.hears(served.but(c -> c.setId(witnessed).getAnswerBuilder().addWitnesses("见证甲").addWitnesses("见证乙")));
        assertThat(task(witnessed).getAnswers(0).getResult()).isEqualTo(GridResult.GRID_RESULT_SERVED);
        String signed = docket.hears(serve) + ".1";
        docket.hears(served.but(c -> c.setId(signed).getAnswerBuilder().addAllEvidence(grid.court().papers("SERVICE_RETURN"))));
        assertThat(task(signed).getAnswers(0).getResult()).isEqualTo(GridResult.GRID_RESULT_SERVED);
    }

    @Test
    void anAnswerIsOneThatTheKindHasAndOfItsTime() {
        String id = pushed("GRID-110117");
        assertThat(docket.refuses(grid.answers(id, GridResult.GRID_RESULT_SERVED, AddressStatus.ADDRESS_STATUS_OK)).metadata())
                .containsEntry("field", "answer.result");
        assertThat(docket.refuses(grid.answers(id, GridResult.GRID_RESULT_FOUND, AddressStatus.ADDRESS_STATUS_NEW)
                .but(c -> c.getAnswerBuilder().clearNewAddress())).metadata()).containsEntry("field", "answer.new_address");
        assertThat(docket.refuses(grid.answers(id, GridResult.GRID_RESULT_FOUND, AddressStatus.ADDRESS_STATUS_OK)
                .but(c -> c.getAnswerBuilder().setTime(Times.timestamp(docket.now().plusSeconds(1))))).metadata())
                .containsEntry("field", "answer.time");
        docket.hears(grid.answers(id, GridResult.GRID_RESULT_FOUND, AddressStatus.ADDRESS_STATUS_OK));
        assertThat(docket.refuses(grid.answers(id, GridResult.GRID_RESULT_FOUND, AddressStatus.ADDRESS_STATUS_OK)).reason())
                .isEqualTo(Reason.REASON_STATE_FORBIDS);
    }

    @Test
    void theCourtVerifiesAndRatesOrSendsBackAndTheAnswerStays() {
        String id = pushed("GRID-110117");
        docket.hears(grid.answers(id, GridResult.GRID_RESULT_FOUND, AddressStatus.ADDRESS_STATUS_OK));
        var back = court.verifies(id).but(c -> c.setAccepted(false));
        assertThat(docket.refuses(back).metadata()).containsEntry("field", "header.reason");
        docket.hears(back.reason("照片不清"));
        assertThat(task(id).getState()).isEqualTo(GridTaskState.GRID_TASK_STATE_SENT);
        docket.hears(grid.answers(id, GridResult.GRID_RESULT_FOUND, AddressStatus.ADDRESS_STATUS_OK_RETURNS_OFTEN));
        docket.hears(court.verifies(id));
        assertThat(task(id).getAnswersList()).extracting(GridAnswer::getVerified).containsExactly(false, true);
        assertThat(docket.refuses(court.rates(id, 6)).metadata()).containsEntry("field", "score");
        docket.hears(court.rates(id, 5));
        assertThat(docket.refuses(court.rates(id, 5)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
    }

    @Test
    void whoDoesNotAnswerIsRemindedAndThenLaidBeforeItsSuperior() {
        String id = pushed("POLICE-110117");
        docket.after(Duration.ofHours(25));
        assertThat(docket.told()).containsExactly("POLICE-110117 grid_task.due_soon");
        docket.after(Duration.ofDays(5));
        assertThat(docket.told()).containsExactlyInAnyOrder("POLICE-110117 grid_task.overdue", "京0117 grid_task.overdue",
                "POLICE-110000 grid_task.overdue", "POLICE-110117 warning.raised");
        assertThat(task(id).getOverdue()).isTrue();
    }

    // --- the person's file

    private SubjectFile file(String id) {
        return docket.get(id, SubjectFile.getDefaultInstance());
    }

    @Test
    void aNewAddressIsADatedVersionAndOverwritesNone() {
        String id = pushed("GRID-110117");
        docket.after(Duration.ofHours(2));
        docket.hears(grid.answers(id, GridResult.GRID_RESULT_NOT_FOUND, AddressStatus.ADDRESS_STATUS_NEW));
        assertThat(docket.told()).contains("京0117 subject.address_reported");
        SubjectFile file = docket.all(SubjectFile.getDefaultInstance()).values().iterator().next();
        assertThat(file.getAddressesList()).extracting(a -> a.getText() + " " + a.getState()).containsExactly(
                "某市某区某路九号 ADDRESS_STATE_REPORTED", "贺兰县某镇某村二组 ADDRESS_STATE_REPORTED");
        assertThat(file.getAddresses(1).getTask()).isEqualTo(id);
        docket.hears(court.court().by(CaseServiceAddAddressRequest.newBuilder().setId(file.getId())
                .setAddress("贺兰县某镇某村二组").setState(AddressState.ADDRESS_STATE_VERIFIED)));
        assertThat(file(file.getId()).getAddressesList()).hasSize(3);
        assertThat(file(file.getId()).getAddresses(1).hasUntilTime()).isTrue();
        assertThat(docket.view(file.getId(), "GRID-110117", "CaseService/GetSubject")).isEmpty();
    }

    @Test
    void aPersonHasOneFileInACaseAndAnotherInAnother() {
        var alias = court.court().by(CaseServiceAddAliasRequest.newBuilder().setSubject(Examples.debtor()).setName("吴试丁"))
                .head(h -> h.setCaseNumber(CASE));
        String id = docket.hears(alias);
        assertThat(file(id).getNamesList()).extracting(n -> n.getName()).containsExactly("吴试丙", "吴试丁", "吴试乙");
        var again = docket.refuses(alias.but(c -> c.setName("吴试戊")));
        assertThat(again.metadata()).containsEntry("subject", id);
        docket.hears(alias.head(h -> h.setCaseNumber("（2026）京0117执9002号")));
        var known = alias.but(c -> c.setId(id).setName("吴试丙"));
        assertThat(docket.refuses(known).metadata()).containsEntry("field", "name");
        docket.hears(known.but(c -> c.setName("吴试己").setCurrent(true)));
        assertThat(file(id).getNamesList()).last().extracting(n -> n.getName()).isEqualTo("吴试己");
    }

    @Test
    void whoeverHadBeenAssignedIsAskedAgainWithHisTimeFromTheStart() {
        String id = pushed("GRID-110117");
        docket.hears(grid.assigns(id, "", "patch-01"));
        docket.hears(grid.answers(id, GridResult.GRID_RESULT_NOT_FOUND, AddressStatus.ADDRESS_STATUS_UNKNOWN));
        assertThat(task(id).getClocksList()).isEmpty();
        docket.after(Duration.ofHours(2));
        docket.hears(court.court().by(CaseServiceAddAliasRequest.newBuilder().setSubject(Examples.debtor()).setName("吴试丁")
                .setCurrent(true)).head(h -> h.setCaseNumber(CASE)));
        assertThat(task(id).getState()).isEqualTo(GridTaskState.GRID_TASK_STATE_ASSIGNED);
        assertThat(task(id).getClocksList()).extracting(c -> c.getName())
                .containsExactlyInAnyOrder("grid.reminder", "grid.answer");
        assertThat(task(id).getClocksList()).allMatch(c -> Times.instant(c.getStartTime()).equals(docket.now()));
        docket.after(Duration.ofHours(25));
        assertThat(docket.told()).contains("GRID-110117/patch-01 grid_task.due_soon");
        docket.after(Duration.ofDays(5));
        assertThat(docket.told()).contains("京0117 grid_task.overdue");
    }

    @Test
    void namesThatOnlyATaskKnewStayAsFormerNamesEachOnce() {
        String id = docket.hears(court.pushes(CASE, "GRID-110117").but(c -> c.getSubjectBuilder().getSubjectBuilder()
                .setName("吴试辛").addFormerNames("吴试庚"))) + ".1";
        docket.hears(court.court().by(CaseServiceAddAliasRequest.newBuilder().setSubject(Examples.debtor()).setName("吴试丁")
                .setCurrent(true)).head(h -> h.setCaseNumber(CASE)));
        assertThat(task(id).getSubject().getSubject().getName()).isEqualTo("吴试丁");
        assertThat(task(id).getSubject().getSubject().getFormerNamesList())
                .containsExactly("吴试丙", "吴试乙", "吴试庚", "吴试辛");
    }

    @Test
    void onlyWhoFoundNobodyIsAskedAgain() {
        String push = docket.hears(court.pushes(CASE, "GRID-110117", "POLICE-110117"));
        docket.hears(grid.answers(push + ".1", GridResult.GRID_RESULT_FOUND, AddressStatus.ADDRESS_STATUS_OK));
        docket.hears(Pusher.of("POLICE-110117").answers(push + ".2", GridResult.GRID_RESULT_NOT_FOUND,
                AddressStatus.ADDRESS_STATUS_UNKNOWN));
        String elsewhere = docket.hears(court.pushes("（2026）京0117执9002号", "GRID-110117")) + ".1";
        docket.hears(grid.answers(elsewhere, GridResult.GRID_RESULT_NOT_FOUND, AddressStatus.ADDRESS_STATUS_UNKNOWN));
        docket.hears(court.court().by(CaseServiceAddAliasRequest.newBuilder().setSubject(Examples.debtor()).setName("吴试丁")
                .setCurrent(true)).head(h -> h.setCaseNumber(CASE)));
        assertThat(docket.told()).containsExactly("POLICE-110117 grid_task.pushed_again");
        assertThat(List.of(task(push + ".1").getRound(), task(push + ".2").getRound(), task(elsewhere).getRound()))
                .containsExactly(1, 2, 1);
    }
}
