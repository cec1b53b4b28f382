// SPDX-License-Identifier: Apache-2.0
package xietong.rules.room;

/** Names of the lists that rooms and their messages stand in. */
public final class RoomLists {
    /** Open rooms of a member. */
    public static final String ROOMS = "room/open";
    /** Messages of a room, by its identifier, in order of their numbers; each is for those who were members then. */
    public static final String MESSAGES = "room_message/room";

    private RoomLists() {}
}
