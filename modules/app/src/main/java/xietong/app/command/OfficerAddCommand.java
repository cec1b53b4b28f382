// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.app.input.RoleName;
import xietong.client.HubClient;
import xietong.v1.DirectoryServiceEnrolOfficerRequest;
import xietong.v1.OfficerRole;

/** Enrols an officer. */
@Command(name = "add", description = {
    "Enrol an officer of the caller's organisation 开户, or give one who is enrolled another name, roles or desk.",
    "Prints the setup code of a new account, once: with it the officer sets a password at /login."
})
final class OfficerAddCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The officer's identifier, as typed at sign-in.")
    private String id;

    @Parameters(index = "1", paramLabel = "NAME", description = "Name as on the work pass.")
    private String name;

    @Option(names = "--role", paramLabel = "ROLE", required = true, split = ",", converter = RoleName.class,
            description = "Roles in which the officer may sign in, the usual one first: OFFICER, APPROVER, COMMAND_CENTRE, "
                    + "ADMINISTRATOR, AUDITOR, POLICE, GRID_WORKER.")
    private List<OfficerRole> roles;

    @Option(names = "--desk", paramLabel = "CODE", defaultValue = "",
            description = "Desk whose mailbox the officer reads. Default: the organisation's.")
    private String desk;

    @Option(names = "--pass", paramLabel = "NUMBER", defaultValue = "", description = "The officer's own 工作证.")
    private String pass;

    @Mixin
    private HeadOptions head;

    @Mixin
    private ProposeOption propose;

    @Override
    int run(HubClient hub) {
        if (propose.propose()) {
            head.requireReason();
        }
        propose.give(hub, DirectoryServiceEnrolOfficerRequest.newBuilder()
                .setHeader(head.administratorHeader())
                .setOfficerId(id)
                .setName(name)
                .addAllRoles(roles)
                .setDesk(desk)
                .setWorkPassNumber(pass)
                .build(), output());
        return done();
    }
}
