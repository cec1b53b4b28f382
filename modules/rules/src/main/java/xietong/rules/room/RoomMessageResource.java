// SPDX-License-Identifier: Apache-2.0
package xietong.rules.room;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import xietong.rules.Caller;
import xietong.rules.Kept;
import xietong.rules.Masking;
import xietong.rules.Papers;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.directory.Directory;
import xietong.v1.DocumentRef;
import xietong.v1.RoomMessage;

/** A message of a room as a resource of its own, since a room's state is bounded: who was a member then can read it. */
public final class RoomMessageResource implements Resource<RoomMessage> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "room_message";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public RoomMessage empty() {
        return RoomMessage.getDefaultInstance();
    }

    @Override
    public long revision(RoomMessage message) {
        return message.getRevision();
    }

    @Override
    public Set<Relation> relations(RoomMessage message, Caller caller, Directory directory) {
        return message.getReadersList().contains(caller.code()) ? Set.of(Relation.MEMBER) : Set.of();
    }

    @Override
    public List<ListRow> rows(RoomMessage message) {
        return List.of(new ListRow(RoomLists.MESSAGES, message.getRoom(), Instant.ofEpochSecond(message.getNumber())));
    }

    @Override
    public Set<DocumentRef> citations(RoomMessage message) {
        return Papers.documents(message.getPapersList().stream());
    }

    @Override
    public List<String> parties(RoomMessage message) {
        return message.getReadersList();
    }

    @Override
    public Kept kept(RoomMessage message) {
        return Kept.with(message.getRoom());
    }

    @Override
    public RoomMessage erase(RoomMessage message, Caller by, String reason, Instant now) {
        return Masking.erase(message).toBuilder().setRevision(message.getRevision() + 1).setErased(true).build();
    }

    @Override
    public RoomMessage view(RoomMessage message, Caller reader, Rights rights, Directory directory) {
        return message.toBuilder().setMasked(true).build();
    }
}
