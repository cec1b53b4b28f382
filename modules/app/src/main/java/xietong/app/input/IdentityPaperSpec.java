// SPDX-License-Identifier: Apache-2.0
package xietong.app.input;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import xietong.v1.IdentityPaper;

/** A paper by which a person is known beside the identity card, as typed: {@code KIND=NUMBER}. */
public final class IdentityPaperSpec implements ITypeConverter<IdentityPaper> {

    /** @throws IllegalArgumentException saying what is accepted */
    public static IdentityPaper parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException("KIND=NUMBER is accepted, e.g. PASSPORT=E99000001");
        }
        return IdentityPaper.newBuilder()
                .setKind(text.substring(0, equals).strip())
                .setNumber(text.substring(equals + 1).strip())
                .build();
    }

    @Override
    public IdentityPaper convert(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
