// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import xietong.ledger.HistoryRecord;
import xietong.rules.PersonalFields;
import xietong.store.v1.Effect;
import xietong.store.v1.HistoryBody;
import xietong.store.v1.PersonalPart;
import xietong.store.v1.PersonalParts;

/** A command as history keeps it: its bytes without what is personal, and the personal parts beside, each salted. */
record Bodies(HistoryBody body, PersonalParts parts) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Bodies of(Message command) {
        var taken = new ArrayList<PersonalFields.Part>();
        Message rest = PersonalFields.takeOut(command, taken);
        var parts = PersonalParts.newBuilder();
        taken.forEach(p -> parts.addParts(PersonalPart.newBuilder()
                .setPath(p.path())
                .setSalt(salt())
                .setValue(ByteString.copyFromUtf8(p.value()))));
        return new Bodies(
                HistoryBody.newBuilder().setCommand(canonical(rest)).setSalt(salt()).build(), parts.build());
    }

    /** Of an effect: which record of the batch is the command that made it. */
    static Bodies ofEffect(int cause, String command) {
        return of(Effect.newBuilder().setCause(cause).setCommand(command).build());
    }

    /** Whether this command equals the one that was accepted before, as history keeps it. */
    boolean sameAs(HistoryRecord accepted) {
        try {
            return sameAs(
                    HistoryBody.parseFrom(accepted.body()),
                    accepted.parts() == null ? null : PersonalParts.parseFrom(accepted.parts()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("history at " + accepted.position() + " cannot be read", e);
        }
    }

    /** Whether this command equals another. */
    boolean sameAs(Bodies other) {
        return sameAs(other.body, other.parts);
    }

    /** After erasure the personal parts can no longer be compared; then the rest decides. */
    private boolean sameAs(HistoryBody otherBody, PersonalParts otherParts) {
        return otherBody.getCommand().equals(body.getCommand())
                && (otherParts == null || values(otherParts).equals(values(parts)));
    }

    private static List<PersonalPart> values(PersonalParts parts) {
        return parts.getPartsList().stream().map(p -> p.toBuilder().clearSalt().build()).toList();
    }

    /** Bytes that are equal for equal messages, in whatever order their fields came. */
    private static ByteString canonical(Message message) {
        ByteString.Output bytes = ByteString.newOutput(message.getSerializedSize());
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            message.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteString();
    }

    private static ByteString salt() {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return ByteString.copyFrom(salt);
    }
}
