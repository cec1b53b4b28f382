// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.v1.Receipt;

/** An act on one matter or freeze order. */
abstract class ActCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The matter, or the freeze order.")
    String id;

    @Mixin
    HeadOptions head;

    @Override
    final int run(HubClient hub) throws Exception {
        output().receipt(act(hub));
        return done();
    }

    abstract Receipt act(HubClient hub) throws Exception;
}
