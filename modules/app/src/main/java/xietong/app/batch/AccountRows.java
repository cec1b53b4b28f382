// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.app.batch.DispatchFile.Frozen;
import xietong.app.input.Amount;
import xietong.rules.freeze.AssetKeys;
import xietong.v1.AssetKey;
import xietong.v1.DispatchLine;
import xietong.v1.Reason;

/** Lines of a file by account, however its number is written: spaces, hyphens, width and case do not count. */
final class AccountRows {
    private static final Comparator<Row<Frozen>> BY_RANK = Comparator.comparingInt(row -> row.value().rank());

    private final Map<AssetKey, List<Row<Frozen>>> accounts = new LinkedHashMap<>();

    /** Takes a line in; gives it back refused where its freeze or its rank stands there already. */
    Optional<Row<Frozen>> add(Row<Frozen> row) {
        List<Row<Frozen>> others = accounts.computeIfAbsent(plain(row.value().key()), key -> new ArrayList<>());
        for (Row<Frozen> other : others) {
            if (other.value().freeze().equals(row.value().freeze())) {
                return refused(
                        row, DispatchColumn.ORIGINAL_REQUEST_NUMBER, "row " + other.row() + " is the same freeze");
            }
            if (row.value().rank() > 0 && other.value().rank() == row.value().rank()) {
                return refused(row, DispatchColumn.RANK, "row " + other.row() + " has this rank on the account");
            }
        }
        others.add(row);
        return Optional.empty();
    }

    /** Lines without a rank on an account of which other lines have one. */
    List<Row<Frozen>> unranked() {
        return accounts.values().stream()
                .filter(rows -> rows.stream().anyMatch(row -> row.value().rank() > 0))
                .flatMap(List::stream)
                .filter(row -> row.value().rank() == 0)
                .flatMap(row -> refused(row, DispatchColumn.RANK, "other lines of this account have a rank").stream())
                .toList();
    }

    List<DispatchLine> lines() {
        return accounts.values().stream().map(AccountRows::line).toList();
    }

    List<List<Long>> rows() {
        return accounts.values().stream()
                .map(rows -> rows.stream().sorted(BY_RANK).map(Row::row).toList())
                .toList();
    }

    private static DispatchLine line(List<Row<Frozen>> rows) {
        var line = DispatchLine.newBuilder();
        rows.stream().sorted(BY_RANK).forEach(row -> line.addFreezes(row.value().freeze()));
        return line.setKey(rows.get(0).value().key()).build();
    }

    private static AssetKey plain(AssetKey key) {
        return key.toBuilder()
                .setNumber(AssetKeys.plain(key.getNumber()))
                .setSubAccount(AssetKeys.plain(key.getSubAccount()))
                .setCurrencyCode(key.getCurrencyCode().isEmpty() ? Amount.YUAN : key.getCurrencyCode())
                .build();
    }

    private static Optional<Row<Frozen>> refused(Row<Frozen> row, DispatchColumn column, String message) {
        var error = new LineError(Reason.REASON_FIELD_INVALID, column.header(), message);
        return Optional.of(Row.refused(row.row(), error.refusal(row.row())));
    }
}
