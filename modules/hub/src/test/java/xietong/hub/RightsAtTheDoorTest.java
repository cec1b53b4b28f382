// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.rules.Catalogue;
import xietong.rules.book.RuleBook;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.ExchangeCommand;
import xietong.v1.LocateServiceFollowListRequest;
import xietong.v1.MailboxServiceSubscribeRequest;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.WallScope;
import xietong.v1.WallServiceWatchRequest;

/**
 * A certificate of each kind of organisation against every method of the hub in every role: what docs/rights.md allows
 * goes on to the next question, what it does not is refused with REASON_RIGHT_MISSING. Every command expects a revision
 * that nothing has, so that none changes anything.
 */
@Timeout(300)
class RightsAtTheDoorTest {
    private static final Path PAGE = Path.of(System.getProperty("xietong.root", "../..")).resolve("docs/rights.md");
    private static final Pattern LINE = Pattern.compile("\\| `([A-Za-z/]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Set<String> KINDS = new TreeSet<>(
            List.of("court", "police", "grid centre", "bank", "registry", "other", "operator"));
    private static final long NO_REVISION = 999_999;
    private static final String NOBODY = "M0000000000000000000N";
    private static final List<OfficerRole> ROLES = Arrays.stream(OfficerRole.values())
            .filter(r -> r != OfficerRole.UNRECOGNIZED && r != OfficerRole.OFFICER_ROLE_UNSPECIFIED)
            .toList();

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static Map<String, Row> rows;
    private static Map<String, MethodDescriptor<?, ?>> methods;

    /** A line of the page, in its words. */
    private record Row(Set<String> kinds, Set<String> roles, Set<String> relations) {
        boolean mayCall(OrganisationKind kind, OfficerRole role) {
            return kinds.contains(words(kind)) && (roles.contains("any") || roles.contains(words(role)));
        }

        boolean needsRelation() {
            return !relations.contains("none") && !relations.contains("operator");
        }
    }

