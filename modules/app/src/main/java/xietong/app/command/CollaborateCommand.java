// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Collaboration of every kind. */
@Command(name = "collaborate", description = {
    "Collaboration between courts 交叉执行、协同执行: supervise, assign, take up, concentrate, act jointly, settle disposal.",
    "'xietong dispatch' is the seventh kind, unified dispatch 统一调度; what both name does the same."
},
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nFrom the beginning to the end:%n",
        footer = {
            "  collaborate apply --kind KIND … --reason TEXT               a court",
            "  collaborate decide ID --text TEXT --paper RULING=FILE       who decides",
            "  collaborate orders; collaborate acknowledge ORDER           each court",
            "  case list; case docket ID --case NUMBER, where cases move   who receives",
            "  collaborate close ID                                        who decided"
        },
        subcommands = {
            CollaborateApplyCommand.class, CollaborationDecideCommand.class, CollaborationListCommand.class,
            CollaborationShowCommand.class, CollaborationSendCommand.class, DispatchOrdersCommand.class,
            DispatchOrderCommand.class, DispatchAcknowledgeCommand.class, DispatchReportCommand.class,
            CollaborationCloseCommand.class
        })
final class CollaborateCommand {}
