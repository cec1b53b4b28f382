// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.rules.directory.Directory;
import xietong.rules.directory.Divisions;
import xietong.rules.directory.Problem;
import xietong.v1.DirectoryServicePutOrganisationRequest;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;
import xietong.v1.SightingForm;

/**
 * Adds an organisation or replaces its entry; its keys, its successor and the names that it had stay as they are.
 *
 * <p>Refused with: REASON_ORGANISATION_UNKNOWN for a superior that is not there; REASON_FIELD_INVALID where the
 * directory would not hold together (superior circular or of lower level, malformed code), where it would not have
 * exactly one operator in service, and where it would open again what has a successor.
 */
final class PutOrganisation extends RuleBookRule<DirectoryServicePutOrganisationRequest> {

    /** The table of divisions is not part of the rule book. */
    private static final Divisions NO_DIVISIONS = Divisions.parse("", "", "");

    PutOrganisation() {
        super("DirectoryService/PutOrganisation", DirectoryServicePutOrganisationRequest.getDefaultInstance());
    }

    @Override
    Map<String, byte[]> changes(DirectoryServicePutOrganisationRequest command, Context context) {
        Organisation given = command.getOrganisation();
        Checks.required("organisation.code", given.getCode(), 32);
        Checks.required("organisation.name", given.getName(), 200);
        Checks.known("organisation.kind", given.getKind(), OrganisationKind.ORGANISATION_KIND_UNSPECIFIED);
        if (!given.getDivision().matches("([0-9]{6})?")) {
            throw Refused.field("organisation.division", "empty, or the six digits of GB/T 2260");
        }
        given.getDesksList().forEach(d -> Checks.text("organisation.desks.title", d.getTitle(), 200));
        given.getSightingsList().forEach(
                f -> Checks.known("organisation.sightings", f, SightingForm.SIGHTING_FORM_UNSPECIFIED));
        Directory before = context.book().directory();
        var kept = given.toBuilder().clearKeyDigests().clearSuccessor().clearFormerNames();
        before.find(given.getCode()).ifPresent(o -> {
            if (!o.getSuccessor().isEmpty() && !given.getClosed()) {
                throw Refused.field("organisation.closed", "true: " + o.getSuccessor() + " goes on with its work");
            }
            kept.addAllKeyDigests(o.getKeyDigestsList())
                    .setSuccessor(o.getSuccessor())
                    .addAllFormerNames(o.getFormerNamesList());
        });
        Organisation entry = kept.build();
        requireSound(before, before.with(entry));
        return entry(entry);
    }

    /** Refuses what the entry would break; what was broken before is not its fault. */
    static void requireSound(Directory before, Directory after) {
        List<Problem> known = before.validate(NO_DIVISIONS);
        after.validate(NO_DIVISIONS).stream()
                .filter(p -> p.rule() != Problem.Rule.DIVISION && !known.contains(p))
                .findFirst()
                .ifPresent(PutOrganisation::refuse);
        boolean oneOperator = after.all().stream()
                        .filter(o -> o.getKind() == OrganisationKind.ORGANISATION_KIND_OPERATOR && !o.getClosed())
                        .count()
                == 1;
        if (!oneOperator) {
            throw Refused.field("organisation.kind", "exactly one OPERATOR is in service");
        }
    }

    private static void refuse(Problem problem) {
        if (problem.rule() == Problem.Rule.SUPERIOR_UNKNOWN) {
            throw new Refused(Reason.REASON_ORGANISATION_UNKNOWN, "organisation.superior: " + problem.accepted())
                    .with("field", "organisation.superior");
        }
        String field = switch (problem.rule()) {
            case SUPERIOR_CYCLE, SUPERIOR_RANK -> "superior";
            case DESK -> "desks";
            default -> problem.rule().name().toLowerCase(Locale.ROOT);
        };
        throw Refused.field("organisation." + field, problem.accepted());
    }
}
