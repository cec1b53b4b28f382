// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.output.Output;
import xietong.client.HubClient;

/** A command that talks to a hub. */
abstract class HubCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    ConnectOptions connect;

    @Option(names = "--json", description = "Print protobuf JSON, one object a line.")
    boolean json;

    @Override
    public final Integer call() throws Exception {
        try (HubClient hub = connect.open(administration())) {
            return run(hub);
        }
    }

    /** Whether the operator's administrator usually calls it. */
    boolean administration() {
        return false;
    }

    abstract int run(HubClient hub) throws Exception;

    final Output output() {
        return Output.of(spec.commandLine());
    }

    final ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    static int done() {
        return ExitCodes.DONE;
    }
}
