// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import static xietong.hub.gateway.Readings.box;

import java.util.function.Supplier;
import xietong.hub.States;
import xietong.hub.writer.Writer;
import xietong.ledger.Ledger;
import xietong.rules.directory.Directory;
import xietong.rules.duty.DutyResource;
import xietong.rules.supervision.SupervisionLists;
import xietong.rules.supervision.SupervisionResource;
import xietong.rules.warning.WarningLists;
import xietong.rules.warning.WarningResource;
import xietong.v1.DutyServiceGetDutyRequest;
import xietong.v1.DutyServiceGetDutyResponse;
import xietong.v1.DutyServiceListDutiesRequest;
import xietong.v1.DutyServiceListDutiesResponse;
import xietong.v1.StatisticsServiceQueryRequest;
import xietong.v1.SupervisionServiceGetSupervisionRequest;
import xietong.v1.SupervisionServiceGetSupervisionResponse;
import xietong.v1.SupervisionServiceGetWarningRequest;
import xietong.v1.SupervisionServiceGetWarningResponse;
import xietong.v1.SupervisionServiceListCaseNodesRequest;
import xietong.v1.SupervisionServiceListClocksRequest;
import xietong.v1.SupervisionServiceListSupervisionsRequest;
import xietong.v1.SupervisionServiceListSupervisionsResponse;
import xietong.v1.SupervisionServiceListWarningsRequest;
import xietong.v1.SupervisionServiceListWarningsResponse;

/** The methods that read warnings, supervision, clocks, duty and figures. */
final class SupervisionMethods {
    private static final String V1 = "xietong.v1.";

    private final Readings readings;
    private final ClockReads clocks;
    private final StatisticsReads statistics;

    SupervisionMethods(Ledger ledger, Writer writer, States states, Listing listing, Readings readings) {
        Supplier<Directory> directory = () -> writer.book().directory();
        this.readings = readings;
        this.clocks = new ClockReads(ledger, writer, states, listing);
        this.statistics = new StatisticsReads(ledger, directory, StatisticsReads.MOST);
    }

    void bind(Gateway gateway) {
        warnings(gateway);
        gateway.reading(
                V1 + "SupervisionService/GetSupervision",
                SupervisionServiceGetSupervisionRequest.getDefaultInstance(),
                readings.one(SupervisionResource.KIND, SupervisionServiceGetSupervisionResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "SupervisionService/ListSupervisions",
                SupervisionServiceListSupervisionsRequest.getDefaultInstance(),
                readings.page(q -> SupervisionLists.list(box(q.getBox())), SupervisionServiceListSupervisionsResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "DutyService/GetDuty",
                DutyServiceGetDutyRequest.getDefaultInstance(),
                readings.one(DutyResource.KIND, DutyServiceGetDutyResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "DutyService/ListDuties",
                DutyServiceListDutiesRequest.getDefaultInstance(),
                readings.page(q -> DutyResource.OWN, DutyServiceListDutiesResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "StatisticsService/Query",
                StatisticsServiceQueryRequest.getDefaultInstance(),
                statistics::query);
    }

    private void warnings(Gateway gateway) {
        gateway.reading(
                V1 + "SupervisionService/GetWarning",
                SupervisionServiceGetWarningRequest.getDefaultInstance(),
                readings.one(WarningResource.KIND, SupervisionServiceGetWarningResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "SupervisionService/ListWarnings",
                SupervisionServiceListWarningsRequest.getDefaultInstance(),
                readings.page(q -> WarningLists.list(box(q.getBox())), SupervisionServiceListWarningsResponse.getDefaultInstance()));
        gateway.reading(
                V1 + "SupervisionService/ListClocks",
                SupervisionServiceListClocksRequest.getDefaultInstance(),
                clocks::clocks);
        gateway.reading(
                V1 + "SupervisionService/ListCaseNodes",
                SupervisionServiceListCaseNodesRequest.getDefaultInstance(),
                clocks::nodes);
    }
}
