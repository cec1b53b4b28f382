// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import xietong.rules.Refused;
import xietong.v1.CommandHeader;
import xietong.v1.Officer;
import xietong.v1.Reason;

/** Messages of the contract as proto3 JSON. */
final class Json {
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();
    private static final JsonFormat.Parser PARSER = JsonFormat.parser();
    private static final JsonFactory TOKENS = new JsonFactory();

    private Json() {}

    static String of(MessageOrBuilder message) {
        try {
            return PRINTER.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a message that cannot be written as JSON", e);
        }
    }

    static byte[] bytes(Message message) {
        return of(message).getBytes(StandardCharsets.UTF_8);
    }

    /** A request: one object and nothing else; empty text is an empty request. Refuses with REASON_MALFORMED. */
    static DynamicMessage.Builder request(Descriptor type, String json) {
        DynamicMessage.Builder builder = DynamicMessage.newBuilder(type);
        try {
            if (!json.isBlank()) {
                requireNothingBehind(json);
                PARSER.merge(json, builder);
            }
            return builder;
        } catch (IOException | IllegalArgumentException e) {
            // The parser's own words would repeat what was sent.
            throw new Refused(Reason.REASON_MALFORMED, "this is no JSON of " + type.getFullName());
        }
    }

    /** The parser of messages reads one value and does not look at what follows it. */
    private static void requireNothingBehind(String json) throws IOException {
        try (JsonParser parser = TOKENS.createParser(json)) {
            parser.nextToken();
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "more than one value");
            }
        }
    }

    /** Whoever sits there is the officer of what the page commands; it may say the numbers of the officer's passes. */
    static Message by(DynamicMessage.Builder request, Officer officer) {
        FieldDescriptor field = request.getDescriptorForType().findFieldByName("header");
        boolean commands = field != null
                && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && field.getMessageType().equals(CommandHeader.getDescriptor());
        if (commands) {
            try {
                Message sent = (Message) request.getField(field);
                CommandHeader.Builder header = CommandHeader.parseFrom(sent.toByteString()).toBuilder();
                header.setOfficer(officer.toBuilder()
                        .setWorkPassNumber(header.getOfficer().getWorkPassNumber())
                        .setDutyPassNumber(header.getOfficer().getDutyPassNumber()));
                request.setField(field, header.build());
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
            }
        }
        return request.build();
    }
}
