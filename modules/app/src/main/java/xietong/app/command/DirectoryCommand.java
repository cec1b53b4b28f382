// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Files of the initial directory. */
@Command(name = "directory", description = "Files of the initial directory.", synopsisSubcommandLabel = "COMMAND",
        subcommands = DirectoryGenerateCommand.class)
final class DirectoryCommand {}
