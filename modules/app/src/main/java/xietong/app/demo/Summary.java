// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import xietong.app.output.Columns;
import xietong.app.output.Words;
import xietong.client.HubClient;
import xietong.rules.directory.Directory;
import xietong.v1.Entrustment;
import xietong.v1.MatterBox;
import xietong.v1.Step;

/** What a person sees at the end: a table of the courts, the path of one matter, and what was proved on the way. */
final class Summary {
    private final Player player;
    private final Scenario scenario;
    private final Directory directory;
    private final Consumer<String> out;

    Summary(Player player, Scenario scenario, Directory directory, Consumer<String> out) {
        this.player = player;
        this.scenario = scenario;
        this.directory = directory;
        this.out = out;
    }

    void courts() {
        var table = new Columns("法院 court", "", "发出 sent", "收到 received", "收件未结 open in", "发件未结 open out",
                "送达 deliveries");
        for (String court : scenario.courts()) {
            HubClient client = player.client(court);
            long openIn = count(client, MatterBox.MATTER_BOX_INBOX);
            long openOut = count(client, MatterBox.MATTER_BOX_OUTBOX);
            long in = openIn + count(client, MatterBox.MATTER_BOX_INBOX_ENDED);
            long ended = openOut + count(client, MatterBox.MATTER_BOX_OUTBOX_ENDED);
            table.add(
                    court,
                    directory.require(court).getName(),
                    String.valueOf(ended),
                    String.valueOf(in),
                    String.valueOf(openIn),
                    String.valueOf(openOut),
                    numbered(player.arrivals(court)));
        }
        table.print(out);
    }

    private static long count(HubClient client, MatterBox box) {
        return client.entrustments().list(box).count();
    }

    /** The numbers are checked, not assumed. */
    private static String numbered(Map<Long, Player.Arrival> arrivals) {
        long expected = 1;
        for (long seq : arrivals.keySet()) {
            if (seq != expected++) {
                return "GAP before " + seq;
            }
        }
        return arrivals.isEmpty() ? "0" : arrivals.size() + " (1…" + arrivals.size() + ")";
    }

    void path() {
        Entrustment matter = player.client(scenario.courts().get(0)).entrustments().get(player.matter(scenario.path()));
        out.accept(matter.getId() + "  " + matter.getMatter().getKind() + "  " + matter.getSender() + " → "
                + matter.getRecipient() + "  " + matter.getCaseNumber());
        var table = new Columns("", "时间 time", "法院 court", "动作 action", "状态 state", "");
        for (Step step : matter.getStepsList()) {
            String late = step.getAction().startsWith("clock/") ? "期限 clock" : "";
            table.add(
                    String.valueOf(step.getRevision()),
                    Words.time(step.getTime()),
                    step.getOrganisation().isEmpty() ? "—" : step.getOrganisation(),
                    step.getAction(),
                    Words.state(step.getState()),
                    late);
        }
        table.print(out);
    }

    /** Median time from a receipt at the sender to the delivery at the addressee, in milliseconds. */
    String latency() {
        List<Double> millis = scenario.courts().stream()
                .flatMap(c -> player.arrivals(c).values().stream())
                .filter(a -> player.receiptTime(a.item().getPosition()) != null)
                .map(a -> Math.max(0, (a.nanos() - player.receiptTime(a.item().getPosition())) / 1e6))
                .sorted()
                .toList();
        return millis.isEmpty() ? "—" : String.format("%.1f ms", millis.get(millis.size() / 2));
    }

    static String clock(Instant time) {
        return Words.time(time);
    }
}
