// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.Locating.Basis;
import xietong.rules.book.Locating.Target;
import xietong.v1.CommandHeader;
import xietong.v1.LegalBasis;
import xietong.v1.LocateServiceRequestRequest;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;
import xietong.v1.SightingSource;
import xietong.v1.WatchAddressee;
import xietong.v1.WatchAnswer;
import xietong.v1.WatchState;

/**
 * A court asks police to look for a person or a vehicle 布控. The legal basis decides everything else: no basis, no order.
 *
 * <p>Refused with: REASON_FIELD_INVALID without a basis, a case number or a reason, and for a target by which nobody could
 * be found; REASON_BASIS_FORBIDS where the basis belongs to the police (拒执罪) or the court, looks for the other kind of
 * target, or does not ask such a source; REASON_PAPERS_MISSING without its instrument; REASON_PERSONNEL_REQUIRED for a
 * detention to which the court sends nobody (INT 179); REASON_PERIOD_TOO_LONG; REASON_ADDRESSEE_FORBIDDEN for who is no
 * police; REASON_RIGHT_MISSING for a broadcast by anyone but the command centre; REASON_IDENTIFIER_INVALID,
 * REASON_DOCUMENT_UNKNOWN, REASON_ORGANISATION_UNKNOWN.
 */
final class Request extends WatchRule<LocateServiceRequestRequest> {
    private static final int MOST_INFORMED = 10;
    private static final int MOST_AREAS = 40;

    Request() {
        super("Request", LocateServiceRequestRequest.getDefaultInstance());
    }

    @Override
    void apply(WatchDraft draft, LocateServiceRequestRequest command, CommandHeader head) {
        Context context = draft.context();
        Checks.known("legal_basis", command.getLegalBasis(), LegalBasis.LEGAL_BASIS_UNSPECIFIED);
        Basis basis = context.book().locating().basis(command.getLegalBasis());
        requireOwner(command.getLegalBasis(), basis, context);
        Target target = Targets.kind(command.getTarget());
        if (target != basis.target()) {
            throw forbids("target", command.getLegalBasis(), basis.target().name(), basis);
        }
        draft.step.setText(Checks.reason(head));
        draft.next
                .setSender(context.caller().code())
                .setCaseNumber(Checks.caseNumber(
                        "header.case_number", Checks.required("header.case_number", head.getCaseNumber(), 64)))
                .setLegalBasis(command.getLegalBasis())
                .setTarget(Targets.canonical(command.getTarget(), draft.warnings()))
                .addAllPapers(Papers.complete(command.getPapersList(), basis.papers(), basis.source(), context))
                .setValidUntil(Times.timestamp(validUntil(command, context)))
                .addAllSources(sources(command, basis))
                .addAllAreas(areas(command))
                .setProlonged(command.getProlonged())
                .setOfficer(context.caller().officer())
                .setRequestTime(Times.timestamp(context.now()));
        if (!Checks.absent(command.getDebtor())) {
            draft.next.setDebtor(Checks.subject("debtor", command.getDebtor(), draft.warnings()));
        }
        personnel(draft, command, basis);
        broadcast(draft, command);
        addressees(draft, command);
        informed(draft, command, basis);
        draft.state(WatchState.WATCH_STATE_REQUESTED);
        if (isOwn(draft)) {
            // The police look for a suspect themselves: nobody needs to accept.
            draft.state(WatchState.WATCH_STATE_ACTIVE);
        }
        draft.tellAddressees("requested").tellSender("requested");
    }

    private static void requireOwner(LegalBasis named, Basis basis, Context context) {
        if (context.caller().organisation().getKind() != basis.owner()) {
            String owner = basis.owner().name().replace("ORGANISATION_KIND_", "");
            throw forbids("legal_basis", named, "a request by " + owner, basis);
        }
    }

    private static Refused forbids(String field, LegalBasis named, String accepted, Basis basis) {
        return new Refused(Reason.REASON_BASIS_FORBIDS, field + ": the legal basis does not allow it")
                .with("field", field)
                .with("legal_basis", named)
                .with("accepted", accepted)
                .with("article", basis.source());
    }

    private static Instant validUntil(LocateServiceRequestRequest command, Context context) {
        var validity = context.book().locating().validity();
        return command.hasValidUntil()
                ? end(Times.instant(command.getValidUntil()), context)
                : context.now().plus(Duration.ofDays(validity.defaultDays()));
    }

