// SPDX-License-Identifier: Apache-2.0
package xietong.app.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xietong.v1.AdminServiceGetRulesResponse;
import xietong.v1.RuleDocument;

/** The rule book in force against the files of the configuration. */
public final class RulesDiff {
    private final List<RuleDocument> changed = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /** @throws IllegalArgumentException naming the document that is no YAML */
    public RulesDiff(AdminServiceGetRulesResponse inForce, Map<String, String> files) {
        Map<String, String> texts = new LinkedHashMap<>();
        inForce.getDocumentsList().forEach(document -> texts.put(document.getName(), document.getText()));
        files.forEach((name, file) -> {
            String text = texts.getOrDefault(name, "");
            if (!file.equals(text)) {
                changed.add(RuleDocument.newBuilder().setName(name).setText(file).build());
                describe(name, text, file);
            }
        });
    }

    private void describe(String name, String inForce, String file) {
        try {
            List<YamlDiff.Difference> differences = YamlDiff.between(inForce, file);
            lines.add(name + (differences.isEmpty() ? ": only comments or layout differ" : ":"));
            differences.forEach(difference -> lines.add("  " + difference));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ".yaml: " + e.getMessage());
        }
    }

    /** Documents whose text differs, as the files have them. */
    public List<RuleDocument> changed() {
        return changed;
    }

    /** For people: each document with its differences. */
    public List<String> lines() {
        return lines;
    }
}
