// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.command.ConfigOptions;
import xietong.app.command.Surroundings;
import xietong.app.config.InitialRules;

/** Plays a scenario on a DRILL ledger: a real hub, a client for everyone, the network between them. */
@Command(name = "demo", description = "Plays a scenario from beginning to end and shows what became of it. 演示")
public final class DemoCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Parameters(arity = "0..*", defaultValue = "pinggu", paramLabel = "NAME",
            description = "Which scenarios, one after the other, each on a ledger of its own; ${DEFAULT-VALUE}.")
    private List<String> names;

    @Option(names = "--list", description = "Names what can be played.")
    private boolean list;

    @Option(names = "--pace", defaultValue = "PT0.15S", description = "Pause after each step, for reading along.")
    private Duration pace;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        Path folder = config.places(surroundings).config();
        var scenarios = new ScenarioFile(folder);
        Consumer<String> out = spec.commandLine().getOut()::println;
        if (list) {
            for (String each : scenarios.names()) {
                out.accept(each + "  " + scenarios.load(each).title());
            }
            return ExitCodes.DONE;
        }
        for (String name : names) {
            if (!scenarios.exists(name)) {
                throw new IllegalArgumentException("no scenario " + name + "; there are " + scenarios.names());
            }
        }
        int worst = ExitCodes.DONE;
        for (String name : names) {
            worst = Math.max(worst, play(scenarios.load(name), new InitialRules(folder), out));
        }
        return worst;
    }

    private int play(Scenario scenario, InitialRules rules, Consumer<String> out) throws Exception {
        out.accept("演练 DRILL · " + scenario.title() + " · " + scenario.courts().size() + " courts"
                + (scenario.institutions().isEmpty() ? "" : " and " + scenario.institutions().size() + " institutions")
                + (scenario.others().isEmpty() ? "" : " and " + scenario.others().size() + " police and other bodies")
                + ", each with its own client");
        try (var hub = new DemoHub(rules.entries());
                var cast = new Cast(hub, scenario.mailboxes())) {
            out.accept("hub on 127.0.0.1:" + hub.hub().port() + " (TLS), ledger "
                    + hub.hub().ledger().info().engine() + " " + hub.hub().ledger().durability());
            out.accept("");
            var references = new References(cast::now, scenario.allLists());
            var summary =
                    new Summary(cast, references, scenario, hub.hub().writer().book().directory(), out);
            var progress = new Progress(out, pace, scenario.steps().size());
            boolean asWritten =
                    new Play(scenario, cast, references, summary, progress).all(scenario.steps());
            for (Scenario.Show show : scenario.ending()) {
                asWritten &= summary.show(show);
            }
            out.accept("");
            out.accept("receipt to delivery, median: " + summary.latency() + "; ledger position "
                    + hub.hub().writer().heads().position());
            return asWritten ? ExitCodes.DONE : ExitCodes.FAILED;
        }
    }
}
