// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Freezes and releases, from the order to the receipt. */
@Command(name = "freeze",
        description = "Freeze property, renew, release, deduct; answer as the institution 查封、冻结、解除、扣划.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            FreezeOrderCommand.class, FreezeApproveCommand.class, FreezeRenewCommand.class,
            FreezeReleaseCommand.class, FreezeDeductCommand.class, FreezeConvertCommand.class,
            FreezeReceiptCommand.class, FreezeListCommand.class, FreezeShowCommand.class, FreezeImportCommand.class
        })
final class FreezeCommand {}
