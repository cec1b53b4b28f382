// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.rules.Case;
import xietong.rules.Config;
import xietong.rules.Examples;
import xietong.rules.Refused;
import xietong.rules.calendar.LegalCalendar;
import xietong.v1.Reason;

/** A document with any one line damaged is either still a rule book or refused as none; it never breaks the hub. */
class DamagedRuleBookTest {
    private static final List<String> VALUES = List.of("", " x", " []", " {}", " -5", " [null]", " null", " 99999999");
    private static final boolean LONG = Boolean.getBoolean("xietong.long");
    private static final long SEED = Long.getLong("xietong.seed", System.nanoTime());

    /** The document with each line in turn left out, or with its value replaced. */
    private static List<String> damaged(String document) {
        List<String> lines = Config.document(document).lines().filter(line -> !line.startsWith("#")).toList();
        var texts = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            var copy = new ArrayList<>(lines);
            String line = copy.remove(i);
            texts.add(String.join("\n", copy));
            int colon = line.indexOf(':');
            for (String value : VALUES) {
                copy.add(i, colon < 0 ? value : line.substring(0, colon + 1) + value);
                texts.add(String.join("\n", copy));
                copy.remove(i);
            }
        }
        return texts;
    }

    /** Whether it was accepted. */
    private static boolean wholeOrRefused(String text, Consumer<String> reading) {
        try {
            reading.accept(text);
            return true;
        } catch (Refused e) {
            assertThat(e.reason()).isEqualTo(Reason.REASON_RULES_INVALID);
            assertThat(e).hasMessageMatching("(?s)\\w+: .+");
            return false;
        } catch (RuntimeException e) {
            return fail("not a refusal, for\n" + text, e);
        }
    }

    private static Consumer<String> reader(String document) {
        Matters matters = Config.BOOK.matters();
        return switch (document) {
            case "matters" -> Matters::parse;
            case "clocks" -> Clocks::parse;
            case "agreements" -> text -> Agreements.parse(text, matters);
            default -> DamagedRuleBookTest::calendar;
        };
    }

    /** As {@link RuleBook} does, without reading the others again. */
    private static void calendar(String text) {
        try {
            LegalCalendar.fromYaml(text);
        } catch (IllegalArgumentException e) {
            throw Yaml.invalid("calendar", e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"matters", "clocks", "agreements", "calendar"})
    void aDamagedDocumentIsWholeOrRefused(String document) {
        var random = new Random(SEED);
        List<String> all = damaged(document);
        List<String> texts = LONG ? all : all.stream().filter(text -> random.nextInt(4) == 0).toList();
        System.out.printf("size: %d of %d ways to damage %s, -Dxietong.seed=%d%n", texts.size(), all.size(), document, SEED);
        long accepted = texts.stream().filter(text -> wholeOrRefused(text, reader(document))).count();
        assertThat(accepted).as("some lines may be left out").isPositive();
    }

    @Test
    void whatIsAcceptedAsARuleBookDecidesOrRefusesButNeverBreaks() {
        System.out.println("DamagedRuleBookTest -Dxietong.seed=" + SEED);
        var random = new Random(SEED);
        for (String document : List.of("matters", "clocks")) {
            List<String> texts = damaged(document);
            for (int i = 0; i < 60; i++) {
                String text = texts.get(random.nextInt(texts.size()));
                wholeOrRefused(text, t -> decide(Config.replaced(document, t)));
            }
        }
    }

    private static void decide(RuleBook book) {
        for (String kind : Config.BOOK.matters().codes()) {
            try {
                Case.opens("2026-03-02T09:00").under(book)
                        .hears(PINGGU.submit(JIZHOU, Examples.matter(kind))).at("2026-04-10T09:00");
            } catch (Refused e) {
                assertThat(e.reason()).isNotEqualTo(Reason.REASON_INTERNAL);
            }
        }
        var grounds = book.matters().returnGrounds();
        grounds.values().forEach(g -> assertThat(g.condition()).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "---", "[]", "null", "x", "{", "a: [", "\t", "matters", "kinds: {}", "clocks:", "agreements: []"
    })
    void whatIsNoDocumentIsRefused(String text) {
        assertThat(wholeOrRefused(text, reader("matters"))).isFalse();
        assertThat(wholeOrRefused(text, reader("clocks"))).isFalse();
        wholeOrRefused(text, reader("agreements"));
        wholeOrRefused(text, reader("calendar"));
    }

    @Test
    void aSecondDocumentBelowTheFirstIsRefused() {
        assertThat(wholeOrRefused(Config.document("clocks") + "\n---\nclocks: {}\n", reader("clocks"))).isFalse();
    }
}
