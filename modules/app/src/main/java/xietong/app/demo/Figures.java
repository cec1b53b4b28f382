// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import xietong.app.input.Amount;
import xietong.app.output.Columns;
import xietong.rules.alert.Share;
import xietong.v1.Money;
import xietong.v1.OfficerRole;

/** A table of what the source states and what the hub counted. */
final class Figures {
    private final Cast cast;
    private final References references;
    private final Consumer<String> out;

    Figures(Cast cast, References references, Consumer<String> out) {
        this.cast = cast;
        this.references = references;
        this.out = out;
    }

    /** Shows it; says whether the hub says what the source states. */
    boolean show(List<Figure> figures, String reader) throws IOException {
        var table = new Columns("", "项目 figure", "原文 stated", "中枢 hub", "来源 from");
        Map<String, Long> counted = new HashMap<>();
        boolean all = true;
        for (Figure figure : figures) {
            String said = figure.part() == null ? ask(figure, reader, counted) : share(figure, counted);
            boolean fits = fits(figure, said);
            all &= fits;
            table.add(fits ? "✓" : "✗", figure.say(), figure.stated(), said, figure.how());
        }
        table.print(out);
        return all;
    }

    private String ask(Figure figure, String reader, Map<String, Long> counted) throws IOException {
        String as = figure.as() == null ? reader : figure.as();
        var head = figure.reason() == null ? null
                : cast.head(OfficerRole.valueOf("OFFICER_ROLE_" + figure.role())).setReason(figure.reason()).build();
        JsonNode at = Answer.at(Answer.of(cast, references, as, figure.call(), figure.with(), head), figure.path());
        if (figure.name() != null) {
            counted.put(figure.name(), at.asLong());
        }
        if (at.has("minor_units")) {
            return Amount.text(Money.newBuilder()
                    .setCurrencyCode(at.get("currency_code").asText())
                    .setMinorUnits(at.get("minor_units").asLong())
                    .build());
        }
        String wanted = wanted(figure);
        return Answer.is(at, wanted) ? wanted : at.asText().isEmpty() ? "—" : at.asText();
    }

    private static String share(Figure figure, Map<String, Long> counted) {
        return new Share(counted.get(figure.part()), counted.get(figure.whole()))
                .percent(figure.digits(), figure.rounding());
    }

    private static String wanted(Figure figure) {
        return figure.is() == null ? figure.stated() : figure.is();
    }

    private static boolean fits(Figure figure, String said) {
        return figure.atLeast() == null
                ? said.equals(wanted(figure))
                : new BigDecimal(said).compareTo(new BigDecimal(figure.atLeast())) >= 0;
    }
}
