// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
@Command(name = "demo", description = {
    "Plays a scenario from beginning to end and shows what became of it. 演示",
    "'demo all' plays one after the other on one hub, to be watched on the wall; links to the screens are printed first."
})
public final class DemoCommand implements Callable<Integer> {
    /** What a hub that is kept plays last: then something stands open on every screen. */
    private static final String SCREENS = "screens";
    private static final Duration QUICK = Duration.ofMillis(150);
    /** Slow enough for whoever looks at a screen. */
    private static final Duration WATCHABLE = Duration.ofSeconds(1);

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Parameters(arity = "0..*", defaultValue = "pinggu", paramLabel = "NAME",
            description = "Which scenarios, one after the other, each on a ledger of its own; ${DEFAULT-VALUE}. "
                    + "all: every one, on one hub.")
    private List<String> names;

    @Option(names = "--list", description = "Names what can be played.")
    private boolean list;

    @Option(names = "--pace", description = "Pause after each step, for reading along; PT0.15S, of all PT1S.")
    private Duration pace;

    @Option(names = "--keep", description = "Leaves the hub running until Ctrl-C, with something open on every screen, and prints "
            + "one link per screen that signs in as a demo person 保留平台并给出各屏幕链接. Scenarios share one hub then.")
    private boolean keep;

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
                out.accept(each + "  " + scenarios.title(each));
            }
            return ExitCodes.DONE;
        }
        boolean programme = false;
        var plays = new ArrayList<String>();
        for (String name : names) {
            if (!scenarios.exists(name)) {
                throw new IllegalArgumentException("no scenario " + name + "; there are " + scenarios.names());
            }
            programme |= scenarios.isProgramme(name);
            plays.addAll(scenarios.plays(name));
        }
        if (keep && !plays.contains(SCREENS)) {
            plays.add(SCREENS);
        }
        Map<String, byte[]> rules = new InitialRules(folder).entries();
        Duration pause = pace != null ? pace : programme ? WATCHABLE : QUICK;
        return keep || programme ? together(scenarios, plays, rules, pause, out) : apart(scenarios, plays, rules, pause, out);
    }

    /** Each on a ledger of its own. */
    private static int apart(
            ScenarioFile scenarios, List<String> plays, Map<String, byte[]> rules, Duration pause, Consumer<String> out)
            throws Exception {
        boolean asWritten = true;
        for (String name : plays) {
            try (var stage = new Stage(rules, false, out)) {
                asWritten &= stage.play(scenarios.load(name), pause);
            }
        }
        return asWritten ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    /** All on one hub, which has pages. */
    private int together(
            ScenarioFile scenarios, List<String> plays, Map<String, byte[]> rules, Duration pause, Consumer<String> out)
            throws Exception {
        try (var stage = new Stage(rules, true, out)) {
            var links = new Links(stage.hub(), people(scenarios), out);
            links.print();
            links.listen();
            boolean asWritten = true;
            try {
                for (String name : plays) {
                    out.accept("");
                    asWritten &= stage.play(scenarios.load(name), pause);
                }
            } catch (RuntimeException e) {
                if (stage.hub().isClosed()) {
                    // Ctrl-C: nobody is left to play.
                    return ExitCodes.FAILED;
                }
                throw e;
            }
            if (keep) {
                out.accept("");
                links.print();
                links.keep();
            }
            return asWritten ? ExitCodes.DONE : ExitCodes.FAILED;
        }
    }

    /** Of the first scenario that is named and has people of its own, and of the one for the screens. */
    private Map<String, Scenario.Person> people(ScenarioFile scenarios) throws IOException {
        var people = new HashMap<>(scenarios.load(SCREENS).people());
        if (names.size() == 1 && !scenarios.isProgramme(names.get(0))) {
            people.putAll(scenarios.load(names.get(0)).people());
        }
        return people;
    }
}
