// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import xietong.app.input.MessageYaml;

/**
 * Something that the hub says when it is asked, and that is waited for.
 *
 * @param as who asks
 * @param call Service/Method of xietong.v1
 * @param with the question
 * @param path keys with dots between them into the answer
 * @param is what must stand there: a text, or an enum without its prefix
 * @param atLeast how much must stand there
 * @param empty whether nothing may stand there
 * @param within for how long the scenario clock may move; a day where nothing is said
 * @param every by how much at most it moves at once; an hour where nothing is said
 */
record Condition(
        String as,
        String call,
        ObjectNode with,
        String path,
        String is,
        @JsonProperty("at_least") Long atLeast,
        Boolean empty,
        String within,
        String every) {
    private static final JsonFormat.Printer PRINTER =
            JsonFormat.printer().preservingProtoFieldNames().alwaysPrintFieldsWithNoPresence();

    Duration patience() {
        return Duration.parse(within == null ? "P1D" : within);
    }

    Duration stride() {
        return Duration.parse(every == null ? "PT1H" : every);
    }

    /** Asks the hub. */
    boolean holds(Cast cast, References references) throws IOException {
        MethodDescriptor<Message, Message> method = Contract.method(call);
        Message prototype = Contract.request(method);
        JsonNode question = with == null ? JsonNodeFactory.instance.objectNode() : references.resolve(with);
        MessageYaml yaml = MessageYaml.parse(question.toString());
        yaml.check(prototype, Path.of("."));
        Message.Builder builder = prototype.newBuilderForType();
        yaml.mergeInto(builder);
        return holds(new ObjectMapper().readTree(PRINTER.print(cast.client(as).call(method, builder.build()))));
    }

    /** Whether an answer fulfils it. */
    boolean holds(JsonNode answer) {
        JsonNode at = answer;
        for (String key : path.split("\\.")) {
            at = at.path(key);
        }
        if (is != null) {
            return at.asText().equals(is) || at.asText().endsWith("_" + is);
        }
        if (atLeast != null) {
            return at.asLong() >= atLeast;
        }
        return at.isMissingNode() || at.isContainerNode() && at.isEmpty() || at.asText().isEmpty() && at.isValueNode();
    }
}
