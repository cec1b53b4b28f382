// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.stream.Stream;
import xietong.v1.CaseFact;
import xietong.v1.CaseNode;
import xietong.v1.CaseServiceAddAddressRequest;
import xietong.v1.CaseServiceAddAliasRequest;
import xietong.v1.CaseServiceDocketRequest;
import xietong.v1.CaseServiceGetFactRequest;
import xietong.v1.CaseServiceGetSubjectRequest;
import xietong.v1.CaseServiceGetTransferRequest;
import xietong.v1.CaseServiceGetTallyRequest;
import xietong.v1.CaseServiceGrpc;
import xietong.v1.CaseServiceListTransfersRequest;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.CaseServiceTransferRequest;
import xietong.v1.CaseTally;
import xietong.v1.CaseTransfer;
import xietong.v1.CaseTransferBox;
import xietong.v1.Receipt;
import xietong.v1.SubjectFile;
import xietong.v1.SupervisionServiceGrpc;
import xietong.v1.SupervisionServiceListCaseNodesRequest;

/** Cases that move 移送, facts and nodes of cases, and persons in them. What each command may be refused for stands in case_service.proto. */
public final class Cases {
    private final Caller caller;

    Cases(Caller caller) {
        this.caller = caller;
    }

    public Receipt transfer(CaseServiceTransferRequest command) {
        return caller.command(CaseServiceGrpc.getTransferMethod(), command);
    }

    public Receipt docket(CaseServiceDocketRequest command) {
        return caller.command(CaseServiceGrpc.getDocketMethod(), command);
    }

    public Receipt reportFact(CaseServiceReportFactRequest command) {
        return caller.command(CaseServiceGrpc.getReportFactMethod(), command);
    }

    public Receipt addAlias(CaseServiceAddAliasRequest command) {
        return caller.command(CaseServiceGrpc.getAddAliasMethod(), command);
    }

    public Receipt addAddress(CaseServiceAddAddressRequest command) {
        return caller.command(CaseServiceGrpc.getAddAddressMethod(), command);
    }

    /** One person's file, to its court. */
    public SubjectFile subject(String id) {
        return caller.call(CaseServiceGrpc.getGetSubjectMethod(),
                CaseServiceGetSubjectRequest.newBuilder().setId(id).build()).getSubject();
    }

    /** One transfer. */
    public CaseTransfer transfer(String id) {
        return caller.call(CaseServiceGrpc.getGetTransferMethod(),
                CaseServiceGetTransferRequest.newBuilder().setId(id).build()).getTransfer();
    }

    /** One fact, to the court that reported it. */
    public CaseFact fact(String id) {
        return caller.call(CaseServiceGrpc.getGetFactMethod(),
                CaseServiceGetFactRequest.newBuilder().setId(id).build()).getFact();
    }

    /** The whole box of transfers; pages are fetched as the stream is read. */
    public Stream<CaseTransfer> transfers(CaseTransferBox box) {
        return Pages.stream(token -> {
            var page = caller.call(CaseServiceGrpc.getListTransfersMethod(),
                    CaseServiceListTransfersRequest.newBuilder().setBox(box).setPageToken(token).build());
            return new Pages.Page<>(page.getTransfersList(), page.getNextPageToken());
        });
    }

    /** The nodes of a case of the caller's 流程节点, by their beginning; pages are fetched as the stream is read. */
    public Stream<CaseNode> nodes(String caseNumber) {
        return Pages.stream(token -> {
            var page = caller.call(SupervisionServiceGrpc.getListCaseNodesMethod(),
                    SupervisionServiceListCaseNodesRequest.newBuilder().setCaseNumber(caseNumber).setPageToken(token).build());
            return new Pages.Page<>(page.getNodesList(), page.getNextPageToken());
        });
    }

    /** What was performed in a time by the facts that the caller reported. */
    public CaseTally tally(CaseServiceGetTallyRequest question) {
        return caller.call(CaseServiceGrpc.getGetTallyMethod(), question).getTally();
    }
}
