// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.output.Output;
import xietong.hub.screening.SightingKeys;
import xietong.rules.screening.Digester;

/** The keys under which sources make digests, on the hub's own machine. */
@Command(name = "screening-key", description = {
    "The keys of screening 布控筛查密钥, on the hub's machine: list, new, retire.",
    "The hub keeps its list under each key in force. After 'new' and a restart sources are told of the new key; 'retire' the "
            + "old one when all use the new."
})
final class ScreeningKeyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Parameters(index = "0", paramLabel = "ACT", description = "list, new or retire.")
    private String act;

    @Parameters(index = "1", paramLabel = "KEY", arity = "0..1", defaultValue = "", description = "Which key to retire.")
    private String key;

    ScreeningKeyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path folder = config.load().identity();
        Output output = Output.of(spec.commandLine());
        switch (act) {
            case "list" -> { }
            case "new" -> {
                String made = SightingKeys.rotate(folder);
                output.aside(made + " is the present key from the hub's next start; the others stay in force");
            }
            case "retire" -> {
                try {
                    SightingKeys.retire(folder, key);
                } catch (IllegalArgumentException e) {
                    throw new ParameterException(spec.commandLine(), e.getMessage());
                }
                output.aside(key + " is out of force from the hub's next start");
            }
            default -> throw new ParameterException(spec.commandLine(), "list, new or retire");
        }
        boolean present = true;
        for (Digester digester : SightingKeys.load(folder)) {
            output.line(digester.key() + (present ? " present 现用" : " in force 仍有效"));
            present = false;
        }
        return ExitCodes.DONE;
    }
}
