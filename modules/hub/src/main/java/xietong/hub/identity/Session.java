// SPDX-License-Identifier: Apache-2.0
package xietong.hub.identity;

import java.time.Instant;
import xietong.v1.OfficerRole;

/**
 * A person signed in at a device, as a token says it.
 *
 * @param device thumbprint of the device's key
 * @param officer identifier of the officer
 * @param role in which role
 * @param since trusted time of the sign-in
 * @param opener digest of the organisation's key that signed the officer in
 * @param begun the same by the machines' clocks
 */
public record Session(String device, String officer, OfficerRole role, Instant since, String opener, Instant begun) {}
