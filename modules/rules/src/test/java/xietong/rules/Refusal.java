// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import xietong.v1.Entrustment;
import xietong.v1.Reason;

/** What a caller gets instead of a receipt, and what tests say of it. */
public final class Refusal {
    private static final Map<String, Set<Reason>> SEEN = new ConcurrentHashMap<>();

    private final Refused refused;
    private final String said;

    Refusal(String method, Refused refused, Entrustment matter) {
        this.refused = refused;
        this.said = refused.getMessage() + " " + refused.metadata();
        assertThat(Contract.reasons(method)).as("reasons listed for %s", method).contains(refused.reason());
        SEEN.computeIfAbsent(method, m -> ConcurrentHashMap.newKeySet()).add(refused.reason());
        if (matter.getRevision() > 0) {
            assertThat(refused.metadata()).as("metadata of %s", said).containsKeys("state", "allowed");
        }
    }

    Refusal repeatsNothingPersonalOf(Message... messages) {
        Stream.of(messages)
                .flatMap(m -> PersonalFields.of(m).stream())
                .map(PersonalFields.Part::value)
                .filter(value -> value.length() > 1)
                .forEach(value -> assertThat(said).doesNotContain(value));
        return this;
    }

    /** For the end of a test class: every refusal that a method's own comment lists has been seen. */
    public static void allSeenOf(String method, Reason... butByTheRunner) {
        var listed = new TreeSet<>(Contract.own(method));
        listed.removeAll(List.of(butByTheRunner));
        assertThat(SEEN.getOrDefault(method, Set.of())).as("refusals seen of %s", method).containsAll(listed);
    }

    /** Why. */
    public Reason reason() {
        return refused.reason();
    }

    /** Refused for this reason. */
    public Refusal because(Reason reason) {
        assertThat(refused.reason()).as(said).isEqualTo(reason);
        return this;
    }

    /** Refused for a field that is missing or malformed. */
    public Refusal because(String field) {
        return because(Reason.REASON_FIELD_INVALID).with("field", field);
    }

    /** Its metadata holds exactly this. */
    public Refusal with(String key, String value) {
        assertThat(refused.metadata()).as(said).containsEntry(key, value);
        return this;
    }

    /** Its metadata says what would have been accepted, among it this. */
    public Refusal accepting(String... parts) {
        assertThat(refused.metadata().get("accepted")).as(said).contains(parts);
        return this;
    }

    /** A comma-separated entry of its metadata. */
    public List<String> list(String key) {
        String value = refused.metadata().get(key);
        return value.isEmpty() ? List.of() : List.of(value.split(","));
    }

    /** Its metadata lacks this. */
    public Refusal without(String key) {
        assertThat(refused.metadata()).as(said).doesNotContainKey(key);
        return this;
    }
}
