// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import java.util.Locale;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

/** Made-up police stations, by number. */
final class Stations {
    private Stations() {}

    static String code(int i) {
        return String.format(Locale.ROOT, "STATION-%05d", i);
    }

    static Organisation of(int i) {
        return Organisation.newBuilder()
                .setCode(code(i))
                .setName("演练派出所" + i)
                .setKind(OrganisationKind.ORGANISATION_KIND_POLICE)
                .setSynthetic(true)
                .build();
    }
}
