// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import xietong.rules.screening.Identifier;
import xietong.v1.IdentityPaper;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;
import xietong.v1.WatchTarget;
import xietong.v1.WatchedPerson;

/** Persons who cannot exist, each by a number: of areas that were never given, born on every day of a century. */
final class People {
    /** Identifiers by which each is looked for: the citizen number, nine other papers, the name and nine former ones. */
    static final int IDENTIFIERS = 20;
    /** Families of their names; the first is the present one's. */
    static final String FAMILIES = "王汪黄万文温翁吴武伍";

    static final String WATCHED = "990100";
    static final String STRANGERS = "990200";

    private static final int PAPERS = 9;
    private static final int SEQUENCES = 900;
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final int DAYS = 36_524;
    private static final String WEIGHTS = "7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2";
    private static final int[] WEIGHT = Arrays.stream(WEIGHTS.split(" ")).mapToInt(Integer::parseInt).toArray();
    private static final String SYLLABLES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";

    private People() {}

    static LocalDate birth(int i) {
        return FIRST.plusDays(i % DAYS);
    }

    /** A citizen number that nobody has. */
    static String number(String area, int i) {
        int sequence = 1 + i / DAYS % SEQUENCES;
        LocalDate birth = birth(i);
        String seventeen = area + digits(birth.getYear(), 4) + digits(birth.getMonthValue(), 2)
                + digits(birth.getDayOfMonth(), 2) + digits(sequence, 3);
        int sum = 0;
        for (int k = 0; k < WEIGHT.length; k++) {
            sum += (seventeen.charAt(k) - '0') * WEIGHT[k];
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }

    /** The same in the form of 15 digits that was given until 1999. */
    static String old(String number) {
        return number.substring(0, 6) + number.substring(8, 17);
    }

    static String name(char family, int i) {
        int n = i / DAYS;
        int base = SYLLABLES.length();
        return "" + family + SYLLABLES.charAt(n % base) + SYLLABLES.charAt(n / base % base)
                + SYLLABLES.charAt(n / base / base % base);
    }

    static IdentityPaper paper(int i, int which) {
        return IdentityPaper.newBuilder()
                .setKind("PASSPORT")
                .setNumber("Z" + which + String.format(Locale.ROOT, "%08d", i))
                .build();
    }

    /** Whom a watch order looks for; one in three is asked for by the old number. */
    static WatchTarget target(int i) {
        String number = number(WATCHED, i);
        var subject = Subject.newBuilder()
                .setKind(SubjectKind.SUBJECT_KIND_PERSON)
                .setName(name(FAMILIES.charAt(0), i))
                .setIdentifier(i % 3 == 0 ? old(number) : number);
        for (int k = 1; k < FAMILIES.length(); k++) {
            subject.addFormerNames(name(FAMILIES.charAt(k), i));
        }
        var person = WatchedPerson.newBuilder().setSubject(subject);
        for (int k = 0; k < PAPERS; k++) {
            person.addPapers(paper(i, k));
        }
        return WatchTarget.newBuilder().setPerson(person).build();
    }

    /** By what a stranger is seen. */
    static Identifier stranger(int i) {
        return Identifier.citizenId(number(STRANGERS, i));
    }

    private static String digits(int value, int length) {
        String text = Integer.toString(value);
        return "0000".substring(0, length - text.length()) + text;
    }
}
