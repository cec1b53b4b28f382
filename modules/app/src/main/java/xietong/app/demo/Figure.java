// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import xietong.rules.alert.Share.Rounding;

/**
 * What the source of a scenario states, beside what the hub says: a figure that it counted, a sum, a text that someone
 * reads, or a share of two figures above.
 *
 * @param name name under which a share below finds it
 * @param say what it is
 * @param stated as the source states it
 * @param is what the hub must say, where that is written otherwise
 * @param atLeast how much it must be, where the source gives no exact figure
 * @param as who asks; whoever is shown it where nothing is said
 * @param call Service/Method of xietong.v1
 * @param with the question
 * @param reason reason in the head of a command, e.g. of reading in clear; then not a mere reading
 * @param role role of the officer in that head
 * @param path where it stands in the answer
 * @param part figure above that is the part; instead of a question
 * @param whole figure above that is the whole
 * @param digits digits behind the point of the share in hundredths
 * @param rounding how the others are dropped
 */
record Figure(
        String name,
        String say,
        String stated,
        String is,
        @JsonProperty("at_least") String atLeast,
        String as,
        String call,
        ObjectNode with,
        String reason,
        String role,
        String path,
        String part,
        String whole,
        int digits,
        Rounding rounding) {

    /** What it is computed of. */
    String how() {
        if (part == null) {
            return call;
        }
        return part + " / " + whole + (rounding == Rounding.TRUNCATED ? "，截尾 truncated" : "，四舍五入 rounded half up");
    }
}
