// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xietong.v1.OfficerRole;
import xietong.v1.OrganisationKind;

/** The rights table: every cell of it, what it must say whatever else changes, and that the page about it is true. */
class RightsTest {
    private static final String FILE = "modules/rules/src/main/resources/xietong/rules/rights.yaml";
    private static final Pattern LINE = Pattern.compile(
            "  - \\{method: ([\\w/]+), kinds: \\[(.*?)], roles: \\[(.*?)], relations: \\[(.*?)]}");
    private static final Rights RIGHTS = Rights.standard();

    /** Method to kinds, roles and relations, read line by line without Jackson. */
    private static final Map<String, List<Set<String>>> READ = read();

    private static Map<String, List<Set<String>>> read() {
        var rows = new LinkedHashMap<String, List<Set<String>>>();
        Config.file(FILE).lines().filter(line -> line.startsWith("  ")).forEach(line -> {
            var row = LINE.matcher(line);
            assertThat(row.matches()).as(line).isTrue();
            rows.put("xietong.v1." + row.group(1), List.of(set(row.group(2)), set(row.group(3)), set(row.group(4))));
        });
        return rows;
    }

    private static Set<String> set(String names) {
        return new TreeSet<>(Arrays.asList(names.split(", ")));
    }

    static Set<String> methods() {
        return READ.keySet();
    }

