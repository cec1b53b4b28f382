// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import xietong.rules.Caller;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.Times;
import xietong.rules.directory.Directory;
import xietong.v1.CaseProgress;

/** What the hub keeps of a case so that its clocks can run: the court's own, and nothing about persons. */
public final class CaseProgressResource implements Resource<CaseProgress> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "case_progress";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public CaseProgress empty() {
        return CaseProgress.getDefaultInstance();
    }

    @Override
    public long revision(CaseProgress progress) {
        return progress.getRevision();
    }

    @Override
    public Set<Relation> relations(CaseProgress progress, Caller caller, Directory directory) {
        return caller.code().equals(progress.getCourt()) ? Set.of(Relation.REPORTER) : Set.of();
    }

    @Override
    public List<ListRow> rows(CaseProgress progress) {
        return List.of(new ListRow(
                CaseLists.PROGRESS,
                CaseLists.owner(progress.getCourt(), progress.getCaseNumber()),
                Times.instant(progress.getEventTime())));
    }

    @Override
    public List<String> parties(CaseProgress progress) {
        return List.of(progress.getCourt());
    }

    @Override
    public CaseProgress erase(CaseProgress progress, Caller by, String reason, Instant now) {
        return progress.toBuilder().setRevision(progress.getRevision() + 1).build();
    }

    @Override
    public CaseProgress view(CaseProgress progress, Caller reader, Rights rights, Directory directory) {
        return progress;
    }
}
