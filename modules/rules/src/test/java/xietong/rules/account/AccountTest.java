// SPDX-License-Identifier: Apache-2.0
package xietong.rules.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Case;
import xietong.rules.Config;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Motion;
import xietong.rules.PersonalFields;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.session.SessionResource;
import xietong.store.v1.OfficerFailed;
import xietong.store.v1.OfficerSetUp;
import xietong.store.v1.OfficerSignedIn;
import xietong.store.v1.OfficerState;
import xietong.store.v1.OfficerUnlocked;
import xietong.store.v1.SessionEnd;
import xietong.store.v1.WallBegun;
import xietong.store.v1.WallState;
import xietong.v1.AccountState;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceEnrolOfficerRequest;
import xietong.v1.DirectoryServiceEnrolWallRequest;
import xietong.v1.DirectoryServiceRemoveOfficerRequest;
import xietong.v1.DirectoryServiceRemoveWallRequest;
import xietong.v1.DirectoryServiceResetOfficerRequest;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;

/** Accounts of 蓟州's officers and walls. */
class AccountTest {
    private static final Court COURT = Court.JIZHOU;
    private static final String ID = OfficerResource.of(COURT.code(), "1024");
    private static final String DEVICE = "d".repeat(43);
    private static final OfficerRole OFFICER = OfficerRole.OFFICER_ROLE_OFFICER;
    private static final OfficerRole APPROVER = OfficerRole.OFFICER_ROLE_APPROVER;

    private final Docket docket = Docket.opens("2026-03-02T09:00").under(Config.BOOK);

    private static Motion<?> by(com.google.protobuf.Message.Builder command) {
        return COURT.by(command).as(COURT.officer(8, OfficerRole.OFFICER_ROLE_ADMINISTRATOR)).reason("演练");
    }

    private static DirectoryServiceEnrolOfficerRequest.Builder enrols(OfficerRole... roles) {
        return DirectoryServiceEnrolOfficerRequest.newBuilder()
                .setOfficerId("1024")
                .setName("李法官")
                .setWorkPassNumber("津0119-1024")
                .addAllRoles(List.of(roles));
    }

    private static Motion<?> resets() {
        return by(DirectoryServiceResetOfficerRequest.newBuilder().setOfficerId("1024"));
    }

    private static Motion<?> removes() {
        return by(DirectoryServiceRemoveOfficerRequest.newBuilder().setOfficerId("1024"));
    }

    private static CommandHeader head(OfficerRole role) {
        return CommandHeader.newBuilder().setOfficer(Officer.newBuilder().setId("1024").setRole(role)).build();
    }

    private static OfficerSetUp setUp(long generation, long step) {
        return OfficerSetUp.newBuilder()
                .setHeader(head(OFFICER))
                .setOrganisation(COURT.code())
                .setGeneration(generation)
                .setPasswordSalt("c2FsdA==")
                .setPasswordDigest("ZGlnZXN0")
                .setPasswordScheme("argon2id/19/19456/2/1")
                .setStep(step)
                .build();
    }

    private static OfficerSignedIn signIn(OfficerRole role, long generation, long step) {
        return OfficerSignedIn.newBuilder()
                .setHeader(head(role))
                .setOrganisation(COURT.code())
                .setGeneration(generation)
                .setStep(step)
                .build();
    }

    private static OfficerFailed failure() {
        return OfficerFailed.newBuilder().setHeader(head(OFFICER)).setOrganisation(COURT.code()).build();
    }

    private OfficerState state() {
        return docket.get(ID, OfficerState.getDefaultInstance());
    }

    private Instant begin(String session) {
        return Times.instant(docket.get(session, SessionEnd.getDefaultInstance()).getBeginTime());
    }

    private Instant endOfAll() {
        return begin(SessionResource.officer(COURT.code(), "1024"));
    }

    private void active() {
        docket.hears(by(enrols(OFFICER, APPROVER)));
        docket.does(setUp(1, 100));
    }

