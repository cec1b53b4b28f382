// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongPredicate;
import xietong.v1.MailboxBye;
import xietong.v1.MailboxByeReason;
import xietong.v1.MailboxFilter;
import xietong.v1.MailboxHeartbeat;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxItems;
import xietong.v1.MailboxPosition;
import xietong.v1.MailboxServiceAcknowledgeRequest;
import xietong.v1.MailboxServiceAcknowledgeResponse;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.MailboxServiceSubscribeRequest;
import xietong.v1.MailboxServiceSubscribeResponse;
import xietong.v1.Reason;

/** One mailbox with one subscription, as the contract has it, and every fault that a test asks for. */
final class FakeMailbox extends MailboxServiceGrpc.MailboxServiceImplBase {
    final List<MailboxServiceSubscribeRequest> subscribed = new CopyOnWriteArrayList<>();
    final List<Long> acknowledged = new CopyOnWriteArrayList<>();
    /** How many items a stream gives before it breaks. */
    volatile IntSupplier breakAfter = () -> Integer.MAX_VALUE;
    volatile IntSupplier frameItems = () -> 10;
    /** How many items before the asked one a stream begins. */
    volatile IntSupplier rewind = () -> 0;
    volatile LongPredicate hidden = seq -> false;
    volatile boolean mute;
    volatile boolean checksEpoch = true;
    volatile Throwable refusal;
    volatile BooleanSupplier acknowledgementFails = () -> false;
    volatile boolean holdsAcknowledgements;
    private final List<MailboxItem> items = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private String epoch = "e1";
    private long floor = 1;
    private long cursor;
    private Feed feed;

    synchronized void publish(String... topics) {
        for (String topic : topics) {
            items.add(MailboxItem.newBuilder().setSeq(items.size() + 1).setTopic(topic).build());
        }
        pump();
    }

    void publish(int count) {
        for (int i = 0; i < count; i++) {
            publish("t");
        }
    }

    synchronized void restore(String newEpoch, int kept, long newFloor) {
        items.subList(kept, items.size()).clear();
        epoch = newEpoch;
        floor = newFloor;
        cursor = 0;
    }

    synchronized void floor(long seq) {
        floor = seq;
    }

    synchronized long cursor() {
        return cursor;
    }

    synchronized long given() {
        return feed == null ? 0 : feed.given;
    }

    synchronized void heartbeat() {
        if (feed != null && !feed.over) {
            feed.to.onNext(MailboxServiceSubscribeResponse.newBuilder()
                    .setHeartbeat(MailboxHeartbeat.newBuilder().setPosition(feed.position()))
                    .build());
        }
    }

    synchronized void bye(MailboxByeReason reason, long retryAfterMs) {
        feed.to.onNext(MailboxServiceSubscribeResponse.newBuilder()
                .setBye(MailboxBye.newBuilder().setReason(reason).setRetryAfterMs(retryAfterMs))
                .build());
        feed.over = true;
        feed.to.onCompleted();
    }

    synchronized void breakStream(Throwable cause) {
        if (feed != null) {
            feed.end(cause);
        }
    }

    synchronized void release() {
        holdsAcknowledgements = false;
        held.forEach(Runnable::run);
        held.clear();
    }

    private void pump() {
        if (feed != null) {
            feed.pump();
        }
    }

    @Override
    public synchronized void subscribe(MailboxServiceSubscribeRequest request,
            StreamObserver<MailboxServiceSubscribeResponse> to) {
        subscribed.add(request);
        long after = request.hasAfterSeq() ? request.getAfterSeq() : cursor;
        boolean foreign = checksEpoch && !request.getEpoch().isEmpty() && !request.getEpoch().equals(epoch);
        if (refusal != null) {
            to.onError(refusal);
        } else if (foreign || after > items.size() && checksEpoch || after < floor - 1) {
            to.onError(FakeHub.refusal(Status.Code.OUT_OF_RANGE, Reason.REASON_CURSOR_OUT_OF_RANGE,
                    Map.of("epoch", epoch, "floor", "" + floor, "head", "" + items.size())));
        } else {
            breakStream(FakeHub.refusal(Status.Code.ABORTED, Reason.REASON_SUBSCRIPTION_TAKEN_OVER, Map.of()));
            feed = new Feed(request, (ServerCallStreamObserver<MailboxServiceSubscribeResponse>) to, after);
            feed.to.setOnReadyHandler(this::ready);
            to.onNext(MailboxServiceSubscribeResponse.newBuilder().setOpened(feed.position()).build());
            pump();
        }
    }

