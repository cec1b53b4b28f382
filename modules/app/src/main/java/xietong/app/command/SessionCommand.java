// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Sessions of persons at devices. */
@Command(name = "session", description = "Sessions of persons at browsers and terminals 会话.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SessionCloseCommand.class, SessionLinkCommand.class})
final class SessionCommand {}
