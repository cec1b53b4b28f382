// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** A superior orders an answer by a date. */
@Command(name = "supervise", description = "A superior orders an answer by a date 督办.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nFrom the beginning to the end:%n",
        footer = {
            "  supervise order --to CODE --text TEXT --due TIME [--hung]    the superior",
            "  supervise list, supervise answer ID --text TEXT              who owes the answer",
            "  supervise settle ID, or --send-back --due TIME               the superior",
            "  supervise escalate ID --reason TEXT                          the superior, where none came"
        },
        subcommands = {
            SuperviseOrderCommand.class, SuperviseListCommand.class, SuperviseShowCommand.class,
            SuperviseAnswerCommand.class, SuperviseSettleCommand.class, SuperviseHangCommand.class,
            SuperviseEscalateCommand.class
        })
final class SuperviseCommand {}
