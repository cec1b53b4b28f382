// SPDX-License-Identifier: Apache-2.0
package xietong.rules.statistics;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.directory.Directory;
import xietong.store.v1.StatisticsCell;
import xietong.v1.Organisation;
import xietong.v1.StatisticsPeriod;
import xietong.v1.StatisticsServiceQueryRequest;

/**
 * Which cells a question is about, and under which period and kind they count.
 *
 * <p>Refused with: REASON_FIELD_INVALID; REASON_ORGANISATION_UNKNOWN; REASON_NOT_PARTY for an organisation that is neither
 * the caller nor below it.
 */
public final class StatisticsQuestion {
    private static final int MOST_DAYS = 3_660;

    private final StatisticsServiceQueryRequest request;
    private final String caller;
    private final Directory directory;
    private final LocalDate first;
    private final LocalDate last;
    private final Set<String> organisations;

    /** Checked for a caller. */
    public StatisticsQuestion(StatisticsServiceQueryRequest request, String caller, Directory directory) {
        this.request = request;
        this.caller = caller;
        this.directory = directory;
        Checks.known("period", request.getPeriod(), StatisticsPeriod.STATISTICS_PERIOD_UNSPECIFIED);
        first = day("first_day", request.getFirstDay());
        last = day("last_day", request.getLastDay());
        if (last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS))) {
            throw Refused.field("last_day", "not before first_day, and at most " + MOST_DAYS + " days after it");
        }
        Checks.list("kinds", request.getKindsList(), 0).forEach(kind -> Checks.required("kinds", kind, 100));
        List<String> named = Checks.list("organisations", request.getOrganisationsList(), 0);
        named.forEach(code -> {
            directory.require(Checks.required("organisations", code, 32));
            if (!isOwn(code)) {
                throw Refused.notParty();
            }
        });
        organisations = Set.copyOf(named);
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refused.field(field, "a day that exists, as 2026-03-02");
        }
    }

    private boolean isOwn(String code) {
        return code.equals(caller) || directory.isSuperior(code, caller);
    }

    /** First day, as the cells have it. */
    public String firstDay() {
        return first.toString();
    }

    /** Last day. */
    public String lastDay() {
        return last.toString();
    }

    /** Organisations whose cells are to be read, by code: those named, or the caller and all below it. */
    public List<String> organisations() {
        return organisations.isEmpty()
                ? directory.all().stream().map(Organisation::getCode).filter(this::isOwn).toList()
                : organisations.stream().sorted().toList();
    }

    /** Whether a cell counts. */
    boolean concerns(StatisticsCell cell) {
        LocalDate day = LocalDate.parse(cell.getDay());
        boolean asked = organisations.isEmpty() ? isOwn(cell.getOrganisation()) : organisations.contains(cell.getOrganisation());
        boolean kind = request.getKindsCount() == 0
                || request.getKindsList().stream().anyMatch(k -> cell.getKind().equals(k) || cell.getKind().startsWith(k + "/"));
        return asked && kind && !day.isBefore(first) && !day.isAfter(last);
    }

    /** The period of a day. */
    String period(String text) {
        LocalDate day = LocalDate.parse(text);
        return switch (request.getPeriod()) {
            case STATISTICS_PERIOD_WEEK -> String.format(
                    Locale.ROOT, "%04d-W%02d", day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case STATISTICS_PERIOD_MONTH -> text.substring(0, 7);
            case STATISTICS_PERIOD_YEAR -> text.substring(0, 4);
            default -> text;
        };
    }

    /** The kind under which a cell counts. */
    String kind(StatisticsCell cell) {
        return request.getAllKinds() ? "" : cell.getKind();
    }

    StatisticsServiceQueryRequest request() {
        return request;
    }

    String division(String organisation) {
        return directory.find(organisation).map(o -> o.getDivision()).orElse("");
    }
}
