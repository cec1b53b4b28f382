// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import xietong.client.Credentials;
import xietong.client.Cursor;
import xietong.client.CursorStore;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.client.SubscriptionListener;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.Reason;

/** What readers see of a ledger that was restored. */
final class Epochs {
    private Epochs() {}

    /** By the hub's refusal, and by the SDK's subscription, which begins anew in the epoch that it was told. */
    static void aCursorOfTheOldEpochIsRefused(Path bundle, String before, String now) throws IOException {
        try (HubClient client = HubClient.connect(Credentials.bundle(bundle))) {
            var refusal = catchThrowableOfType(HubRefusal.class, () -> client.call(MailboxServiceGrpc.getFetchMethod(),
                    MailboxServiceFetchRequest.newBuilder().setEpoch(before).setAfterSeq(1).build()));
            assertThat(refusal.code()).isEqualTo(Status.Code.OUT_OF_RANGE);
            assertThat(refusal.reason()).isEqualTo(Reason.REASON_CURSOR_OUT_OF_RANGE);
            assertThat(refusal.metadata()).containsEntry("epoch", now).containsKeys("floor", "head");

            List<Long> seen = new CopyOnWriteArrayList<>();
            AtomicReference<String> told = new AtomicReference<>();
            CursorStore store = CursorStore.inMemory();
            store.save(new Cursor(before, 1));
            var listener = new SubscriptionListener() {
                @Override
                public long onNewEpoch(String previous, String current) {
                    told.set(previous + " " + current);
                    return 0;
                }
            };
            var subscription = client.subscription("from-before")
                    .cursorStore(store)
                    .listener(listener)
                    .start(item -> seen.add(item.getSeq()));
            Await.until("the subscriber begins anew", () -> !seen.isEmpty());
            assertThat(told.get()).isEqualTo(before + " " + now);
            assertThat(seen.get(0)).isEqualTo(1);
            subscription.close();
        }
    }
}
