// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.Message;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import xietong.v1.CommandHeader;
import xietong.v1.Officer;

/**
 * A command that a court is about to give; each change is a new motion.
 *
 * @param by who gives it
 * @param builder the command; never changed in place
 */
public record Motion<B extends Message.Builder>(Court by, B builder) {
    private static final AtomicLong REQUESTS = new AtomicLong();

    static String nextRequest() {
        return "t-" + REQUESTS.incrementAndGet();
    }

    /** The command as it would be sent. */
    public Message command() {
        return builder.clone().build();
    }

    /** The same, with something changed. */
    @SuppressWarnings("unchecked")
    public Motion<B> but(Consumer<B> change) {
        B copy = (B) builder.clone();
        change.accept(copy);
        return new Motion<>(by, copy);
    }

    /** The same, with its head changed. */
    public Motion<B> head(Consumer<CommandHeader.Builder> change) {
        return but(copy -> {
            var field = copy.getDescriptorForType().findFieldByName("header");
            var head = ((CommandHeader) copy.getField(field)).toBuilder();
            change.accept(head);
            copy.setField(field, head.build());
        });
    }

    /** The same, with this reason; empty for none. */
    public Motion<B> reason(String reason) {
        return head(h -> h.setReason(reason));
    }

    /** The same, by another officer. */
    public Motion<B> as(Officer officer) {
        return head(h -> h.setOfficer(officer));
    }

    /** Its rule in the catalogue. */
    public CommandRule<Message, Message> rule() {
        return Catalogue.methods().stream()
                .map(method -> Catalogue.rule(method).orElseThrow())
                .filter(rule -> rule.prototype().getClass() == builder.getDefaultInstanceForType().getClass())
                .findFirst()
                .orElseThrow();
    }

    /** Who asks, as the directory knows it. */
    public Caller caller(xietong.rules.directory.Directory directory) {
        return new Caller(directory.require(by.code()), rule().header(command()).getOfficer());
    }
}
