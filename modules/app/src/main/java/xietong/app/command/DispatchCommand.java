// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Unified dispatch, the most used face of collaboration. */
@Command(name = "dispatch", description = {
    "Unified dispatch 统一调度: one decision, an order to each court that has one of the accounts frozen.",
    "Orders of every kind of collaboration are answered here; 'xietong collaborate' begins the other kinds."
},
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nFrom the beginning to the end:%n",
        footer = {
            "the lead        dispatch apply accounts.csv --case NUMBER --due TIME --paper RULING=ruling.pdf",
            "who decides     dispatch list --to-decide; dispatch decide ID --text TEXT --paper DECISION=decision.pdf",
            "each court      dispatch orders; dispatch acknowledge ORDER; freeze release …; dispatch report ORDER --done",
            "all along       dispatch rollup ID --follow; dispatch send ID, where another freeze has come since",
            "who decided     dispatch close ID"
        },
        subcommands = {
            DispatchApplyCommand.class, CollaborationDecideCommand.class, CollaborationListCommand.class,
            CollaborationShowCommand.class, DispatchRollupCommand.class, CollaborationSendCommand.class,
            DispatchOrdersCommand.class, DispatchOrderCommand.class, DispatchAcknowledgeCommand.class,
            DispatchReportCommand.class, CollaborationCloseCommand.class
        })
final class DispatchCommand {}
