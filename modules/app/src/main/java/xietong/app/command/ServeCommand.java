// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.config.Configuration;
import xietong.app.config.InitialRules;
import xietong.app.log.Log;
import xietong.app.output.Output;
import xietong.hub.Hub;
import xietong.hub.HubSettings;

/** Runs a hub until it is told to stop. */
@Command(name = "serve", description = {
    "Run the hub.",
    "Until SIGTERM or SIGINT; then accepted work is finished first. Does what init does where it was not done."
})
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--any-clock", description = "Start even where the clock is far behind the ledger's last stamp; "
            + "the hub's time stands still until it has caught up.")
    private boolean anyClock;

    @Override
    public Integer call() throws Exception {
        Configuration configuration = config.load();
        Log.json(configuration.logsJson());
        LOG.debug("configuration {}", configuration);
        Installation installation = new Installation(configuration);
        if (!installation.complete()) {
            installation.make(List.of(), Output.of(spec.commandLine())::line);
        }
        HubSettings settings = configuration.hub(new InitialRules(configuration.configFolder()).entries());
        Hub hub = anyClock ? Hub.startAtAnyTime(settings) : Hub.start(settings);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(hub, closed), "xietong-closing"));
        installation.reachableAt(configuration.endpoint().replaceAll(":0$", ":" + hub.port()));
        new Banner(settings, hub, configuration.administrator()).print(Output.of(spec.commandLine())::line);
        closed.await();
        return ExitCodes.DONE;
    }

    private static void close(Hub hub, CountDownLatch closed) {
        LOG.info("closing");
        try {
            hub.close();
        } catch (RuntimeException e) {
            LOG.error("not closed in order", e);
        }
        closed.countDown();
    }
}
