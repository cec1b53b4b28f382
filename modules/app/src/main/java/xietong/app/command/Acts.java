// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Message;
import xietong.app.output.AccountText;
import xietong.app.output.Output;
import xietong.client.HubClient;
import xietong.v1.AdminServiceApplyRulesRequest;
import xietong.v1.AdminServiceEraseRequest;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceCloseOrganisationRequest;
import xietong.v1.DirectoryServiceEnrolOfficerRequest;
import xietong.v1.DirectoryServiceIssueCertificateRequest;
import xietong.v1.DirectoryServiceMergeOrganisationsRequest;
import xietong.v1.DirectoryServicePutOrganisationRequest;
import xietong.v1.DirectoryServiceRemoveOfficerRequest;
import xietong.v1.DirectoryServiceRenameOrganisationRequest;
import xietong.v1.DirectoryServiceResetOfficerRequest;
import xietong.v1.DirectoryServiceRevokeKeysRequest;

/** Acts of administrators, whichever of them: given, and their answers printed. */
final class Acts {
    private Acts() {}

    /** The command's head. */
    static CommandHeader header(Message command) {
        return (CommandHeader) command.getField(command.getDescriptorForType().findFieldByName("header"));
    }

    /** Gives it. */
    static void give(HubClient hub, Message command, Output output) {
        if (command instanceof AdminServiceApplyRulesRequest act) {
            output.receipt(hub.admin().applyRules(act));
        } else if (command instanceof AdminServiceEraseRequest act) {
            output.receipt(hub.admin().erase(act));
        } else if (command instanceof DirectoryServicePutOrganisationRequest act) {
            output.receipt(hub.directory().put(act));
        } else if (command instanceof DirectoryServiceRenameOrganisationRequest act) {
            output.receipt(hub.directory().rename(act));
        } else if (command instanceof DirectoryServiceMergeOrganisationsRequest act) {
            output.receipt(hub.directory().merge(act));
        } else if (command instanceof DirectoryServiceCloseOrganisationRequest act) {
            output.receipt(hub.directory().close(act));
        } else if (command instanceof DirectoryServiceRevokeKeysRequest act) {
            output.receipt(hub.directory().revokeKeys(act));
        } else if (command instanceof DirectoryServiceRemoveOfficerRequest act) {
            output.receipt(hub.directory().removeOfficer(act));
        } else if (command instanceof DirectoryServiceIssueCertificateRequest act) {
            var answer = hub.directory().issueCertificate(act);
            output.receipt(answer.getReceipt());
            output.line(answer.getCertificateChain().strip());
        } else if (command instanceof DirectoryServiceEnrolOfficerRequest act) {
            var answer = hub.directory().enrolOfficer(act);
            AccountText.answer(output, answer, answer.getReceipt(), answer.getSetupCode(), answer.getExpireTime());
        } else if (command instanceof DirectoryServiceResetOfficerRequest act) {
            var answer = hub.directory().resetOfficer(act);
            AccountText.answer(output, answer, answer.getReceipt(), answer.getSetupCode(), answer.getExpireTime());
        } else {
            throw new IllegalStateException("this program knows no " + command.getDescriptorForType().getName());
        }
    }
}
