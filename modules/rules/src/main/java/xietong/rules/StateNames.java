// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Short names of states, as rule book, status and refusals use them: SENT for ENTRUSTMENT_STATE_SENT. */
public final class StateNames {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private StateNames() {}

    /** Short name of one. */
    public static String of(ProtocolMessageEnum state) {
        String type = BETWEEN_WORDS.matcher(state.getDescriptorForType().getName()).replaceAll("_");
        return state.getValueDescriptor().getName().substring(type.length() + 1);
    }

    /** Short names of all that a resource can be in. */
    public static Set<String> all(ProtocolMessageEnum[] states) {
        return Arrays.stream(states)
                .filter(s -> !((Enum<?>) s).name().equals("UNRECOGNIZED") && s.getNumber() != 0)
                .map(StateNames::of)
                .collect(Collectors.toUnmodifiableSet());
    }
}
