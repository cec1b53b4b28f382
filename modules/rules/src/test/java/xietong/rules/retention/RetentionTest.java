// SPDX-License-Identifier: Apache-2.0
package xietong.rules.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;
import static xietong.rules.Court.TIANJIN_1;
import static xietong.rules.retention.Retained.Standing.DUE;
import static xietong.rules.retention.Retained.Standing.ERASED;
import static xietong.rules.retention.Retained.Standing.OPEN;
import static xietong.rules.retention.Retained.Standing.WITHOUT_PERIOD;
import static xietong.rules.retention.Retained.Standing.YOUNG;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import xietong.rules.Case;
import xietong.rules.Config;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Examples;
import xietong.rules.PersonalFields;
import xietong.rules.Times;
import xietong.rules.book.RuleBook;
import xietong.rules.room.RoomLists;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.CollaborationServiceCloseRoomRequest;
import xietong.v1.CollaborationServiceOpenRoomRequest;
import xietong.v1.CollaborationServicePostRequest;
import xietong.v1.Entrustment;
import xietong.v1.OfficerRole;
import xietong.v1.RoomMessageKind;
import xietong.v1.SupervisionServiceAnswerRequest;
import xietong.v1.SupervisionServiceSettleRequest;
import xietong.v1.SupervisionServiceSuperviseRequest;

/** What the passing of time takes, and what it leaves alone however old it is. */
class RetentionTest {
    private static final RuleBook BOOK =
            Config.edited("retention", "\nyears: {}", "\nyears: {entrustment: 5, room: 3, room_message: 3, supervision: 3}");

    private final Docket docket = Docket.opens("2026-03-02T09:00").under(BOOK);

    private String sent() {
        return docket.hears(PINGGU.submit(JIZHOU, Examples.matter("WITNESS")));
    }

    /** Sent and withdrawn on 2 March 2026. */
    private String ended() {
        String id = sent();
        docket.hears(PINGGU.withdraw().but(c -> c.setId(id)));
        return id;
    }

    private Entrustment matter(String id) {
        return docket.get(id, Entrustment.getDefaultInstance());
    }

    @Test
    void thePeriodCountsFromTheDayAfterTheEndAndItsLastDayCountsWhole() {
        String id = ended();
        assertThat(docket.standing("2031-03-02T23:59:59", id)).isEqualTo(YOUNG);
        assertThat(docket.passes(id)).isFalse();
        assertThat(docket.standing("2031-03-03T00:00", id)).isEqualTo(DUE);
        assertThat(docket.retained(id).last()).isEqualTo(Case.beijing("2026-03-02T09:00"));
    }

    @Test
    void whatIsDueIsEmptiedOnceByNobodyAndTheRecordSaysByWhichRuleBookAndPeriod() {
        String id = ended();
        docket.at("2031-03-03T00:00");
        Entrustment before = matter(id);
        var erasure = (xietong.v1.AdminServiceEraseRequest)
                Retained.erasure(id, before.getRevision(), "r", docket, BOOK, docket.now()).orElseThrow();
        assertThat(erasure.getHeader().getReason()).contains("5 years", "rule book 2", "PIPL 47");

        assertThat(docket.passes(id)).isTrue();
        assertThat(PersonalFields.of(matter(id))).allMatch(part -> part.value().isEmpty());
        assertThat(matter(id).getErased()).isTrue();
        assertThat(matter(id).getSteps(matter(id).getStepsCount() - 1).getOrganisation()).isEmpty();
        assertThat(docket.retained(id).standing()).isEqualTo(ERASED);
        assertThat(docket.passes(id)).as("again").isFalse();
        assertThat(docket.standing("2060-01-01T00:00", id)).isEqualTo(ERASED);
    }

    @Test
    void whatChangedSinceItWasChosenIsLeftAlone() {
        String id = ended();
        docket.at("2031-03-03T00:00");
        long chosen = matter(id).getRevision();
        assertThat(Retained.erasure(id, chosen - 1, "r", docket, BOOK, docket.now())).isEmpty();
        assertThat(Retained.erasure(id, chosen, "r", docket, Config.BOOK, docket.now())).as("no period any more").isEmpty();
        assertThat(Retained.erasure("R-none", 1, "r", docket, BOOK, docket.now())).isEmpty();
    }

    @Test
    void anOpenMatterIsKeptWhateverItsAge() {
        String id = sent();
        assertThat(docket.standing("2050-01-01T00:00", id)).isEqualTo(OPEN);
        assertThat(docket.passes(id)).isFalse();
        assertThat(matter(id).getErased()).isFalse();
    }

