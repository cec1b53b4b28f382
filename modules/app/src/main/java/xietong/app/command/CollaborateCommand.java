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
            "a court         collaborate apply --kind ASSIGN --move CASE=冀0822 --receiving 冀1082 --reason TEXT",
            "who decides     collaborate decide ID --text TEXT --paper RULING=ruling.pdf",
            "each court      collaborate orders; or case list and case docket ID --case NUMBER"
        },
        subcommands = {
            CollaborateApplyCommand.class, CollaborationDecideCommand.class, CollaborationListCommand.class,
            CollaborationShowCommand.class, CollaborationSendCommand.class, DispatchOrdersCommand.class,
            DispatchOrderCommand.class, DispatchAcknowledgeCommand.class, DispatchReportCommand.class,
            CollaborationCloseCommand.class
        })
final class CollaborateCommand {}