    @BeforeAll
    static void start() throws IOException {
        rows = Files.readAllLines(PAGE).stream()
                .map(LINE::matcher)
                .filter(m -> m.matches())
                .collect(Collectors.toMap(m -> "xietong.v1." + m.group(1),
                        m -> new Row(kinds(m.group(2)), split(m.group(3)), split(m.group(4))), (a, b) -> a, TreeMap::new));
        hub = TestHub.start(folder, s -> {
            var rules = new LinkedHashMap<>(s.initialRules());
            KINDS.stream().filter(k -> !k.equals("operator")).forEach(kind -> {
                var entry = RuleBook.entry(Organisation.newBuilder()
                        .setCode(code(kind))
                        .setName("演练单位")
                        .setKind(kind(kind))
                        .setSynthetic(true)
                        .build());
                rules.put(entry.getKey(), entry.getValue());
            });
            return new HubSettings(
                    s.node(), s.data(), s.server(), s.ledger(), s.writer(), s.mailbox(), s.live(), rules);
        });
        methods = Served.methods(hub.administrator().channel());
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static Set<String> split(String cell) {
        return new TreeSet<>(Arrays.asList(cell.strip().split(", ")));
    }

    private static Set<String> kinds(String cell) {
        return switch (cell.strip()) {
            case "any" -> KINDS;
            case "any but operator" -> KINDS.stream().filter(k -> !k.equals("operator")).collect(Collectors.toSet());
            default -> split(cell);
        };
    }

    private static String words(Enum<?> value) {
        return value.name().replaceAll("ORGANISATION_KIND_|OFFICER_ROLE_", "").toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static OrganisationKind kind(String words) {
        return OrganisationKind.valueOf("ORGANISATION_KIND_" + words.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    private static String code(String kind) {
        return "RIGHTS-" + kind.toUpperCase(Locale.ROOT).replace(' ', '-');
    }

    private static HubClient of(String kind) {
        return kind.equals("operator") ? hub.administrator() : hub.as(code(kind));
    }

    private static CommandHeader header(OfficerRole role) {
        return TestHub.header("rights", role).toBuilder().setReason("核对").setExpectedRevision(NO_REVISION).build();
    }

    /** Something to ask about what does not exist. */
    private static Message request(String method, CommandHeader header) {
        if (method.endsWith("/Subscribe")) {
            return MailboxServiceSubscribeRequest.newBuilder().setSubscription("desk").setWindow(-1).build();
        }
        if (method.endsWith("/Watch")) {
            return WallServiceWatchRequest.newBuilder().setScope(WallScope.WALL_SCOPE_PROVINCE).setArea("none").build();
        }
        if (method.endsWith("/FollowList")) {
            return LocateServiceFollowListRequest.newBuilder().setKey("none").build();
        }
        var paper = DocumentRef.newBuilder().setOrganisation("京0117").setDigest("sha256:" + "0".repeat(64)).build();
        var about = new Probes.About(NOBODY, "京0117", paper, header);
        List<Probes.Probe> probes = Probes.OF.get(method);
        if (!probes.isEmpty()) {
            return probes.get(0).apply(about);
        }
        try {
            var request = (Message) Class.forName(method.replace("/", "") + "Request")
                    .getMethod("getDefaultInstance").invoke(null);
            FieldDescriptor head = request.getDescriptorForType().findFieldByName("header");
            return head == null ? request : request.toBuilder().setField(head, header).build();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(method, e);
        }
    }

    private static void requireAsThePageSays(String method, String kind, OfficerRole role, String reason, boolean accepted) {
        Row row = rows.get(method);
        boolean command = Catalogue.methods().contains(method);
        boolean allowed = row.mayCall(kind(kind), role);
        assertThat(reason.equals("REASON_RIGHT_MISSING"))
                .as("%s by %s as %s: %s", method, kind, words(role), reason)
                .isEqualTo(!allowed);
        assertThat(reason).isNotEqualTo("REASON_UNAUTHENTICATED");
        if (command) {
            assertThat(accepted).as(method).isFalse();
        }
        if (command && allowed && row.needsRelation()) {
            assertThat(reason).as("%s by %s as %s", method, kind, words(role)).isEqualTo("REASON_NOT_PARTY");
        }
    }

    @Test
    void the_page_has_one_row_for_every_method_that_the_hub_serves() {
        assertThat(methods.keySet()).isEqualTo(rows.keySet());
    }

    @Test
    void every_certificate_gets_from_every_method_what_the_page_says() {
        int every = Size.of("one role in so many is tried alone, all in an exchange", 4, 1);
        int cells = 0;
        for (String kind : KINDS) {
            var channel = of(kind).channel();
            for (String method : methods.keySet()) {
                boolean command = Catalogue.methods().contains(method);
                for (OfficerRole role : command ? ROLES : List.of(OfficerRole.OFFICER_ROLE_SYSTEM)) {
                    if (command && (role.getNumber() + method.length()) % every != 0) {
                        continue;
                    }
                    Wire.Answer answer = Wire.call(channel, method, methods.get(method).getType(), new Metadata(),
                            List.of(request(method, header(role)).toByteArray()));
                    requireAsThePageSays(method, kind, role, answer.reason(), answer.accepted());
                    cells++;
                }
            }
        }
        System.out.printf("%,d calls of %d methods by %d kinds of organisation%n", cells, methods.size(), KINDS.size());
        assertThat(cells).isGreaterThan(methods.size() * KINDS.size());
    }

    @Test
    void every_command_of_an_exchange_gets_what_the_page_says() {
        int cells = 0;
        for (String kind : KINDS) {
            var asked = new ArrayList<Map.Entry<String, OfficerRole>>();
            var commands = new ArrayList<ExchangeCommand>();
            for (String method : methods.keySet()) {
                if (Catalogue.methods().contains(method)) {
                    for (OfficerRole role : ROLES) {
                        asked.add(Map.entry(method, role));
                        commands.add(Wire.command(method, request(method, header(role)).toByteArray()));
                    }
                }
            }
            for (int from = 0; from < commands.size(); from += 200) {
                int to = Math.min(commands.size(), from + 200);
                var outcomes = Wire.exchange(of(kind).channel(), commands.subList(from, to));
                for (int i = 0; i < outcomes.size(); i++) {
                    var cell = asked.get(from + i);
                    requireAsThePageSays(cell.getKey(), kind, cell.getValue(),
                            outcomes.get(i).getRefusal().getReason().name(), outcomes.get(i).hasReceipt());
                    cells++;
                }
            }
        }
        System.out.printf("%,d commands in exchanges%n", cells);
        assertThat(cells).isGreaterThan(4_000);
    }

    /** Sender, recipient and stranger of one matter: with the right the refusal is about the revision, without it is not. */
    @Test
    void what_a_party_may_do_with_a_matter_goes_by_its_relation_to_it() {
        DocumentRef paper = Matters.paper(hub.as("京0117"));
        String id = hub.as("京0117").entrustments().submit(Matters.freeze(paper, "津0119", "rights-1")).getResource();
        Map<String, String> relation = Map.of("京0117", "sender", "津0119", "recipient", "冀1082", "stranger");
        int allowed = 0;
        for (String method : methods.keySet()) {
            boolean command = Catalogue.methods().contains(method);
            if (!method.startsWith("xietong.v1.EntrustmentService/") || !command || method.endsWith("/Submit")) {
                continue;
            }
            for (var party : relation.entrySet()) {
                for (OfficerRole role : ROLES) {
                    var request = Probes.OF.get(method).get(0).apply(new Probes.About(id, "", paper, header(role)));
                    String reason = Wire.call(hub.as(party.getKey()).channel(), method, request).reason();
                    Row row = rows.get(method);
                    boolean mayCall = row.mayCall(OrganisationKind.ORGANISATION_KIND_COURT, role);
                    boolean relates = row.relations().contains(party.getValue());
                    String expected = mayCall && relates
                            ? "REASON_REVISION_MISMATCH"
                            : mayCall && party.getValue().equals("stranger") ? "REASON_NOT_PARTY" : "REASON_RIGHT_MISSING";
                    assertThat(reason).as("%s by the %s as %s", method, party.getValue(), words(role)).isEqualTo(expected);
                    allowed += mayCall && relates ? 1 : 0;
                }
            }
        }
        assertThat(allowed).isGreaterThan(15);
    }
}
