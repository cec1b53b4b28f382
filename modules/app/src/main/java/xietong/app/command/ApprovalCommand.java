// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** What administrators propose to each other. */
@Command(name = "approval", description = "Acts of administrators that need a second one 双人复核; proposed with --propose.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ApprovalListCommand.class, ApprovalShowCommand.class, ApprovalApproveCommand.class, ApprovalDeclineCommand.class
        })
final class ApprovalCommand {}
