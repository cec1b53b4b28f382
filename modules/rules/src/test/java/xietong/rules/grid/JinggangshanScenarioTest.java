// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xietong.rules.Config;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Refused;
import xietong.rules.book.RuleBook;
import xietong.rules.cases.CaseTallies;
import xietong.rules.locate.Watcher;
import xietong.v1.AddressStatus;
import xietong.v1.Alert;
import xietong.v1.AlertOutcome;
import xietong.v1.AlertState;
import xietong.v1.CaseFact;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceAddAliasRequest;
import xietong.v1.CaseServiceGetTallyRequest;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.CaseTally;
import xietong.v1.GridAnswer;
import xietong.v1.GridResult;
import xietong.v1.GridTask;
import xietong.v1.HandOverResult;
import xietong.v1.LegalBasis;
import xietong.v1.Money;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.SightingSource;
import xietong.v1.Subject;
import xietong.v1.SubjectFile;
import xietong.v1.SubjectKind;
import xietong.v1.WatchEnd;
import xietong.v1.WatchOrder;
import xietong.v1.WatchState;
import xietong.v1.WatchTarget;
import xietong.v1.WatchedPerson;

/** Scenario C: four recipients find nobody, the police know the new name, all four are asked again, and he pays. */
class JinggangshanScenarioTest {
    private static final String CASE = "（2021）赣0881执恢9001号";
    private static final long OWED = 4_223_856;
    private static final Subject DEBTOR = Subject.newBuilder()
            .setKind(SubjectKind.SUBJECT_KIND_PERSON)
            .setName("罗某中")
            .setIdentifier("990100190001010011")
            .build();

    private final Docket docket = Docket.opens("2021-04-06T09:00").under(Config.BOOK.with(2, java.util.Map.ofEntries(
            RuleBook.entry(Organisation.newBuilder().setCode("VILLAGE-1").setName("某村民委员会（演练）")
                    .setKind(OrganisationKind.ORGANISATION_KIND_OTHER).setDivision("360881").build()))));
    private final Pusher court = Pusher.of("赣0881");
    private final List<Pusher> recipients = List.of(Pusher.of("VILLAGE-1"), Pusher.of("GRID-360881"),
            Pusher.of("CIVIL-360881"), Pusher.of("POLICE-360881"));

    private String pushed() {
        return docket.hears(court.pushes(CASE, recipients.stream().map(r -> r.court().code()).toArray(String[]::new))
                .but(c -> c.setSubject(Pusher.about(DEBTOR))));
    }

    private GridTask task(String id) {
        return docket.get(id, GridTask.getDefaultInstance());
    }

    private void paid(CaseFactKind kind, long paid, long late) {
        var fact = CaseServiceReportFactRequest.newBuilder().setKind(kind).setPaid(money(paid));
        if (late > 0) {
            fact.setLatePerformance(money(late));
        }
        docket.hears(court.court().by(fact).head(h -> h.setCaseNumber(CASE)));
        docket.after(java.time.Duration.ZERO);
    }

    private static Money money(long fen) {
        return Money.newBuilder().setCurrencyCode("CNY").setMinorUnits(fen).build();
    }

    @Test
    void oneSubjectTwoNamesAndEveryoneIsAskedAgain() {
        String push = pushed();
        for (int i = 0; i < recipients.size(); i++) {
            boolean police = i == 3;
            docket.hears(recipients.get(i).answers(push + "." + (i + 1), GridResult.GRID_RESULT_NOT_FOUND,
                    AddressStatus.ADDRESS_STATUS_UNKNOWN).but(c -> c.getAnswerBuilder().setCurrentName(police ? "罗某忠" : "")));
        }
        assertThat(task(push + ".4").getAnswers(0).getCurrentName()).isEqualTo("罗某忠");

        String file = docket.hears(court.court().by(CaseServiceAddAliasRequest.newBuilder()
                        .setSubject(DEBTOR).setName("罗某忠").setCurrent(true))
                .head(h -> h.setCaseNumber(CASE)));
        assertThat(docket.told()).containsExactlyInAnyOrder("VILLAGE-1 grid_task.pushed_again", "GRID-360881 grid_task.pushed_again",
                "CIVIL-360881 grid_task.pushed_again", "POLICE-360881 grid_task.pushed_again");
        assertThat(docket.all(SubjectFile.getDefaultInstance())).hasSize(1);
        assertThat(docket.get(file, SubjectFile.getDefaultInstance()).getNamesList()).extracting(n -> n.getName())
                .containsExactly("罗某中", "罗某忠");
        for (int i = 1; i <= 4; i++) {
            GridTask again = task(push + "." + i);
            assertThat(again.getRound()).isEqualTo(2);
            assertThat(again.getSubject().getSubject().getName()).isEqualTo("罗某忠");
            assertThat(again.getSubject().getSubject().getFormerNamesList()).containsExactly("罗某中");
            assertThat(again.getAnswersList()).extracting(GridAnswer::getResult)
                    .containsExactly(GridResult.GRID_RESULT_NOT_FOUND);
        }
        docket.hears(recipients.get(0).answers(push + ".1", GridResult.GRID_RESULT_FOUND, AddressStatus.ADDRESS_STATUS_OK_RETURNS_OFTEN));
        assertThat(task(push + ".1").getAnswersList()).extracting(GridAnswer::getRound).containsExactly(1, 2);
        assertThat(Rollups.of(push, docket).getFound()).isEqualTo(1);
    }

