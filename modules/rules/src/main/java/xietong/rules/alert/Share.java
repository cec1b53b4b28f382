// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A part of a whole as published: computed from the counts, with the rounding said. */
public record Share(long part, long whole) {
    /** How digits are dropped. */
    public enum Rounding {
        /** 四舍五入. */
        HALF_UP,
        /** 截尾: what follows is dropped. */
        TRUNCATED
    }

    /** Refuses a part of nothing, and more than all. */
    public Share {
        if (whole <= 0 || part < 0 || part > whole) {
            throw new IllegalArgumentException("no share: " + part + " of " + whole);
        }
    }

    /** Hundredths with so many digits behind the point, e.g. 25.6. */
    public String percent(int digits, Rounding rounding) {
        return BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), digits, rounding == Rounding.HALF_UP ? RoundingMode.HALF_UP : RoundingMode.DOWN)
                .toPlainString();
    }
}
