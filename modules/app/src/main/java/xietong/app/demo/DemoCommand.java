// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
import xietong.rules.book.RuleBook;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceGrpc;

/** Plays a scenario on a DRILL ledger: a real hub, a client for each court, the network between them. */
@Command(name = "demo", description = "Plays a scenario from beginning to end and shows what became of it. 演示")
public final class DemoCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Parameters(arity = "0..1", defaultValue = "pinggu", paramLabel = "NAME",
            description = "Which scenario; ${DEFAULT-VALUE}.")
    private String name;

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
        Consumer<String> out = spec.commandLine().getOut()::println;
        if (list) {
            for (String each : Scenario.names(folder)) {
                out.accept(each + "  " + Scenario.load(Scenario.file(folder, each)).title());
            }
            return ExitCodes.DONE;
        }
        Path file = Scenario.file(folder, name);
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("no scenario " + name + "; there are " + Scenario.names(folder));
        }
        return play(Scenario.load(file), new InitialRules(folder), out);
    }

    private int play(Scenario scenario, InitialRules rules, Consumer<String> out) throws IOException {
        out.accept("演练 DRILL · " + scenario.title() + " · " + scenario.courts().size()
                + " courts, each with its own client");
        try (var hub = new DemoHub(rules.entries());
                var player = new Player(hub, scenario)) {
            out.accept("hub on 127.0.0.1:" + hub.hub().port() + " (TLS), ledger "
                    + hub.hub().ledger().info().engine() + " " + hub.hub().ledger().durability());
            out.accept("");
            boolean asWritten = steps(scenario, player, hub, out);
            awaitDeliveries(scenario, player);
            RuleBook book = hub.hub().writer().book();
            var summary = new Summary(player, scenario, book.directory(), out);
            out.accept("");
            summary.courts();
            out.accept("");
            summary.path();
            out.accept("");
            out.accept("receipt to delivery, median: " + summary.latency() + "; ledger position "
                    + hub.hub().writer().heads().position());
            return asWritten ? ExitCodes.DONE : ExitCodes.FAILED;
        }
    }

    private boolean steps(Scenario scenario, Player player, DemoHub hub, Consumer<String> out) throws IOException {
        int count = scenario.steps().size();
        boolean asWritten = true;
        for (int i = 0; i < count; i++) {
            Scenario.Step step = scenario.steps().get(i);
            Player.Played played = player.play(step);
            boolean fits = step.refused() == null
                    ? played.receipt() != null
                    : played.refusal() != null && played.refusal().reason().name().equals("REASON_" + step.refused());
            asWritten &= fits;
            out.accept(bar(i + 1, count) + "  " + Summary.clock(hub.hub().writer().now()) + "  " + line(step, played)
                    + (fits ? "" : "   ✗ not as written"));
            LockSupport.parkNanos(pace.toNanos());
        }
        return asWritten;
    }

    private static String bar(int done, int of) {
        int width = 20;
        int full = done * width / of;
        return String.format("%2d/%d ", done, of) + "█".repeat(full) + "░".repeat(width - full);
    }

    private static String line(Scenario.Step step, Player.Played played) {
        if (step.advance() != null) {
            return "⏩ 时钟前进 " + step.advanceBy().toString().substring(2);
        }
        String took = String.format("  (%.1f ms)", played.took().toNanos() / 1e6);
        if (played.refusal() != null) {
            String reason = played.refusal().reason().name().substring("REASON_".length());
            return step.as() + "  " + step.say() + "  ⛔ " + reason + took;
        }
        return step.as() + "  " + step.say() + "  ✓ 回执 #" + played.receipt().getPosition() + took;
    }

    /** Until every court has what its mailbox holds. */
    private static void awaitDeliveries(Scenario scenario, Player player) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (String court : scenario.courts()) {
            long head = player.client(court)
                    .call(MailboxServiceGrpc.getFetchMethod(),
                            MailboxServiceFetchRequest.newBuilder().setLimit(1).build())
                    .getPosition()
                    .getHead();
            while (player.arrivals(court).size() < head && System.nanoTime() < until) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }
}
