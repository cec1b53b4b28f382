// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.util.stream.Stream;
import xietong.v1.DirectoryServiceCloseOrganisationRequest;
import xietong.v1.DirectoryServiceGetOrganisationRequest;
import xietong.v1.DirectoryServiceGrpc;
import xietong.v1.DirectoryServiceIssueCertificateRequest;
import xietong.v1.DirectoryServiceIssueCertificateResponse;
import xietong.v1.DirectoryServiceListOrganisationsRequest;
import xietong.v1.DirectoryServiceMergeOrganisationsRequest;
import xietong.v1.DirectoryServicePutOrganisationRequest;
import xietong.v1.DirectoryServiceRenameOrganisationRequest;
import xietong.v1.DirectoryServiceRevokeKeysRequest;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Receipt;

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
}
