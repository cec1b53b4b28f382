// SPDX-License-Identifier: Apache-2.0
package xietong.app.input;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;

/** A person or organisation named on the command line: {@code PERSON|ORGANISATION,NAME[,NUMBER]}. */
public final class SubjectSpec implements ITypeConverter<Subject> {
    /** @throws IllegalArgumentException saying what is accepted */
    public static Subject parse(String text) {
        String[] parts = text.split("\\s*[,，]\\s*");
        boolean fits = (parts.length == 2 || parts.length == 3) && !parts[1].isBlank();
        if (!fits) {
            throw new IllegalArgumentException("PERSON,NAME[,NUMBER] or ORGANISATION,NAME[,NUMBER] is accepted");
        }
        var subject = Subject.newBuilder().setKind(kind(parts[0].strip())).setName(parts[1].strip());
        return parts.length == 3 ? subject.setIdentifier(parts[2].strip()).build() : subject.build();
    }

    /** PERSON or ORGANISATION, or its Chinese name. */
    public static SubjectKind kind(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "PERSON", "自然人", "个人" -> SubjectKind.SUBJECT_KIND_PERSON;
            case "ORGANISATION", "法人", "非法人组织", "单位" -> SubjectKind.SUBJECT_KIND_ORGANISATION;
            default -> throw new IllegalArgumentException(
                    "'" + text + "': PERSON 自然人 or ORGANISATION 单位 is accepted");
        };
    }

    @Override
    public Subject convert(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
