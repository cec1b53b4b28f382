// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.stream.Stream;
import xietong.v1.CollaborationServiceAddTaskRequest;
import xietong.v1.CollaborationServiceChangeMembersRequest;
import xietong.v1.CollaborationServiceCloseRoomRequest;
import xietong.v1.CollaborationServiceFinishTaskRequest;
import xietong.v1.CollaborationServiceGetMessageRequest;
import xietong.v1.CollaborationServiceGetRoomRequest;
import xietong.v1.CollaborationServiceGrpc;
import xietong.v1.CollaborationServiceListMessagesRequest;
import xietong.v1.CollaborationServiceListRoomsRequest;
import xietong.v1.CollaborationServiceMarkReadRequest;
import xietong.v1.CollaborationServiceOpenRoomRequest;
import xietong.v1.CollaborationServicePostRequest;
import xietong.v1.Receipt;
import xietong.v1.Room;
import xietong.v1.RoomMessage;

/**
 * Rooms in which organisations work on one thing 协作室. What each command may be refused for stands in
 * collaboration_service.proto.
 */
public final class Rooms {
    private final Caller caller;

    Rooms(Caller caller) {
        this.caller = caller;
    }

    public Receipt open(CollaborationServiceOpenRoomRequest command) {
        return caller.command(CollaborationServiceGrpc.getOpenRoomMethod(), command);
    }

    public Receipt changeMembers(CollaborationServiceChangeMembersRequest command) {
        return caller.command(CollaborationServiceGrpc.getChangeMembersMethod(), command);
    }

    public Receipt post(CollaborationServicePostRequest command) {
        return caller.command(CollaborationServiceGrpc.getPostMethod(), command);
    }

    public Receipt markRead(CollaborationServiceMarkReadRequest command) {
        return caller.command(CollaborationServiceGrpc.getMarkReadMethod(), command);
    }

    public Receipt addTask(CollaborationServiceAddTaskRequest command) {
        return caller.command(CollaborationServiceGrpc.getAddTaskMethod(), command);
    }

    public Receipt finishTask(CollaborationServiceFinishTaskRequest command) {
        return caller.command(CollaborationServiceGrpc.getFinishTaskMethod(), command);
    }

    public Receipt close(CollaborationServiceCloseRoomRequest command) {
        return caller.command(CollaborationServiceGrpc.getCloseRoomMethod(), command);
    }

    /** One room. */
    public Room get(String id) {
        return caller.call(CollaborationServiceGrpc.getGetRoomMethod(),
                CollaborationServiceGetRoomRequest.newBuilder().setId(id).build()).getRoom();
    }

    /** One message. */
    public RoomMessage message(String id) {
        return caller.call(CollaborationServiceGrpc.getGetMessageMethod(),
                CollaborationServiceGetMessageRequest.newBuilder().setId(id).build()).getMessage();
    }

    /** The caller's open rooms; pages are fetched as the stream is read. */
    public Stream<Room> list() {
        return Pages.stream(token -> {
            var page = caller.call(CollaborationServiceGrpc.getListRoomsMethod(),
                    CollaborationServiceListRoomsRequest.newBuilder().setPageToken(token).build());
            return new Pages.Page<>(page.getRoomsList(), page.getNextPageToken());
        });
    }

    /** Messages of a room, in order; pages are fetched as the stream is read. */
    public Stream<RoomMessage> messages(String room) {
        return Pages.stream(token -> {
            var page = caller.call(CollaborationServiceGrpc.getListMessagesMethod(),
                    CollaborationServiceListMessagesRequest.newBuilder().setRoom(room).setPageToken(token).build());
            return new Pages.Page<>(page.getMessagesList(), page.getNextPageToken());
        });
    }
}
