// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xietong.hub.HubClock;
import xietong.hub.operations.Health;
import xietong.hub.wall.WallBeats;
import xietong.hub.writer.Writer;
import xietong.ledger.Ledger;
import xietong.live.Live;
import xietong.live.WallShare;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.directory.Address;
import xietong.v1.AdminServiceGetOperationsRequest;
import xietong.v1.AdminServiceGetOperationsResponse;
import xietong.v1.HealthCheck;
import xietong.v1.LostWall;
import xietong.v1.MailboxLag;
import xietong.v1.MailboxTerminalCount;

/** How the hub does just now, for its operator. Blocks; not for event loops. */
final class OperationsReads {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final int MOST_WALLS = 200;

    private final Ledger ledger;
    private final Writer writer;
    private final Live live;
    private final Health health;
    private final String node;

    OperationsReads(Ledger ledger, Writer writer, Live live, Health health, String node) {
        this.ledger = ledger;
        this.writer = writer;
        this.live = live;
        this.health = health;
        this.node = node;
    }

    /** Refused with REASON_FIELD_INVALID for a number of mailboxes that is none. */
    AdminServiceGetOperationsResponse get(AdminServiceGetOperationsRequest request, Caller reader) {
        int most = request.getMostLags() == 0 ? USUAL : request.getMostLags();
        if (most < 1 || most > MOST) {
            throw Refused.field("most_lags", "1 to 1,000; 0 takes 100");
        }
        var response = AdminServiceGetOperationsResponse.newBuilder()
                .setNode(node)
                .addAllMembers(live.members())
                .setPartial(!live.isWhole())
                .setWriter(writer.isWriter())
                .setWriterEpoch(writer.epoch())
                .setWaiting(writer.waiting())
                .setPosition(writer.heads().position())
                .setTime(Times.timestamp(writer.now()));
        var mailboxes = new TreeMap<String, Integer>();
        var organisations = new TreeMap<String, Integer>();
        live.presences().forEach(presence -> {
            mailboxes.merge(presence.mailbox(), 1, Integer::sum);
            organisations.merge(Address.parse(presence.mailbox()).organisation(), 1, Integer::sum);
        });
        organisations.forEach((code, count) -> response.addConnected(
                MailboxTerminalCount.newBuilder().setOrganisation(code).setConnected(count)));
        Map<String, Long> behind = ledger.unacknowledged();
        response.setMailboxesBehind(behind.size());
        behind.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(lag -> MailboxLag.newBuilder()
                        .setMailbox(lag.getKey())
                        .setBehind(lag.getValue())
                        .setConnected(mailboxes.getOrDefault(lag.getKey(), 0)))
                .forEach(response::addLags);
        List<WallShare.Sign> lost = WallBeats.lost(live.walls(), HubClock.now());
        response.setWalls(live.walls().signs().size() - lost.size());
        lost.stream().limit(MOST_WALLS).forEach(sign -> response.addLostWalls(LostWall.newBuilder()
                .setOrganisation(sign.organisation())
                .setWall(sign.title())
                .setLastBeatTime(Times.timestamp(sign.at()))));
        health.ready().checks().forEach(check -> response.addChecks(HealthCheck.newBuilder()
                .setName(check.name())
                .setPassed(check.passed())
                .setFinding(check.reason())));
        return response.build();
    }
}
