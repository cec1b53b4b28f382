// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.bouncycastle.crypto.digests.SM3Digest;
import xietong.store.v1.BodyDigests;
import xietong.store.v1.HistoryBody;
import xietong.store.v1.PartDigest;
import xietong.store.v1.PersonalPart;
import xietong.store.v1.PersonalParts;

/**
 * How the digests of history are made, in one place for writer and verifier. Everything that is digested is written
 * as a sequence of fields, each with its length before it, so that no two different records have the same bytes.
 * Bodies enter only through salted digests: erasing a body or a personal part leaves the chain whole (promise 8).
 */
public final class Evidence {
    private static final Comparator<Delivery> BY_MAILBOX = Comparator.comparing(
                    (Delivery d) -> d.mailbox().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
            .thenComparing(Delivery::seq);

    private final String algorithm;

    /**
     * For one algorithm.
     *
     * @param algorithm SHA-256 or SM3; anything else is refused
     */
    public Evidence(String algorithm) {
        if (!algorithm.equals("SHA-256") && !algorithm.equals("SM3")) {
            throw new IllegalArgumentException("digest algorithm " + algorithm + ": SHA-256 or SM3 is accepted");
        }
        this.algorithm = algorithm;
    }

    /** Name of the algorithm. */
    public String algorithm() {
        return algorithm;
    }

    /** Salted digests of a body and its personal parts. */
    public BodyDigests body(HistoryBody body, PersonalParts parts) {
        var digests = BodyDigests.newBuilder().setCommand(salted(body.getSalt(), body.getCommand()));
        for (PersonalPart part : parts.getPartsList()) {
            digests.addParts(PartDigest.newBuilder()
                    .setPath(part.getPath())
                    .setDigest(salted(part.getSalt(), part.getValue())));
        }
        return digests.build();
    }

    /** Whether a body is the one that was digested. */
    public boolean isBody(BodyDigests recorded, HistoryBody body) {
        return recorded.getCommand().equals(salted(body.getSalt(), body.getCommand()));
    }

    /** Whether a personal part is one of those that were digested. */
    public boolean isPart(BodyDigests recorded, PersonalPart part) {
        ByteString digest = salted(part.getSalt(), part.getValue());
        return recorded.getPartsList().stream()
                .anyMatch(d -> d.getPath().equals(part.getPath()) && d.getDigest().equals(digest));
    }

    /**
     * Digest of who was told, in order of mailbox (by its UTF-8 bytes) and number, however they are given. Labels come
     * behind all, each after an empty name, which no mailbox has: without any, the digest is what it was before there
     * were labels.
     */
    public byte[] outcome(List<Delivery> deliveries) {
        var fields = new Fields();
        List<Delivery> sorted = deliveries.stream().sorted(BY_MAILBOX).toList();
        sorted.forEach(d -> fields.text(d.mailbox()).number(d.seq()).text(d.topic()).text(d.right()));
        sorted.stream().filter(d -> !d.labels().isEmpty()).forEach(d -> fields.text("")
                .text(d.mailbox())
                .number(d.seq())
                .text(d.labels().division())
                .text(d.labels().person()));
        return digest(fields);
    }

    /** Digest of a record over everything but its body, its parts and this digest itself. */
    public byte[] record(HistoryRecord r) {
        return digest(new Fields()
                .number(r.position())
                .number(r.ordinal())
                .text(r.kind())
                .text(r.resource())
                .number(r.revision())
                .instant(r.stamp())
                .text(r.organisation())
                .text(r.officer())
                .text(r.command())
                .number(r.rulesVersion())
                .text(r.algorithm())
                .bytes(r.previous())
                .bytes(r.bodyDigests())
                .bytes(r.outcome()));
    }

    /** Seal of a batch over its records' digests and the seal before. */
    public Seal seal(long position, Instant stamp, byte[] previous, List<byte[]> records) {
        var fields = new Fields().number(position).instant(stamp).bytes(previous).number(records.size());
        records.forEach(fields::bytes);
        return new Seal(position, stamp, records.size(), algorithm, previous, digest(fields));
    }

    /** What the hub signs in a checkpoint. */
    public static byte[] checkpointContent(String ledgerId, long position, byte[] digest, Instant stamp) {
        var fields = new Fields();
        fields.text("xietong checkpoint 1").text(ledgerId).number(position).bytes(digest).instant(stamp);
        return fields.content();
    }

    /** Digests of parts that are still there, compared with what was recorded; the path of the first that differs. */
    String firstChangedPart(BodyDigests recorded, byte[] parts) throws InvalidProtocolBufferException {
        List<PersonalPart> present = PersonalParts.parseFrom(parts).getPartsList();
        if (present.size() != recorded.getPartsCount()) {
            return "number of personal parts";
        }
        for (int i = 0; i < present.size(); i++) {
            PersonalPart part = present.get(i);
            PartDigest digest = recorded.getParts(i);
            if (!part.getPath().equals(digest.getPath())
                    || !salted(part.getSalt(), part.getValue()).equals(digest.getDigest())) {
                return "personal part " + digest.getPath();
            }
        }
        return null;
    }

    /** Digest of a salt and a value. */
    ByteString salted(ByteString salt, ByteString value) {
        return ByteString.copyFrom(
                digest(new Fields().bytes(salt.toByteArray()).bytes(value.toByteArray())));
    }

    private byte[] digest(Fields fields) {
        if (algorithm.equals("SM3")) {
            return sm3(fields.content());
        }
        try {
            return MessageDigest.getInstance(algorithm).digest(fields.content());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The class itself: as a provider Bouncy Castle loads hundreds of others, a good part of starting a hub. */
    private static byte[] sm3(byte[] content) {
        var sm3 = new SM3Digest();
        sm3.update(content, 0, content.length);
        byte[] digest = new byte[sm3.getDigestSize()];
        sm3.doFinal(digest, 0);
        return digest;
    }

    private static final class Fields {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        Fields bytes(byte[] value) {
            try {
                out.writeInt(value.length);
                out.write(value);
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Fields text(String value) {
            return bytes(value.getBytes(StandardCharsets.UTF_8));
        }

        Fields number(long value) {
            try {
                out.writeInt(Long.BYTES);
                out.writeLong(value);
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Fields instant(Instant value) {
            return number(Math.addExact(Math.multiplyExact(value.getEpochSecond(), 1_000_000L), value.getNano() / 1_000));
        }

        byte[] content() {
            return bytes.toByteArray();
        }
    }
}
