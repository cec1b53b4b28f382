// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import java.util.List;
import xietong.rules.CommandRule;
import xietong.rules.Resource;
import xietong.store.v1.Access;
import xietong.store.v1.Counter;

/** The hub's own resources and the commands on them. */
public final class AdminRules {
    /** The rule book; the one resource of this kind has the same name. */
    public static final String RULE_BOOK = "rulebook";
    /** The hub's settings; the one resource of this kind has the same name. */
    public static final String HUB = "hub";
    /** Readings in clear, as {@code access/<resource>/<organisation>}. */
    public static final String ACCESS = "access";
    /** Method of the command that erases a resource's content. */
    public static final String ERASE = "xietong.v1.AdminService/Erase";

    private AdminRules() {}

    /** Start of the names of all readings in clear of a resource. */
    public static String readingsOf(String resource) {
        return ACCESS + "/" + resource + "/";
    }

    /** One rule a command. */
    public static List<CommandRule<?, ?>> all() {
        return List.of(
                new PutOrganisation(),
                new RenameOrganisation(),
                new MergeOrganisations(),
                new CloseOrganisation(),
                new IssueCertificate(),
                new RevokeKeys(),
                new ApplyRules(),
                new AdvanceClock(),
                new Reveal(),
                new Erase());
    }

    /** The kinds of resource. */
    public static List<Resource<?>> resources() {
        return List.of(
                new PlainResource<>(RULE_BOOK, Counter.getDefaultInstance(), Counter::getRevision),
                new PlainResource<>(HUB, Counter.getDefaultInstance(), Counter::getRevision),
                new PlainResource<>(ACCESS, Access.getDefaultInstance(), Access::getCount));
    }
}