    @Test
    void nothingIsErasedWhereTheRuleBookNamesNoPeriod() {
        String id = ended();
        docket.under(Config.BOOK);
        assertThat(docket.standing("2090-01-01T00:00", id)).isEqualTo(WITHOUT_PERIOD);
        assertThat(docket.passes(id)).isFalse();
    }

    @Test
    void readingInClearBeginsThePeriodAnewSinceTheRecordOfItGoesWithTheMatter() {
        String id = ended();
        docket.at("2030-06-01T10:00");
        docket.hears(JIZHOU.by(AuditServiceRevealRequest.newBuilder().setResource(id)).reason("复查"));
        assertThat(docket.standing("2035-06-01T23:59", id)).isEqualTo(YOUNG);
        assertThat(docket.standing("2035-06-02T00:00", id)).isEqualTo(DUE);
    }

    @Test
    void anOpenSupervisionKeepsWhatItIsAboutAndHasAPeriodOfItsOwn() {
        String id = sent();
        // Late by then, and so laid before the superior.
        docket.at("2026-03-18T00:00");
        docket.hears(PINGGU.withdraw().but(c -> c.setId(id)));
        docket.at("2030-06-01T10:00");
        String supervision = docket.hears(centre(SupervisionServiceSuperviseRequest.newBuilder()
                .setRecipient(JIZHOU.code())
                .setResource(id)
                .setText("说明办理经过")
                .setDueTime(Times.timestamp(Case.beijing("2040-06-10T00:00")))));
        assertThat(docket.standing("2036-01-01T00:00", id)).isEqualTo(OPEN);
        docket.hears(JIZHOU.by(SupervisionServiceAnswerRequest.newBuilder()
                .setId(supervision).setText("已说明").setFinal(true).addAllPapers(JIZHOU.papers("RECEIPT"))));
        assertThat(docket.retained(id).standing()).as("answered, not settled").isEqualTo(OPEN);
        docket.hears(centre(SupervisionServiceSettleRequest.newBuilder().setId(supervision).setAccepted(true)));
        assertThat(docket.retained(id).standing()).isEqualTo(DUE);
        assertThat(docket.retained(supervision).standing()).isEqualTo(YOUNG);
        assertThat(docket.passes(id)).isTrue();
        assertThat(docket.standing("2039-01-01T23:00", supervision)).isEqualTo(YOUNG);
        assertThat(docket.standing("2039-01-02T00:00", supervision)).as("erasing the matter begins nothing anew").isEqualTo(DUE);
    }

    private static <B extends com.google.protobuf.Message.Builder> xietong.rules.Motion<B> centre(B command) {
        return TIANJIN_1.by(command).as(TIANJIN_1.officer(3, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE));
    }

    @Test
    void whatIsSaidInARoomIsKeptWhileTheRoomIsOpenAndForThePeriodAfterItClosed() {
        var lead = new Court("赣03");
        String room = docket.hears(lead.by(
                CollaborationServiceOpenRoomRequest.newBuilder().setTitle("某厂房腾退").addMembers("赣0323")));
        docket.hears(lead.by(CollaborationServicePostRequest.newBuilder()
                .setId(room).setKind(RoomMessageKind.ROOM_MESSAGE_KIND_TALK).setText("王某明早八点到场")));
        String message = docket.listed(RoomLists.MESSAGES, room).get(0);
        assertThat(docket.standing("2031-03-02T09:00", room)).isEqualTo(OPEN);
        assertThat(docket.retained(message).standing()).isEqualTo(OPEN);
        docket.hears(lead.by(CollaborationServiceCloseRoomRequest.newBuilder().setId(room)));
        assertThat(docket.standing("2034-03-02T23:59", message)).isEqualTo(YOUNG);
        docket.at("2034-03-03T00:00");
        assertThat(docket.passes(room)).isTrue();
        assertThat(docket.retained(message).standing()).as("its room is erased already").isEqualTo(DUE);
        assertThat(docket.passes(message)).isTrue();
    }

    @Test
    void whatIsNotKnownToHaveEndedLongAgoIsKept() {
        String id = ended();
        var knowsNoTimes = new xietong.rules.Look() {
            @Override
            public Optional<com.google.protobuf.Message> state(String of) {
                return docket.state(of);
            }

            @Override
            public java.util.List<String> listed(String list, String owner) {
                return java.util.List.of();
            }
        };
        docket.at("2050-01-01T00:00");
        assertThat(Retained.of(id, matter(id), knowsNoTimes, BOOK, docket.now()).standing()).isEqualTo(YOUNG);
    }
}
