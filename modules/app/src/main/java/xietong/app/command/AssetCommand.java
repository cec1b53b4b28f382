// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Assets with their queues. */
@Command(name = "asset", description = "Property, the queue of all that is frozen on it, who disposes 被查控财产、轮候队列、处置权.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AssetShowCommand.class, AssetListCommand.class, AssetMergeCommand.class, AssetVerifyCommand.class,
            AssetTransferRequestCommand.class, AssetTransferAnswerCommand.class, AssetBeginDisposalCommand.class,
            AssetDisputeCommand.class, AssetSettleCommand.class
        })
final class AssetCommand {}
