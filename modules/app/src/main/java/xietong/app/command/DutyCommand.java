// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Duty at the organisation's desks. */
@Command(name = "duty", description = "Duty at the caller's desks 值班: who should be there, who is, what is handed over.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DutyRosterCommand.class, DutyStartCommand.class, DutyHandOverCommand.class, DutyShowCommand.class,
            DutyListCommand.class
        })
final class DutyCommand {}
