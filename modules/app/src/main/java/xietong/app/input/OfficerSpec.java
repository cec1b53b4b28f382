// SPDX-License-Identifier: Apache-2.0
package xietong.app.input;

import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import xietong.app.output.Words;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;

/** An officer named on the command line: {@code ID,NAME[,ROLE]}; one of a court's officers where no role is said. */
public final class OfficerSpec implements ITypeConverter<Officer> {
    private static final String ROLES = String.join(", ", Arrays.stream(OfficerRole.values())
            .filter(role -> role != OfficerRole.UNRECOGNIZED && role != OfficerRole.OFFICER_ROLE_UNSPECIFIED)
            .map(Words::shortName).toList());

    /** @throws IllegalArgumentException saying what is accepted */
    public static Officer parse(String said, OfficerRole usual) {
        String[] parts = said.split("\\s*,\\s*");
        if (parts.length < 2 || parts.length > 3 || parts[0].isBlank()) {
            throw new IllegalArgumentException("An officer is ID,NAME[,ROLE], e.g. 1024,王法官,OFFICER");
        }
        return Officer.newBuilder()
                .setId(parts[0].strip())
                .setName(parts[1])
                .setRole(parts.length < 3 ? usual : role(parts[2].strip()))
                .build();
    }

    private static OfficerRole role(String name) {
        return Arrays.stream(OfficerRole.values())
                .filter(role -> role != OfficerRole.UNRECOGNIZED && Words.shortName(role).equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Role " + name + ": one of " + ROLES));
    }

    @Override
    public Officer convert(String text) {
        try {
            return parse(text, OfficerRole.OFFICER_ROLE_OFFICER);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
