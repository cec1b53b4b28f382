// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
import xietong.hub.identity.Identity;

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
        output.line("rule book    " + configuration.configFolder() + ", " + entries + " entries, sound");
        if (Files.notExists(configuration.data())) {
            Files.createDirectories(configuration.data(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        output.line("data         " + configuration.data());
        Path identity = configuration.identity();
        if (Identity.exists(identity)) {
            output.line("keys         " + identity + ", there already; nothing was changed");
        } else {
            Set<String> names = names(configuration);
            Identity.initialise(identity, names);
            output.line("keys         " + identity + ", made for " + String.join(", ", names)
                    + "; keep a copy of this folder apart from the ledger's backups");
        }
        Path administrator = configuration.administrator();
        if (Files.notExists(administrator.resolve("hub.properties"))) {
            Bundle.properties(administrator, configuration.endpoint(), Identity.OPERATOR);
        }
        output.line("administrator " + administrator);
        output.line("next         xietong serve");
        return ExitCodes.DONE;
    }

    private Set<String> names(Configuration configuration) {
        Set<String> names = new LinkedHashSet<>(hosts);
        String endpoint = configuration.endpoint();
        names.add(endpoint.substring(0, endpoint.lastIndexOf(':')));
        if (hosts.isEmpty()) {
            try {
                names.add(InetAddress.getLocalHost().getHostName());
            } catch (UnknownHostException e) {
                // Without a name clients use the address.
            }
        }
        return names;
    }
}
