// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Walls that show an organisation's masked picture. */
@Command(name = "wall", description = "Walls that show the caller's masked picture without anyone signed in 大屏.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {WallAddCommand.class, WallListCommand.class, WallRemoveCommand.class})
final class WallCommand {}
