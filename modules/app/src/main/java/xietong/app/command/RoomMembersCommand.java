// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.CollaborationServiceChangeMembersRequest;
import xietong.v1.Receipt;

/** The lead changes the members. */
@Command(name = "members", description = "Invite and dismiss members, as the lead 邀请、移出.")
final class RoomMembersCommand extends ActCommand {
    @Option(names = "--invite", paramLabel = "CODE", description = "Organisation that comes in. Repeatable.")
    private List<String> invited = new ArrayList<>();

    @Option(names = "--dismiss", paramLabel = "CODE",
            description = "Member that goes; it keeps what was posted until then. Repeatable.")
    private List<String> dismissed = new ArrayList<>();

    @Override
    Receipt act(HubClient hub) {
        var command = CollaborationServiceChangeMembersRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .addAllInvited(invited)
                .addAllDismissed(dismissed);
        return hub.rooms().changeMembers(command.build());
    }
}
