// SPDX-License-Identifier: Apache-2.0
package xietong.rules.retention;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.Kept;
import xietong.rules.Look;
import xietong.rules.Refused;
import xietong.rules.Resource;
import xietong.rules.book.Retention;
import xietong.rules.book.RuleBook;
import xietong.rules.calendar.Deadlines;
import xietong.rules.supervision.SupervisionLists;
import xietong.rules.warning.WarningLists;
import xietong.v1.AdminServiceEraseRequest;
import xietong.v1.CommandHeader;

/**
 * How a resource stands to the passing of time: whether its personal data must be kept, may be, or is due to be erased
 * (PIPL 47). A pure function of what stands, the rule book and the time.
 *
 * @param standing how
 * @param last of whatever was old enough to be looked at: the last change or reading in clear in it and what belongs to it;
 *     the distant past otherwise
 */
public record Retained(Standing standing, Instant last) {
    private static final String ERASED = "erased";

    /** How a resource stands. */
    public enum Standing {
        /** The rule book names no period for its kind. */
        WITHOUT_PERIOD,
        /** There is no personal data in it any more. */
        ERASED,
        /** It has not ended, or something that belongs with it has not. */
        OPEN,
        /** Its period is not over. */
        YOUNG,
        /** Its period is over. */
        DUE
    }

    private static Retained at(Standing standing) {
        return new Retained(standing, Instant.MIN);
    }

    /** Of a resource as it stands. */
    public static Retained of(String id, Message state, Look look, RuleBook book, Instant now) {
        Resource<Message> resource = Catalogue.resourceOf(state);
        OptionalInt years = book.retention().of(resource.kind());
        if (years.isEmpty()) {
            return at(Standing.WITHOUT_PERIOD);
        }
        if (isErased(state)) {
            return at(Standing.ERASED);
        }
        Kept kept = resource.kept(state);
        if (kept.open() || isOpen(resource, state, now)) {
            return at(Standing.OPEN);
        }
        Optional<Set<String>> others = others(id, kept, look);
        if (others.isEmpty()) {
            return at(Standing.OPEN);
        }
        Instant last = look.touched(id);
        for (String other : others.get()) {
            Optional<Message> there = look.state(other);
            if (there.isPresent() && !isErased(there.get())) {
                Resource<Message> kind = Catalogue.resourceOf(there.get());
                boolean ends = Retention.least().containsKey(kind.kind());
                if (ends ? isOpen(kind, there.get(), now) : !kind.clocks(there.get()).isEmpty()) {
                    return at(Standing.OPEN);
                }
                Instant touched = ends ? look.touched(other) : Instant.MIN;
                last = touched.isAfter(last) ? touched : last;
            }
        }
        return new Retained(isOver(last, years.getAsInt(), now) ? Standing.DUE : Standing.YOUNG, last);
    }

    /**
     * Whether the years are over since something happened: the day on which it did does not count, and the last day counts
     * whole.
     */
    public static boolean isOver(Instant last, int years, Instant now) {
        return !last.equals(Instant.MAX) && day(last).plusYears(years).isBefore(day(now));
    }

    /** Only what happened before this instant may be over; of what happened before, almost all is. */
    public static Instant before(int years, Instant now) {
        return day(now).minusYears(years).atStartOfDay(Deadlines.ZONE).toInstant();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Deadlines.ZONE);
    }

    /**
     * The hub's own command that erases a resource: the administrator's, given by nobody. Empty where it is not due, or not at
     * the revision any more at which it was chosen.
     */
    public static Optional<Message> erasure(
            String id, long revision, String requestId, Look look, RuleBook book, Instant now) {
        return look.state(id)
                .filter(state -> Catalogue.resourceOf(state).revision(state) == revision)
                .filter(state -> of(id, state, look, book, now).standing() == Standing.DUE)
                .map(state -> AdminServiceEraseRequest.newBuilder()
                        .setHeader(CommandHeader.newBuilder()
                                .setRequestId(requestId)
                                .setReason(reason(Catalogue.resourceOf(state).kind(), book)))
                        .setResource(id)
                        .build());
    }

    /** Why, for the record. */
    private static String reason(String kind, RuleBook book) {
        return "留存期满: kept " + book.retention().of(kind).orElseThrow() + " years after its end (retention.yaml, rule book "
                + book.version() + "; PIPL 47)";
    }

    /** What belongs with it, whose end and last change count too; empty where that is more than is looked at. */
    private static Optional<Set<String>> others(String id, Kept kept, Look look) {
        var others = new LinkedHashSet<>(kept.others());
        Kept all = kept.and(WarningLists.BY_RESOURCE, id).and(SupervisionLists.OPEN_ABOUT, id);
        for (Kept.Of of : all.lists()) {
            List<String> listed = look.listed(of.list(), of.owner());
            // Where there may be more than is given, it is kept.
            if (listed.size() >= Look.MOST_LISTED) {
                return Optional.empty();
            }
            others.addAll(listed);
        }
        others.remove("");
        others.remove(id);
        return Optional.of(others);
    }

    private static boolean isErased(Message state) {
        FieldDescriptor erased = state.getDescriptorForType().findFieldByName(ERASED);
        return erased != null && (Boolean) state.getField(erased);
    }

    /** What has not ended refuses to be erased. */
    private static boolean isOpen(Resource<Message> resource, Message state, Instant now) {
        if (!resource.clocks(state).isEmpty()) {
            return true;
        }
        try {
            resource.erase(state, Caller.hub(), "", now);
            return false;
        } catch (Refused open) {
            return true;
        }
    }
}
