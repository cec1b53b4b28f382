// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import xietong.v1.CourtTask;

/** What each court is to do. */
final class TaskOptions {
    @Option(names = "--task", paramLabel = "COURT[:ROLE]=TEXT", converter = Converter.class,
            description = "What a court that takes part is to do, e.g. 津0119:协助=查封车辆. Repeatable.")
    private List<CourtTask> tasks = new ArrayList<>();

    static final class Converter implements ITypeConverter<CourtTask> {
        private static final Pattern FORM = Pattern.compile("([^:：=]+)(?:[:：]([^=]*))?=(.+)", Pattern.DOTALL);

        @Override
        public CourtTask convert(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                throw new TypeConversionException("COURT=TEXT or COURT:ROLE=TEXT is accepted");
            }
            return CourtTask.newBuilder()
                    .setCourt(form.group(1).strip())
                    .setRole(form.group(2) == null ? "" : form.group(2).strip())
                    .setText(form.group(3))
                    .build();
        }
    }

    List<CourtTask> given() {
        return tasks;
    }
}
