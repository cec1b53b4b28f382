// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;

/**
 * Something that the hub says, and that is waited for: a delivery, or what stands in an answer.
 *
 * @param as who asks, or gets the delivery
 * @param topic topic of the delivery; instead of a question
 * @param call Service/Method of xietong.v1
 * @param with the question
 * @param path keys with dots between them into the answer
 * @param is what must stand there: a text, or an enum without its prefix
 * @param atLeast how much must stand there
 * @param within for how long the scenario clock may move; a day where nothing is said
 * @param every by how much at most it moves at once; an hour where nothing is said
 */
record Condition(
        String as,
        String topic,
        String call,
        ObjectNode with,
        String path,
        String is,
        @JsonProperty("at_least") Long atLeast,
        String within,
        String every) {

    Duration patience() {
        return Duration.parse(within == null ? "P1D" : within);
    }

    Duration stride() {
        return Duration.parse(every == null ? "PT1H" : every);
    }

    /** Looks, or asks the hub. */
    boolean holds(Cast cast, References references) throws IOException {
        if (topic != null) {
            return cast.arrivals(as).values().stream().anyMatch(a -> a.item().getTopic().equals(topic));
        }
        return holds(Answer.of(cast, references, as, call, with, null));
    }

    /** Whether an answer fulfils it. */
    boolean holds(JsonNode answer) {
        JsonNode at = Answer.at(answer, path);
        if (is != null) {
            return Answer.is(at, is);
        }
        return at.isNumber() && at.asLong() >= atLeast || at.isTextual() && Long.parseLong(at.asText()) >= atLeast;
    }
}
