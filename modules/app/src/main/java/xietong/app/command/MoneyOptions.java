// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import xietong.app.input.Amount;
import xietong.v1.Money;

/** The currency of the amounts on a command line; amounts are in its main unit, exactly. */
final class MoneyOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--currency", paramLabel = "CODE", defaultValue = Amount.YUAN,
            description = "ISO 4217 code of the amounts. Default: ${DEFAULT-VALUE}.")
    private String currency;

    /** The amount of an option. */
    Money parse(String option, String amount) {
        try {
            return Amount.parse(amount, currency);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + " " + e.getMessage());
        }
    }
}