    /** An end that lies ahead and not too far; refused with REASON_PERIOD_TOO_LONG. */
    static Instant end(Instant end, Context context) {
        var validity = context.book().locating().validity();
        if (!end.isAfter(context.now())) {
            throw Refused.field("valid_until", "later than now");
        }
        Instant longest = context.now().plus(Duration.ofDays(validity.longestDays()));
        if (end.isAfter(longest)) {
            throw new Refused(Reason.REASON_PERIOD_TOO_LONG, "valid_until: at most " + validity.longestDays() + " days")
                    .with("field", "valid_until")
                    .with("accepted", longest)
                    .with("article", validity.source());
        }
        return end;
    }

    private static Set<SightingSource> sources(LocateServiceRequestRequest command, Basis basis) {
        var sources = new LinkedHashSet<SightingSource>();
        for (SightingSource source : Checks.list("sources", command.getSourcesList(), 0)) {
            Checks.known("sources", source, SightingSource.SIGHTING_SOURCE_UNSPECIFIED);
            if (!basis.allows(source)) {
                throw forbids("sources", command.getLegalBasis(), basis.sources().stream()
                        .map(s -> s.name().replace("SIGHTING_SOURCE_", "")).sorted().collect(Collectors.joining(",")), basis);
            }
            sources.add(source);
        }
        if (sources.isEmpty()) {
            basis.sources().stream().sorted().forEach(sources::add);
        }
        return sources;
    }

    private static List<String> areas(LocateServiceRequestRequest command) {
        if (command.getAreasCount() > MOST_AREAS
                || !command.getAreasList().stream().allMatch(a -> a.matches("[1-9][0-9]([0-9]{2}){0,2}"))) {
            throw Refused.field("areas", "at most " + MOST_AREAS + ", each two, four or six digits of GB/T 2260");
        }
        return command.getAreasList().stream().distinct().toList();
    }

    private static void personnel(WatchDraft draft, LocateServiceRequestRequest command, Basis basis) {
        Checks.list("dispatched_officers", command.getDispatchedOfficersList(), 0)
                .forEach(o -> Checks.officer("dispatched_officers", o));
        long sent = command.getDispatchedOfficersList().stream().map(Officer::getId).distinct().count();
        if (basis.personnelRequired() && sent < 2) {
            throw new Refused(
                            Reason.REASON_PERSONNEL_REQUIRED,
                            "the deciding court sends its own officers, at least two, to take the person over")
                    .with("field", "dispatched_officers")
                    .with("article", "INT 179");
        }
        draft.next.addAllDispatchedOfficers(command.getDispatchedOfficersList());
    }

    private static void broadcast(WatchDraft draft, LocateServiceRequestRequest command) {
        if (command.getBroadcast()
                && draft.context().caller().role() != OfficerRole.OFFICER_ROLE_COMMAND_CENTRE) {
            throw new Refused(Reason.REASON_RIGHT_MISSING, "broadcast: by the command centre only")
                    .with("field", "broadcast");
        }
        draft.next.setBroadcast(command.getBroadcast());
    }

    private static void addressees(WatchDraft draft, LocateServiceRequestRequest command) {
        Context context = draft.context();
        for (String code : new LinkedHashSet<>(Checks.list("addressees", command.getAddresseesList(), 1))) {
            Organisation asked = context.book().directory().requireOpen(Checks.required("addressees", code, 32));
            if (asked.getKind() != OrganisationKind.ORGANISATION_KIND_POLICE) {
                throw new Refused(Reason.REASON_ADDRESSEE_FORBIDDEN, "addressees: police organisations")
                        .with("field", "addressees")
                        .with("accepted", "POLICE");
            }
            boolean own = code.equals(context.caller().code());
            var addressee = WatchAddressee.newBuilder()
                    .setOrganisation(code)
                    .setAnswer(own ? WatchAnswer.WATCH_ANSWER_ACCEPTED : WatchAnswer.WATCH_ANSWER_WAITING);
            if (own) {
                addressee.setTime(Times.timestamp(context.now()));
            }
            draft.next.addAddressees(addressee);
        }
    }

    private static boolean isOwn(WatchDraft draft) {
        return draft.next.getAddresseesList().stream()
                .anyMatch(a -> a.getAnswer() == WatchAnswer.WATCH_ANSWER_ACCEPTED);
    }

    private static void informed(WatchDraft draft, LocateServiceRequestRequest command, Basis basis) {
        boolean police = basis.owner() == OrganisationKind.ORGANISATION_KIND_POLICE;
        if (command.getInformedCount() > (police ? MOST_INFORMED : 0)) {
            throw Refused.field("informed", police ? "at most " + MOST_INFORMED + " courts" : "nothing on this basis");
        }
        for (String court : new LinkedHashSet<>(command.getInformedList())) {
            draft.next.addInformed(Checks.court("informed", court, draft.context().book().directory()));
        }
    }
}
