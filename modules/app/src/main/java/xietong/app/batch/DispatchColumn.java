// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import xietong.v1.Reason;

/** Columns of a file of accounts for a unified dispatch, in any order; each by its name or its Chinese title. */
public enum DispatchColumn implements Heading {
    REGISTRAR("协助单位", true, "code of the institution that keeps the account"),
    KIND("财产种类", false, "as in a file of freezes, e.g. DEPOSIT 存款; left out: DEPOSIT"),
    NUMBER("账号", true, "the institution's number of it; text, leading zeros kept"),
    SUB_ACCOUNT("子账号", false, "sub-account, where there is one"),
    CURRENCY("币种", false, "ISO 4217 code; left out: CNY"),
    COURT("冻结法院", true, "code of the court that ordered this freeze"),
    ORIGINAL_CASE_NUMBER("原冻结案号", true, "case under which it was first ordered"),
    ORIGINAL_REQUEST_NUMBER("原请求单号", true, "request number under which it was first ordered"),
    RANK("轮候顺位", false, "1 for the freeze in force, 2 and on for those who wait; left out: the order of the lines");

    private final About about;

    DispatchColumn(String title, boolean required, String description) {
        about = new About(title, required, description);
    }

    @Override
    public About about() {
        return about;
    }

    /** A freeze that is not named by its original numbers is refused by that name (SEAL 28). */
    @Override
    public Reason missing() {
        return this == ORIGINAL_CASE_NUMBER || this == ORIGINAL_REQUEST_NUMBER
                ? Reason.REASON_ORIGINAL_MISMATCH : Reason.REASON_FIELD_INVALID;
    }
}
