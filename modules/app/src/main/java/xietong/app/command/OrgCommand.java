// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** The directory of organisations at the hub. */
@Command(name = "org", description = "Organisations at the hub, their certificates and keys 机构.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            OrgListCommand.class, OrgShowCommand.class, OrgAddCommand.class, OrgIssueCommand.class,
            OrgRevokeCommand.class, OrgRenameCommand.class, OrgMergeCommand.class, OrgCloseCommand.class
        })
final class OrgCommand {}
