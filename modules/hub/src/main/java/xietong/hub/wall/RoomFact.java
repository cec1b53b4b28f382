// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import xietong.rules.Times;
import xietong.v1.Room;
import xietong.v1.RoomState;

/** A room: who is in it, and when something was last done. What is said there is nobody else's. */
record RoomFact(
        String id, long revision, String title, String lead, List<String> members, int tasks, Instant last, boolean open)
        implements Fact {

    static Optional<Fact> of(String id, Room room) {
        Instant opened = Times.instant(room.getOpenTime());
        Instant last = room.getReadMarksList().stream()
                .map(m -> Times.instant(m.getTime()))
                .filter(opened::isBefore)
                .max(Instant::compareTo)
                .orElse(opened);
        Instant closed = room.hasCloseTime() ? Times.instant(room.getCloseTime()) : last;
        int tasks = (int) room.getTasksList().stream().filter(t -> !t.hasDoneTime()).count();
        return Optional.of(new RoomFact(
                id, room.getRevision(), room.getTitle(), room.getLead(), List.copyOf(room.getMembersList()), tasks,
                closed.isAfter(last) ? closed : last, room.getState() == RoomState.ROOM_STATE_OPEN));
    }

    @Override
    public boolean concerns(Area area) {
        return members.stream().anyMatch(area::has);
    }

    /** Only members know what it is about. */
    boolean isFor(Area area) {
        return members.contains(area.viewer().code());
    }
}
