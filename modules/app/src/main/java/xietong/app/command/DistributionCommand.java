// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Distributions, from the plan to the payment. */
@Command(name = "distribution",
        description = "Distribute what was deducted or obtained 财产分配: plan, objections, payment (INT 506-510).",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nFrom the beginning to the end:%n",
        footer = {
            "  distribution propose ORDER --total YUAN --shares FILE       who disposes",
            "  distribution waive ID                                       a court",
            "  or: distribution object ID --share N --in-favour-of N       a court",
            "  distribution oppose ID --objection N --share N              another court",
            "  distribution suit ID --objection N --suit-case NUMBER       the objector's",
            "  distribution finalise ID, once nobody may object any more   who disposes"
        },
        subcommands = {
            DistributionProposeCommand.class, DistributionListCommand.class, DistributionShowCommand.class,
            DistributionObjectCommand.class, DistributionOpposeCommand.class, DistributionWaiveCommand.class,
            DistributionSuitCommand.class, DistributionSettleCommand.class, DistributionFinaliseCommand.class,
            DistributionWithdrawCommand.class
        })
final class DistributionCommand {}
