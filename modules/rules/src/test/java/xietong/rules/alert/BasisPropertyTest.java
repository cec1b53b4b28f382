// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.locate.Watcher.HAIDIAN;
import static xietong.rules.locate.Watcher.HAIDIAN_POLICE;
import static xietong.rules.locate.Watcher.PINGGU_POLICE;
import static xietong.v1.LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE;
import static xietong.v1.LegalBasis.LEGAL_BASIS_CRIMINAL_313;
import static xietong.v1.LegalBasis.LEGAL_BASIS_DETENTION_DECISION;
import static xietong.v1.LegalBasis.LEGAL_BASIS_EXIT_BAN;
import static xietong.v1.LegalBasis.LEGAL_BASIS_VEHICLE_FIND;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import xietong.rules.Config;
import xietong.rules.Docket;
import xietong.rules.Motion;
import xietong.rules.Rights;
import xietong.rules.StateNames;
import xietong.rules.book.Locating.Target;
import xietong.rules.locate.Watcher;
import xietong.v1.Alert;
import xietong.v1.AlertOutcome;
import xietong.v1.HandOverResult;
import xietong.v1.LegalBasis;
import xietong.v1.LocateServiceRequestRequest;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.SightingSource;
import xietong.v1.WatchOrder;
import xietong.v1.WatchTarget;
import xietong.v1.WatchedVehicle;

/**
 * Each legal basis with each target and each outcome: what the law lets police do on it is written here anew, not taken from
 * the rule book, and the rule and what a reader is offered must both agree with it.
 */
class BasisPropertyTest {
    private static final long SEED = Long.getLong("xietong.seed", System.nanoTime());
    /** A person may be held: INT 482, CPL 118, 人民警察法 9. On every other basis nobody is. */
    private static final Set<LegalBasis> HOLDS =
            EnumSet.of(LEGAL_BASIS_COMPELLED_ATTENDANCE, LEGAL_BASIS_DETENTION_DECISION, LEGAL_BASIS_CRIMINAL_313);
    /** What is done to or with a person; of a vehicle nothing of it can be true. */
    private static final Set<AlertOutcome> OF_PERSONS = EnumSet.of(
            AlertOutcome.ALERT_OUTCOME_CONTROLLED,
            AlertOutcome.ALERT_OUTCOME_VERIFIED,
            AlertOutcome.ALERT_OUTCOME_EXIT_PREVENTED,
            AlertOutcome.ALERT_OUTCOME_RELEASED);

    private final Docket docket = Docket.opens("2026-03-02T09:00");

    static Stream<LegalBasis> bases() {
        return Arrays.stream(LegalBasis.values())
                .filter(b -> b != LegalBasis.UNRECOGNIZED && b != LegalBasis.LEGAL_BASIS_UNSPECIFIED);
    }

    static Stream<AlertOutcome> outcomes() {
        return Arrays.stream(AlertOutcome.values())
                .filter(o -> o != AlertOutcome.UNRECOGNIZED && o != AlertOutcome.ALERT_OUTCOME_UNSPECIFIED);
    }

    static Stream<Arguments> everything() {
        return bases().flatMap(b -> outcomes().map(o -> Arguments.of(b, o)));
    }

    private static Watcher asks(LegalBasis basis) {
        return basis == LEGAL_BASIS_CRIMINAL_313 ? HAIDIAN_POLICE : HAIDIAN;
    }

    private Motion<LocateServiceRequestRequest.Builder> request(LegalBasis basis) {
        Watcher asking = asks(basis);
        var request = asking.requests(basis, HAIDIAN_POLICE, PINGGU_POLICE);
        return asking == HAIDIAN_POLICE
                ? request.but(c -> c.addInformed("京0108"))
                        .as(asking.court().officer(1, OfficerRole.OFFICER_ROLE_POLICE))
                : request;
    }

