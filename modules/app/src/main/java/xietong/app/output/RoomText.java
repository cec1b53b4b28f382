// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.v1.ReadMark;
import xietong.v1.Room;
import xietong.v1.RoomMessage;
import xietong.v1.RoomMessageKind;
import xietong.v1.RoomTask;

/** Rooms 协作室 and what is said in them. */
public final class RoomText {
    private static final Listing<Room> LISTING = new Listing<>("room", RoomText::row,
            "ID", "TITLE", "LEAD", "MEMBERS", "MESSAGES", "OPINIONS", "OPEN TASKS", "OPENED");

    private RoomText() {}

    public static void list(Output output, Stream<Room> rooms) {
        LISTING.print(output, rooms);
    }

    private static String[] row(Room room) {
        return new String[] {room.getId(), room.getTitle(), room.getLead(), String.join(" ", room.getMembersList()),
            String.valueOf(room.getMessageCount()), String.valueOf(room.getOpinionCount()),
            String.valueOf(room.getTasksList().stream().filter(t -> !t.hasDoneTime()).count()),
            Words.time(room.getOpenTime())};
    }

    /** The room, then what was said. */
    public static void print(Room room, List<RoomMessage> messages, Output output) {
        output.line("room 协作室 " + room.getId() + ": " + room.getTitle() + ", "
                + CollaborationWords.of(room.getState()));
        output.line("members 成员: " + room.getMembersList().stream()
                .map(m -> m + (m.equals(room.getLead()) ? " 主办 lead" : "") + read(room, m))
                .collect(Collectors.joining("; ")));
        if (!room.getCollaboration().isEmpty()) {
            output.line("collaboration 协同: " + room.getCollaboration());
        }
        room.getTasksList().forEach(t -> output.line(task(t)));
        messages(messages, output);
    }

    private static String read(Room room, String member) {
        return room.getReadMarksList().stream()
                .filter(m -> m.getOrganisation().equals(member))
                .map(ReadMark::getNumber)
                .findFirst()
                .map(n -> " 已读 read " + n + "/" + room.getMessageCount())
                .orElse("");
    }

    private static String task(RoomTask task) {
        String end = task.hasDoneTime()
                ? "done 已办 " + Words.time(task.getDoneTime()) + ": " + task.getResult()
                : "open 未办" + (task.hasDueTime() ? ", due 期限 " + Words.time(task.getDueTime()) : "");
        return "task 任务 " + task.getNumber() + ": " + task.getOrganisation() + ", " + task.getText() + "; " + end;
    }

    /** What was said, in order; a formal opinion with its own number. */
    public static void messages(List<RoomMessage> messages, Output output) {
        messages.forEach(message -> {
            output.line("");
            output.line("#" + message.getNumber() + " " + Words.time(message.getTime()) + " "
                    + message.getOrganisation() + " " + message.getOfficer().getName() + title(message));
            message.getText().lines().forEach(line -> output.line("  " + line));
            message.getPapersList().forEach(paper -> output.line("  paper 文书: "
                    + (paper.getKind() + " " + paper.getNumber()).strip()));
        });
    }

    private static String title(RoomMessage message) {
        return message.getKind() == RoomMessageKind.ROOM_MESSAGE_KIND_OPINION
                ? "  正式意见第" + message.getOpinionNumber() + "号 formal opinion no. " + message.getOpinionNumber() : "";
    }
}
