// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import xietong.v1.Reason;

/** Columns of a file of persons for the grid, in any order; each by its name or its Chinese title. */
public enum GridColumn implements Heading {
    NAME("姓名", true, "name, as on the identity card"),
    NUMBER("公民身份号码", true, "公民身份号码, as text; stays with the court"),
    FORMER_NAMES("曾用名", false, "former names, with ; between them"),
    ADDRESSES("住址", false, "known addresses, the likeliest first, with ; between them"),
    TASK("任务", false, "what is asked, in words; left out: that of --task");

    private final About about;

    GridColumn(String title, boolean required, String description) {
        about = new About(title, required, description);
    }

    @Override
    public About about() {
        return about;
    }

    @Override
    public Reason missing() {
        return this == NUMBER ? Reason.REASON_IDENTIFIER_INVALID : Heading.super.missing();
    }
}
