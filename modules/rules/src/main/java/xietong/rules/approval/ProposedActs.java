// SPDX-License-Identifier: Apache-2.0
package xietong.rules.approval;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import xietong.v1.CommandHeader;
import xietong.v1.ProposedAct;

/** Acts of administrators as proposals hold them: the command itself, its head empty but for the revision that it expects. */
public final class ProposedActs {
    private static final Map<String, FieldDescriptor> BY_TYPE =
            ProposedAct.getDescriptor().getOneofs().get(0).getFields().stream()
                    .collect(Collectors.toUnmodifiableMap(f -> f.getMessageType().getFullName(), Function.identity()));

    private ProposedActs() {}

    /** Whether commands of this type can be proposed. */
    public static boolean holds(Message command) {
        return BY_TYPE.containsKey(command.getDescriptorForType().getFullName());
    }

    /** A command as a proposal holds it. */
    public static ProposedAct of(Message command) {
        CommandHeader header = header(command);
        var kept = CommandHeader.newBuilder();
        if (header.hasExpectedRevision()) {
            kept.setExpectedRevision(header.getExpectedRevision());
        }
        FieldDescriptor field = BY_TYPE.get(command.getDescriptorForType().getFullName());
        return ProposedAct.newBuilder().setField(field, with(command, kept.build())).build();
    }

    /** The command that a proposal holds; empty where it holds none. */
    public static Optional<Message> command(ProposedAct act) {
        FieldDescriptor field = act.getOneofFieldDescriptor(ProposedAct.getDescriptor().getOneofs().get(0));
        return field == null ? Optional.empty() : Optional.of((Message) act.getField(field));
    }

    /** The command with a head, and the revision that the proposal expects. */
    public static Message given(Message command, CommandHeader header) {
        CommandHeader proposed = header(command);
        return with(command, proposed.hasExpectedRevision()
                ? header.toBuilder().setExpectedRevision(proposed.getExpectedRevision()).build()
                : header);
    }

    /** Name of the method, with its package. */
    public static String method(Message command) {
        String request = command.getDescriptorForType().getFullName();
        int service = request.indexOf("Service") + "Service".length();
        return request.substring(0, service) + "/" + request.substring(service, request.length() - "Request".length());
    }

    private static CommandHeader header(Message command) {
        return (CommandHeader) command.getField(command.getDescriptorForType().findFieldByName("header"));
    }

    private static Message with(Message command, CommandHeader header) {
        FieldDescriptor field = command.getDescriptorForType().findFieldByName("header");
        boolean empty = header.equals(CommandHeader.getDefaultInstance());
        var builder = command.toBuilder();
        return empty ? builder.clearField(field).build() : builder.setField(field, header).build();
    }
}
