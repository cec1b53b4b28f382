// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

/** Columns of a file of freeze orders, in any order; each by its name or its Chinese title. */
public enum Column implements Heading {
    REGISTRAR("协助单位", true, "code of the institution that keeps the property"),
    KIND("财产种类", true, "DEPOSIT 存款, REALTY 不动产, MOVABLE 动产, EQUITY 股权, RECEIVABLE 到期债权, INCOME 收入, OTHER 其他财产权"),
    NUMBER("账号", true, "the institution's number of it; text, leading zeros kept"),
    SUB_ACCOUNT("子账号", false, "sub-account, where there is one"),
    CURRENCY("币种", false, "ISO 4217 code; left out: CNY"),
    AMOUNT("冻结金额", false, "figure to be frozen in 元, at most two decimals, no separators"),
    CLAIM("执行标的", true, "claim of the case with costs, in 元"),
    CASE_NUMBER("案号", true, "case that it is ordered in"),
    STAGE("阶段", true, "PRE_SUIT 诉前保全, PRESERVATION 诉讼保全, ENFORCEMENT 执行"),
    DEBTOR_KIND("被执行人类型", true, "PERSON 自然人 or ORGANISATION 单位"),
    DEBTOR_NAME("被执行人", true, "name"),
    DEBTOR_ID("证件号码", false, "公民身份号码 or 统一社会信用代码"),
    OWNER("权利人", false, "KIND,NAME[,NUMBER]; left out: the debtor"),
    CO_OWNERS("共有人", false, "everyone who owns it, KIND,NAME[,NUMBER] each, with ; between them"),
    PERIOD("期限", false, "1 YEARS, 6 MONTHS, 90 DAYS; left out: the longest that the law allows"),
    USES("财产用途", false, "uses as in asset.proto, e.g. SETTLEMENT, with ; between them"),
    PROJECT_WAGES("本项目工资", false, "是 or TRUE: for the wages of the very project whose wage account it is"),
    JUSTIFICATION("超标的理由", false, "why more than the claim must be frozen (SEAL 19)"),
    REQUEST_NUMBER("请求单号", false, "the court's own number of the order; left out: the request id"),
    PAPERS("文书", false, "KIND[:NUMBER]=FILE each, with ; between them; files count from the folder of the CSV");

    private final About about;

    Column(String title, boolean required, String description) {
        about = new About(title, required, description);
    }

    @Override
    public About about() {
        return about;
    }
}
