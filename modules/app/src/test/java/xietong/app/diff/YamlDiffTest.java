// SPDX-License-Identifier: Apache-2.0
package xietong.app.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xietong.v1.AdminServiceGetRulesResponse;
import xietong.v1.RuleDocument;

class YamlDiffTest {

    @Test
    void orderLayoutAndCommentsDoNotCount() {
        assertThat(diff("a: 1\nb: {c: [x, y]}", "# c\nb:\n  c:\n    - x\n    - y\na: 1\n")).isEmpty();
    }

    @Test
    void saysWhatIsNewGoneAndOther() {
        assertThat(diff("a: 1\nb: {c: x, d: y}", "a: 2\nb: {c: x}\ne: {f: {g: 1}}"))
                .containsExactly("~ a: 1 -> 2", "- b.d: y", "+ e.f.g: 1");
    }

    @Test
    void entriesOfAListGoByTheirNameNotTheirPlace() {
        assertThat(diff(
                "notices: [{year: 2024, h: [{name: 元旦, to: 1}]}, {year: 2025, h: []}]",
                "notices: [{year: 2025, h: []}, {year: 2024, h: [{name: 春节, to: 9}, {name: 元旦, to: 2}]}]"))
                .containsExactly(
                        "~ notices[2024].h[元旦].to: 1 -> 2",
                        "+ notices[2024].h[春节].name: 春节",
                        "+ notices[2024].h[春节].to: 9");
    }

    @Test
    void entriesWithoutAnUnambiguousNameGoByTheirPlace() {
        assertThat(diff("l: [{name: a}, {name: a, x: 1}]", "l: [{name: a}, {name: a, x: 2}]"))
                .containsExactly("~ l[1].x: 1 -> 2");
    }

    @Test
    void aListOfTextsIsOneValue() {
        assertThat(diff("l: [a, b]", "l: [a, b, c]")).containsExactly("~ l: [\"a\",\"b\"] -> [\"a\",\"b\",\"c\"]");
    }

    @Test
    void theRuleBookDiffGivesTheDocumentsToApply() {
        var inForce = AdminServiceGetRulesResponse.newBuilder().setVersion(3)
                .addDocuments(RuleDocument.newBuilder().setName("matters").setText("a: 1\n"))
                .addDocuments(RuleDocument.newBuilder().setName("clocks").setText("b: 1\n"))
                .addDocuments(RuleDocument.newBuilder().setName("calendar").setText("c: 1\n"))
                .build();
        RulesDiff diff = new RulesDiff(
                inForce, Map.of("matters", "a: 2\n", "clocks", "b: 1 # why\n", "calendar", "c: 1\n"));
        assertThat(diff.changed()).extracting(RuleDocument::getName).containsExactlyInAnyOrder("matters", "clocks");
        assertThat(diff.lines()).contains("matters:", "  ~ a: 1 -> 2", "clocks: only comments or layout differ");
        assertThatThrownBy(() -> new RulesDiff(inForce, Map.of("matters", "a: [\n")))
                .hasMessageContaining("matters.yaml: line");
    }

    private static List<String> diff(String before, String after) {
        return YamlDiff.between(before, after).stream().map(YamlDiff.Difference::toString).toList();
    }
}
