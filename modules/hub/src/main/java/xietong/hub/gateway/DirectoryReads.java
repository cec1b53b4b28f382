// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import java.util.List;
import java.util.function.Supplier;
import xietong.hub.PageBytes;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.directory.Directory;
import xietong.v1.DirectoryServiceGetOrganisationRequest;
import xietong.v1.DirectoryServiceGetOrganisationResponse;
import xietong.v1.DirectoryServiceListOrganisationsRequest;
import xietong.v1.DirectoryServiceListOrganisationsResponse;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;

/** Reading the directory. Which keys act for an organisation is the operator's and its own business. */
final class DirectoryReads {
    private final Supplier<Directory> directory;

    DirectoryReads(Supplier<Directory> directory) {
        this.directory = directory;
    }

    DirectoryServiceGetOrganisationResponse get(DirectoryServiceGetOrganisationRequest request, Caller reader) {
        Organisation organisation = directory.get()
                .find(request.getCode())
                .orElseThrow(() -> new Refused(Reason.REASON_ORGANISATION_UNKNOWN, "no organisation has this code")
                        .with("field", "code"));
        return DirectoryServiceGetOrganisationResponse.newBuilder()
                .setOrganisation(shown(organisation, reader))
                .build();
    }

    DirectoryServiceListOrganisationsResponse list(DirectoryServiceListOrganisationsRequest request, Caller reader) {
        int size = request.getPageSize() == 0 ? 200 : request.getPageSize();
        if (size < 1 || size > 1_000) {
            throw Refused.field("page_size", "1 to 1,000; 0 takes 200");
        }
        var page = new PageBytes();
        List<Organisation> shown = directory.get().all().stream()
                .filter(o -> request.getKind() == OrganisationKind.ORGANISATION_KIND_UNSPECIFIED
                        || o.getKind() == request.getKind())
                .filter(o -> o.getCode().compareTo(request.getPageToken()) > 0)
                .limit(size)
                .map(o -> shown(o, reader))
                .toList();
        List<Organisation> held = shown.stream().takeWhile(page::take).toList();
        var response = DirectoryServiceListOrganisationsResponse.newBuilder().addAllOrganisations(held);
        if (held.size() == size || held.size() < shown.size()) {
            response.setNextPageToken(held.get(held.size() - 1).getCode());
        }
        return response.build();
    }

    private static Organisation shown(Organisation organisation, Caller reader) {
        boolean operator = reader.organisation().getKind() == OrganisationKind.ORGANISATION_KIND_OPERATOR;
        return operator || organisation.getCode().equals(reader.code())
                ? organisation
                : organisation.toBuilder().clearKeyDigests().build();
    }
}
