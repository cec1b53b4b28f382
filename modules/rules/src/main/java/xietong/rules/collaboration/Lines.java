// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.rules.freeze.AssetKeys;
import xietong.v1.AssetKey;
import xietong.v1.DispatchLine;
import xietong.v1.LineFreeze;
import xietong.v1.Reason;

/**
 * The accounts of a unified dispatch as they are imported; each in canonical form. Nothing is looked up here: an
 * application must not be a way to find out what is frozen where.
 *
 * <p>Refused, each with the number of the line: REASON_ORIGINAL_MISMATCH where a freeze lacks its original case or request
 * number; REASON_IDENTIFIER_INVALID; REASON_ORGANISATION_UNKNOWN; REASON_ADDRESSEE_FORBIDDEN; REASON_FIELD_INVALID for an
 * account that stands in two lines, and for one on which nobody holds a freeze.
 */
final class Lines {
    private Lines() {}

    static List<DispatchLine> canonical(List<DispatchLine> lines, Context context) {
        Checks.list("lines", lines, 1);
        var canonical = new ArrayList<DispatchLine>();
        Map<AssetKey, Integer> seen = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            DispatchLine line = numbered(number, () -> canonical(lines.get(number - 1), context));
            Integer earlier = seen.putIfAbsent(line.getKey(), number);
            if (earlier != null) {
                throw Refused.field("lines.key", "each account once").with("line", number).with("earlier_line", earlier);
            }
            canonical.add(line);
        }
        return canonical;
    }

    private static <T> T numbered(int line, Supplier<T> check) {
        try {
            return check.get();
        } catch (Refused e) {
            throw e.with("line", line);
        }
    }

    private static DispatchLine canonical(DispatchLine line, Context context) {
        AssetKey key = AssetKeys.canonical(line.getKey(), context.book().freezes());
        context.book().directory().requireOpen(key.getRegistrar());
        Checks.list("lines.freezes", line.getFreezesList(), 1);
        var canonical = DispatchLine.newBuilder().setKey(key);
        line.getFreezesList().forEach(f -> canonical.addFreezes(canonical(f, context)));
        return canonical.build();
    }

    private static LineFreeze canonical(LineFreeze freeze, Context context) {
        if (freeze.getOriginalCaseNumber().isBlank() || freeze.getOriginalRequestNumber().isBlank()) {
            throw new Refused(
                            Reason.REASON_ORIGINAL_MISMATCH,
                            "every freeze must be named by its original case number and its original request number")
                    .with("field", freeze.getOriginalCaseNumber().isBlank()
                            ? "lines.freezes.original_case_number"
                            : "lines.freezes.original_request_number")
                    .with("article", "SEAL 28");
        }
        Checks.court("lines.freezes.court", freeze.getCourt(), context.book().directory());
        return freeze.toBuilder()
                .setOriginalCaseNumber(
                        Checks.caseNumber("lines.freezes.original_case_number", freeze.getOriginalCaseNumber()))
                .setOriginalRequestNumber(Checks.required(
                        "lines.freezes.original_request_number", freeze.getOriginalRequestNumber(), 64))
                .build();
    }
}