    private String raised(LegalBasis basis) {
        String order = docket.hears(request(basis));
        for (Watcher police : List.of(HAIDIAN_POLICE, PINGGU_POLICE)) {
            boolean asked = docket.get(order, WatchOrder.getDefaultInstance()).getAddresseesList().stream()
                    .anyMatch(a -> a.getOrganisation().equals(police.court().code())
                            && a.getAnswer() == xietong.v1.WatchAnswer.WATCH_ANSWER_WAITING);
            if (asked) {
                docket.hears(police.accepts(order));
            }
        }
        SightingSource source = basis == LEGAL_BASIS_EXIT_BAN
                ? SightingSource.SIGHTING_SOURCE_BORDER
                : basis == LEGAL_BASIS_VEHICLE_FIND
                        ? SightingSource.SIGHTING_SOURCE_VEHICLE
                        : SightingSource.SIGHTING_SOURCE_HOTEL;
        return docket.sees(Watcher.seen(order, source, docket.now(), "110117").build()).orElseThrow();
    }

    private Alert alert(String id) {
        return docket.get(id, Alert.getDefaultInstance());
    }

    private static boolean lawful(LegalBasis basis, AlertOutcome outcome) {
        return switch (outcome) {
            case ALERT_OUTCOME_CONTROLLED -> HOLDS.contains(basis);
            case ALERT_OUTCOME_VEHICLE_HELD -> basis == LEGAL_BASIS_VEHICLE_FIND;
            case ALERT_OUTCOME_EXIT_PREVENTED -> basis == LEGAL_BASIS_EXIT_BAN;
            case ALERT_OUTCOME_VERIFIED -> basis != LEGAL_BASIS_VEHICLE_FIND && basis != LEGAL_BASIS_EXIT_BAN;
            case ALERT_OUTCOME_ON_THE_WAY -> basis != LEGAL_BASIS_EXIT_BAN;
            case ALERT_OUTCOME_RELEASED -> false;
            default -> true;
        };
    }

