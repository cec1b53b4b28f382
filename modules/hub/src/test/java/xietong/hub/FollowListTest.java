// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.client.ListStream;
import xietong.rules.book.RuleBook;
import xietong.rules.locate.WatchLists;
import xietong.v1.LocateServiceFollowListRequest;
import xietong.v1.LocateServiceFollowListResponse;
import xietong.v1.LocateServiceFollowListResponse.PartCase;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;
import xietong.v1.SightingForm;
import xietong.v1.WatchListChange;
import xietong.v1.WatchListPiece;

/** The list as a source gets it: whole once, then what is missing. */
@Timeout(120)
class FollowListTest {
    private static final String SOURCE = "SOURCE-HITS";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private TestHub start() {
        return TestHub.start(folder, s -> {
            var rules = new LinkedHashMap<>(s.initialRules());
            var source = RuleBook.entry(Organisation.newBuilder()
                    .setCode(SOURCE)
                    .setName("演练来源")
                    .setKind(OrganisationKind.ORGANISATION_KIND_OTHER)
                    .setSynthetic(true)
                    .addSightings(SightingForm.SIGHTING_FORM_HITS)
                    .build());
            rules.put(source.getKey(), source.getValue());
            return new HubSettings(
                    s.node(), s.data(), s.server(), s.ledger(), s.writer(), s.mailbox(), s.live(), rules);
        });
    }

    private static LocateServiceFollowListResponse next(ListStream stream, PartCase kind) throws InterruptedException {
        var part = stream.next(PATIENCE).orElseThrow();
        assertThat(part.getPartCase()).isEqualTo(kind);
        return part;
    }

    @Test
    void it_comes_whole_once_and_then_in_changes_and_an_interrupted_fetch_goes_on_where_it_was() throws Exception {
        try (TestHub hub = start()) {
            Await.until("the hub has its list", () -> hub.hub().watches().isSure());
            HubClient source = hub.as(SOURCE);
            long position;
            WatchListPiece piece;
            try (ListStream stream = source.watches().list(LocateServiceFollowListRequest.getDefaultInstance())) {
                var keys = next(stream, PartCase.KEYS).getKeys();
                assertThat(keys.getKeys(0).getKey()).isEqualTo(Watching.key(folder).key());
                piece = next(stream, PartCase.PIECE).getPiece();
                assertThat(piece.getShard()).isZero();
                for (int i = 1; i < piece.getShards(); i++) {
                    assertThat(next(stream, PartCase.PIECE).getPiece().getShard()).isEqualTo(i);
                }
                position = next(stream, PartCase.HEARTBEAT).getHeartbeat().getPosition();
            }
            var rest = LocateServiceFollowListRequest.newBuilder()
                    .setShardPosition(piece.getPosition())
                    .setFirstShard(piece.getShards() - 1)
                    .build();
            try (ListStream stream = source.watches().list(rest)) {
                next(stream, PartCase.KEYS);
                assertThat(next(stream, PartCase.PIECE).getPiece().getShard()).isEqualTo(piece.getShards() - 1);
                next(stream, PartCase.HEARTBEAT);
            }
            try (ListStream stream =
                    hub.as(Watching.POLICE).watches().list(LocateServiceFollowListRequest.getDefaultInstance())) {
                HubRefusal refused = catchThrowableOfType(HubRefusal.class, () -> stream.next(PATIENCE));
                assertThat(refused.reason()).as("the directory does not name it").isEqualTo(Reason.REASON_BASIS_FORBIDS);
            }
            String order = Watching.watched(hub, "w-1");
            var since = LocateServiceFollowListRequest.newBuilder().setListPosition(position).build();
            try (ListStream stream = source.watches().list(since)) {
                next(stream, PartCase.KEYS);
                next(stream, PartCase.CHANGES);
                var changes = next(stream, PartCase.CHANGES).getChanges();
                assertThat(changes.getPrevious()).isGreaterThan(position);
                assertThat(changes.getChangesList()).extracting(WatchListChange::getReference)
                        .containsExactly(WatchLists.reference(order));
                assertThat(changes.getChanges(0).getDigestsCount()).isPositive();
                assertThat(next(stream, PartCase.HEARTBEAT).getHeartbeat().getPosition())
                        .isGreaterThanOrEqualTo(changes.getPosition());
            }
        }
    }
}
