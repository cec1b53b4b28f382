// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Rooms in which organisations work on one thing. */
@Command(name = "room", description = "Rooms in which organisations work on one thing 协作室; only members know of one.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nFrom the beginning to the end:%n",
        footer = {
            "the lead        room open --title 研判 --member 津0119; room task ID --to 津0119 --text TEXT",
            "a member        room post ID --text TEXT --work-pass NUMBER; room read ID; room done ID --task 1 --result TEXT",
            "the lead        room close ID"
        },
        subcommands = {
            RoomOpenCommand.class, RoomListCommand.class, RoomShowCommand.class, RoomPostCommand.class,
            RoomReadCommand.class, RoomMessageCommand.class, RoomMembersCommand.class, RoomTaskCommand.class,
            RoomDoneCommand.class, RoomCloseCommand.class
        })
final class RoomCommand {}
