// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Assets with their queues. */
@Command(name = "asset", description = "Property and the queue of all that is frozen on it 被查控财产、轮候队列.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AssetShowCommand.class, AssetListCommand.class, AssetMergeCommand.class, AssetVerifyCommand.class
        })
final class AssetCommand {}