    /** The views of all who have a part in it. */
    private Stream<Alert> offered(String id) {
        return Stream.of("京0108", "POLICE-110108", "POLICE-110117", "POLICE-110000")
                .flatMap(reader -> Arrays.stream(OfficerRole.values())
                        .filter(r -> r != OfficerRole.UNRECOGNIZED)
                        .flatMap(r -> docket.view(id, reader, "AlertService/Get",
                                new xietong.rules.Court(reader).officer(1, r)).stream()))
                .map(Alert.class::cast);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theRuleTakesAndTheAnswersOfferWhatTheLawAllowsAndNothingElse(LegalBasis basis, AlertOutcome outcome) {
        String id = raised(basis);
        docket.hears(PINGGU_POLICE.claims(id));
        assertThat(offered(id)).isNotEmpty().allSatisfy(
                view -> assertThat(view.getAllowedOutcomesList().contains(outcome)).isEqualTo(lawful(basis, outcome)));
        if (lawful(basis, outcome)) {
            docket.hears(PINGGU_POLICE.reports(id, outcome));
        } else {
            var refused = docket.refuses(PINGGU_POLICE.reports(id, outcome));
            assertThat(refused.reason()).isEqualTo(Reason.REASON_BASIS_FORBIDS);
            assertThat(refused.metadata()).containsKey("article");
            assertThat(alert(id).getOutcome()).isEqualTo(AlertOutcome.ALERT_OUTCOME_UNSPECIFIED);
        }
        boolean held = outcome == AlertOutcome.ALERT_OUTCOME_CONTROLLED && HOLDS.contains(basis);
        assertThat(alert(id).hasControl()).isEqualTo(held);
        assertThat(offered(id)).allSatisfy(view -> assertThat(view.getAllowedCommandsList().contains("HandOver"))
                .isEqualTo(held && isParty(view)));
        assertThat(alert(id).getHoldHours() > 0).isEqualTo(HOLDS.contains(basis));
    }

    /** The court that is only told may do nothing. */
    private static boolean isParty(Alert view) {
        return !view.getAllowedCommandsList().isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bases")
    void aBasisTakesItsOwnTargetOnly(LegalBasis basis) {
        boolean vehicle = basis == LEGAL_BASIS_VEHICLE_FIND;
        assertThat(Config.BOOK.locating().basis(basis).target()).isEqualTo(vehicle ? Target.VEHICLE : Target.PERSON);
        WatchTarget other = vehicle
                ? Watcher.person()
                : WatchTarget.newBuilder().setVehicle(WatchedVehicle.newBuilder().setPlate("闽E00000")).build();
        assertThat(docket.refuses(request(basis).but(c -> c.setTarget(other))).reason())
                .isEqualTo(Reason.REASON_BASIS_FORBIDS);
        assertThat(docket.refuses(request(basis).but(c -> c.clearTarget())).metadata()).containsEntry("field", "target");
    }

    @ParameterizedTest
    @MethodSource("bases")
    void whatTheRuleBookOffersIsLawful(LegalBasis basis) {
        var book = Config.BOOK.locating().basis(basis);
        assertThat(book.outcomes()).containsExactlyInAnyOrderElementsOf(
                outcomes().filter(o -> lawful(basis, o)).toList());
        if (book.target() == Target.VEHICLE) {
            assertThat(book.outcomes()).doesNotContainAnyElementsOf(OF_PERSONS);
        }
    }

    @Test
    void withoutABasisThereIsNoWatchOrderAndNothingIsRaised() {
        for (int basis : new int[] {LegalBasis.LEGAL_BASIS_UNSPECIFIED_VALUE, 99}) {
            var request = HAIDIAN.requests(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE)
                    .but(c -> c.setLegalBasisValue(basis));
            assertThat(docket.refuses(request).metadata()).containsEntry("field", "legal_basis");
        }
        assertThat(docket.all(WatchOrder.getDefaultInstance())).isEmpty();
        assertThat(docket.sees(Watcher.seen("R-1", SightingSource.SIGHTING_SOURCE_HOTEL, docket.now(), "110117").build()))
                .isEmpty();
    }

    /** Whatever is tried in whatever order, on a basis that does not hold nobody is ever held, handed over or let go. */
    @ParameterizedTest
    @MethodSource("bases")
    void noSequenceOfCommandsLeadsToAHoldThatTheBasisDoesNotAllow(LegalBasis basis) {
        Random random = new Random(SEED + basis.getNumber());
        System.out.println("BasisPropertyTest " + StateNames.of(basis) + " -Dxietong.seed=" + SEED);
        for (int walk = 0; walk < 4; walk++) {
            String id = raised(basis);
            for (int step = 0; step < 40; step++) {
                any(random, id);
                Alert now = alert(id);
                if (!HOLDS.contains(basis)) {
                    assertThat(now.hasControl()).isFalse();
                    assertThat(now.getHandOversList()).isEmpty();
                    assertThat(now.getAllowedOutcomesList()).doesNotContain(AlertOutcome.ALERT_OUTCOME_CONTROLLED);
                }
                assertThat(offered(id)).allSatisfy(view -> assertThat(view.getAllowedOutcomesList()).allMatch(
                        o -> lawful(basis, o) || o == AlertOutcome.ALERT_OUTCOME_RELEASED && now.hasControl()));
            }
            docket.after(Duration.ofHours(1));
        }
    }

    private void any(Random random, String id) {
        Watcher by = List.of(HAIDIAN_POLICE, PINGGU_POLICE, HAIDIAN).get(random.nextInt(3));
        List<AlertOutcome> all = outcomes().toList();
        Motion<?> motion = switch (random.nextInt(8)) {
            case 0 -> by.acknowledges(id);
            case 1, 2 -> by.claims(id);
            case 3 -> by.releasesClaim(id);
            case 4 -> by.handsOver(id, HandOverResult.forNumber(1 + random.nextInt(4)), docket.now());
            case 5 -> by.shelves(id, 5);
            default -> by.reports(id, all.get(random.nextInt(all.size())));
        };
        try {
            docket.tries(motion);
        } finally {
            docket.after(Duration.ofSeconds(random.nextInt(60)));
        }
    }

    @Test
    void theTableOfRightsLetsNobodyButPartiesReport() {
        var row = Rights.standard().rows().stream()
                .filter(r -> r.method().equals("AlertService/Report"))
                .findFirst()
                .orElseThrow();
        assertThat(row.relations()).extracting(Enum::name).containsExactlyInAnyOrder("SENDER", "RECIPIENT");
    }
}
