// SPDX-License-Identifier: Apache-2.0
package xietong.rules.room;

import xietong.rules.Checks;
import xietong.rules.Effect;
import xietong.rules.Notices;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Times;
import xietong.v1.CollaborationServicePostRequest;
import xietong.v1.CommandHeader;
import xietong.v1.Reason;
import xietong.v1.RoomMessage;
import xietong.v1.RoomMessageKind;

/**
 * A member posts a formal opinion 正式意见, which is signed by an officer and numbered, or talk 沟通. The message is a
 * resource of its own; the room only counts it.
 *
 * <p>Refused with: REASON_RIGHT_MISSING for a formal opinion by an officer without a work pass (双证).
 */
final class Post extends RoomRule<CollaborationServicePostRequest> {

    Post() {
        super("Post", CollaborationServicePostRequest.getDefaultInstance());
    }

    @Override
    void apply(RoomDraft draft, CollaborationServicePostRequest command, CommandHeader head) {
        Checks.known("kind", command.getKind(), RoomMessageKind.ROOM_MESSAGE_KIND_UNSPECIFIED);
        boolean opinion = command.getKind() == RoomMessageKind.ROOM_MESSAGE_KIND_OPINION;
        if (opinion && head.getOfficer().getWorkPassNumber().isBlank()) {
            throw new Refused(Reason.REASON_RIGHT_MISSING, "a formal opinion is signed by an officer with a work pass")
                    .with("field", "header.officer.work_pass_number");
        }
        int number = draft.before.getMessageCount() + 1;
        int opinions = draft.before.getOpinionCount() + (opinion ? 1 : 0);
        draft.next.setMessageCount(number).setOpinionCount(opinions);
        draft.read(number);
        String caller = draft.context().caller().code();
        RoomMessage message = RoomMessage.newBuilder()
                .setId(draft.context().newId(number))
                .setRevision(1)
                .setRoom(draft.id)
                .setNumber(number)
                .setKind(command.getKind())
                .setOpinionNumber(opinion ? opinions : 0)
                .setOrganisation(caller)
                .setOfficer(head.getOfficer())
                .setTime(Times.timestamp(draft.context().now()))
                .setText(Checks.required("text", command.getText(), Checks.TEXT))
                .addAllPapers(Papers.known("papers", command.getPapersList(), draft.context()))
                .addAllReaders(draft.before.getMembersList())
                .build();
        var notices = Notices.toOthers(RoomMessageResource.KIND, draft.context());
        message.getReadersList().forEach(m -> notices.tell(m, opinion ? "opinion" : "talk", Relation.MEMBER));
        draft.effect(new Effect(message.getId(), message, notices.all()));
    }
}
