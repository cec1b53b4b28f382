// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

/** Columns of a file of shares of a distribution, in any order; each by its name or its Chinese title. */
public enum ShareColumn implements Heading {
    ORDER("冻结令", false, "freeze order on the same asset under which the creditor is paid; it says court and case"),
    COURT("法院", false, "court of the creditor's case, where no order is named"),
    CASE_NUMBER("案号", false, "the creditor's case, where no order is named"),
    CREDITOR_KIND("债权人类型", true, "PERSON 自然人 or ORGANISATION 单位"),
    CREDITOR("债权人", true, "name; of a group its name, with its list among the papers"),
    CREDITOR_ID("证件号码", false, "公民身份号码 or 统一社会信用代码"),
    GROUND("受偿依据", true, "ORDINARY 普通债权, SECURED 优先权、担保物权, WAGES 劳动报酬, COSTS 执行费用, SURPLUS 退还被执行人"),
    AMOUNT("分配金额", true, "in 元, at most two decimals, no separators; 0 for a creditor who gets nothing"),
    RESERVED("预留", false, "是 or TRUE: deposited until its claim is confirmed");

    private final About about;

    ShareColumn(String title, boolean required, String description) {
        about = new About(title, required, description);
    }

    @Override
    public About about() {
        return about;
    }
}
