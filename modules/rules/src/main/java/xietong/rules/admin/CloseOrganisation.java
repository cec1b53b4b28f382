// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import java.util.List;
import java.util.Map;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.v1.DirectoryServiceCloseOrganisationRequest;

/**
 * Closes an organisation 撤销; its superior, or whoever is named, goes on with its work as after a merger.
 *
 * <p>Refused with: REASON_ORGANISATION_UNKNOWN where it or the successor is not in service, and where none is named and
 * it has no superior; REASON_FIELD_INVALID as {@link MergeOrganisations} says.
 */
final class CloseOrganisation extends RuleBookRule<DirectoryServiceCloseOrganisationRequest> {

    CloseOrganisation() {
        super("DirectoryService/CloseOrganisation", DirectoryServiceCloseOrganisationRequest.getDefaultInstance());
    }

    @Override
    Map<String, byte[]> changes(DirectoryServiceCloseOrganisationRequest command, Context context) {
        Checks.reason(command.getHeader());
        String successor = command.getSuccessor().isEmpty()
                ? organisation(command.getCode(), context).getSuperior()
                : command.getSuccessor();
        return Closings.entries(List.of(command.getCode()), successor, context);
    }
}
