// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import java.util.Map;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.v1.DirectoryServiceMergeOrganisationsRequest;

/**
 * Closes organisations into another 合并, which goes on with their work from then on: mailboxes, matters and measures
 * pass to it under the codes that they have.
 *
 * <p>Refused with: REASON_ORGANISATION_UNKNOWN where one of them, or the successor, is not in service;
 * REASON_FIELD_INVALID without a reason, for the operator, for a successor of another kind or that is one of them, for
 * more than 100, and where the directory would not hold together (courts below a successor of lower level).
 */
final class MergeOrganisations extends RuleBookRule<DirectoryServiceMergeOrganisationsRequest> {
    private static final int MOST = 100;

    MergeOrganisations() {
        super("DirectoryService/MergeOrganisations", DirectoryServiceMergeOrganisationsRequest.getDefaultInstance());
    }

    @Override
    Map<String, byte[]> changes(DirectoryServiceMergeOrganisationsRequest command, Context context) {
        Checks.reason(command.getHeader());
        if (Checks.list("codes", command.getCodesList(), 1).size() > MOST) {
            throw Refused.field("codes", "1 to " + MOST);
        }
        return Closings.entries(command.getCodesList(), command.getSuccessor(), context);
    }
}
