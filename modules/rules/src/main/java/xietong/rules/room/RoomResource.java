// SPDX-License-Identifier: Apache-2.0
package xietong.rules.room;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import xietong.rules.Caller;
import xietong.rules.Kept;
import xietong.rules.Masking;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.directory.Directory;
import xietong.v1.Reason;
import xietong.v1.Room;
import xietong.v1.RoomState;

/** A room as a resource: its members are party to it, and nobody else. */
public final class RoomResource implements Resource<Room> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "room";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Room empty() {
        return Room.getDefaultInstance();
    }

    @Override
    public long revision(Room room) {
        return room.getRevision();
    }

    static boolean isOpen(Room room) {
        return room.getState() == RoomState.ROOM_STATE_OPEN;
    }

    @Override
    public Set<Relation> relations(Room room, Caller caller, Directory directory) {
        var relations = EnumSet.noneOf(Relation.class);
        if (room.getMembersList().contains(caller.code())) {
            relations.add(Relation.MEMBER);
            if (caller.code().equals(room.getLead())) {
                relations.add(Relation.ROOM_LEAD);
            }
        }
        return relations;
    }

    @Override
    public List<ListRow> rows(Room room) {
        Instant opened = Times.instant(room.getOpenTime());
        return isOpen(room)
                ? room.getMembersList().stream().map(m -> new ListRow(RoomLists.ROOMS, m, opened)).toList()
                : List.of();
    }

    @Override
    public String status(Room room) {
        return StateNames.of(room.getState());
    }

    @Override
    public List<String> allowed(Room room) {
        return RoomAct.allowed(room).stream().map(RoomAct::rpc).toList();
    }

    @Override
    public List<String> parties(Room room) {
        return room.getMembersList();
    }

    @Override
    public Kept kept(Room room) {
        return Kept.with(room.getCollaboration());
    }

    @Override
    public Room erase(Room room, Caller by, String reason, Instant now) {
        if (isOpen(room)) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "personal data of an open room is still needed")
                    .with("article", "PIPL 47");
        }
        return Masking.erase(room).toBuilder().setRevision(room.getRevision() + 1).setErased(true).build();
    }

    @Override
    public Room view(Room room, Caller reader, Rights rights, Directory directory) {
        Set<Relation> relations = relations(room, reader, directory);
        var view = room.toBuilder().setMasked(true);
        RoomAct.allowed(room).stream()
                .filter(a -> rights.relates(a.method(), reader.organisation().getKind(), relations))
                .forEach(a -> view.addAllowedCommands(a.rpc()));
        return view.build();
    }
}
