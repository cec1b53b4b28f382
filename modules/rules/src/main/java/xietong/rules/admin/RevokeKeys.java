// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.v1.DirectoryServiceRevokeKeysRequest;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

/**
 * Takes public keys of an organisation back, all where none is named.
 *
 * <p>Refused with: REASON_ORGANISATION_UNKNOWN; REASON_FIELD_INVALID without a reason, and where the operator would be
 * left without a key: nobody could give it a new one.
 */
final class RevokeKeys extends RuleBookRule<DirectoryServiceRevokeKeysRequest> {

    RevokeKeys() {
        super("DirectoryService/RevokeKeys", DirectoryServiceRevokeKeysRequest.getDefaultInstance());
    }

    @Override
    Map<String, byte[]> changes(DirectoryServiceRevokeKeysRequest command, Context context) {
        Checks.reason(command.getHeader());
        Organisation organisation = organisation(command.getCode(), context);
        List<String> left = new ArrayList<>(organisation.getKeyDigestsList());
        if (command.getKeyDigestsCount() == 0) {
            left.clear();
        } else {
            left.removeAll(command.getKeyDigestsList());
        }
        if (left.isEmpty() && organisation.getKind() == OrganisationKind.ORGANISATION_KIND_OPERATOR) {
            throw Refused.field("key_digests", "some of the operator's keys, not all; issue it another one first");
        }
        return entry(organisation.toBuilder().clearKeyDigests().addAllKeyDigests(left).build());
    }
}
