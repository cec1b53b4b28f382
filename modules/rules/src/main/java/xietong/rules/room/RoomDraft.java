// SPDX-License-Identifier: Apache-2.0
package xietong.rules.room;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Effect;
import xietong.rules.Notices;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Times;
import xietong.v1.ReadMark;
import xietong.v1.Reason;
import xietong.v1.Room;

/** The next state of a room while a rule writes it, and which members are told. */
final class RoomDraft {
    /** A room with more members than this is a hall. */
    private static final int MOST_MEMBERS = 50;

    final String id;
    final Room before;
    final Room.Builder next;
    private final Context context;
    private final Notices notices;
    private final List<Effect> effects = new ArrayList<>();

    RoomDraft(String id, Room before, Context context) {
        this.id = id;
        this.before = before;
        this.context = context;
        this.notices = Notices.toOthers(RoomResource.KIND, context);
        this.next = before.toBuilder().setId(id).setRevision(before.getRevision() + 1);
    }

    Context context() {
        return context;
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    /** The members, each once, the lead among them; refused with REASON_TOO_LARGE where they are too many. */
    void members(List<String> members) {
        Set<String> all = new LinkedHashSet<>(List.of(next.getLead()));
        all.addAll(members);
        if (all.size() > MOST_MEMBERS) {
            throw new Refused(Reason.REASON_TOO_LARGE, "more members than a room has").with("accepted", MOST_MEMBERS);
        }
        next.clearMembers().addAllMembers(all);
    }

    /** Whose member it is; refused with REASON_FIELD_INVALID. */
    String member(String field, String organisation) {
        if (!next.getMembersList().contains(organisation)) {
            throw Refused.field(field, "a member of the room");
        }
        return organisation;
    }

    /** The caller has read up to here. */
    void read(int number) {
        List<ReadMark> others = next.getReadMarksList().stream()
                .filter(m -> !m.getOrganisation().equals(context.caller().code()))
                .toList();
        next.clearReadMarks().addAllReadMarks(others).addReadMarks(ReadMark.newBuilder()
                .setOrganisation(context.caller().code())
                .setNumber(number)
                .setTime(Times.timestamp(context.now())));
    }

    /** Tells all members; whoever acts knows it from the receipt. */
    void tellMembers(String event) {
        next.getMembersList().forEach(m -> tell(m, event));
    }

    void tell(String member, String event) {
        notices.tell(member, event, Relation.MEMBER);
    }

    Decision<Room> decision() {
        return Decision.of(next.build(), notices.all(), List.of()).with(effects);
    }

    Effect asEffect() {
        return new Effect(id, next.build(), notices.all());
    }
}
