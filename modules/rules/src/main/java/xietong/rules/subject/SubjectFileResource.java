// SPDX-License-Identifier: Apache-2.0
package xietong.rules.subject;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import xietong.rules.About;
import xietong.rules.Caller;
import xietong.rules.Masking;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.directory.Directory;
import xietong.v1.Clock;
import xietong.v1.DocumentRef;
import xietong.v1.SubjectFile;

/** Who someone is to one case, as a resource: the court's alone. */
public final class SubjectFileResource implements Resource<SubjectFile> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "subject";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public SubjectFile empty() {
        return SubjectFile.getDefaultInstance();
    }

    @Override
    public long revision(SubjectFile file) {
        return file.getRevision();
    }

    @Override
    public Set<Relation> relations(SubjectFile file, Caller caller, Directory directory) {
        return caller.code().equals(file.getCourt()) ? Set.of(Relation.SENDER) : Set.of();
    }

    @Override
    public List<Clock> clocks(SubjectFile file) {
        return List.of();
    }

    @Override
    public About about(SubjectFile file) {
        return About.person(file.getId());
    }

    @Override
    public List<ListRow> rows(SubjectFile file) {
        return file.getErased()
                ? List.of()
                : List.of(new ListRow(
                        Subjects.BY_IDENTITY,
                        Subjects.owner(file.getCourt(), file.getCaseNumber(), file.getIdentifier()),
                        Instant.EPOCH));
    }

    @Override
    public Set<DocumentRef> citations(SubjectFile file) {
        return Set.of();
    }

    @Override
    public String status(SubjectFile file) {
        return "";
    }

    @Override
    public List<String> parties(SubjectFile file) {
        return List.of(file.getCourt());
    }

    @Override
    public SubjectFile erase(SubjectFile file, Caller by, String reason, Instant now) {
        return Masking.erase(file).toBuilder().setRevision(file.getRevision() + 1).setErased(true).build();
    }

    @Override
    public SubjectFile view(SubjectFile file, Caller reader, Rights rights, Directory directory) {
        return file.toBuilder().setMasked(true).build();
    }
}
