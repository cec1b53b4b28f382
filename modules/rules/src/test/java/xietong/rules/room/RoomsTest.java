// SPDX-License-Identifier: Apache-2.0
package xietong.rules.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Motion;
import xietong.v1.CollaborationServiceAddTaskRequest;
import xietong.v1.CollaborationServiceChangeMembersRequest;
import xietong.v1.CollaborationServiceCloseRoomRequest;
import xietong.v1.CollaborationServiceFinishTaskRequest;
import xietong.v1.CollaborationServiceMarkReadRequest;
import xietong.v1.CollaborationServiceOpenRoomRequest;
import xietong.v1.CollaborationServicePostRequest;
import xietong.v1.Reason;
import xietong.v1.Room;
import xietong.v1.RoomMessage;
import xietong.v1.RoomMessageKind;

/** What is said in a room, and who hears it. */
class RoomsTest {
    private static final Court LEAD = new Court("赣03");
    private static final Court LUXI = new Court("赣0323");
    private static final Court POLICE = new Court("POLICE-360881");
    private static final Court STRANGER = new Court("赣0322");

    private final Docket docket = Docket.opens("2026-03-02T09:00");
    private final String room = docket.hears(LEAD.by(CollaborationServiceOpenRoomRequest.newBuilder()
            .setTitle("某厂房腾退").addMembers("赣0323").addMembers("POLICE-360881")));

    private Motion<CollaborationServicePostRequest.Builder> post(Court by, RoomMessageKind kind, String text) {
        return by.by(CollaborationServicePostRequest.newBuilder().setId(room).setKind(kind).setText(text));
    }

    private Motion<CollaborationServicePostRequest.Builder> talk(Court by) {
        return post(by, RoomMessageKind.ROOM_MESSAGE_KIND_TALK, "明早八点集合");
    }

    private Motion<CollaborationServicePostRequest.Builder> opinion(Court by) {
        return post(by, RoomMessageKind.ROOM_MESSAGE_KIND_OPINION, "同意分两批腾退");
    }

    private Motion<CollaborationServiceChangeMembersRequest.Builder> changes() {
        return LEAD.by(CollaborationServiceChangeMembersRequest.newBuilder().setId(room));
    }

    private Room room() {
        return docket.get(room, Room.getDefaultInstance());
    }

    private List<RoomMessage> messages() {
        return docket.listed(RoomLists.MESSAGES, room).stream()
                .map(id -> docket.get(id, RoomMessage.getDefaultInstance()))
                .toList();
    }

    @Test
    void membersAreToldAndNobodyElseKnowsOfIt() {
        assertThat(docket.told()).containsExactly("赣0323 room.opened", "POLICE-360881 room.opened");
        assertThat(docket.view(room, "赣0323", "CollaborationService/GetRoom")).isPresent();
        assertThat(docket.view(room, "赣0322", "CollaborationService/GetRoom")).isEmpty();
        assertThat(docket.view(room, "赣", "CollaborationService/GetRoom")).as("a superior is no member").isEmpty();
        assertThat(docket.refuses(talk(STRANGER)).reason()).isEqualTo(Reason.REASON_NOT_PARTY);
    }

    @Test
    void messagesAreNumberedInOrderAndFormalOpinionsAmongThemselves() {
        docket.hears(talk(LUXI));
        docket.hears(opinion(LEAD));
        docket.hears(opinion(LUXI));

        assertThat(messages()).extracting(m -> m.getNumber() + " " + m.getOpinionNumber() + " " + m.getOrganisation())
                .containsExactly("1 0 赣0323", "2 1 赣03", "3 2 赣0323");
        assertThat(docket.told()).containsExactly("赣03 room_message.opinion", "POLICE-360881 room_message.opinion");
        assertThat(room().getMessageCount()).isEqualTo(3);
        assertThat(messages().get(1).getOfficer().getWorkPassNumber()).isNotEmpty();
    }

    @Test
    void aFormalOpinionIsSignedByAnOfficerWithAWorkPass() {
        var unsigned = opinion(LUXI).as(LUXI.officer().toBuilder().clearWorkPassNumber().build());

        assertThat(docket.refuses(unsigned).reason()).isEqualTo(Reason.REASON_RIGHT_MISSING);
        docket.hears(talk(LUXI).as(LUXI.officer().toBuilder().clearWorkPassNumber().build()));
    }

