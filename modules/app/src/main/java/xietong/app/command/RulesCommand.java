// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** The rule book in force. */
@Command(name = "rules", description = "The rule book in force: matters, clocks, calendar, agreements 规则.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RulesShowCommand.class, RulesDiffCommand.class, RulesApplyCommand.class})
final class RulesCommand {}
