// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import com.google.protobuf.Message;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import java.util.function.Consumer;
import xietong.hub.gateway.Door;
import xietong.hub.gateway.Line;
import xietong.hub.identity.Authenticator.Principal;
import xietong.rules.Refused;

/** A call that the hub makes in the name of whoever sits at the browser, with exactly that person's rights. */
final class InnerLine implements Line {
    private static final String V1 = "xietong.v1.";

    private final String method;
    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private final Promise<byte[]> answer = Promise.promise();
    private Consumer<byte[]> onMessage = message -> {};
    private Runnable onEnd = () -> {};
    private byte[] written = new byte[0];

    private InnerLine(String method) {
        this.method = method;
    }

    /** The answer in the contract's binary form, or the refusal. On the call's own context. */
    static Future<byte[]> call(Door door, Principal principal, String method, Message request) {
        var line = new InnerLine(V1 + method);
        door.take(line, principal);
        line.onMessage.accept(request.toByteArray());
        line.onEnd.run();
        return line.answer.future();
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public MultiMap headers() {
        return headers;
    }

    @Override
    public void onMessage(Consumer<byte[]> message) {
        onMessage = message;
    }

    @Override
    public void onEnd(Runnable asked) {
        onEnd = asked;
    }

    @Override
    public void onInvalid(Consumer<RuntimeException> why) {
        // The hub's own messages are sound.
    }

    @Override
    public void onGone(Runnable gone) {
        // The answer is always waited for.
    }

    @Override
    public void pause() {
        // There is one message only.
    }

    @Override
    public void resume() {
        // Nothing waits.
    }

    @Override
    public byte[] encode(Message message) {
        return message.toByteArray();
    }

    @Override
    public Future<Void> write(byte[] encoded) {
        written = encoded;
        return Future.succeededFuture();
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public void onRoom(Runnable then) {
        then.run();
    }

    @Override
    public Future<Void> end() {
        answer.tryComplete(written);
        return Future.succeededFuture();
    }

    @Override
    public void refuse(Refused refused) {
        answer.tryFail(refused);
    }
}
