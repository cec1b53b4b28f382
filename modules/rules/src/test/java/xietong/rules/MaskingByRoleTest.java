// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Message;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xietong.rules.alert.AlertResource;
import xietong.rules.approval.ProposalResource;
import xietong.rules.grid.GridTaskResource;
import xietong.v1.Alert;
import xietong.v1.MailboxItem;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Options;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Personal;
import xietong.v1.Proposal;

/**
 * Masking by role is in the answers themselves: every type that a method answers with, every content of a mailbox and every
 * kind of resource is found by reflection, so that a new one is tested from the day on which it is there.
 */
class MaskingByRoleTest {
    private static final long SEED = Long.getLong("xietong.seed", System.nanoTime());
    private static final int ROUNDS = Boolean.getBoolean("xietong.long") ? 40 : 3;
    private static final String OFFICER = "o-1";
    /** One organisation of each kind. */
    private static final List<Organisation> READERS = Arrays.stream(OrganisationKind.values())
            .flatMap(kind -> Config.BOOK.directory().all().stream().filter(o -> o.getKind() == kind).limit(1))
            .toList();

    /** What is answered, and what a stream or a mailbox carries. */
    static Stream<Descriptor> answers() {
        var answers = Messages.files().values().stream()
                .flatMap(f -> f.getServices().stream())
                .flatMap(s -> s.getMethods().stream())
                .map(m -> m.getOutputType());
        var contents = MailboxItem.getDescriptor().getFields().stream()
                .filter(f -> f.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
                .map(FieldDescriptor::getMessageType)
                .filter(d -> d.getFullName().startsWith("xietong."));
        return Stream.concat(answers, contents).distinct();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void nothingPersonalIsLeftInAnAnswerWhereNoViewSaysSo(Descriptor type) {
        for (int variant = 0; variant < Planted.variants(type); variant++) {
            var planted = new Planted(variant, name -> "open");
            Message answer = Planted.parsed(planted.message(type));
            Set<Personal> there = planted.shown(answer);
            Message masked = Masking.mask(answer);
            assertThat(planted.shown(masked)).as("variant %d: %s", variant, masked).isEmpty();
            assertThat(planted.shown(Masking.erase(answer))).isEmpty();
            assertThat(there.isEmpty()).as("what was planted is there before").isEqualTo(planted.planted() == 0);
        }
    }

    @Test
    void everyServiceOfTheContractIsAmongThem() {
        assertThat(answers()).hasSizeGreaterThan(100)
                .extracting(Descriptor::getName)
                .contains("AlertServiceGetResponse", "MailboxServiceSubscribeResponse", "AuditServiceRevealResponse", "Alert",
                        "WatchOrder", "GridTask", "SubjectFile", "ExchangeServiceExchangeResponse");
    }

    /** Bytes in a message that are a message themselves would go past the pass. */
    @Test
    void noAnswerHidesAMessageInAnother() {
        assertThat(Messages.all().stream().flatMap(d -> d.getFields().stream())
                        .filter(f -> f.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
                        .map(f -> f.getMessageType().getFullName()))
                .doesNotContain(Any.getDescriptor().getFullName(), "google.protobuf.Struct", "google.protobuf.Value");
    }

    // --- by role and relation

    static Stream<String> kinds() {
        return Catalogue.methods().stream()
                .map(m -> Catalogue.rule(m).orElseThrow().kind())
                .distinct()
                // The erasure of whatever has ended has no kind of its own.
                .filter(k -> !k.equals("*"))
                .filter(k -> Catalogue.resource(k).empty().getDescriptorForType().getFile().getPackage().equals("xietong.v1"))
                .sorted();
    }

    /**
     * What a reader may see in clear in an answer, by law and for the work itself; everything else asks for a reason. A new
     * kind of resource, or a new reader, sees nothing until somebody writes a line here.
     */
    private static Set<Personal> clear(String kind, Message state, Caller reader) {
        OrganisationKind organisation = reader.organisation().getKind();
        if (kind.equals(AlertResource.KIND)) {
            Alert alert = (Alert) state;
            boolean asked = reader.code().equals(alert.getSender());
            boolean onDuty = reader.role() == OfficerRole.OFFICER_ROLE_COMMAND_CENTRE
                    || reader.officer().getId().equals(alert.getOfficer());
            return asked && onDuty
                    ? EnumSet.of(Personal.PERSONAL_PLACE, Personal.PERSONAL_ADDRESS, Personal.PERSONAL_TEXT)
                    : Set.of();
        }
        if (kind.equals(ProposalResource.KIND)) {
            boolean decides = EnumSet.of(OfficerRole.OFFICER_ROLE_ADMINISTRATOR, OfficerRole.OFFICER_ROLE_SYSTEM)
                    .contains(reader.role());
            return decides && reader.code().equals(((Proposal) state).getOrganisation())
                    ? EnumSet.of(Personal.PERSONAL_NAME, Personal.PERSONAL_ID_NUMBER, Personal.PERSONAL_TEXT)
                    : Set.of();
        }
        boolean works = organisation != OrganisationKind.ORGANISATION_KIND_COURT
                && organisation != OrganisationKind.ORGANISATION_KIND_POLICE;
        return kind.equals(GridTaskResource.KIND) && works
                ? EnumSet.of(Personal.PERSONAL_NAME, Personal.PERSONAL_ADDRESS, Personal.PERSONAL_TEXT)
                : Set.of();
    }

    /** However an organisation stands to a resource: it is named by chance in each of its fields. */
    @ParameterizedTest
    @MethodSource("kinds")
    void noRoleInAnyRelationReadsInAnAnswerWhatAsksForAReason(String kind) {
        Random random = new Random(SEED + kind.hashCode());
        System.out.println("MaskingByRoleTest " + kind + " -Dxietong.seed=" + SEED);
        Resource<Message> resource = Catalogue.resource(kind);
        var seen = EnumSet.noneOf(Relation.class);
        for (Organisation reader : READERS) {
            for (OfficerRole role : OfficerRole.values()) {
                for (int i = 0; role != OfficerRole.UNRECOGNIZED && i < ROUNDS; i++) {
                    var named = List.of(reader.getCode(), reader.getCode(), "京0117", OFFICER);
                    var planted = new Planted(random.nextInt(60), name -> named.get(random.nextInt(named.size())));
                    Message state = Planted.parsed(planted.message(resource.empty().getDescriptorForType()));
                    var caller = new Caller(reader, Officer.newBuilder().setId(OFFICER).setRole(role).build());
                    seen.addAll(resource.relations(state, caller, Config.BOOK.directory()));
                    Message view = resource.view(state, caller, Rights.standard(), Config.BOOK.directory());
                    assertThat(clear(kind, state, caller))
                            .as("%s for %s as %s", kind, reader.getCode(), role)
                            .containsAll(planted.shown(Masking.mask(view)));
                }
            }
        }
        assertThat(seen.isEmpty()).as("%s: relations are tried, unless it is shown to nobody else than its own", kind)
                .isEqualTo(Set.of("terminal", ProposalResource.KIND).contains(kind));
    }

    @Test
    void everyKindOfOrganisationIsTried() {
        assertThat(READERS).extracting(Organisation::getKind).contains(
                OrganisationKind.ORGANISATION_KIND_COURT, OrganisationKind.ORGANISATION_KIND_POLICE,
                OrganisationKind.ORGANISATION_KIND_GRID_CENTRE, OrganisationKind.ORGANISATION_KIND_BANK,
                OrganisationKind.ORGANISATION_KIND_REGISTRY, OrganisationKind.ORGANISATION_KIND_OTHER);
    }

    // --- what the contract does not have yet

    /** A type that was not there when this was written: nested, in lists, among alternatives, in a map, as bytes. */
    @Test
    void aTypeOfTomorrowIsMaskedWherePersonalFieldsLieInListsAlternativesAndMaps() throws DescriptorValidationException {
        Descriptor type = tomorrow();
        assertThat(Planted.variants(type)).isEqualTo(2);
        for (int variant = 0; variant < 2; variant++) {
            var planted = new Planted(variant, name -> "open");
            Message message = planted.message(type);
            assertThat(planted.shown(message)).contains(
                    Personal.PERSONAL_NAME, Personal.PERSONAL_ID_NUMBER, Personal.PERSONAL_ACCOUNT, Personal.PERSONAL_PLATE);
            assertThat(planted.shown(Masking.mask(message))).isEmpty();
            assertThat(planted.shown(Masking.erase(message))).isEmpty();
            var parts = PersonalFields.of(message);
            assertThat(parts).hasSize(planted.planted());
            assertThat(parts).extracting(PersonalFields.Part::path).doesNotHaveDuplicates();
        }
    }

    private static Descriptor tomorrow() throws DescriptorValidationException {
        var leaf = DescriptorProto.newBuilder()
                .setName("Leaf")
                .addField(field("name", 1, Type.TYPE_STRING, Label.LABEL_OPTIONAL, Personal.PERSONAL_NAME))
                .addField(field("numbers", 2, Type.TYPE_STRING, Label.LABEL_REPEATED, Personal.PERSONAL_ID_NUMBER))
                .addField(field("plate", 3, Type.TYPE_BYTES, Label.LABEL_OPTIONAL, Personal.PERSONAL_PLATE));
        var entry = DescriptorProto.newBuilder()
                .setName("ByKeyEntry")
                .setOptions(MessageOptions.newBuilder().setMapEntry(true))
                .addField(field("key", 1, Type.TYPE_STRING, Label.LABEL_OPTIONAL, null))
                .addField(of("value", 2, Label.LABEL_OPTIONAL, ".tomorrow.Leaf"));
        var root = DescriptorProto.newBuilder()
                .setName("Root")
                .addNestedType(entry)
                .addField(of("leaf", 1, Label.LABEL_OPTIONAL, ".tomorrow.Leaf"))
                .addField(of("leaves", 2, Label.LABEL_REPEATED, ".tomorrow.Leaf"))
                .addField(field("account", 3, Type.TYPE_STRING, Label.LABEL_OPTIONAL, Personal.PERSONAL_ACCOUNT))
                .addField(of("one", 4, Label.LABEL_OPTIONAL, ".tomorrow.Leaf").setOneofIndex(0))
                .addField(field("other", 5, Type.TYPE_STRING, Label.LABEL_OPTIONAL, Personal.PERSONAL_TEXT).setOneofIndex(0))
                .addField(of("by_key", 6, Label.LABEL_REPEATED, ".tomorrow.Root.ByKeyEntry"))
                .addOneofDecl(OneofDescriptorProto.newBuilder().setName("choice"));
        var file = FileDescriptorProto.newBuilder()
                .setName("tomorrow.proto")
                .setPackage("tomorrow")
                .setSyntax("proto3")
                .addDependency(Options.getDescriptor().getFullName())
                .addMessageType(leaf)
                .addMessageType(root);
        return FileDescriptor.buildFrom(file.build(), new FileDescriptor[] {Options.getDescriptor()})
                .findMessageTypeByName("Root");
    }

    private static FieldDescriptorProto.Builder of(String name, int number, Label label, String type) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setLabel(label)
                .setType(Type.TYPE_MESSAGE)
                .setTypeName(type);
    }

    private static FieldDescriptorProto.Builder field(String name, int number, Type type, Label label, Personal personal) {
        var field = FieldDescriptorProto.newBuilder().setName(name).setNumber(number).setLabel(label).setType(type);
        return personal == null
                ? field
                : field.setOptions(FieldOptions.newBuilder().setExtension(Options.personal, personal));
    }

    /** Texts whose names look personal and that are not, with what they hold; what is not listed here must be marked. */
    private static final Map<String, String> LOOKS_PERSONAL = Map.ofEntries(
            Map.entry("AuditRecord.reason", "why an officer read in clear, for his own organisation; administrators' for the operator"),
            Map.entry("CaseNode.name", "what is to be done, as the rule book has it"),
            Map.entry("Clock.name", "name of a clock of the rule book"),
            Map.entry("ClockArithmetic.name", "name of a clock of the rule book"),
            Map.entry("ClockRest.name", "name of a holiday"),
            Map.entry("DirectoryServiceRenameOrganisationRequest.name", "an organisation's, which is public"),
            Map.entry("FormerName.name", "an organisation's, which is public"),
            Map.entry("HealthCheck.name", "what a node looks at, e.g. disk"),
            Map.entry("LocateServiceRequestRequest.addressees", "codes of organisations"),
            Map.entry("MailboxFilter.persons", "the hub's own identifiers of watch orders, files and pushes"),
            Map.entry("MailboxSubscription.name", "name that a terminal gives to its subscription"),
            Map.entry("Organisation.name", "an organisation's, which is public"),
            Map.entry("RuleDocument.name", "name of a file of the rule book"),
            Map.entry("RuleDocument.text", "the rule book itself"),
            Map.entry("Terminal.name", "name that a terminal gives to its subscription"),
            Map.entry("WallBacklog.name", "an organisation's, which is public"),
            Map.entry("WallHeading.name", "an organisation's, which is public"),
            Map.entry("WallTile.name", "a division's, or an organisation's"));

    @Test
    void noTextWhoseNameLooksPersonalIsUnmarked() {
        var looks = Pattern.compile("name|identifier|id_number|phone|mobile|address|place|plate|account|birth|person|text|words"
                + "|reason|detail|description|opinion|condition|belongings|passport|pass_number|position|note|remark|instructions");
        var unmarked = Messages.all().stream()
                .filter(m -> m.getFullName().startsWith("xietong.v1."))
                .flatMap(m -> m.getFields().stream())
                .filter(f -> f.getJavaType() == FieldDescriptor.JavaType.STRING)
                .filter(f -> Messages.mark(f) == Personal.PERSONAL_UNSPECIFIED && looks.matcher(f.getName()).find())
                .map(f -> f.getContainingType().getName() + "." + f.getName())
                .collect(Collectors.toSet());
        assertThat(unmarked).isEqualTo(LOOKS_PERSONAL.keySet());
    }
}
