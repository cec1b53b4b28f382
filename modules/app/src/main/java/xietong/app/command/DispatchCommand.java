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
            "  dispatch apply FILE --case NUMBER --due TIME --reason TEXT  the lead",
            "  dispatch decide ID --text TEXT --paper DECISION=FILE        who decides",
            "  dispatch orders; dispatch acknowledge ORDER                 each court",
            "  freeze release …; dispatch report ORDER --done --text TEXT  each court",
            "  dispatch send ID, where a freeze has come since             who decided",
            "  dispatch rollup ID --follow                                 the lead",
            "  dispatch close ID                                           who decided"
        },
        subcommands = {
            DispatchApplyCommand.class, CollaborationDecideCommand.class, CollaborationListCommand.class,
            CollaborationShowCommand.class, DispatchRollupCommand.class, CollaborationSendCommand.class,
            DispatchOrdersCommand.class, DispatchOrderCommand.class, DispatchAcknowledgeCommand.class,
            DispatchReportCommand.class, CollaborationCloseCommand.class
        })
final class DispatchCommand {}
