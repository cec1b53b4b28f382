// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import xietong.ledger.StoredState;
import xietong.live.Live;
import xietong.rules.Catalogue;

/** A stored state in brief, for the shared live state. */
public final class Statuses {
    private Statuses() {}

    /** Nothing of it is personal. Only what it is made of is parsed: a million are told after a start. */
    public static Live.Status of(StoredState row) {
        var resource = Catalogue.resource(row.kind());
        var state = States.parse(row, resource.brief());
        return new Live.Status(
                row.kind(), resource.status(state), row.revision(), row.position(), resource.parties(state));
    }
}
