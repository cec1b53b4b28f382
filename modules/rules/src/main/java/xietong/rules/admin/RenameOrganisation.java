// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import java.util.Map;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.DirectoryServiceRenameOrganisationRequest;
import xietong.v1.FormerName;
import xietong.v1.Organisation;

/**
 * Gives an organisation another name 更名; its code stays, and the name that it had is kept with its end.
 *
 * <p>Refused with: REASON_ORGANISATION_UNKNOWN; REASON_FIELD_INVALID without a reason or a name, and where it has that
 * name already.
 */
final class RenameOrganisation extends RuleBookRule<DirectoryServiceRenameOrganisationRequest> {

    RenameOrganisation() {
        super("DirectoryService/RenameOrganisation", DirectoryServiceRenameOrganisationRequest.getDefaultInstance());
    }

    @Override
    Map<String, byte[]> changes(DirectoryServiceRenameOrganisationRequest command, Context context) {
        Checks.reason(command.getHeader());
        String name = Checks.required("name", command.getName(), 200);
        Organisation organisation = organisation(command.getCode(), context);
        if (organisation.getName().equals(name)) {
            throw Refused.field("name", "another name than it has");
        }
        return entry(organisation.toBuilder()
                .setName(name)
                .addFormerNames(FormerName.newBuilder()
                        .setName(organisation.getName())
                        .setEndTime(Times.timestamp(context.now())))
                .build());
    }
}
