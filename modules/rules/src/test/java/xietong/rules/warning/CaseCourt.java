// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import java.util.List;
import java.util.Map;
import xietong.rules.Config;
import xietong.rules.Court;
import xietong.rules.Motion;
import xietong.rules.Times;
import xietong.rules.Case;
import xietong.rules.book.RuleBook;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.Desk;
import xietong.v1.Organisation;
import xietong.v1.OfficerRole;
import xietong.v1.SupervisionServiceAcknowledgeWarningRequest;
import xietong.v1.SupervisionServiceHandOverWarningRequest;

/** 海淀 with desks of its own, and what its system tells of one case; each motion is acceptable as it stands. */
final class CaseCourt {
    static final Court HAIDIAN = Court.HAIDIAN;
    static final String CASE = "（2026）京0108执9001号";
    /** The shipped book, with 海淀's team, officers, bureau and president as desks. */
    static final RuleBook BOOK = withDesks(Config.BOOK);

    private CaseCourt() {}

    static RuleBook withDesks(RuleBook book) {
        Organisation haidian = book.directory().require("京0108");
        Organisation more = haidian.toBuilder()
                .addAllDesks(List.of(desk("team-7"), desk("o-71"), desk("o-72"), desk("bureau"), desk("president")))
                .build();
        return book.with(book.version() + 1, Map.ofEntries(RuleBook.entry(more)));
    }

    private static Desk desk(String code) {
        return Desk.newBuilder().setCode(code).setTitle(code).build();
    }

    static Motion<CaseServiceReportFactRequest.Builder> tells(CaseFactKind kind) {
        return HAIDIAN.by(CaseServiceReportFactRequest.newBuilder().setKind(kind)).head(h -> h.setCaseNumber(CASE));
    }

    static Motion<CaseServiceReportFactRequest.Builder> tells(CaseFactKind kind, String item) {
        return tells(kind).but(c -> c.setItem(item));
    }

    static Motion<CaseServiceReportFactRequest.Builder> dockets() {
        return tells(CaseFactKind.CASE_FACT_KIND_DOCKETED).but(c -> c.setTeam("team-7").setHandler("o-71"));
    }

    /** What happened at a moment of Beijing time, told later. */
    static Motion<CaseServiceReportFactRequest.Builder> late(Motion<CaseServiceReportFactRequest.Builder> told, String local) {
        return told.but(c -> c.setEventTime(Times.timestamp(Case.beijing(local))));
    }

    static Motion<SupervisionServiceAcknowledgeWarningRequest.Builder> acknowledges(String id) {
        return HAIDIAN.by(SupervisionServiceAcknowledgeWarningRequest.newBuilder().setId(id).setText("今日补办控制手续"));
    }

    static Motion<SupervisionServiceHandOverWarningRequest.Builder> handsOver(String id, String desk) {
        return HAIDIAN.by(SupervisionServiceHandOverWarningRequest.newBuilder().setId(id).setDesk(desk))
                .as(HAIDIAN.officer(3, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE));
    }
}
