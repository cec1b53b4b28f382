// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.subject.Subjects;
import xietong.v1.AddressState;
import xietong.v1.CaseServiceAddAddressRequest;
import xietong.v1.Subject;
import xietong.v1.SubjectFile;

/** The court notes an address with its date; earlier versions stay. Refused with: REASON_TOO_LARGE for more than are kept. */
final class AddAddress extends SubjectRule<CaseServiceAddAddressRequest> {

    AddAddress() {
        super("AddAddress", CaseServiceAddAddressRequest.getDefaultInstance());
    }

    @Override
    Subject subject(CaseServiceAddAddressRequest command) {
        return command.getSubject();
    }

    @Override
    List<Effect> apply(
            SubjectFile.Builder file, CaseServiceAddAddressRequest command, Context context, List<String> warnings) {
        Checks.known("state", command.getState(), AddressState.ADDRESS_STATE_UNSPECIFIED);
        String text = Checks.required("address", command.getAddress(), 500);
        Subjects.addAddress(file, text, command.getState(), context.caller().code(), "", context);
        return List.of();
    }
}
