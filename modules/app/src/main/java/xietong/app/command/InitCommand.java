// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.config.Configuration;
import xietong.app.config.InitialRules;
import xietong.app.output.Output;

/** Makes what a hub needs before its first start, once. */
@Command(name = "init", description = {
    "Make the data folder and the hub's keys.",
    "Certificate authority, server certificate, signing key, the administrator's bundle. What is there already stays."
})
final class InitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--host", paramLabel = "NAME", description = "Name or address under which clients reach the hub, "
            + "for its certificate. Repeatable. Default: this machine's name.")
    private List<String> hosts = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Output output = Output.of(spec.commandLine());
        Configuration configuration = config.load();
        int entries = new InitialRules(configuration.configFolder()).entries().size();
        output.line("rule book     " + configuration.configFolder() + ", " + entries + " entries, sound");
        new Installation(configuration).make(hosts, output::line);
        output.line("next          xietong serve; then xietong org issue CODE --out DIR for each organisation");
        return ExitCodes.DONE;
    }
}
