// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import java.util.Map;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.v1.DirectoryServicePutOrganisationRequest;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

/**
 * Adds an organisation or replaces its entry; its keys stay as they are.
 *
 * <p>Refused with: REASON_RULES_INVALID where the directory would not hold together (superior unknown or circular,
 * malformed code); REASON_FIELD_INVALID for a second operator.
 */
final class PutOrganisation extends RuleBookRule<DirectoryServicePutOrganisationRequest> {

    PutOrganisation() {
        super("DirectoryService/PutOrganisation", DirectoryServicePutOrganisationRequest.getDefaultInstance());
    }

    @Override
    Map<String, byte[]> changes(DirectoryServicePutOrganisationRequest command, Context context) {
        Organisation given = command.getOrganisation();
        Checks.required("organisation.code", given.getCode(), 32);
        Checks.required("organisation.name", given.getName(), 200);
        Checks.known("organisation.kind", given.getKind(), OrganisationKind.ORGANISATION_KIND_UNSPECIFIED);
        var entry = given.toBuilder().clearKeyDigests();
        context.book().directory().find(given.getCode()).ifPresent(o -> entry.addAllKeyDigests(o.getKeyDigestsList()));
        return entry(entry.build());
    }
}
