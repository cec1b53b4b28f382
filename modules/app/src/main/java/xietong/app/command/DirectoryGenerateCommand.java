// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.config.InitialRules;
import xietong.app.output.Output;
import xietong.rules.directory.DirectoryYaml;
import xietong.rules.directory.NationalDirectory;
import xietong.v1.Organisation;

/** Makes up a directory of the whole country, for drills and measurements. */
@Command(name = "generate", description = {
    "Make up a directory of all courts of the country.",
    "From the division tables, for drills and measurements. Its codes follow a rule of thumb; each entry is marked "
            + "synthetic."
})
final class DirectoryGenerateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Option(names = "--police", description = "A public-security organ for every province, city and county as well.")
    private boolean police;

    @Option(names = "--out", paramLabel = "FILE",
            description = "File to write, e.g. config/directory/national.yaml. Default: standard output.")
    private Path out;

    @Override
    public Integer call() throws Exception {
        Output output = Output.of(spec.commandLine());
        List<Organisation> all = NationalDirectory.generate(new InitialRules(config.folder()).divisions(), police);
        String text = "# Made by xietong directory generate. Synthetic: the codes are not official.\n"
                + DirectoryYaml.write(all);
        if (out == null) {
            output.writer().print(text);
            output.writer().flush();
        } else {
            Files.writeString(out, text);
        }
        output.aside(all.size() + " organisations");
        return ExitCodes.DONE;
    }
}
