// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import xietong.hub.mailbox.MailboxCalls;
import xietong.hub.mailbox.Masked;

/** A subscription's way out. Both ways in which a reader can leave end it: its cancel and its connection's end. */
final class StreamOutlet implements MailboxCalls.Outlet {
    private final Call call;
    private Runnable onGone = () -> {};
    private boolean gone;

    StreamOutlet(Call call) {
        this.call = call;
        call.line().onGone(this::leave);
    }

    private void leave() {
        if (!gone) {
            gone = true;
            onGone.run();
        }
    }

    @Override
    public boolean isFull() {
        return call.line().isFull();
    }

    @Override
    public boolean send(Message message) {
        return !gone && call.send(message);
    }

    @Override
    public boolean send(Masked message) {
        return !gone && call.send(message);
    }

    @Override
    public void onDrain(Runnable then) {
        call.line().onRoom(then);
    }

    @Override
    public void end() {
        call.end();
    }

    @Override
    public void fail(RuntimeException why) {
        call.fail(why);
    }

    @Override
    public boolean isGone() {
        return gone;
    }

    @Override
    public void onGone(Runnable then) {
        onGone = then;
        if (gone) {
            then.run();
        }
    }
}
