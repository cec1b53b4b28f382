// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import xietong.store.v1.ClockFired;
import xietong.v1.AdminServiceGetHubRequest;
import xietong.v1.AlertServiceGetRequest;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.CaseServiceGetTransferRequest;
import xietong.v1.CollaborationServiceGetRequest;
import xietong.v1.DirectoryServiceGetOrganisationRequest;
import xietong.v1.DocumentServiceUploadRequest;
import xietong.v1.DutyServiceGetDutyRequest;
import xietong.v1.EntrustmentServiceGetRequest;
import xietong.v1.ExchangeCommand;
import xietong.v1.FreezeServiceGetOrderRequest;
import xietong.v1.GridServiceGetRequest;
import xietong.v1.LocateServiceGetRequest;
import xietong.v1.MailboxItem;
import xietong.v1.Options;
import xietong.v1.Personal;
import xietong.v1.SessionServiceRenewRequest;
import xietong.v1.StatisticsServiceQueryRequest;
import xietong.v1.SupervisionServiceGetWarningRequest;
import xietong.v1.WallServiceWatchRequest;

/** Every message of the contract and of the store, and random ones of each. */
final class Messages {
    private static final String HAN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";

    private Messages() {}

    /** Files of the contract and the store by name. */
    static Map<String, FileDescriptor> files() {
        var files = new TreeMap<String, FileDescriptor>();
        List.of(CaseServiceGetTransferRequest.getDescriptor(), CollaborationServiceGetRequest.getDescriptor(),
                        AdminServiceGetHubRequest.getDescriptor(), AuditServiceRevealRequest.getDescriptor(),
                        DirectoryServiceGetOrganisationRequest.getDescriptor(), ExchangeCommand.getDescriptor(),
                        DocumentServiceUploadRequest.getDescriptor(), EntrustmentServiceGetRequest.getDescriptor(),
                        FreezeServiceGetOrderRequest.getDescriptor(), MailboxItem.getDescriptor(),
                        ClockFired.getDescriptor(), LocateServiceGetRequest.getDescriptor(),
                        AlertServiceGetRequest.getDescriptor(), GridServiceGetRequest.getDescriptor(),
                        SupervisionServiceGetWarningRequest.getDescriptor(), DutyServiceGetDutyRequest.getDescriptor(),
                        StatisticsServiceQueryRequest.getDescriptor(),
                        SessionServiceRenewRequest.getDescriptor(), WallServiceWatchRequest.getDescriptor())
                .forEach(d -> add(files, d.getFile()));
        return files;
    }

    private static void add(Map<String, FileDescriptor> files, FileDescriptor file) {
        if (file.getPackage().startsWith("xietong.") && files.put(file.getName(), file) == null) {
            file.getDependencies().forEach(d -> add(files, d));
        }
    }

    /** All messages. */
    static List<Descriptor> all() {
        return files().values().stream().flatMap(f -> f.getMessageTypes().stream()).toList();
    }

    /** A message by chance: every field is there with a good chance, personal ones hold something to hide. */
    static Message random(Descriptor type, Random random, int depth) {
        var message = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            boolean nested = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
            if (field.getName().equals(Masking.CLEAR_KINDS) || field.isMapField() || nested && depth == 0 || random.nextInt(10) < 3) {
                continue;
            }
            if (!field.isRepeated()) {
                message.setField(field, value(field, random, depth));
                continue;
            }
            for (int i = random.nextInt(3); i >= 0; i--) {
                message.addRepeatedField(field, value(field, random, depth));
            }
        }
        return message.build();
    }

    private static Object value(FieldDescriptor field, Random random, int depth) {
        return switch (field.getJavaType()) {
            case MESSAGE -> random(field.getMessageType(), random, depth - 1);
            case STRING -> text(mark(field), random);
            case BYTE_STRING -> ByteString.copyFromUtf8(text(mark(field), random));
            case ENUM -> field.getEnumType().getValues().get(random.nextInt(field.getEnumType().getValues().size()));
            case INT -> random.nextInt(100);
            case LONG -> (long) random.nextInt(100);
            case BOOLEAN -> random.nextBoolean();
            default -> throw new IllegalArgumentException(field.getFullName());
        };
    }

    /** What kind of personal data a field holds. */
    static Personal mark(FieldDescriptor field) {
        return field.getOptions().getExtension(Options.personal);
    }

    private static String text(Personal kind, Random random) {
        return switch (kind) {
            case PERSONAL_NAME -> han(2 + random.nextInt(3), random);
            case PERSONAL_ID_NUMBER -> digits(random.nextBoolean() ? 18 : 8 + random.nextInt(10), random);
            case PERSONAL_ACCOUNT -> digits(6 + random.nextInt(20), random);
            case PERSONAL_PLATE -> "京A" + digits(5, random);
            case PERSONAL_PHONE -> digits(7 + random.nextInt(5), random);
            case PERSONAL_PLACE -> "某县某" + (random.nextBoolean() ? "镇" : "") + han(4, random) + digits(8, random);
            case PERSONAL_ADDRESS, PERSONAL_TEXT, PERSONAL_WORDS, PERSONAL_BIRTH_DATE -> han(8, random) + digits(18, random);
            default -> "open-" + (char) ('a' + random.nextInt(26));
        };
    }

    private static String han(int length, Random random) {
        return random.ints(length, 0, HAN.length()).mapToObj(HAN::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).toString();
    }

    private static String digits(int length, Random random) {
        return random.ints(length, 0, 10).collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
