// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import xietong.rules.identifier.InvalidIdentifier.Kind;
import xietong.rules.identifier.InvalidIdentifier.Reason;

/**
 * 案号, as 法〔2015〕137号 and 法〔2018〕335号 lay it out: （year）court [special] type number 号 [之N].
 *
 * <p>The court is not derived from it: a court keeps its old token when its area is renumbered (Art. 13). Numbers of
 * the years before 2016, such as （2015）庐执字第1号, have another form and are not case numbers here.
 */
public record CaseNumber(String value) {
    private static final String PROVINCES = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新军兵";
    /** Not the words of the form itself, so that an old 执字第1号 is not read as a type. */
    private static final String HAN = "[\\u4e00-\\u9fa5&&[^号之字第]]";
    private static final String SUFFIX = "[一二三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?";

    /**
     * Groups: year, court, special, type, number, suffix. A type has at most three characters (Art. 7), so of four the
     * first is the special-trial one; of fewer it is only 知, the one that is published.
     */
    private static final Pattern CANONICAL = Pattern.compile("（((?:19|20)\\d{2})）"
            + "(最高法|[" + PROVINCES + "](?:\\d{4}|\\d{2})?)"
            + "(知(?=" + HAN + ")|" + HAN + "(?=" + HAN + "{3}\\d))?(" + HAN + "{1,3})"
            + "([1-9]\\d{0,7})号(?:之(" + SUFFIX + "))?");

    /** The same elements in the same order, whatever they hold: finds out which of them is wrong. */
    private static final Pattern LAX =
            Pattern.compile("（(\\d*)）((?:最高法|" + HAN + ")\\d*)(" + HAN + "*)0*(\\d*)号(之.*)?");

    private static final String FORM = "a case number has the form （year）court type number 号, with 之一 and so on"
            + " after it if need be; the number has one to eight digits";
    private static final String CHARACTERS = "a case number is written in Chinese characters, the digits 0-9 and one"
            + " pair of parentheses; a zero is the digit, not the letter";
    private static final String COURT = "a court token is 最高法, or the court's province character, alone or with two"
            + " or four digits; Guizhou is 黔 and Inner Mongolia 内, unlike on plates";

    /** Takes the canonical text only; {@link #parse} is the way in for everything else. */
    public CaseNumber {
        if (value == null || !CANONICAL.matcher(value).matches()) {
            throw refused(Reason.WRONG_FORM, FORM);
        }
    }

    /** Accepts either width of parentheses and digits, spaces, and leading zeros of the number; all are dropped. */
    public static CaseNumber parse(String text) {
        String typed = Typed.clean(Kind.CASE_NUMBER, text, FORM).replace('(', '（').replace(')', '）');
        if (!typed.matches("[0-9（）\\u4e00-\\u9fa5]*")) {
            throw refused(Reason.WRONG_CHARACTER, CHARACTERS);
        }
        Matcher m = LAX.matcher(typed);
        if (!m.matches()) {
            throw refused(Reason.WRONG_FORM, FORM);
        }
        if (!m.group(2).matches("最高法|[" + PROVINCES + "](?:\\d{4}|\\d{2})?")) {
            throw refused(Reason.UNKNOWN_COURT_TOKEN, COURT);
        }
        String suffix = m.group(5) == null ? "" : m.group(5);
        return new CaseNumber("（" + m.group(1) + "）" + m.group(2) + m.group(3) + m.group(4) + "号" + suffix);
    }

    public int year() {
        return Integer.parseInt(part(1));
    }

    /** 法院代字, e.g. 赣0323; an opaque name, to be looked up and not taken apart. */
    public String courtToken() {
        return part(2);
    }

    /** 专门审判代字, one character since 2018; empty for most cases. */
    public String specialToken() {
        return part(3);
    }

    /** 类型代字, e.g. 执, 执恢, 执协. */
    public String typeToken() {
        return part(4);
    }

    public int number() {
        return Integer.parseInt(part(5));
    }

    /** The N of 之N in Chinese numerals, as on the ruling; empty where there is none. */
    public String suffix() {
        return part(6);
    }

    @Override
    public String toString() {
        return value;
    }

    private String part(int group) {
        Matcher m = CANONICAL.matcher(value);
        return m.matches() && m.group(group) != null ? m.group(group) : "";
    }

    private static InvalidIdentifier refused(Reason reason, String accepted) {
        return new InvalidIdentifier(Kind.CASE_NUMBER, reason, accepted);
    }
}
