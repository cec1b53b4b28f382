// SPDX-License-Identifier: Apache-2.0
package xietong.rules.duty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import xietong.rules.Caller;
import xietong.rules.Masking;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.directory.Directory;
import xietong.v1.Clock;
import xietong.v1.Duty;
import xietong.v1.Reason;

/** Duty at one desk as a resource: the organisation's own. That nobody came, its superiors hear by the warning. */
public final class DutyResource implements Resource<Duty> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "duty";
    /** Duties of an organisation. */
    public static final String OWN = "duty/own";
    /** Duty of a desk, by organisation/desk. */
    static final String DESK = "duty/desk";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duty empty() {
        return Duty.getDefaultInstance();
    }

    @Override
    public long revision(Duty duty) {
        return duty.getRevision();
    }

    @Override
    public Set<Relation> relations(Duty duty, Caller caller, Directory directory) {
        return caller.code().equals(duty.getOrganisation())
                ? EnumSet.of(Relation.RECIPIENT)
                : EnumSet.noneOf(Relation.class);
    }

    @Override
    public List<Clock> clocks(Duty duty) {
        return duty.getClocksList();
    }

    @Override
    public List<ListRow> rows(Duty duty) {
        return List.of(
                new ListRow(OWN, duty.getOrganisation(), Instant.EPOCH),
                new ListRow(DESK, duty.getOrganisation() + "/" + duty.getDesk(), Instant.EPOCH));
    }

    @Override
    public String status(Duty duty) {
        return duty.hasPresent() ? "PRESENT" : "VACANT";
    }

    @Override
    public List<String> allowed(Duty duty) {
        var allowed = new ArrayList<>(List.of("SetRoster", "Start", "ReportFault"));
        if (duty.hasPresent()) {
            allowed.add("HandOver");
        }
        return allowed;
    }

    @Override
    public List<Owing> owing(Duty duty, Audience audience) {
        return audience == Audience.RECIPIENT
                ? List.of(new Owing(duty.getOrganisation(), "", "", duty.getDesk()))
                : List.of();
    }

    @Override
    public List<String> parties(Duty duty) {
        return List.of(duty.getOrganisation());
    }

    @Override
    public Duty erase(Duty duty, Caller by, String reason, Instant now) {
        if (duty.hasPresent()) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "somebody is on duty").with("article", "PIPL 47");
        }
        return Masking.erase(duty).toBuilder().setRevision(duty.getRevision() + 1).setErased(true).build();
    }

    @Override
    public Duty view(Duty duty, Caller reader, Rights rights, Directory directory) {
        var view = duty.toBuilder().setMasked(true);
        Set<Relation> relations = relations(duty, reader, directory);
        allowed(duty).stream()
                .filter(m -> rights.relates("xietong.v1.DutyService/" + m, reader.organisation().getKind(), relations))
                .forEach(view::addAllowedCommands);
        return view.build();
    }
}
