// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import xietong.v1.AssetKey;
import xietong.v1.DistributionBox;
import xietong.v1.FreezeBox;
import xietong.v1.Subject;

/** Names of the lists that assets, freeze orders and distributions stand in. */
public final class FreezeLists {
    /** Assets of a court with a live order on them, or of the institution that keeps them. */
    public static final String ASSETS = "asset/live";
    /** The asset of a key, by {@link #owner(AssetKey)}. */
    public static final String BY_KEY = "asset/key";
    /** Live orders of a case, by case number. */
    public static final String BY_CASE = "freeze/case";
    /** Live orders against a debtor whose release is no duty yet, by {@link #owner(Subject)}. */
    public static final String BY_DEBTOR = "freeze/debtor";
    /** Orders by court and request number, ended ones too. */
    public static final String BY_REQUEST = "freeze/request";

    /** Distributions of what was obtained under an order, by its identifier. */
    static final String DISTRIBUTIONS_OF = "distribution/order";

    private FreezeLists() {}

    /** The list behind a box. */
    public static String list(FreezeBox box) {
        return "freeze/" + box.name().substring("FREEZE_BOX_".length());
    }

    /** The list behind a box. */
    public static String list(DistributionBox box) {
        return "distribution/" + box.name().substring("DISTRIBUTION_BOX_".length());
    }

    /** Owner in {@link #BY_KEY}. */
    public static String owner(AssetKey key) {
        return AssetKeys.digest(key);
    }

    /** Owner in {@link #BY_DEBTOR}. */
    public static String owner(Subject debtor) {
        return AssetKeys.digest(debtor.getKind().name(), debtor.getIdentifier());
    }

    /** Owner in {@link #BY_REQUEST}. */
    public static String owner(String court, String requestNumber) {
        return court + "/" + requestNumber;
    }
}
