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
    "Certificate authority, server certificate, signing key, the administrator's bundle. What is there already stays.",
    "They last ten years (authority) and two; with --renew the server's certificate and the administrator's bundle are "
            + "made anew while the hub is stopped."
})
final class InitCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--host", paramLabel = "NAME", description = "Name or address under which clients reach the hub, "
            + "for its certificate. Repeatable. Default: this machine's name.")
    private List<String> hosts = new ArrayList<>();

    @Option(names = "--renew", description = "Make a new server certificate, for the names of the one before unless "
            + "--host says others, and a new administrator's bundle, and register its key at the ledger. The authority "
            + "and the signing key stay; where they are lost, new ones are made and every organisation needs a new "
            + "bundle.")
    private boolean renew;

    @Option(names = "--renew-server", description = "Make a new server certificate only, for the names of the one before "
            + "unless --host says others. The hub may run: it takes it into use within seconds, and no connection is cut.")
    private boolean renewServer;

    InitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Output output = Output.of(spec.commandLine());
        Configuration configuration = config.load();
        int entries = new InitialRules(configuration.configFolder()).entries().size();
        output.line("rule book     " + configuration.configFolder() + ", " + entries + " entries, sound");
        Installation installation = new Installation(configuration);
        if (renewServer) {
            new KeyRenewal(configuration, installation, surroundings.user()).server(hosts, output::line);
            return ExitCodes.DONE;
        }
        if (renew) {
            new KeyRenewal(configuration, installation, surroundings.user()).run(hosts, output::line);
            return ExitCodes.DONE;
        }
        installation.make(hosts, output::line);
        output.line("next          xietong serve; then xietong org issue CODE --out DIR for each organisation");
        return ExitCodes.DONE;
    }
}