    @Test
    void theDetentionIsDeferredWhichCancelsNothingAndWhatIsPaidAddsUp() {
        Watcher asks = Watcher.of("赣0881");
        Watcher police = Watcher.of("POLICE-360881");
        String order = docket.hears(asks.requests(LegalBasis.LEGAL_BASIS_DETENTION_DECISION, police)
                .but(c -> c.setTarget(WatchTarget.newBuilder().setPerson(WatchedPerson.newBuilder().setSubject(DEBTOR))))
                .head(h -> h.setCaseNumber(CASE)));
        docket.hears(police.accepts(order));
        docket.hears(court.court().by(CaseServiceAddAliasRequest.newBuilder()
                .setSubject(DEBTOR).setName("罗某忠").setCurrent(true)).head(h -> h.setCaseNumber(CASE)));
        WatchOrder renamed = docket.get(order, WatchOrder.getDefaultInstance());
        assertThat(renamed.getTarget().getPerson().getSubject().getName()).isEqualTo("罗某忠");
        assertThat(docket.told()).contains("POLICE-360881 watch_order.alias");

        paid(CaseFactKind.CASE_FACT_KIND_PART_PERFORMED, 995_000, 0);
        String alert = docket.sees(Watcher.seen(order, SightingSource.SIGHTING_SOURCE_GRID, docket.now(), "360881").build())
                .orElseThrow();
        docket.hears(police.claims(alert));
        docket.hears(police.reports(alert, AlertOutcome.ALERT_OUTCOME_CONTROLLED));
        docket.hears(police.handsOver(alert, HandOverResult.HAND_OVER_RESULT_TO_COURT, docket.now()));
        docket.hears(asks.handsOver(alert, HandOverResult.HAND_OVER_RESULT_DETENTION_DEFERRED, docket.now())
                .but(c -> c.getHandOverBuilder().setText("独自抚养三名子女，出具保证书")
                        .addAllPapers(new Court("赣0881").papers("UNDERTAKING"))));
        assertThat(docket.get(alert, Alert.getDefaultInstance()).getState()).isEqualTo(AlertState.ALERT_STATE_DETENTION_DEFERRED);
        assertThat(docket.get(order, WatchOrder.getDefaultInstance()).getState()).isEqualTo(WatchState.WATCH_STATE_ACTIVE);

        paid(CaseFactKind.CASE_FACT_KIND_PART_PERFORMED, 1_900_000, 0);
        paid(CaseFactKind.CASE_FACT_KIND_PERFORMED, OWED - 995_000 - 1_900_000, 2_500_000);
        WatchOrder ended = docket.get(order, WatchOrder.getDefaultInstance());
        assertThat(ended.getEnd()).isEqualTo(WatchEnd.WATCH_END_PERFORMED);
        assertThat(tally(CASE)).isEqualTo(CaseTally.newBuilder()
                .setFacts(3).setCases(1).setDebtors(1).setPerformed(1)
                .setPaid(money(OWED)).setLatePerformance(money(2_500_000)).build());
        assertThat(tally("（2021）赣0881执恢9002号").getFacts()).isZero();
    }

    private CaseTally tally(String caseNumber) {
        return CaseTallies.of(docket.all(CaseFact.getDefaultInstance()).values().stream(),
                CaseServiceGetTallyRequest.newBuilder().setCaseNumber(caseNumber).build());
    }

    @Test
    void oneSumIsOfOneCurrency() {
        var facts = Stream.of("CNY", "USD").map(currency -> CaseFact.newBuilder()
                .setKind(CaseFactKind.CASE_FACT_KIND_PERFORMED)
                .setPaid(Money.newBuilder().setCurrencyCode(currency).setMinorUnits(1))
                .build());
        assertThatThrownBy(() -> CaseTallies.of(facts, CaseServiceGetTallyRequest.getDefaultInstance()))
                .isInstanceOf(Refused.class).hasMessageContaining("one currency");
    }
}
