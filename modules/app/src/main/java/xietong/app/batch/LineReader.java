// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import xietong.app.input.Amount;
import xietong.app.input.PaperSpec;
import xietong.app.input.PeriodSpec;
import xietong.app.input.ShortNames;
import xietong.app.input.SubjectSpec;
import xietong.v1.AssetKey;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeServiceOrderRequest;
import xietong.v1.Money;
import xietong.v1.Reason;
import xietong.v1.Subject;

/** Reads one line's values; whatever does not fit is a {@link LineError} that names its column. */
final class LineReader {
    private static final Pattern EXPONENT = Pattern.compile("[0-9.]+[eE][+-]?[0-9]+");

    private final CSVRecord record;
    private final Map<Column, Integer> places;

    LineReader(CSVRecord record, Map<Column, Integer> places) {
        this.record = record;
        this.places = places;
    }

    OrderLine read(long row, String batch, Path folder) {
        if (record.size() > places.size()) {
            throw new LineError(Reason.REASON_FIELD_INVALID, "line", record.size() + " values under " + places.size()
                    + " columns; a value with a comma stands in quotes");
        }
        String currency = has(Column.CURRENCY) ? value(Column.CURRENCY).toUpperCase(Locale.ROOT) : Amount.YUAN;
        var debtor = Subject.newBuilder()
                .setKind(as(Column.DEBTOR_KIND, SubjectSpec::kind))
                .setName(value(Column.DEBTOR_NAME))
                .setIdentifier(number(Column.DEBTOR_ID))
                .build();
        var order = FreezeServiceOrderRequest.newBuilder()
                .setHeader(CommandHeader.newBuilder()
                        .setRequestId("batch/" + batch + "/" + row)
                        .setCaseNumber(value(Column.CASE_NUMBER)))
                .setKey(key(currency))
                .setStage(as(Column.STAGE, new ShortNames.Stages()::parse))
                .setDebtor(debtor)
                .setOwner(has(Column.OWNER) ? as(Column.OWNER, SubjectSpec::parse) : debtor)
                .addAllCoOwners(several(Column.CO_OWNERS, SubjectSpec::parse))
                .addAllUses(several(Column.USES, new ShortNames.Uses()::parse))
                .setClaim(amount(Column.CLAIM, currency))
                .setJustification(value(Column.JUSTIFICATION))
                .setRequestNumber(value(Column.REQUEST_NUMBER))
                .setProjectWages(has(Column.PROJECT_WAGES) && as(Column.PROJECT_WAGES, LineReader::yes))
                .setBatch(batch);
        if (has(Column.AMOUNT)) {
            order.setAmount(amount(Column.AMOUNT, currency));
        }
        if (has(Column.PERIOD)) {
            order.setPeriod(as(Column.PERIOD, PeriodSpec::parse));
        }
        return OrderLine.of(row, order.build(), several(Column.PAPERS, text -> paper(text, folder)));
    }

    private AssetKey key(String currency) {
        return AssetKey.newBuilder()
                .setRegistrar(value(Column.REGISTRAR))
                .setKind(as(Column.KIND, new ShortNames.Kinds()::parse))
                .setNumber(number(Column.NUMBER))
                .setSubAccount(number(Column.SUB_ACCOUNT))
                // Where none is said, the hub takes what the kind of asset needs.
                .setCurrencyCode(has(Column.CURRENCY) ? currency : "")
                .build();
    }

    private Money amount(Column column, String currency) {
        try {
            return Amount.parse(value(column), currency);
        } catch (IllegalArgumentException e) {
            throw new LineError(Reason.REASON_AMOUNT_INVALID, column.header(), e.getMessage());
        }
    }

    /** A number that is text. A spreadsheet that took it for a number has lost its digits. */
    private String number(Column column) {
        String text = value(column);
        if (EXPONENT.matcher(text).matches()) {
            throw new LineError(Reason.REASON_FIELD_INVALID, column.header(), "'" + text
                    + "' is what a spreadsheet makes of a long number: its digits are lost; format the column as text");
        }
        return text;
    }

    private static boolean yes(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "是", "TRUE", "YES" -> true;
            case "否", "FALSE", "NO" -> false;
            default -> throw new IllegalArgumentException("'" + text + "': 是 or 否, TRUE or FALSE is accepted");
        };
    }

    private static PaperSpec paper(String text, Path folder) {
        PaperSpec paper = PaperSpec.parse(text);
        Path file = folder.resolve(paper.file());
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(file + " cannot be read");
        }
        return new PaperSpec(paper.kind(), paper.number(), file);
    }

    private <T> T as(Column column, Function<String, T> form) {
        return as(column, value(column), form);
    }

    private <T> T as(Column column, String text, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw new LineError(Reason.REASON_FIELD_INVALID, column.header(), e.getMessage());
        }
    }

    private <T> List<T> several(Column column, Function<String, T> form) {
        return Arrays.stream(value(column).split("[;；]"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> as(column, text, form))
                .toList();
    }

    private boolean has(Column column) {
        return !value(column).isEmpty();
    }

    /** Without what spreadsheets put around a text to keep it one: a tab, a leading apostrophe, {@code ="…"}. */
    private String value(Column column) {
        Integer place = places.get(column);
        String text = place == null || place >= record.size() ? "" : record.get(place).strip();
        if (text.startsWith("=\"") && text.endsWith("\"") && text.length() > 2) {
            text = text.substring(2, text.length() - 1);
        } else if (text.startsWith("'")) {
            text = text.substring(1);
        }
        if (text.isEmpty() && column.required()) {
            throw new LineError(
                    Reason.REASON_FIELD_INVALID, column.header(), "must be filled in: " + column.description());
        }
        return text;
    }
}
