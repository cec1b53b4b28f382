// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.book.Freezes;
import xietong.rules.identifier.BankAccount;
import xietong.rules.identifier.Plate;
import xietong.v1.AssetKey;
import xietong.v1.AssetKind;

/** What names an asset, brought into one form, so that one asset has one queue however courts write its number. */
public final class AssetKeys {
    private static final String CURRENCY = "[A-Z]{3}";

    private AssetKeys() {}

    /** The key in canonical form; refused with REASON_FIELD_INVALID and REASON_IDENTIFIER_INVALID. */
    public static AssetKey canonical(AssetKey key, Freezes freezes) {
        Checks.required("key.registrar", key.getRegistrar(), 32);
        Checks.known("key.kind", key.getKind(), AssetKind.ASSET_KIND_UNSPECIFIED);
        Checks.required("key.number", key.getNumber(), 100);
        Checks.text("key.sub_account", key.getSubAccount(), 100);
        boolean money = freezes.asset(key.getKind()).money();
        String currency = key.getCurrencyCode().isEmpty() && money ? "CNY" : key.getCurrencyCode();
        if (money ? !currency.matches(CURRENCY) : !currency.isEmpty()) {
            throw Refused.field("key.currency_code", money ? "an ISO 4217 code; empty takes CNY" : "empty for this kind");
        }
        return key.toBuilder()
                .setNumber(number(key))
                .setSubAccount(plain(key.getSubAccount()))
                .setCurrencyCode(currency)
                .build();
    }

    private static String number(AssetKey key) {
        return switch (key.getKind()) {
            case ASSET_KIND_DEPOSIT ->
                Checks.identifier("key.number", key.getNumber(), BankAccount::parse).value();
            case ASSET_KIND_MOVABLE -> vehicle(key.getNumber());
            default -> plain(key.getNumber());
        };
    }

    /** A movable that is registered by a plate has the plate's form; others have the registry's own number. */
    private static String vehicle(String number) {
        String plain = plain(number);
        return plain.matches("[\\u4e00-\\u9fa5][A-Z].{4,7}")
                ? Checks.identifier("key.number", plain, Plate::parse).value()
                : plain;
    }

    /** A number without what does not count in it: spaces, hyphens, width, case. */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Pd}]", "")
                .toUpperCase(Locale.ROOT);
    }

    /** Name of a key in lists: nothing can be read from it, and it goes when the asset's data is erased. */
    static String digest(AssetKey key) {
        return digest(key.getRegistrar(), key.getKind().name(), key.getNumber(), key.getSubAccount(), key.getCurrencyCode());
    }

    /** Name of an identity in lists. */
    static String digest(String... parts) {
        try {
            byte[] bytes = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