    @Test
    void anOfficerIsEnrolledSetsAPasswordOnceAndSignsInInTheRolesOfTheAccountOnly() {
        docket.hears(by(enrols(OFFICER, APPROVER)));
        assertThat(state().getAccount().getState()).isEqualTo(AccountState.ACCOUNT_STATE_INVITED);
        assertThat(docket.declines(signIn(OFFICER, 1, 99)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        assertThat(docket.declines(setUp(2, 100)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        docket.does(setUp(1, 100));
        assertThat(docket.declines(setUp(1, 101)).reason()).as("once").isEqualTo(Reason.REASON_STATE_FORBIDS);
        assertThat(docket.declines(signIn(OfficerRole.OFFICER_ROLE_ADMINISTRATOR, 1, 101)).reason())
                .isEqualTo(Reason.REASON_STATE_FORBIDS);
        docket.does(signIn(APPROVER, 1, 101));
        assertThat(Times.instant(state().getAccount().getSignInTime())).isEqualTo(Case.beijing("2026-03-02T09:00"));
        assertThat(docket.declines(signIn(OFFICER, 1, 101)).reason()).as("a code counts once")
                .isEqualTo(Reason.REASON_STATE_FORBIDS);
        docket.does(signIn(OFFICER, 1, 102));
    }

    @Test
    void theSetupCodeCountsForThreeDays() {
        docket.hears(by(enrols(OFFICER)));
        docket.at("2026-03-05T09:00");
        assertThat(docket.declines(setUp(1, 1)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        docket.hears(resets());
        docket.does(setUp(2, 1));
    }

    @Test
    void fiveFailuresLockTheAccountForFifteenMinutesAndASuccessStartsTheCountAgain() {
        active();
        for (int i = 0; i < 4; i++) {
            docket.does(failure());
        }
        docket.does(signIn(OFFICER, 1, 200));
        for (int i = 0; i < 5; i++) {
            docket.does(failure());
        }
        assertThat(docket.declines(signIn(OFFICER, 1, 201)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        assertThat(docket.declines(failure()).reason()).as("guessing on is not kept").isEqualTo(Reason.REASON_STATE_FORBIDS);
        docket.at("2026-03-02T09:14:59");
        assertThat(docket.declines(signIn(OFFICER, 1, 202)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        docket.at("2026-03-02T09:15");
        docket.does(failure());
        docket.does(signIn(OFFICER, 1, 203));
        assertThat(state().getAccount().hasLockExpireTime()).isFalse();
    }

    @Test
    void aResetUnlocksAndEndsWhatWasOpenAndWhatWasSetBeforeCountsNoMore() {
        active();
        for (int i = 0; i < 5; i++) {
            docket.does(failure());
        }
        docket.hears(resets());
        assertThat(endOfAll()).isAfter(Case.beijing("2026-03-02T09:00"));
        assertThat(state().getPasswordDigest()).isEmpty();
        assertThat(docket.declines(signIn(OFFICER, 1, 300)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        docket.does(setUp(2, 300));
        docket.does(signIn(OFFICER, 2, 301));
    }

    @Test
    void aRemovedOfficerIsNobodyUntilEnrolledAgainWithSecretsOfAnotherGeneration() {
        active();
        docket.hears(removes());
        assertThat(endOfAll()).isAfter(Case.beijing("2026-03-02T09:00"));
        assertThat(docket.declines(signIn(OFFICER, 1, 300)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        assertThat(docket.declines(failure()).reason()).isEqualTo(Reason.REASON_NOT_PARTY);
        assertThat(docket.refuses(resets()).reason()).isEqualTo(Reason.REASON_NOT_PARTY);
        assertThat(docket.refuses(removes()).reason()).isEqualTo(Reason.REASON_NOT_PARTY);
        docket.hears(by(enrols(OFFICER)));
        assertThat(state().getGeneration()).isEqualTo(3);
        assertThat(docket.declines(setUp(1, 300)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
    }

    @Test
    void anotherRoleEndsTheSessionsAndAnotherNameDoesNot() {
        active();
        docket.hears(by(enrols(OFFICER, APPROVER).setName("李法官甲")));
        assertThat(docket.all(SessionEnd.getDefaultInstance())).isEmpty();
        docket.hears(by(enrols(OFFICER)));
        assertThat(endOfAll()).isAfter(Case.beijing("2026-03-02T09:00"));
        assertThat(state().getAccount().getState()).isEqualTo(AccountState.ACCOUNT_STATE_ACTIVE);
    }

    @Test
    void anEntryOfAnotherFormIsRefused() {
        for (String id : List.of("", "a/b", "a b", "wall:1", "x".repeat(65))) {
            Motion<?> other = by(enrols(OFFICER).setOfficerId(id));
            assertThatThrownBy(() -> docket.refuses(other)).isInstanceOfSatisfying(Refused.class,
                    refused -> assertThat(refused.metadata()).containsEntry("field", "officer_id"));
        }
        assertThat(docket.refuses(by(enrols(OFFICER).setName(" "))).metadata()).containsEntry("field", "name");
        assertThat(docket.refuses(by(enrols(OFFICER).setDesk("nowhere"))).reason())
                .isEqualTo(Reason.REASON_ADDRESSEE_FORBIDDEN);
        OfficerRole[][] wrong = {
            {}, {OFFICER, OFFICER}, {OfficerRole.OFFICER_ROLE_SYSTEM}, {OfficerRole.OFFICER_ROLE_WALL},
            {OfficerRole.OFFICER_ROLE_UNSPECIFIED}
        };
        for (OfficerRole[] roles : wrong) {
            assertThat(docket.refuses(by(enrols(roles))).metadata()).containsEntry("field", "roles");
        }
        assertThat(docket.refuses(COURT.by(enrols(OFFICER)).as(COURT.officer(1, OFFICER))).reason())
                .as("an officer enrols nobody").isEqualTo(Reason.REASON_NOT_PARTY);
    }

    @Test
    void aCodeUnlocksAPageOnce() {
        active();
        docket.does(signIn(OFFICER, 1, 101));
        var unlock = OfficerUnlocked.newBuilder().setHeader(head(OFFICER)).setOrganisation(COURT.code());
        assertThat(docket.declines(unlock.setStep(101).build()).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        docket.does(unlock.setStep(102).build());
        assertThat(docket.declines(unlock.setStep(102).build()).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        assertThat(docket.declines(signIn(OFFICER, 1, 102)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
    }

    @Test
    void whatAPasswordWasIsNoPartOfWhatIsExportedAsEvidence() {
        assertThat(PersonalFields.of(setUp(1, 1)).stream().map(PersonalFields.Part::value))
                .contains("c2FsdA==", "ZGlnZXN0");
        active();
        OfficerState shown = new OfficerResource().view(state(), null, null, null);
        assertThat(shown).isEqualTo(OfficerState.newBuilder().setAccount(state().getAccount()).build());
        docket.hears(removes());
        assertThat(state().getPasswordDigest() + state().getPasswordSalt()).isEmpty();
    }

    @Test
    void aWallsCodeCountsOnceAndForAnHourAndEnrollingItAnewEndsWhatItShowed() {
        var enrol = DirectoryServiceEnrolWallRequest.newBuilder().setWallId("hall").setTitle("执行指挥中心大厅");
        var begun = WallBegun.newBuilder()
                .setOrganisation(COURT.code()).setWallId("hall").setGeneration(1).setDevice(DEVICE);
        docket.hears(by(enrol));
        docket.at("2026-03-02T10:00");
        assertThat(docket.declines(begun.build()).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        docket.hears(by(enrol));
        assertThat(docket.declines(begun.build()).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        docket.does(begun.setGeneration(2).build());
        assertThat(docket.declines(begun.build()).reason()).as("once").isEqualTo(Reason.REASON_STATE_FORBIDS);
        String id = WallResource.of(COURT.code(), "hall");
        assertThat(docket.get(id, WallState.getDefaultInstance()).getDevice()).isEqualTo(DEVICE);
        docket.at("2026-03-02T11:00");
        docket.hears(by(DirectoryServiceRemoveWallRequest.newBuilder().setWallId("hall")));
        assertThat(begin(SessionResource.officer(COURT.code(), "wall:hall"))).isAfter(Case.beijing("2026-03-02T11:00"));
        assertThat(docket.refuses(by(DirectoryServiceRemoveWallRequest.newBuilder().setWallId("hall"))).reason())
                .isEqualTo(Reason.REASON_NOT_PARTY);
    }
}
