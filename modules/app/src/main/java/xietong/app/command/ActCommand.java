// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.v1.Receipt;

/** An act on one resource. */
abstract class ActCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "What is acted on.")
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
