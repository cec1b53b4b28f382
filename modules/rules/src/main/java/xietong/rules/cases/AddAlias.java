// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import java.util.ArrayList;
import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.grid.Repush;
import xietong.rules.locate.WatchAliases;
import xietong.rules.subject.Subjects;
import xietong.v1.CaseServiceAddAliasRequest;
import xietong.v1.Subject;
import xietong.v1.SubjectFile;

/**
 * The court notes another name of a person 更名、曾用名: the number stays, so it is the same person. Whoever answered that he was
 * not found is asked again with both names, and his answer stays; live watch orders of the case look for both.
 *
 * <p>Refused with: REASON_FIELD_INVALID for a name that is known, or more than are kept.
 */
final class AddAlias extends SubjectRule<CaseServiceAddAliasRequest> {

    AddAlias() {
        super("AddAlias", CaseServiceAddAliasRequest.getDefaultInstance());
    }

    @Override
    Subject subject(CaseServiceAddAliasRequest command) {
        return command.getSubject();
    }

    @Override
    List<Effect> apply(
            SubjectFile.Builder file, CaseServiceAddAliasRequest command, Context context, List<String> warnings) {
        Subjects.addName(file, Checks.required("name", command.getName(), 200), command.getCurrent(), context);
        Subject known = Subjects.known(file);
        Repush again = Repush.of(file.getCourt(), file.getCaseNumber(), known, context);
        if (again.left() > 0) {
            warnings.add("at least " + again.left() + " more tasks are not asked again");
        }
        var effects = new ArrayList<>(again.effects());
        effects.addAll(WatchAliases.of(file.getCourt(), file.getCaseNumber(), known, context));
        return effects;
    }
}
