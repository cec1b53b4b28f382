// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Who read whom in clear and why, and what administrators did. */
@Command(name = "audit", description = "Who read whom in clear and why, and what administrators did 审计.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AuditListCommand.class, AuditExportCommand.class, AuditVerifyCommand.class})
final class AuditCommand {}
