// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.v1.Collaboration;
import xietong.v1.CollaborationKind;
import xietong.v1.CollaborationStep;
import xietong.v1.DispatchLine;
import xietong.v1.LineFreeze;

/** Collaborations as a court wants to read them: who asked whom for what, what was decided, what happened. */
public final class CollaborationText {
    private static final Listing<Collaboration> LISTING = new Listing<>("collaboration", CollaborationText::row,
            "ID", "KIND", "STATE", "LEAD", "DECIDES", "CASE", "CONCERNS", "DUE", "");

    private CollaborationText() {}

    public static void list(Output output, Stream<Collaboration> collaborations) {
        LISTING.print(output, collaborations);
    }

    private static String[] row(Collaboration c) {
        return new String[] {c.getId(), CollaborationWords.of(c.getKind()), CollaborationWords.of(c.getState()),
            c.getLead(), c.getDecider(), c.getCaseNumber(), concerns(c), Words.time(c.getDueTime()),
            c.getOverdue() ? "超期" : ""};
    }

    private static String concerns(Collaboration c) {
        return switch (c.getKind()) {
            case COLLABORATION_KIND_DISPATCH -> figures(c);
            case COLLABORATION_KIND_SETTLE_DISPOSAL -> c.getAsset();
            case COLLABORATION_KIND_SUPERVISE, COLLABORATION_KIND_ACT_JOINTLY -> String.join(" ", c.getCourtsList());
            default -> "cases 案件 " + c.getCasesCount() + " → " + c.getReceiving();
        };
    }

    /** Counted by the hub. */
    private static String figures(Collaboration c) {
        return "账户 accounts " + c.getAccountCount() + ", 法院 courts " + c.getCourtCount()
                + ", 省份 provinces " + c.getProvinceCount();
    }

    public static void print(Collaboration c, Output output) {
        head(c).stream().filter(Objects::nonNull).forEach(output::line);
        if (c.getLinesCount() > 0) {
            output.line("");
            lines(c).print(output::line);
        }
        c.getCasesList().forEach(m -> output.line("case 案件: " + m.getCourt() + " " + m.getCaseNumber()));
        c.getTasksList().forEach(t -> output.line("task 任务: " + t.getCourt()
                + (t.getRole().isEmpty() ? "" : " as " + t.getRole()) + ": " + t.getText()));
        output.line("");
        steps(c.getStepsList()).print(output::line);
    }

    private static List<String> head(Collaboration c) {
        var lines = new ArrayList<String>();
        lines.add("collaboration 协同 " + c.getId() + ": " + CollaborationWords.of(c.getKind()) + ", "
                + CollaborationWords.of(c.getState()) + (c.getOverdue() ? ", overdue 超期" : ""));
        lines.add("lead 主办: " + (c.getLead() + " " + c.getCaseNumber()).strip()
                + (c.getApplicant().equals(c.getLead()) ? "" : ", applied for by 申请 " + c.getApplicant()));
        lines.add(c.getAgreement().isEmpty()
                ? "decides 决定: " + c.getDecider() + since(c.hasDecideTime(), Words.time(c.getDecideTime()))
                : "under agreement 协议 " + c.getAgreement() + ": " + String.join(", ", c.getMatterKindsList()));
        lines.add(said("ground 依据", c.getGround()));
        lines.add(said("reason 事由", c.getText()));
        lines.add(said("decision 决定内容", c.getDecision()));
        lines.add(said("due 期限", Words.time(c.getDueTime())));
        lines.add(said("courts 法院", String.join(" ", c.getCourtsList())));
        lines.add(said("receives 接收", c.getReceiving()));
        lines.add(said("asset 财产", c.getAsset()));
        lines.add(said("disposes 处置", c.getDisposer()));
        lines.add(said("room 协作室", c.getRoom()));
        if (c.getKind() == CollaborationKind.COLLABORATION_KIND_DISPATCH) {
            lines.add(figures(c));
        }
        lines.add(c.getOrderCount() == 0 ? null : "orders 调度令: " + c.getOrderCount());
        lines.add(said("can be done now 可办", String.join(", ", c.getAllowedCommandsList())));
        return lines;
    }

    private static String since(boolean is, String time) {
        return is ? ", " + time : "";
    }

    private static String said(String title, String text) {
        return text.isEmpty() ? null : title + ": " + text;
    }

    private static Columns lines(Collaboration c) {
        Columns columns = new Columns("LINE", "AT", "ACCOUNT", "FROZEN BY");
        int number = 0;
        for (DispatchLine line : c.getLinesList()) {
            number++;
            columns.add(String.valueOf(number), line.getKey().getRegistrar(), Accounts.text(line.getKey()),
                    line.getFreezesList().stream().map(CollaborationText::freeze).collect(Collectors.joining("; ")));
        }
        return columns;
    }

    private static String freeze(LineFreeze freeze) {
        return freeze.getCourt() + " " + freeze.getOriginalCaseNumber() + " " + freeze.getOriginalRequestNumber();
    }

    /** What happened, in order. */
    static Columns steps(List<CollaborationStep> steps) {
        Columns columns = new Columns("TIME", "BY", "ACTION", "");
        steps.forEach(s -> columns.add(
                Words.time(s.getTime()), s.getOrganisation(), s.getAction(), s.getText()));
        return columns;
    }
}
