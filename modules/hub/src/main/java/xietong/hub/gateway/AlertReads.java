// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import xietong.rules.Caller;
import xietong.rules.alert.AlertLists;
import xietong.rules.alert.AlertResource;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.AlertServiceListOpenRequest;
import xietong.v1.AlertServiceListOpenResponse;
import xietong.v1.OrganisationKind;

/**
 * The boxes of alerts: for police first those that went to every station of its area, which no list names it for, then its
 * own. Blocks; not for event loops.
 */
final class AlertReads {
    private static final String EVERYBODYS = "b.";
    private static final String OWN = "o.";

    private final Listing listing;

    AlertReads(Listing listing) {
        this.listing = listing;
    }

    /** A page of a box; one may be empty and have a next one all the same. */
    Message open(AlertServiceListOpenRequest request, Caller reader) {
        AlertBox box = Readings.box(request.getBox());
        String token = request.getPageToken();
        boolean police = reader.organisation().getKind() == OrganisationKind.ORGANISATION_KIND_POLICE;
        boolean everybodys = police && !token.startsWith(OWN) && box != AlertBox.ALERT_BOX_CLOSED;
        String rest = token.startsWith(OWN) || token.startsWith(EVERYBODYS) ? token.substring(OWN.length()) : token;
        var response = AlertServiceListOpenResponse.newBuilder();
        if (everybodys) {
            var page = listing.page(
                    AlertLists.BROADCAST, AlertLists.EVERYBODY, request.getPageSize(), rest, reader);
            page.resources().stream()
                    .map(m -> (Alert) m)
                    .filter(a -> AlertResource.box(a) == box && !AlertResource.isNamed(a, reader.code()))
                    .forEach(response::addAlerts);
            return response.setNextPageToken(page.next().isEmpty() ? OWN : EVERYBODYS + page.next()).build();
        }
        var page = listing.page(AlertLists.list(box), reader.code(), request.getPageSize(), rest, reader);
        page.resources().forEach(m -> response.addAlerts((Alert) m));
        return response.setNextPageToken(page.next().isEmpty() ? "" : OWN + page.next()).build();
    }
}
