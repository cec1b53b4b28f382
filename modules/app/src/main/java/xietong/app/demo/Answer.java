// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import xietong.app.input.MessageYaml;
import xietong.v1.CommandHeader;

/** What the hub says to a question, and what stands where in it. */
final class Answer {
    private static final JsonFormat.Printer PRINTER =
            JsonFormat.printer().preservingProtoFieldNames().alwaysPrintFieldsWithNoPresence();

    private Answer() {}

    /**
     * Asks the hub.
     *
     * @param as who asks
     * @param call Service/Method of xietong.v1
     * @param with the question; null for an empty one
     * @param head head of a command that is answered with more than a receipt; null for a reading
     */
    static JsonNode of(Cast cast, References references, String as, String call, ObjectNode with, CommandHeader head)
            throws IOException {
        MethodDescriptor<Message, Message> method = Contract.method(call);
        Message.Builder question = request(
                with == null ? JsonNodeFactory.instance.objectNode() : references.resolve(with), Contract.request(method));
        if (head != null) {
            question.setField(question.getDescriptorForType().findFieldByName("header"), head);
        }
        return new ObjectMapper().readTree(PRINTER.print(cast.client(as).call(method, question.build())));
    }

    /** A message as the contract has it, from its keys. */
    static Message.Builder request(JsonNode body, Message prototype) {
        MessageYaml yaml = MessageYaml.parse(body.toString());
        yaml.check(prototype, Path.of("."));
        Message.Builder request = prototype.newBuilderForType();
        yaml.mergeInto(request);
        return request;
    }

    /**
     * Keys with dots between them; a number takes one of a list, {@code #} says how many it has, {@code +} adds up what all
     * of it have under the key behind.
     */
    static JsonNode at(JsonNode answer, String path) {
        JsonNode at = answer;
        for (String key : path.split("\\.")) {
            at = key.startsWith("+") ? sum(at, key.substring(1)) : key.equals("#") ? IntNode.valueOf(at.size())
                    : at.isArray() ? at.path(Integer.parseInt(key)) : at.path(key);
        }
        return at;
    }

    private static JsonNode sum(JsonNode list, String key) {
        long sum = 0;
        for (JsonNode item : list) {
            sum += item.path(key).asLong();
        }
        return LongNode.valueOf(sum);
    }

    /** Whether a text is what stands there; an enum without its prefix. */
    static boolean is(JsonNode at, String text) {
        return at.asText().equals(text) || at.asText().endsWith("_" + text);
    }
}
