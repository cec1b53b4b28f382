// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import xietong.app.input.Amount;
import xietong.v1.Money;

/**
 * Accounts and who has them frozen, one in a line: institution, number, figure in 元, the live freezer, and those who
 * wait behind it. The player makes of it a freeze order of each court, and the lines of an application for dispatch.
 *
 * @param debtor whose accounts they are
 * @param caseNumber case in which a court froze; {@code @court} becomes its code
 * @param claim claim of each case, in 元
 * @param rows the lines
 */
record AccountTable(
        ObjectNode debtor,
        @JsonProperty("case") String caseNumber,
        String claim,
        List<String> rows) {
    /** What the names of its orders begin with. */
    static final String NAME = "account-";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** One line, read. */
    record Row(String institution, String number, Money amount, List<String> courts) {

        static Row parse(String text) {
            String[] words = text.strip().split("\\s+");
            if (words.length < 4) {
                throw new IllegalArgumentException("'" + text + "': institution, number, figure and at least one court");
            }
            return new Row(words[0], words[1], Amount.parse(words[2], Amount.YUAN),
                    Arrays.asList(words).subList(3, words.length));
        }
    }

    private List<Row> read() {
        return rows.stream().map(Row::parse).toList();
    }

    /** Every court in it, in order of appearance. */
    Set<String> courts() {
        var courts = new LinkedHashSet<String>();
        read().forEach(row -> courts.addAll(row.courts()));
        return courts;
    }

    /** A freeze order for each court of each line, the live freezer before those who wait. */
    List<Scenario.Step> freezes() {
        var steps = new ArrayList<Scenario.Step>();
        List<Row> read = read();
        for (int i = 0; i < read.size(); i++) {
            Row row = read.get(i);
            for (String court : row.courts()) {
                steps.add(Scenario.Step.command(
                        court,
                        "冻结 " + row.institution() + " " + row.number() + " " + Amount.text(row.amount()),
                        "FreezeService/Order",
                        name(i, court),
                        caseNumber(court),
                        new Scenario.Papers("papers", List.of("RULING", "ASSISTANCE_NOTICE")),
                        order(i, row)));
            }
        }
        return steps;
    }

    /** The lines of an application for unified dispatch. */
    List<JsonNode> lines() {
        var lines = new ArrayList<JsonNode>();
        List<Row> read = read();
        for (int i = 0; i < read.size(); i++) {
            ObjectNode line = NODES.objectNode();
            line.set("key", key(read.get(i)));
            for (String court : read.get(i).courts()) {
                line.withArrayProperty("freezes").addObject()
                        .put("court", court)
                        .put("original_case_number", caseNumber(court))
                        .put("original_request_number", "@request:" + name(i, court));
            }
            lines.add(line);
        }
        return lines;
    }

    private ObjectNode order(int number, Row row) {
        ObjectNode order = NODES.objectNode();
        order.set("key", key(row));
        order.put("request_number", String.format("Q2025-%03d", number + 1));
        order.put("stage", "ENFORCEMENT").set("debtor", debtor);
        order.set("owner", debtor);
        order.set("amount", money(row.amount()));
        order.set("claim", money(Amount.parse(claim, Amount.YUAN)));
        return order;
    }

    private static ObjectNode key(Row row) {
        return NODES.objectNode().put("registrar", row.institution()).put("kind", "DEPOSIT").put("number", row.number());
    }

    private static ObjectNode money(Money money) {
        return NODES.objectNode()
                .put("currency_code", money.getCurrencyCode())
                .put("minor_units", String.valueOf(money.getMinorUnits()));
    }

    private String caseNumber(String court) {
        return caseNumber.replace("@court", court);
    }

    private static String name(int row, String court) {
        return NAME + (row + 1) + "-" + court;
    }
}
