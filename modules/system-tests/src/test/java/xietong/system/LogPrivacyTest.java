// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.v1.AdminServiceOuterClass;
import xietong.v1.AlertServiceOuterClass;
import xietong.v1.AuditServiceOuterClass;
import xietong.v1.CaseServiceOuterClass;
import xietong.v1.CollaborationServiceOuterClass;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceOuterClass;
import xietong.v1.DocumentServiceOuterClass;
import xietong.v1.EntrustmentServiceOuterClass;
import xietong.v1.FreezeServiceOuterClass;
import xietong.v1.GridServiceOuterClass;
import xietong.v1.LocateServiceOuterClass;
import xietong.v1.MailboxServiceOuterClass;
import xietong.v1.OfficerRole;

/**
 * Whatever is sent, the log does not repeat it: every unary method is called with a text in every field that is found
 * nowhere in the log, though all is logged that can be; what is decided stands there by its request_id.
 */
@ExtendWith(Watch.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LogPrivacyTest {
    private static final List<FileDescriptor> SERVICES = List.of(
            EntrustmentServiceOuterClass.getDescriptor(), FreezeServiceOuterClass.getDescriptor(),
            CollaborationServiceOuterClass.getDescriptor(), CaseServiceOuterClass.getDescriptor(),
            LocateServiceOuterClass.getDescriptor(), AlertServiceOuterClass.getDescriptor(),
            GridServiceOuterClass.getDescriptor(), MailboxServiceOuterClass.getDescriptor(),
            DirectoryServiceOuterClass.getDescriptor(), DocumentServiceOuterClass.getDescriptor(),
            AuditServiceOuterClass.getDescriptor(), AdminServiceOuterClass.getDescriptor());
    /** Moves the clock and closes nothing that this test needs, but what follows would not be decided at its time. */
    private static final List<String> LEFT_OUT = List.of("AdvanceClock");
    private static final String MARK = "躪躩躨躧";
    private static final String NUMBER = "990100190001010038";
    private static final int DEPTH = 5;

    @TempDir
    private Path folder;

    private int sent;

    @Test
    void nothingThatIsSentStandsInTheLogButRequestIdsDo() throws Exception {
        String said;
        try (Site site = new Site(folder, Map.of("XIETONG_LOG", "trace", "XIETONG_OPERATIONS_LOG", "json")).start()) {
            HubClient court = site.as("京0117");
            court.entrustments().submit(Matters.freeze("log-accepted", "津0119", Matters.paper(court)));
            callAll(court, OfficerRole.OFFICER_ROLE_OFFICER);
            callAll(site.as("POLICE-350623"), OfficerRole.OFFICER_ROLE_POLICE);
            callAll(site.administrator(), OfficerRole.OFFICER_ROLE_ADMINISTRATOR);
            assertThat(site.hub().terminate()).isIn(0, 143);
            said = site.hub().said();
        }
        List<String> lines = said.lines().filter(line -> line.startsWith("{")).toList();
        assertThat(lines).hasSizeGreaterThan(50);
        boolean[] decided = new boolean[1];
        for (String line : lines) {
            var object = Struct.newBuilder();
            JsonFormat.parser().merge(line, object);
            assertThat(object.getFieldsMap()).as(line).containsKeys("time", "level", "logger", "message");
            assertThat(object.getFieldsMap().get("level").getStringValue()).as(line).isNotEqualTo("ERROR");
            decided[0] |= object.getFieldsMap().containsKey("request")
                    && object.getFieldsMap().get("request").getStringValue().equals("log-accepted")
                    && object.getFieldsMap().get("outcome").getStringValue().equals("accepted");
        }
        assertThat(decided[0]).as("the accepted command by its request_id").isTrue();
        assertThat(said).doesNotContain(MARK, NUMBER, Matters.DEBTOR.getName(), Matters.DEBTOR.getIdentifier());
    }

    private void callAll(HubClient caller, OfficerRole role) {
        int calls = 0;
        for (FileDescriptor file : SERVICES) {
            for (var service : file.getServices()) {
                for (MethodDescriptor method : service.getMethods()) {
                    boolean unary = !method.isClientStreaming() && !method.isServerStreaming();
                    if (unary && !LEFT_OUT.contains(method.getName())) {
                        Message message = filled(method.getInputType(), role, DEPTH);
                        Raw.call(caller.channel(), service.getName() + "/" + method.getName(), message.toByteArray());
                        calls++;
                    }
                }
            }
        }
        assertThat(calls).isGreaterThan(90);
    }

    private Message filled(Descriptor type, OfficerRole role, int depth) {
        var message = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            if (field.getRealContainingOneof() != null && message.hasOneof(field.getRealContainingOneof())) {
                continue;
            }
            if (field.getName().equals("header") && field.getMessageType().equals(CommandHeader.getDescriptor())) {
                message.setField(field, header(role));
            } else if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
                set(message, field, value(field));
            } else if (depth > 0 && !field.isMapField()) {
                set(message, field, filled(field.getMessageType(), role, depth - 1));
            }
        }
        return message.build();
    }

    private static void set(DynamicMessage.Builder message, FieldDescriptor field, Object value) {
        if (field.isRepeated()) {
            message.addRepeatedField(field, value);
        } else {
            message.setField(field, value);
        }
    }

    private Message header(OfficerRole role) {
        CommandHeader.Builder header = Matters.header("log-" + sent++, role).toBuilder();
        header.getOfficerBuilder().setName(MARK).setId(NUMBER).setWorkPassNumber(MARK);
        return header.setCaseNumber("（2026）京0117执9001号").setReason(MARK + NUMBER).build();
    }

    private static Object value(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case STRING -> field.getName().contains("identifier") ? NUMBER : MARK + NUMBER;
            case BYTE_STRING -> ByteString.copyFromUtf8(MARK);
            case ENUM -> field.getEnumType().getValues().get(Math.min(1, field.getEnumType().getValues().size() - 1));
            case INT -> 1;
            case LONG -> 1L;
            case BOOLEAN -> Boolean.TRUE;
            case FLOAT -> 1f;
            case DOUBLE -> 1d;
            case MESSAGE -> throw new IllegalArgumentException(field.getFullName());
        };
    }
}
