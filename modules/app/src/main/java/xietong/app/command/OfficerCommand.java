// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Accounts with which officers sign in at browsers. */
@Command(name = "officer", description = "Accounts of the caller's officers, who sign in at browsers 人员账号.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            OfficerAddCommand.class, OfficerListCommand.class, OfficerResetCommand.class, OfficerRemoveCommand.class
        })
final class OfficerCommand {}
