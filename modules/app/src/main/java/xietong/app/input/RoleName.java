// SPDX-License-Identifier: Apache-2.0
package xietong.app.input;

import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import xietong.app.output.Words;
import xietong.v1.OfficerRole;

/** A role by its short name, e.g. COMMAND_CENTRE. */
public final class RoleName implements ITypeConverter<OfficerRole> {
    @Override
    public OfficerRole convert(String name) {
        return Arrays.stream(OfficerRole.values())
                .filter(role -> role != OfficerRole.UNRECOGNIZED && role.getNumber() != 0)
                .filter(role -> Words.shortName(role).equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("no role " + name));
    }
}
