// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.List;
import xietong.v1.StatisticsRow;
import xietong.v1.StatisticsServiceGrpc;
import xietong.v1.StatisticsServiceQueryRequest;

/** Figures without persons 统计. What a question may be refused for stands in statistics_service.proto. */
public final class Statistics {
    private final Caller caller;

    Statistics(Caller caller) {
        this.caller = caller;
    }

    /** Figures of the caller and of organisations below it; periods without any are left out. */
    public List<StatisticsRow> query(StatisticsServiceQueryRequest question) {
        return caller.call(StatisticsServiceGrpc.getQueryMethod(), question).getRowsList();
    }
}
