// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Rooms in which organisations work on one thing. */
@Command(name = "room", description = "Rooms in which organisations work on one thing 协作室; only members know of one.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nFrom the beginning to the end:%n",
        footer = {
            "  room open --title TEXT --member CODE                        the lead",
            "  room post ID --text TEXT --work-pass NUMBER                 a member",
            "  room read ID                                                a member",
            "  room task ID --to CODE --text TEXT                          the lead",
            "  room done ID --task N --result TEXT                         a member",
            "  room close ID                                               the lead"
        },
        subcommands = {
            RoomOpenCommand.class, RoomListCommand.class, RoomShowCommand.class, RoomPostCommand.class,
            RoomReadCommand.class, RoomMessageCommand.class, RoomMembersCommand.class, RoomTaskCommand.class,
            RoomDoneCommand.class, RoomCloseCommand.class
        })
final class RoomCommand {}
