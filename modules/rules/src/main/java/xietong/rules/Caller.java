// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;

/**
 * Who asks.
 *
 * @param organisation as the directory has it now
 * @param officer acting officer; the default instance where only the organisation's system acts
 */
public record Caller(Organisation organisation, Officer officer) {

    /** The hub itself: clocks. */
    public static Caller hub() {
        return new Caller(Organisation.getDefaultInstance(), Officer.getDefaultInstance());
    }

    /** Organisation code; empty for the hub. */
    public String code() {
        return organisation.getCode();
    }

    /** Acting role; SYSTEM where no officer acts. */
    public OfficerRole role() {
        return officer.getRole() == OfficerRole.OFFICER_ROLE_UNSPECIFIED
                ? OfficerRole.OFFICER_ROLE_SYSTEM
                : officer.getRole();
    }
}
