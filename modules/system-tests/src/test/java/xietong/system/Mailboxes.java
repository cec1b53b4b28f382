// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceFetchResponse;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.Reason;

/** Whole mailboxes as the hub has them. */
final class Mailboxes {
    private static final int PAGE = 500;

    private Mailboxes() {}

    /** What a delivery tells, without the content, which is rendered anew each time. */
    record Told(long seq, long position, String topic, String resource, long revision) {
        static Told of(MailboxItem item) {
            return new Told(item.getSeq(), item.getPosition(), item.getTopic(), item.getResource(),
                    item.getRevision());
        }
    }

    /** All of it, after checking that it is numbered 1…n without holes or repeats and says so itself. */
    static List<Told> all(HubClient reader) {
        List<Told> all = new ArrayList<>();
        MailboxServiceFetchResponse page;
        String epoch = "";
        do {
            page = reader.call(MailboxServiceGrpc.getFetchMethod(), MailboxServiceFetchRequest.newBuilder()
                    .setEpoch(epoch)
                    .setAfterSeq(all.size())
                    .setLimit(PAGE)
                    .build());
            epoch = page.getPosition().getEpoch();
            for (MailboxItem item : page.getItemsList()) {
                assertThat(item.getSeq()).as("number in the mailbox of %s", reader.organisation())
                        .isEqualTo(all.size() + 1L);
                assertThat(item.getPrev()).isEqualTo(all.size());
                all.add(Told.of(item));
            }
        } while (page.getItemsCount() > 0);
        assertThat(page.getPosition().getHead()).as("head of %s", reader.organisation()).isEqualTo(all.size());
        return all;
    }

    /** Whether the hub knows who asks. */
    static boolean isOpenTo(HubClient reader) {
        try {
            all(reader);
            return true;
        } catch (HubRefusal refusal) {
            if (refusal.reason() == Reason.REASON_UNAUTHENTICATED) {
                return false;
            }
            throw refusal;
        }
    }
}
