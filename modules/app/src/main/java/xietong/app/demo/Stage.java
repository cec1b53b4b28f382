// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import xietong.hub.HubSettings;

/** A hub on which plays follow each other; its clock runs on from one to the next. */
final class Stage implements AutoCloseable {
    /** Pages over plain HTTP on a free port of this machine, for the links of a demo. */
    private static final HubSettings.Web PAGES = new HubSettings.Web("127.0.0.1", 0, "", true, "");

    private final DemoHub hub;
    private final Consumer<String> out;

    Stage(Map<String, byte[]> rules, boolean pages, Consumer<String> out) throws IOException {
        this.hub = new DemoHub(rules, pages ? PAGES : HubSettings.Web.NONE);
        this.out = out;
    }

    DemoHub hub() {
        return hub;
    }

    /** Plays it from beginning to end; says whether everything went as it is written. */
    boolean play(Scenario scenario, Duration pace) throws Exception {
        out.accept("演练 DRILL · " + scenario.title() + " · " + scenario.courts().size() + " courts"
                + (scenario.institutions().isEmpty() ? "" : " and " + scenario.institutions().size() + " institutions")
                + (scenario.others().isEmpty() ? "" : " and " + scenario.others().size() + " police and other bodies")
                + ", each with its own client");
        try (var cast = new Cast(hub, scenario.mailboxes())) {
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
            return asWritten;
        }
    }

    @Override
    public void close() {
        hub.close();
    }
}