    private synchronized void ready() {
        pump();
    }

    @Override
    public synchronized void acknowledge(MailboxServiceAcknowledgeRequest request,
            StreamObserver<MailboxServiceAcknowledgeResponse> to) {
        if (acknowledgementFails.getAsBoolean()) {
            to.onError(Status.UNAVAILABLE.asRuntimeException());
            return;
        }
        acknowledged.add(request.getSeq());
        if (request.getEpoch().equals(epoch)) {
            cursor = Math.max(cursor, request.getSeq());
        }
        Runnable answer = () -> {
            to.onNext(MailboxServiceAcknowledgeResponse.newBuilder().setCursor(cursor).build());
            to.onCompleted();
        };
        if (holdsAcknowledgements) {
            held.add(answer);
        } else {
            answer.run();
        }
        pump();
    }

    private final class Feed {
        final ServerCallStreamObserver<MailboxServiceSubscribeResponse> to;
        private final MailboxFilter filter;
        private final int window;
        private int left = breakAfter.getAsInt();
        private long last;
        long given;
        boolean over;

        Feed(MailboxServiceSubscribeRequest request, ServerCallStreamObserver<MailboxServiceSubscribeResponse> to,
                long after) {
            this.to = to;
            filter = request.getFilter();
            window = request.getWindow();
            last = Math.max(0, after - rewind.getAsInt());
            to.setOnCancelHandler(() -> over = true);
        }

        private boolean shows(MailboxItem item) {
            return filter.getTopicsCount() == 0 || filter.getTopicsList().contains(item.getTopic());
        }

        private long before(long seq) {
            return items.stream().filter(this::shows).mapToLong(MailboxItem::getSeq).filter(each -> each < seq)
                    .max().orElse(0);
        }

        MailboxPosition position() {
            return MailboxPosition.newBuilder().setEpoch(epoch).setFloor(floor).setHead(items.size())
                    .setViewHead(before(Long.MAX_VALUE)).setCursor(cursor).build();
        }

        void pump() {
            while (!over && !mute && last < items.size()) {
                if (!to.isReady()) {
                    return;
                }
                MailboxItems.Builder frame = MailboxItems.newBuilder().setHead(items.size());
                int most = Math.min(left, frameItems.getAsInt());
                long unacknowledged = items.stream().filter(this::shows)
                        .filter(each -> each.getSeq() > cursor && each.getSeq() <= last).count();
                while (frame.getItemsCount() < most && last < items.size()
                        && unacknowledged + frame.getItemsCount() < window) {
                    MailboxItem item = items.get((int) last++);
                    if (shows(item) && !hidden.test(item.getSeq())) {
                        frame.addItems(item.toBuilder().setPrev(before(item.getSeq())));
                    }
                }
                given += frame.getItemsCount();
                left -= frame.getItemsCount();
                if (frame.getItemsCount() > 0) {
                    to.onNext(MailboxServiceSubscribeResponse.newBuilder().setItems(frame).build());
                } else if (left > 0 && last < items.size()) {
                    return;
                }
                if (left <= 0) {
                    end(Status.UNAVAILABLE.withDescription("broken on purpose").asRuntimeException());
                }
            }
        }

        void end(Throwable cause) {
            if (!over) {
                over = true;
                to.onError(cause);
            }
        }
    }
}
