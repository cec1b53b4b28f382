// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_CONFIRMED;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_SENT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xietong.rules.Times;
import xietong.rules.statistics.Figure;
import xietong.rules.statistics.Figure.What;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentState;
import xietong.v1.ReportStage;
import xietong.v1.Step;

/**
 * What a matter contributes to the figures, of who received it and of who sent it: it came in when it was sent, is done on the
 * day on which the sender confirmed it, and took until the last report of a result.
 */
final class MatterFigures {
    private MatterFigures() {}

    static List<Figure> of(Entrustment matter) {
        Optional<Instant> sent = first(matter, ENTRUSTMENT_STATE_SENT);
        if (sent.isEmpty()) {
            return List.of();
        }
        var figures = new ArrayList<Figure>();
        String kind = "/" + matter.getMatter().getKind();
        side(figures, matter, matter.getRecipient(), "entrustment" + kind, sent.get());
        side(figures, matter, matter.getSender(), "entrustment_sent" + kind, sent.get());
        return figures;
    }

    private static void side(List<Figure> figures, Entrustment matter, String organisation, String kind, Instant sent) {
        figures.add(Figure.of(organisation, kind, What.RECEIVED, sent));
        if (matter.getOverdue()) {
            Instant late = matter.hasOverdueTime() ? Times.instant(matter.getOverdueTime()) : sent;
            figures.add(Figure.of(organisation, kind, What.OVERDUE, late));
        }
        switch (matter.getState()) {
            case ENTRUSTMENT_STATE_CONFIRMED -> first(matter, ENTRUSTMENT_STATE_CONFIRMED).ifPresent(confirmed -> {
                Figure took = Figure.done(organisation, kind, sent, result(matter).orElse(confirmed));
                figures.add(new Figure(organisation, kind, What.DONE, confirmed, took.took()));
            });
            case ENTRUSTMENT_STATE_RETURNED, ENTRUSTMENT_STATE_WITHDRAWN -> first(matter, matter.getState())
                    .ifPresent(back -> figures.add(Figure.of(organisation, kind, What.RETURNED, back)));
            default -> { }
        }
    }

    private static Optional<Instant> first(Entrustment matter, EntrustmentState state) {
        return matter.getStepsList().stream()
                .filter(s -> s.getState() == state)
                .map(s -> Times.instant(s.getTime()))
                .findFirst();
    }

    private static Optional<Instant> result(Entrustment matter) {
        return matter.getStepsList().stream()
                .filter(s -> s.getReport().getStage() == ReportStage.REPORT_STAGE_FINAL)
                .map(Step::getTime)
                .map(Times::instant)
                .max(Instant::compareTo);
    }
}