    private static boolean isCommand(String method) {
        return Catalogue.methods().contains(method);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyCellIsAsTheTableSays(String method) {
        List<Set<String>> row = READ.get(method);
        for (OrganisationKind kind : OrganisationKind.values()) {
            boolean ofKind = row.get(0).contains(kind.name().replace("ORGANISATION_KIND_", ""));
            assertThat(RIGHTS.mayCall(method, kind)).as("%s %s", method, kind).isEqualTo(ofKind);
            for (OfficerRole role : OfficerRole.values()) {
                boolean mayCall = ofKind && row.get(1).contains(role.name().replace("OFFICER_ROLE_", ""));
                assertThat(RIGHTS.mayCall(method, kind, role)).as("%s %s %s", method, kind, role).isEqualTo(mayCall);
                assertThat(RIGHTS.permits(method, kind, role, Set.of())).isFalse();
                for (Relation relation : Relation.values()) {
                    assertThat(RIGHTS.permits(method, kind, role, EnumSet.of(relation)))
                            .as("%s %s %s %s", method, kind, role, relation)
                            .isEqualTo(mayCall && row.get(2).contains(relation.name()));
                }
                assertThat(RIGHTS.permits(method, kind, role, EnumSet.allOf(Relation.class))).isEqualTo(mayCall);
            }
            for (Relation relation : Relation.values()) {
                assertThat(RIGHTS.relates(method, kind, EnumSet.of(relation)))
                        .isEqualTo(ofKind && row.get(2).contains(relation.name()));
            }
        }
    }

    @Test
    void everyMethodOfTheContractHasOneRowAndEveryRowIsAMethodOfTheContract() {
        assertThat(READ.keySet()).containsExactlyInAnyOrderElementsOf(Contract.methods());
        assertThat(RIGHTS.rows()).hasSize(READ.size());
    }

    @Test
    void everyCommandInTheCatalogueIsAMethodOfTheContractExceptTheHubsOwn() {
        var hubsOwn = Catalogue.methods().stream().filter(m -> m.startsWith("xietong.store.v1.")).toList();
        assertThat(hubsOwn).isNotEmpty();
        assertThat(Catalogue.methods().stream().filter(m -> !hubsOwn.contains(m))).isSubsetOf(Contract.methods());
        for (String fired : hubsOwn) {
            for (OrganisationKind kind : OrganisationKind.values()) {
                assertThat(Arrays.stream(OfficerRole.values()).noneMatch(role -> RIGHTS.mayCall(fired, kind, role)))
                        .as("nobody fires a clock by hand").isTrue();
            }
        }
    }

    /** A method whose request has a head is a command; it must have a rule, and no other method may. */
    @Test
    void everyMethodWithAHeadHasARule() throws ReflectiveOperationException {
        for (String method : Contract.methods()) {
            String request = method.replace("/", "") + "Request";
            var message = (Message) Class.forName(request).getMethod("getDefaultInstance").invoke(null);
            boolean head = message.getDescriptorForType().findFieldByName("header") != null;
            assertThat(isCommand(method)).as(method).isEqualTo(head);
            if (head) {
                assertThat(Catalogue.rule(method).orElseThrow().prototype()).isEqualTo(message);
            }
        }
    }

    @Test
    void anUnknownMethodIsNobodys() {
        assertThat(RIGHTS.mayCall("xietong.v1.EntrustmentService/Delete", OrganisationKind.ORGANISATION_KIND_COURT,
                OfficerRole.OFFICER_ROLE_OFFICER)).isFalse();
        assertThat(RIGHTS.permits("", OrganisationKind.ORGANISATION_KIND_OPERATOR,
                OfficerRole.OFFICER_ROLE_ADMINISTRATOR, EnumSet.allOf(Relation.class))).isFalse();
    }

    @Test
    void noSystemWithoutAPersonBehindItChangesAnything() {
        assertThat(READ).allSatisfy((method, row) -> {
            if (isCommand(method)) {
                assertThat(row.get(1)).as(method).doesNotContain("SYSTEM", "AUDITOR");
            }
        });
    }

    @Test
    void onlyCourtsEntrustAndOnlyTheOperatorsAdministratorAdministers() {
        var courtsOwn = List.of("Submit", "Approve", "Confirm", "Withdraw", "Urge", "RaiseDispute", "SettleDispute");
        for (String act : courtsOwn) {
            assertThat(READ.get("xietong.v1.EntrustmentService/" + act).get(0)).containsExactly("COURT");
        }
        assertThat(READ).allSatisfy((method, row) -> {
            if (isCommand(method) && method.matches(".*/((Enrol|Reset|Remove)(Officer|Wall)|Propose|DeclineProposal)")) {
                // Each organisation's administrator, of its own accounts.
                assertThat(row.subList(1, 3)).as(method).containsExactly(Set.of("ADMINISTRATOR"), Set.of("NONE"));
            } else if (isCommand(method) && method.matches(".*\\.(Admin|Directory)Service/.*")) {
                assertThat(row).as(method)
                        .containsExactly(Set.of("OPERATOR"), Set.of("ADMINISTRATOR"), Set.of("OPERATOR"));
            }
        });
    }

    @Test
    void onlyCourtsDisposeOfPropertyAndOnlyWhoKeepsItAnswers() {
        for (String act : List.of("Order", "Approve", "Renew", "Release", "Deduct", "Convert", "VerifyRank")) {
            assertThat(READ.get("xietong.v1.FreezeService/" + act).get(0)).as(act).containsExactly("COURT");
        }
        for (String act : List.of("RecordReceipt", "MergeAssets")) {
            assertThat(READ.get("xietong.v1.FreezeService/" + act)).as(act).containsExactly(
                    Set.of("BANK", "REGISTRY", "OTHER"), Set.of("OFFICER"), Set.of("REGISTRAR"));
        }
        for (String act : List.of("Renew", "Deduct", "Convert")) {
            assertThat(READ.get("xietong.v1.FreezeService/" + act).get(2)).as(act)
                    .containsExactlyInAnyOrder("HOLDER", "FORMER_HOLDER");
        }
    }

    @Test
    void theOperatorReadsNoMatterAndNobodysMail() {
        assertThat(READ).allSatisfy((method, row) -> {
            // Who read what, without what was read and why, is the operator's to audit.
            boolean audit = method.matches(".*\\.AuditService/(List|Export)");
            if (!audit && method.matches(".*\\.(Entrustment|Freeze|Mailbox|Document|Audit)Service/.*")) {
                assertThat(row.get(0)).as(method).doesNotContain("OPERATOR");
                assertThat(row.get(2)).as(method).doesNotContain("OPERATOR");
            }
        });
    }

    @Test
    void whatReadsOrChangesAMatterNeedsARelationToIt() {
        assertThat(READ).allSatisfy((method, row) -> {
            boolean onExisting = method.matches(".*\\.(Entrustment|Freeze)Service/.*")
                            && !method.matches(".*/(Submit|Order|List\\w*)")
                    || method.endsWith("/Reveal");
            assertThat(row.get(2).contains("NONE") && onExisting).as(method).isFalse();
        });
    }

    @Test
    void thePageSaysWhatTheTableSays() throws IOException {
        var page = Config.ROOT.resolve("docs/rights.md");
        String text = RightsDocument.text(RIGHTS.rows());
        if (Boolean.getBoolean("xietong.write")) {
            Files.writeString(page, text);
        }
        assertThat(Files.exists(page) ? Files.readString(page) : "")
                .as("docs/rights.md, written anew by -Dtest=RightsTest -Dxietong.write=true").isEqualTo(text);
    }
}
