// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.Optional;
import xietong.client.HubClient;
import xietong.v1.Duty;

/** Finds the duty of a desk by what people call it. */
final class DutyDesk {
    private DutyDesk() {}

    /** By name of the desk or by identifier; empty where there is no roster yet. */
    static Optional<Duty> find(HubClient hub, String desk) {
        return hub.duties().list().filter(d -> d.getDesk().equals(desk) || d.getId().equals(desk)).findFirst();
    }

    /** @throws IllegalStateException where there is no roster yet */
    static Duty require(HubClient hub, String desk) {
        return find(hub, desk).orElseThrow(() -> new IllegalStateException(
                "desk " + desk + " has no roster yet; 'xietong duty roster " + desk + " FILE' makes one"));
    }
}
