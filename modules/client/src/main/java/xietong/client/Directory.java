// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.stream.Stream;
import xietong.v1.DirectoryServiceCloseOrganisationRequest;
import xietong.v1.DirectoryServiceEnrolOfficerRequest;
import xietong.v1.DirectoryServiceEnrolOfficerResponse;
import xietong.v1.DirectoryServiceEnrolWallRequest;
import xietong.v1.DirectoryServiceEnrolWallResponse;
import xietong.v1.DirectoryServiceGetOrganisationRequest;
import xietong.v1.DirectoryServiceGrpc;
import xietong.v1.DirectoryServiceIssueCertificateRequest;
import xietong.v1.DirectoryServiceIssueCertificateResponse;
import xietong.v1.DirectoryServiceListOfficersRequest;
import xietong.v1.DirectoryServiceListOrganisationsRequest;
import xietong.v1.DirectoryServiceListWallsRequest;
import xietong.v1.DirectoryServiceMergeOrganisationsRequest;
import xietong.v1.DirectoryServicePutOrganisationRequest;
import xietong.v1.DirectoryServiceRemoveOfficerRequest;
import xietong.v1.DirectoryServiceRemoveWallRequest;
import xietong.v1.DirectoryServiceRenameOrganisationRequest;
import xietong.v1.DirectoryServiceResetOfficerRequest;
import xietong.v1.DirectoryServiceResetOfficerResponse;
import xietong.v1.DirectoryServiceRevokeKeysRequest;
import xietong.v1.OfficerAccount;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Receipt;
import xietong.v1.WallAccount;

/** Who takes part 机构目录. */
public final class Directory {
    private final Caller caller;

    Directory(Caller caller) {
        this.caller = caller;
    }

    public Organisation get(String code) {
        return caller.call(DirectoryServiceGrpc.getGetOrganisationMethod(),
                DirectoryServiceGetOrganisationRequest.newBuilder().setCode(code).build()).getOrganisation();
    }

    /** All of one kind, by code; unspecified for every kind. Pages are fetched as the stream is read. */
    public Stream<Organisation> list(OrganisationKind kind) {
        return Pages.stream(token -> {
            var page = caller.call(DirectoryServiceGrpc.getListOrganisationsMethod(),
                    DirectoryServiceListOrganisationsRequest.newBuilder().setKind(kind).setPageToken(token).build());
            return new Pages.Page<>(page.getOrganisationsList(), page.getNextPageToken());
        });
    }

    public Receipt put(DirectoryServicePutOrganisationRequest command) {
        return caller.command(DirectoryServiceGrpc.getPutOrganisationMethod(), command);
    }

    public Receipt rename(DirectoryServiceRenameOrganisationRequest command) {
        return caller.command(DirectoryServiceGrpc.getRenameOrganisationMethod(), command);
    }

    public Receipt merge(DirectoryServiceMergeOrganisationsRequest command) {
        return caller.command(DirectoryServiceGrpc.getMergeOrganisationsMethod(), command);
    }

    public Receipt close(DirectoryServiceCloseOrganisationRequest command) {
        return caller.command(DirectoryServiceGrpc.getCloseOrganisationMethod(), command);
    }

    public DirectoryServiceIssueCertificateResponse issueCertificate(DirectoryServiceIssueCertificateRequest command) {
        return caller.call(DirectoryServiceGrpc.getIssueCertificateMethod(), command);
    }

    public Receipt revokeKeys(DirectoryServiceRevokeKeysRequest command) {
        return caller.command(DirectoryServiceGrpc.getRevokeKeysMethod(), command);
    }

    /** Enrols an officer of the caller's organisation; the answer holds the setup code. */
    public DirectoryServiceEnrolOfficerResponse enrolOfficer(DirectoryServiceEnrolOfficerRequest command) {
        return caller.call(DirectoryServiceGrpc.getEnrolOfficerMethod(), command);
    }

    /** Takes password and second factor back; the answer holds the new setup code. */
    public DirectoryServiceResetOfficerResponse resetOfficer(DirectoryServiceResetOfficerRequest command) {
        return caller.call(DirectoryServiceGrpc.getResetOfficerMethod(), command);
    }

    public Receipt removeOfficer(DirectoryServiceRemoveOfficerRequest command) {
        return caller.command(DirectoryServiceGrpc.getRemoveOfficerMethod(), command);
    }

    /** Accounts of the caller's organisation, by identifier. Pages are fetched as the stream is read. */
    public Stream<OfficerAccount> officers() {
        return Pages.stream(token -> {
            var page = caller.call(DirectoryServiceGrpc.getListOfficersMethod(),
                    DirectoryServiceListOfficersRequest.newBuilder().setPageToken(token).build());
            return new Pages.Page<>(page.getOfficersList(), page.getNextPageToken());
        });
    }

    /** Enrols a wall; the answer holds its code. */
    public DirectoryServiceEnrolWallResponse enrolWall(DirectoryServiceEnrolWallRequest command) {
        return caller.call(DirectoryServiceGrpc.getEnrolWallMethod(), command);
    }

    public Receipt removeWall(DirectoryServiceRemoveWallRequest command) {
        return caller.command(DirectoryServiceGrpc.getRemoveWallMethod(), command);
    }

    /** Walls of the caller's organisation, by identifier. Pages are fetched as the stream is read. */
    public Stream<WallAccount> walls() {
        return Pages.stream(token -> {
            var page = caller.call(DirectoryServiceGrpc.getListWallsMethod(),
                    DirectoryServiceListWallsRequest.newBuilder().setPageToken(token).build());
            return new Pages.Page<>(page.getWallsList(), page.getNextPageToken());
        });
    }
}
