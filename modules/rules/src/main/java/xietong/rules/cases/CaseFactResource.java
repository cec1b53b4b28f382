// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import xietong.rules.Caller;
import xietong.rules.Masking;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.Times;
import xietong.rules.directory.Directory;
import xietong.v1.CaseFact;
import xietong.v1.CaseFactKind;
import xietong.v1.Clock;
import xietong.v1.DocumentRef;
import xietong.v1.Reason;

/** A reported fact as a resource: only the court that reported it is party to it; others see what follows for them. */
public final class CaseFactResource implements Resource<CaseFact> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "case_fact";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public CaseFact empty() {
        return CaseFact.getDefaultInstance();
    }

    @Override
    public long revision(CaseFact fact) {
        return fact.getRevision();
    }

    @Override
    public Set<Relation> relations(CaseFact fact, Caller caller, Directory directory) {
        return caller.code().equals(fact.getCourt()) ? Set.of(Relation.REPORTER) : Set.of();
    }

    @Override
    public List<Clock> clocks(CaseFact fact) {
        return fact.getClocksList();
    }

    /** Whether only clocks of the case follow from such a fact. */
    static boolean isSmall(CaseFactKind kind) {
        return kind.getNumber() >= CaseFactKind.CASE_FACT_KIND_DOCKETED_VALUE;
    }

    @Override
    public List<ListRow> rows(CaseFact fact) {
        // Small events are many, and only the clocks of the case follow from them: its nodes are listed instead.
        return isSmall(fact.getKind())
                ? List.of()
                : List.of(new ListRow(CaseLists.FACTS, fact.getCourt(), Times.instant(fact.getTime())));
    }

    @Override
    public Set<DocumentRef> citations(CaseFact fact) {
        return Papers.documents(fact.getPapersList().stream());
    }

    @Override
    public List<String> parties(CaseFact fact) {
        return List.of(fact.getCourt());
    }

    @Override
    public CaseFact erase(CaseFact fact, Caller by, String reason, Instant now) {
        if (fact.getClocksCount() > 0) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "it is still being carried to whom it concerns")
                    .with("article", "PIPL 47");
        }
        return Masking.erase(fact).toBuilder().setRevision(fact.getRevision() + 1).setErased(true).build();
    }

    @Override
    public CaseFact view(CaseFact fact, Caller reader, Rights rights, Directory directory) {
        // How often it was carried on would tell how many it concerns.
        return fact.toBuilder().clearClocks().setRevision(fact.getErased() ? 2 : 1).setMasked(true).build();
    }
}
