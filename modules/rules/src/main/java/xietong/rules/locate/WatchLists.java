// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import xietong.v1.Subject;
import xietong.v1.WatchBox;

/** Names of the lists that watch orders stand in, and their short references. */
public final class WatchLists {
    /** Live orders of a case, by {@link #owner(String, String)}. */
    static final String BY_CASE = "watch_order/case";
    /** Live orders that concern a debtor, by {@link #owner(Subject)}. */
    static final String BY_DEBTOR = "watch_order/debtor";
    /** All live orders, for the index; owner {@link #EVERYBODY}. */
    public static final String LIVE = "watch_order/live";
    /** Owner in {@link #LIVE}. */
    public static final String EVERYBODY = "*";
    /** The order of a reference, ended ones too, by {@link #owner(long)}. */
    public static final String BY_REFERENCE = "watch_order/reference";

    private WatchLists() {}

    /** The list behind a box. */
    public static String list(WatchBox box) {
        return WatchOrderResource.KIND + "/" + box.name().substring("WATCH_BOX_".length());
    }

    /** Owner in {@link #BY_CASE}. */
    static String owner(String sender, String caseNumber) {
        return sender + "/" + caseNumber;
    }

    /** Owner in {@link #BY_DEBTOR}; nothing can be read from it. */
    static String owner(Subject debtor) {
        return HexFormat.of().formatHex(digest(debtor.getKind().name() + "\n" + debtor.getIdentifier()));
    }

    /** Owner in {@link #BY_REFERENCE}. */
    public static String owner(long reference) {
        return HexFormat.of().toHexDigits(reference);
    }

    /** By what packed lists refer to an order: eight bytes, whatever its identifier. */
    public static long reference(String order) {
        return ByteBuffer.wrap(digest(order)).getLong();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
