// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import xietong.app.output.AssetText;
import xietong.app.output.ClockText;
import xietong.app.output.Columns;
import xietong.app.output.DistributionText;
import xietong.app.output.DutyText;
import xietong.app.output.RollupText;
import xietong.app.output.StatisticsText;
import xietong.app.output.WarningText;
import xietong.app.output.Words;
import xietong.client.HubClient;
import xietong.rules.Times;
import xietong.rules.directory.Directory;
import xietong.v1.Collaboration;
import xietong.v1.CollaborationStep;
import xietong.v1.DispatchRollup;
import xietong.v1.Entrustment;
import xietong.v1.GridBox;
import xietong.v1.MatterBox;
import xietong.v1.StatisticsServiceQueryRequest;
import xietong.v1.Step;
import xietong.v1.Warning;

/** What a person sees at the end, and in between where the scenario says so. Every figure is asked of the hub. */
final class Summary {
    private final Cast cast;
    private final References references;
    private final Scenario scenario;
    private final Directory directory;
    private final Consumer<String> out;

    Summary(Cast cast, References references, Scenario scenario, Directory directory, Consumer<String> out) {
        this.cast = cast;
        this.references = references;
        this.scenario = scenario;
        this.directory = directory;
        this.out = out;
    }

    /** Shows it; says whether it is as the scenario states it. */
    boolean show(Scenario.Show show) throws IOException {
        out.accept("");
        switch (show.what()) {
            case "courts" -> courts();
            case "path" -> path();
            case "rollup" -> rollup(show);
            case "asset" -> AssetText.print(cast.client(show.as()).freezes().asset(references.id(show.of())), out);
            case "distribution" -> DistributionText.print(
                    cast.client(show.as()).distributions().get(references.id(show.of())), out);
            case "alert" -> WhereaboutsText.alert(cast.client(show.as()).alerts().get(references.id(show.of())), out);
            case "task" -> WhereaboutsText.task(cast.client(show.as()).grid().get(references.id(show.of())), out);
            case "warning" -> warning(cast.client(show.as()).warnings().get(references.id(show.of())));
            case "clocks" -> clocks(cast.client(show.as()), references.id(show.of()));
            case "duty" -> DutyText.show(cast.client(show.as()).duties().get(references.id(show.of())), out);
            case "five" -> {
                return new FiveOverdue(cast.client(show.as()), directory.require(show.as()), cast.now(), out).show(show.stated());
            }
            case "statistics" -> StatisticsText.table(cast.client(show.as()).statistics().query(
                    ((StatisticsServiceQueryRequest.Builder) Answer.request(references.resolve(show.with()),
                            StatisticsServiceQueryRequest.getDefaultInstance())).build()), out);
            case "raid" -> WhereaboutsText.raid(cast.client(show.as()).grid().list(GridBox.GRID_BOX_TO_VERIFY)
                    .filter(task -> task.getPush().equals(references.id(show.of()))).toList(), out);
            case "figures" -> {
                return new Figures(cast, references, out).show(show.figures(), show.as());
            }
            default -> throw new IllegalStateException("nothing is shown as " + show.what());
        }
        return true;
    }

    /** Of what a warning is about. */
    private void clocks(HubClient reader, String warning) {
        reader.warnings().clocks(reader.warnings().get(warning).getResource()).forEach(clock -> ClockText.print(clock, out));
    }

    private void warning(Warning warning) {
        out.accept("预警 warning " + WarningText.brief(warning) + "，到期 due " + Words.time(warning.getDueTime())
                + (warning.getProvisional() ? "（暂定 provisional）" : ""));
        WarningText.steps(warning, out);
    }

    private void courts() {
        var table = new Columns("法院 court", "", "发出 sent", "收到 received", "收件未结 open in", "发件未结 open out",
                "送达 deliveries");
        for (String court : scenario.courts()) {
            HubClient client = cast.client(court);
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
                    numbered(cast.arrivals(court), cast.begun(court)));
        }
        table.print(out);
    }

    private static long count(HubClient client, MatterBox box) {
        return client.entrustments().list(box).count();
    }

    /** The numbers are checked, not assumed. */
    private static String numbered(Map<Long, Cast.Arrival> arrivals, long before) {
        long expected = before + 1;
        for (long seq : arrivals.keySet()) {
            if (seq != expected++) {
                return "GAP before " + seq;
            }
        }
        return arrivals.isEmpty() ? "0" : arrivals.size() + " (" + (before + 1) + "…" + (before + arrivals.size()) + ")";
    }

    private void path() {
        Entrustment matter =
                cast.client(scenario.courts().get(0)).entrustments().get(references.id(scenario.path()));
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

    private void rollup(Scenario.Show show) {
        HubClient reader = cast.client(show.as());
        String id = references.id(show.of());
        Collaboration collaboration = reader.collaborations().get(id);
        DispatchRollup rollup = reader.collaborations().rollup(id);
        if ("none".equals(show.rows())) {
            out.accept(RollupText.headline(rollup));
        } else {
            RollupText.print(rollup, "open".equals(show.rows()), out);
        }
        CollaborationStep last = collaboration.getSteps(collaboration.getStepsCount() - 1);
        Duration took = Duration.between(
                Times.instant(collaboration.getDecideTime()), Times.instant(last.getTime()));
        if (last.getAction().equals("Close")) {
            out.accept("");
            out.accept("统一调度 dispatch " + id + "  决定 decided " + Words.time(collaboration.getDecideTime())
                    + "  结束 closed " + Words.time(last.getTime()) + "  历时 took " + took.toHours() + " h "
                    + took.toMinutesPart() + " min  期限 due " + Words.time(collaboration.getDueTime()));
        }
    }

    /** Median time from a receipt at the sender to the delivery at the addressee, in milliseconds. */
    String latency() {
        List<Double> millis = scenario.everyone().stream()
                .flatMap(c -> cast.arrivals(c).values().stream())
                .filter(a -> cast.receiptTime(a.item().getPosition()) != null)
                .map(a -> Math.max(0, (a.nanos() - cast.receiptTime(a.item().getPosition())) / 1e6))
                .sorted()
                .toList();
        return millis.isEmpty() ? "—" : String.format("%.1f ms", millis.get(millis.size() / 2));
    }
}