    @Test
    void whoComesInReadsFromThenOnAndWhoGoesKeepsWhatWasSaid() {
        String before = said(talk(LUXI));
        docket.hears(changes().but(c -> c.addInvited("赣0302").addDismissed("赣0323")));
        String after = said(talk(LEAD));

        assertThat(docket.view(before, "赣0302", "CollaborationService/GetMessage")).isEmpty();
        assertThat(docket.view(after, "赣0302", "CollaborationService/GetMessage")).isPresent();
        assertThat(docket.view(before, "赣0323", "CollaborationService/GetMessage")).isPresent();
        assertThat(docket.view(after, "赣0323", "CollaborationService/GetMessage")).isEmpty();
        assertThat(docket.view(room, "赣0323", "CollaborationService/GetRoom")).isEmpty();
    }

    private String said(Motion<?> post) {
        docket.hears(post);
        List<String> ids = docket.listed(RoomLists.MESSAGES, room);
        return ids.get(ids.size() - 1);
    }

    @Test
    void onlyTheLeadInvitesGivesTasksAndCloses() {
        var invites = LUXI.by(CollaborationServiceChangeMembersRequest.newBuilder().setId(room).addInvited("赣0302"));
        assertThat(docket.refuses(invites).reason()).isEqualTo(Reason.REASON_NOT_PARTY);
        assertThat(docket.refuses(LUXI.by(CollaborationServiceCloseRoomRequest.newBuilder().setId(room))).reason())
                .isEqualTo(Reason.REASON_NOT_PARTY);
        assertThat(docket.refuses(changes().but(c -> c.addDismissed("赣03"))).metadata())
                .containsEntry("field", "dismissed");
        assertThat(docket.refuses(changes().but(c -> c.addInvited("赣0323"))).metadata())
                .containsEntry("field", "invited");
    }

    @Test
    void readingIsMarkedAndGoesForwardOnly() {
        docket.hears(talk(LEAD));
        docket.hears(talk(LEAD));
        var reads = LUXI.by(CollaborationServiceMarkReadRequest.newBuilder().setId(room).setNumber(2));
        docket.hears(reads);

        assertThat(room().getReadMarksList()).extracting(m -> m.getOrganisation() + " " + m.getNumber())
                .containsExactly("赣03 2", "赣0323 2");
        assertThat(docket.refuses(reads).metadata()).containsEntry("field", "number");
        assertThat(docket.refuses(reads.but(c -> c.setNumber(3))).metadata()).containsEntry("field", "number");
    }

    @Test
    void aTaskIsDoneByWhomItWasGivenTo() {
        docket.hears(LEAD.by(CollaborationServiceAddTaskRequest.newBuilder()
                .setId(room).setOrganisation("POLICE-360881").setText("维持现场秩序")));
        assertThat(docket.told()).containsExactly("POLICE-360881 room.task");
        var done = CollaborationServiceFinishTaskRequest.newBuilder().setId(room).setNumber(1).setResult("现场平稳");
        assertThat(docket.refuses(LUXI.by(done.clone())).metadata()).containsEntry("field", "number");

        docket.hears(POLICE.by(done.clone()).as(POLICE.officer(1, xietong.v1.OfficerRole.OFFICER_ROLE_POLICE)));

        assertThat(room().getTasks(0).hasDoneTime()).isTrue();
        assertThat(docket.told()).containsExactly("赣03 room.task_done");
    }

    @Test
    void aClosedRoomIsReadAndNotWritten() {
        docket.hears(talk(LEAD));
        docket.hears(LEAD.by(CollaborationServiceCloseRoomRequest.newBuilder().setId(room)));

        assertThat(docket.refuses(talk(LUXI)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        assertThat(docket.view(room, "赣0323", "CollaborationService/GetRoom").map(Room.class::cast).orElseThrow()
                .getAllowedCommandsList()).containsExactly("MarkRead");
        docket.hears(LUXI.by(CollaborationServiceMarkReadRequest.newBuilder().setId(room).setNumber(1)));
    }
}
