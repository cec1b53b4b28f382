// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import xietong.app.input.SubjectSpec;
import xietong.v1.Subject;

/** Whose file a court adds to: the file, or the person where there is none yet. */
final class PersonFileOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ID", arity = "0..1", defaultValue = "",
            description = "The person's file. Without it --person opens one in the case --case.")
    private String id;

    @Option(names = "--person", paramLabel = "PERSON,NAME,NUMBER", converter = SubjectSpec.class,
            description = "The person as known so far, where there is no file yet.")
    private Subject person;

    /** Exactly one of the two. */
    void require() {
        if (id.isEmpty() == (person == null)) {
            throw new ParameterException(
                    spec.commandLine(), "The person's file, or --person where there is none yet");
        }
    }

    /** The file; empty where there is none yet. */
    String id() {
        return id;
    }

    /** The person, where there is no file yet. */
    Optional<Subject> person() {
        return Optional.ofNullable(person);
    }
}
