// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import xietong.rules.Caller;
import xietong.rules.alert.AlertLists;
import xietong.rules.alert.AlertResource;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.AlertServiceGetDigestRequest;
import xietong.v1.AlertServiceGetDigestResponse;
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
    private static final int PAGE = 200;
    private static final int MOST = 5_000;
    /** Boxes whose alerts a terminal shows. */
    private static final List<AlertBox> SHOWN = List.of(
            AlertBox.ALERT_BOX_OPEN, AlertBox.ALERT_BOX_WORKING, AlertBox.ALERT_BOX_SHELVED, AlertBox.ALERT_BOX_LAPSED);

    private final Listing listing;

    AlertReads(Listing listing) {
        this.listing = listing;
    }

    /** Over all that the reader's terminals should be showing. */
    Message digest(AlertServiceGetDigestRequest request, Caller reader) {
        var revisions = new TreeMap<String, Long>();
        for (AlertBox box : SHOWN) {
            var page = AlertServiceListOpenRequest.newBuilder().setBox(box).setPageSize(PAGE);
            do {
                var answer = open(page.build(), reader);
                answer.getAlertsList().forEach(a -> revisions.put(a.getId(), a.getRevision()));
                page.setPageToken(answer.getNextPageToken());
            } while (!page.getPageToken().isEmpty() && revisions.size() < MOST);
        }
        var lines = new StringBuilder();
        revisions.forEach((id, revision) -> lines.append(id).append(':').append(revision).append('\n'));
        return AlertServiceGetDigestResponse.newBuilder()
                .setCount(revisions.size())
                .setDigest(sha256(lines.toString()))
                .setPartial(revisions.size() >= MOST)
                .build();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A page of a box; one may be empty and have a next one all the same. */
    AlertServiceListOpenResponse open(AlertServiceListOpenRequest request, Caller reader) {
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
