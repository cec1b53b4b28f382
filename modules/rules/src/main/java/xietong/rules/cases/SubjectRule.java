// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Effect;
import xietong.rules.Refused;
import xietong.rules.StandardRule;
import xietong.rules.subject.SubjectFileResource;
import xietong.rules.subject.Subjects;
import xietong.v1.CommandHeader;
import xietong.v1.Subject;
import xietong.v1.SubjectFile;

/**
 * What commands on a person's file share: the first one opens it. Refused with REASON_FIELD_INVALID where there is a file
 * already and the command does not name it, or without identifier; REASON_IDENTIFIER_INVALID.
 */
abstract class SubjectRule<C extends Message> extends StandardRule<C, SubjectFile> {

    SubjectRule(String rpc, C prototype) {
        super("CaseService/" + rpc, prototype, SubjectFileResource.KIND);
    }

    /** The person as the command names him, for a file that is not there yet. */
    abstract Subject subject(C command);

    /** Writes the file; adds what looks wrong, and gives what changes elsewhere. */
    abstract List<Effect> apply(SubjectFile.Builder file, C command, Context context, List<String> warnings);

    @Override
    public final Decision<SubjectFile> decide(SubjectFile state, C command, Context context) {
        var warnings = new ArrayList<String>();
        SubjectFile.Builder file = resource(command, context.caller()).isEmpty()
                ? opened(command, context, warnings)
                : kept(state, header(command));
        List<Effect> effects = apply(file, command, context, warnings);
        return Decision.of(file.setRevision(state.getRevision() + 1).build(), List.of(), warnings).with(effects);
    }

    private static SubjectFile.Builder kept(SubjectFile state, CommandHeader head) {
        Checks.ownCase(head, state.getCaseNumber());
        if (state.getErased()) {
            throw Refused.field("id", "a file whose personal data was not erased");
        }
        return state.toBuilder();
    }

    private SubjectFile.Builder opened(C command, Context context, List<String> warnings) {
        String number = Checks.required("header.case_number", header(command).getCaseNumber(), 64);
        String caseNumber = Checks.caseNumber("header.case_number", number);
        Checks.required("subject.identifier", subject(command).getIdentifier(), 64);
        Subject subject = Checks.subject("subject", subject(command), warnings);
        String court = context.caller().code();
        Optional<String> known = Subjects.find(court, caseNumber, subject.getIdentifier(), context.look());
        if (known.isPresent()) {
            throw Refused.field("id", "the person's file, which is there").with("subject", known.get());
        }
        return Subjects.opened(context.newId(), court, caseNumber, subject, context);
    }
}
