// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import java.time.Instant;
import xietong.v1.OfficerRole;

/**
 * Who signed in.
 *
 * @param organisation code of the organisation
 * @param officer identifier of the officer
 * @param name the officer's name
 * @param role in which role
 * @param desk desk or worker whose mailbox is read; empty for the organisation's own
 * @param since trusted time from which the session counts; null for now
 */
record Person(String organisation, String officer, String name, OfficerRole role, String desk, Instant since) {
    Person(String organisation, String officer, String name, OfficerRole role, String desk) {
        this(organisation, officer, name, role, desk, null);
    }
}
