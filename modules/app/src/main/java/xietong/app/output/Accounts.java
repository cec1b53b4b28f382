// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.v1.AssetKey;

/** What names an asset, in a word. */
final class Accounts {
    private Accounts() {}

    /** Number, sub-account and currency, as far as there are any. */
    static String text(AssetKey key) {
        return Stream.of(key.getNumber(), key.getSubAccount(), key.getCurrencyCode())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
