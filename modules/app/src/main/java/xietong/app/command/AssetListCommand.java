// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.app.output.FreezeText;
import xietong.client.HubClient;

/** The caller's assets. */
@Command(name = "list", description = "Property on which the caller holds a freeze, or that it keeps, by the next end.")
final class AssetListCommand extends HubCommand {
    @Override
    int run(HubClient hub) {
        FreezeText.assets(output(), hub.freezes().assets());
        return done();
    }
}
