// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

/** Columns of a duty roster, in any order; each by its name or its Chinese title. */
public enum RosterColumn implements Heading {
    START("开始", "when the turn begins, e.g. 2026-11-23 08:20 (Beijing time)"),
    END("结束", "when it ends"),
    OFFICER_A("主班", "officer A: identifier within the organisation"),
    OFFICER_B("副班", "officer B, who stands in for A");

    private final About about;

    RosterColumn(String title, String description) {
        about = new About(title, true, description);
    }

    @Override
    public About about() {
        return about;
    }
}
